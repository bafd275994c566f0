import { logEntry, readHome } from '@rung/shared/contract/off-the-job'
import type { Routes } from '../../http/mount.ts'
import { logOneEntry } from './log-entry.ts'
import { readTraineeHome } from './read-home.ts'

export function offTheJobRoutes(routes: Routes): void {
  routes.addHot(readHome, readTraineeHome)
  routes.add(logEntry, logOneEntry)
}
