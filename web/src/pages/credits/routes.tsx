import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const creditRoutes: RouteObject[] = [
  { path: '/credits', lazy: () => import('./CreditsPage.tsx') },
  { path: '/trainees/:traineeId/credits', lazy: () => import('./CreditsPage.tsx') },
  ...onlyFor('recognise-prior-learning', [
    { path: '/trainees/:traineeId/credits/prior-learning', lazy: () => import('./PriorLearningPage.tsx') },
    {
      path: '/trainees/:traineeId/credits/prior-learning/:priorLearningId/take-back',
      lazy: () => import('./TakeBackPage.tsx'),
    },
  ]),
]
