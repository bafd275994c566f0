import {
  checkResults,
  claimCircumstances,
  correctResult,
  decideCircumstances,
  listCohortResults,
  loadResults,
  readEvidence,
  readResultsGrid,
  readTraineeResults,
  resultsCsvTemplate,
  resultsWorkbookTemplate,
  saveResults,
  setSubmissionDate,
} from '@rung/shared/contract/results'
import type { Routes } from '../../http/mount.ts'
import { claimForTrainee, decideOneClaim, readOneEvidence } from './claim-circumstances.ts'
import { correctOneResult } from './correct-result.ts'
import { listModules } from './list-results.ts'
import { checkPasted, loadPasted } from './load-table.ts'
import { readGrid } from './read-grid.ts'
import { readResultsOf } from './read-trainee-results.ts'
import { saveCells } from './save-cells.ts'
import { setDate } from './set-date.ts'
import { writeCsvTemplate, writeWorkbookTemplate } from './write-template.ts'

export function resultRoutes(routes: Routes): void {
  routes.add(readResultsGrid, readGrid)
  routes.add(saveResults, saveCells)
  routes.add(checkResults, checkPasted)
  routes.add(loadResults, loadPasted)
  routes.add(resultsCsvTemplate, writeCsvTemplate)
  routes.add(resultsWorkbookTemplate, writeWorkbookTemplate)
  routes.add(correctResult, correctOneResult)
  routes.add(listCohortResults, listModules)
  routes.add(setSubmissionDate, setDate)

  routes.add(readTraineeResults, readResultsOf)
  routes.add(claimCircumstances, claimForTrainee)
  routes.add(decideCircumstances, decideOneClaim)
  routes.add(readEvidence, readOneEvidence)
}
