import type { RouteObject } from 'react-router'

export const calendarRoutes: RouteObject[] = [
  { path: '/account/calendar', lazy: () => import('./CalendarPage.tsx') },
]
