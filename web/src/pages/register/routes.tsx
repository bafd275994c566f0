import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const registerRoutes: RouteObject[] = [
  ...onlyFor('read-register', [
    { path: '/cohorts/:cohortId/register', lazy: () => import('./RegisterPage.tsx') },
    { path: '/cohorts/:cohortId/register/new', lazy: () => import('./PlanPage.tsx') },
    { path: '/cohorts/:cohortId/register/:sessionId', lazy: () => import('./SessionPage.tsx') },
    { path: '/cohorts/:cohortId/register/:sessionId/change', lazy: () => import('./ChangePage.tsx') },
  ]),
  ...onlyFor('read-attendance', [
    { path: '/attendance', lazy: () => import('./AttendancePage.tsx') },
    { path: '/trainees/:traineeId/attendance', lazy: () => import('./AttendancePage.tsx') },
  ]),
]
