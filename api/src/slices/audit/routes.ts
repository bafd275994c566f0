import { readHistory } from '@rung/shared/contract/trainees'
import type { Routes } from '../../http/mount.ts'
import { readTraineeHistory } from './read-history.ts'

export function auditRoutes(routes: Routes): void {
  routes.add(readHistory, readTraineeHistory)
}
