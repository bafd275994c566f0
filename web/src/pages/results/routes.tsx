import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

const trainee = () => import('./TraineeResultsPage.tsx')

/** The results of a cohort, for its university's tutors; and of one trainee, for those who may know. */
export const resultRoutes: RouteObject[] = [
  ...onlyFor('enter-cohort-results', [
    { path: '/cohorts/:cohortId/results', lazy: () => import('./CohortResultsPage.tsx') },
    { path: '/cohorts/:cohortId/results/:moduleCode', lazy: () => import('./GridPage.tsx') },
    { path: '/cohorts/:cohortId/results/:moduleCode/import', lazy: () => import('./ImportPage.tsx') },
    { path: '/cohorts/:cohortId/results/:moduleCode/dates', lazy: () => import('./DatesPage.tsx') },
    {
      path: '/cohorts/:cohortId/results/:moduleCode/trainees/:traineeId',
      lazy: () => import('./OneTraineePage.tsx'),
    },
  ]),
  { path: '/results', lazy: trainee },
  { path: '/trainees/:traineeId/results', lazy: trainee },
  { path: '/trainees/:traineeId/circumstances/new', lazy: () => import('./ClaimPage.tsx') },
  { path: '/trainees/:traineeId/circumstances/:claimId', lazy: () => import('./ClaimDecisionPage.tsx') },
]
