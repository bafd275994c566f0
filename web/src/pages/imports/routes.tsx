import type { RouteObject } from 'react-router'

export const importRoutes: RouteObject[] = [
  {
    path: '/cohort-import',
    lazy: () => import('./CohortImport.tsx'),
    children: [
      { index: true, lazy: () => import('./ChooseFilePage.tsx') },
      { path: 'check', lazy: () => import('./ReportPage.tsx') },
      { path: 'loaded', lazy: () => import('./LoadedPage.tsx') },
    ],
  },
]
