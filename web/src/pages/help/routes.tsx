import type { RouteObject } from 'react-router'

export const helpRoutes: RouteObject[] = []
