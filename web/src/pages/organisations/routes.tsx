import type { RouteObject } from 'react-router'

export const organisationRoutes: RouteObject[] = [
  { path: '/organisations', lazy: () => import('./OrganisationsPage.tsx') },
  { path: '/organisations/new/:kind', lazy: () => import('./NewOrganisationPage.tsx') },
  { path: '/organisations/:organisationId', lazy: () => import('./OrganisationPage.tsx') },
  { path: '/organisations/:organisationId/details', lazy: () => import('./OrganisationDetailsPage.tsx') },
  { path: '/programmes', lazy: () => import('./ProgrammesPage.tsx') },
  { path: '/programmes/new', lazy: () => import('./NewProgrammePage.tsx') },
  { path: '/programmes/:programmeId', lazy: () => import('./ProgrammePage.tsx') },
  { path: '/programmes/:programmeId/settings', lazy: () => import('./ProgrammeSettingsPage.tsx') },
  { path: '/programmes/:programmeId/cohorts/new', lazy: () => import('./NewCohortPage.tsx') },
  { path: '/cohorts/:cohortId', lazy: () => import('./CohortPage.tsx') },
]
