import type { endSession, listSessions, signOut } from '@rung/shared/contract/session'
import type { UseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { dropSession } from '../../http/session-cookie.ts'

export const endThisSession: UseCase<typeof signOut> = async ({ tx, at, caller, reply, ground }) => {
  await tx.rows('update session set ended_at = $2 where id = $1', [caller.sessionId, at.toISOString()])
  dropSession(reply, ground.secureCookies)
  return null
}

export const sessionsOf: UseCase<typeof listSessions> = async ({ tx, at, caller }) => ({
  sessions: await tx.rows(
    `select id, device, created_at as "createdAt", last_seen_at as "lastSeenAt", id = $3 as current
     from session where person_id = $1 and ended_at is null and expires_at > $2 order by last_seen_at desc`,
    [caller.personId, at.toISOString(), caller.sessionId],
  ),
})

export const endAnySession: UseCase<typeof endSession> = async ({ tx, at, caller, params }) => {
  const ended = await tx.rows(
    'update session set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null returning id',
    [params.sessionId, caller.personId, at.toISOString()],
  )
  return ended.length === 0 ? notFound() : null
}
