import type { RouteObject } from 'react-router'

export const signOffRoutes: RouteObject[] = [{ path: '/queue', lazy: () => import('./QueuePage.tsx') }]
