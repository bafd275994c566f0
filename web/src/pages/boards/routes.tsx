import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const boardRoutes: RouteObject[] = onlyFor('hold-board', [
  { path: '/cohorts/:cohortId/boards', lazy: () => import('./BoardsPage.tsx') },
  { path: '/cohorts/:cohortId/boards/new', lazy: () => import('./NewBoardPage.tsx') },
  { path: '/cohorts/:cohortId/boards/:boardId', lazy: () => import('./BoardPage.tsx') },
  { path: '/cohorts/:cohortId/boards/:boardId/details', lazy: () => import('./BoardDetailsPage.tsx') },
  { path: '/cohorts/:cohortId/boards/:boardId/delete', lazy: () => import('./DeleteBoardPage.tsx') },
  {
    path: '/cohorts/:cohortId/boards/:boardId/trainees/:traineeId',
    lazy: () => import('./DecisionPage.tsx'),
  },
])
