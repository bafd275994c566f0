import {
  checkCohortImport,
  cohortCsvTemplate,
  cohortWorkbookTemplate,
  importCohort,
  readCohortImportChoices,
} from '@rung/shared/contract/imports'
import { cohortColumns } from '@rung/shared/rules/cohort-columns'
import { csvTemplate, workbookTemplate } from '../../files/write-template.ts'
import { FileAnswer } from '../../http/answers.ts'
import type { Routes } from '../../http/mount.ts'
import { checkCohort } from './check-cohort.ts'
import { loadCohort } from './load-cohort.ts'
import { readImportChoices } from './read-choices.ts'

export function importRoutes(routes: Routes): void {
  routes.add(readCohortImportChoices, readImportChoices)
  routes.add(checkCohortImport, checkCohort)
  routes.add(importCohort, loadCohort)
  routes.add(cohortCsvTemplate, async () => new FileAnswer(csvTemplate(cohortColumns), 'cohort-template.csv'))
  routes.add(
    cohortWorkbookTemplate,
    async () => new FileAnswer(await workbookTemplate(cohortColumns, 'Trainees'), 'cohort-template.xlsx'),
  )
}
