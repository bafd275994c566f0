import { readResultsGrid, saveResults } from '@rung/shared/contract/results'
import type { Routes } from '../../http/mount.ts'
import { readGrid } from './read-grid.ts'
import { saveCells } from './save-cells.ts'

export function resultRoutes(routes: Routes): void {
  routes.add(readResultsGrid, readGrid)
  routes.add(saveResults, saveCells)
}
