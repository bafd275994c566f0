import {
  changeOrganisation,
  changeProgramme,
  createCohort,
  createOrganisation,
  createProgramme,
  listCohorts,
  listOrganisations,
  listProgrammes,
  readCohort,
  readOrganisation,
  readProgramme,
} from '@rung/shared/contract/organisations'
import type { Routes } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { changeOneOrganisation, createOneOrganisation } from './change-organisation.ts'
import { changeOneProgramme } from './change-programme.ts'
import { createOneCohort, listAllCohorts, readOneCohort } from './cohorts.ts'
import { createOneProgramme } from './create-programme.ts'
import { listAllOrganisations } from './list-organisations.ts'
import { listAllProgrammes } from './list-programmes.ts'
import { programmeView } from './programme-view.ts'
import { organisationView } from './views.ts'

export function organisationRoutes(routes: Routes): void {
  routes.add(listOrganisations, listAllOrganisations)
  routes.add(
    readOrganisation,
    async ({ tx, caller, params }) =>
      (await organisationView(tx, caller, params.organisationId)) ?? notFound(),
  )
  routes.add(createOrganisation, createOneOrganisation)
  routes.add(changeOrganisation, changeOneOrganisation)
  routes.add(listProgrammes, listAllProgrammes)
  routes.add(
    readProgramme,
    async ({ tx, caller, params }) => (await programmeView(tx, caller, params.programmeId)) ?? notFound(),
  )
  routes.add(createProgramme, createOneProgramme)
  routes.add(changeProgramme, changeOneProgramme)
  routes.add(listCohorts, listAllCohorts)
  routes.add(createCohort, createOneCohort)
  routes.add(readCohort, readOneCohort)
}
