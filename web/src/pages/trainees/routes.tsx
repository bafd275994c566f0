import type { RouteObject } from 'react-router'

export const traineeRoutes: RouteObject[] = [
  { path: '/trainees', lazy: () => import('./TraineesPage.tsx') },
  { path: '/trainees/:traineeId', lazy: () => import('./TraineePage.tsx') },
  { path: '/trainees/:traineeId/history', lazy: () => import('./HistoryPage.tsx') },
  { path: '/trainees/:traineeId/mentor', lazy: () => import('./MentorPage.tsx') },
  { path: '/trainees/:traineeId/employment', lazy: () => import('./EmploymentPage.tsx') },
]
