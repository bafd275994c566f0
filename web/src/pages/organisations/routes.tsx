import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const organisationRoutes: RouteObject[] = [
  { path: '/programmes', lazy: () => import('./ProgrammesPage.tsx') },
  { path: '/programmes/:programmeId', lazy: () => import('./ProgrammePage.tsx') },
  ...onlyFor('read-organisations', [
    { path: '/organisations', lazy: () => import('./OrganisationsPage.tsx') },
    { path: '/organisations/:organisationId', lazy: () => import('./OrganisationPage.tsx') },
    { path: '/cohorts/:cohortId', lazy: () => import('./CohortPage.tsx') },
  ]),
  ...onlyFor('change-organisations', [
    { path: '/organisations/new/:kind', lazy: () => import('./NewOrganisationPage.tsx') },
    { path: '/organisations/:organisationId/details', lazy: () => import('./OrganisationDetailsPage.tsx') },
  ]),
  ...onlyFor('change-programmes', [
    { path: '/programmes/new', lazy: () => import('./NewProgrammePage.tsx') },
    { path: '/programmes/:programmeId/settings', lazy: () => import('./ProgrammeSettingsPage.tsx') },
    { path: '/programmes/:programmeId/cohorts/new', lazy: () => import('./NewCohortPage.tsx') },
  ]),
]
