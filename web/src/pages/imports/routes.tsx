import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const importRoutes: RouteObject[] = onlyFor('import-cohort', [
  {
    path: '/cohort-import',
    lazy: () => import('./CohortImport.tsx'),
    children: [
      { index: true, lazy: () => import('./ChooseFilePage.tsx') },
      { path: 'check', lazy: () => import('./ReportPage.tsx') },
      { path: 'loaded', lazy: () => import('./LoadedPage.tsx') },
    ],
  },
])
