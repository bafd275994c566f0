import {
  cancelSession,
  changeSession,
  correctRegister,
  listRegistersToTake,
  listSessions,
  planSessions,
  readAttendance,
  readRegister,
  reinstateSession,
  takeRegister,
} from '@rung/shared/contract/register'
import type { Routes } from '../../http/mount.ts'
import { listAllRegistersToTake, listCohortSessions } from './list-sessions.ts'
import {
  cancelOneSession,
  changeOneSession,
  planCohortSessions,
  reinstateOneSession,
} from './plan-sessions.ts'
import { readOwnAttendance } from './read-attendance.ts'
import { readOneRegister } from './read-register.ts'
import { correctOneRegister, takeOneRegister } from './take-register.ts'

export function registerRoutes(routes: Routes): void {
  routes.add(listRegistersToTake, listAllRegistersToTake)
  routes.add(listSessions, listCohortSessions)
  routes.add(planSessions, planCohortSessions)
  routes.add(readRegister, readOneRegister)
  routes.add(changeSession, changeOneSession)
  routes.add(cancelSession, cancelOneSession)
  routes.add(reinstateSession, reinstateOneSession)
  routes.add(takeRegister, takeOneRegister)
  routes.add(correctRegister, correctOneRegister)
  routes.add(readAttendance, readOwnAttendance)
}
