import type { AnswerOf } from '@rung/shared/contract/endpoint'
import {
  changePassword,
  endSession,
  listSessions,
  readDemonstration,
  readInvitation,
  readSession,
  requestReset,
  signIn,
  signOut,
  useInvitation,
} from '@rung/shared/contract/session'
import type { Routes } from '../../http/mount.ts'
import { changeOwnPassword } from './change-password.ts'
import { readOneInvitation, useOneInvitation } from './invitations.ts'
import { askForReset } from './request-reset.ts'
import { endAnySession, endThisSession, sessionsOf } from './sessions.ts'
import { signInWithPassword } from './sign-in.ts'
import { meOf } from './views.ts'

export function sessionRoutes(routes: Routes): void {
  routes.addOpen(signIn, signInWithPassword)
  routes.addHot(readSession, async (_call, caller) => meOf(await caller))
  routes.add(signOut, endThisSession)
  routes.add(listSessions, sessionsOf)
  routes.add(endSession, endAnySession)
  routes.add(changePassword, changeOwnPassword)
  routes.addOpen(requestReset, askForReset)
  routes.addOpen(readInvitation, readOneInvitation)
  routes.addOpen(useInvitation, useOneInvitation)
}

/** The demonstration people come from the seed, which no slice knows: app.ts hands them in. */
export const demonstrationRoutes =
  (demonstration: AnswerOf<typeof readDemonstration>) =>
  (routes: Routes): void =>
    routes.addOpen(readDemonstration, async ({ ground }) =>
      ground.config.demo ? demonstration : { personas: [], password: null },
    )
