import {
  checkResults,
  correctResult,
  loadResults,
  readResultsGrid,
  resultsCsvTemplate,
  resultsWorkbookTemplate,
  saveResults,
} from '@rung/shared/contract/results'
import type { Routes } from '../../http/mount.ts'
import { correctOneResult } from './correct-result.ts'
import { checkPasted, loadPasted } from './load-table.ts'
import { readGrid } from './read-grid.ts'
import { saveCells } from './save-cells.ts'
import { writeCsvTemplate, writeWorkbookTemplate } from './write-template.ts'

export function resultRoutes(routes: Routes): void {
  routes.add(readResultsGrid, readGrid)
  routes.add(saveResults, saveCells)
  routes.add(checkResults, checkPasted)
  routes.add(loadResults, loadPasted)
  routes.add(resultsCsvTemplate, writeCsvTemplate)
  routes.add(resultsWorkbookTemplate, writeWorkbookTemplate)
  routes.add(correctResult, correctOneResult)
}
