import type { RouteObject } from 'react-router'

export const helpRoutes: RouteObject[] = [
  { path: '/how-figures-are-worked-out', lazy: () => import('./FiguresPage.tsx') },
  { path: '/accessibility', lazy: () => import('./AccessibilityPage.tsx') },
]
