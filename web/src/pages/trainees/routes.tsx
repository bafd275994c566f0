import type { RouteObject } from 'react-router'

export const traineeRoutes: RouteObject[] = []
