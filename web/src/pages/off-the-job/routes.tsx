import type { RouteObject } from 'react-router'

export const offTheJobRoutes: RouteObject[] = []
