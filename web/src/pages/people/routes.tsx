import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const peopleRoutes: RouteObject[] = onlyFor('read-people', [
  { path: '/people', lazy: () => import('./PeoplePage.tsx') },
  { path: '/people/new/:step?', lazy: () => import('./InvitePage.tsx') },
  { path: '/people/:personId', lazy: () => import('./PersonPage.tsx') },
  { path: '/people/:personId/details', lazy: () => import('./DetailsPage.tsx') },
  { path: '/people/:personId/roles/new', lazy: () => import('./GiveRolesPage.tsx') },
  { path: '/people/:personId/roles/:roleId/end', lazy: () => import('./EndRolePage.tsx') },
  { path: '/people/:personId/mentor-record', lazy: () => import('./MentorRecordPage.tsx') },
])
