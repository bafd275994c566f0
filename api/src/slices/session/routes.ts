import { endSession, listSessions, readSession, signIn, signOut } from '@rung/shared/contract/session'
import type { Routes } from '../../http/mount.ts'
import { endAnySession, endThisSession, sessionsOf } from './sessions.ts'
import { signInWithPassword } from './sign-in.ts'
import { meOf } from './views.ts'

export function sessionRoutes(routes: Routes): void {
  routes.addOpen(signIn, signInWithPassword)
  routes.addHot(readSession, async (_call, caller) => meOf(await caller))
  routes.add(signOut, endThisSession)
  routes.add(listSessions, sessionsOf)
  routes.add(endSession, endAnySession)
}
