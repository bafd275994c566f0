import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const signOffRoutes: RouteObject[] = onlyFor('read-queue', [
  { path: '/queue', lazy: () => import('./QueuePage.tsx') },
])
