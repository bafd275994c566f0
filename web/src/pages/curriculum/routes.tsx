import type { RouteObject } from 'react-router'
import { onlyFor } from '../../only-for.ts'

export const curriculumRoutes: RouteObject[] = [
  { path: '/programmes/:programmeId/curricula', lazy: () => import('./CurriculaPage.tsx') },
  { path: '/curricula/:curriculumId', lazy: () => import('./CurriculumPage.tsx') },
  { path: '/curricula/:curriculumId/differences', lazy: () => import('./DifferencesPage.tsx') },
  { path: '/curricula/:curriculumId/rules', lazy: () => import('./AcademicRulesPage.tsx') },
  ...onlyFor('read-register', [
    { path: '/cohorts/:cohortId/curriculum', lazy: () => import('./CohortCurriculumPage.tsx') },
  ]),
  ...onlyFor('change-programmes', [
    { path: '/programmes/:programmeId/curricula/new', lazy: () => import('./NewVersionPage.tsx') },
    { path: '/curricula/:curriculumId/edit', lazy: () => import('./EditCurriculumPage.tsx') },
    { path: '/curricula/:curriculumId/rules/edit', lazy: () => import('./EditRulesPage.tsx') },
  ]),
  ...onlyFor('choose-option', [
    { path: '/trainees/:traineeId/options/:optionGroup', lazy: () => import('./ChooseOptionPage.tsx') },
  ]),
]
