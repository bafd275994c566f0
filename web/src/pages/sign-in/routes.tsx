import type { RouteObject } from 'react-router'

export const signInRoutes: RouteObject[] = [
  { path: '/sign-in', lazy: () => import('./SignInPage.tsx') },
  { path: '/forgotten-password', lazy: () => import('./ForgottenPasswordPage.tsx') },
  { path: '/invitations/:token', lazy: () => import('./InvitationPage.tsx') },
]
