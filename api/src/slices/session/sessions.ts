import type { endSession, listSessions, signOut } from '@rung/shared/contract/session'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { session } from '../../db/schema.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { dropSession } from '../../http/session-cookie.ts'

export const endThisSession: UseCase<typeof signOut> = async ({ tx, at, caller, reply, ground }) => {
  await tx.drizzle.update(session).set({ endedAt: at.toISOString() }).where(eq(session.id, caller.sessionId))
  dropSession(reply, ground.secureCookies)
  return null
}

export const sessionsOf: UseCase<typeof listSessions> = async ({ tx, at, caller }) => {
  const { id, device, createdAt, lastSeenAt } = session
  const open = await tx.drizzle
    .select({ id, device, createdAt, lastSeenAt })
    .from(session)
    .where(
      and(
        eq(session.personId, caller.personId),
        isNull(session.endedAt),
        gt(session.expiresAt, at.toISOString()),
      ),
    )
    .orderBy(desc(lastSeenAt))
  return { sessions: open.map((one) => ({ ...one, current: one.id === caller.sessionId })) }
}

export const endAnySession: UseCase<typeof endSession> = async ({ tx, at, caller, params }) => {
  const ended = await tx.drizzle
    .update(session)
    .set({ endedAt: at.toISOString() })
    .where(
      and(eq(session.id, params.sessionId), eq(session.personId, caller.personId), isNull(session.endedAt)),
    )
    .returning({ id: session.id })
  return ended.length === 0 ? notFound() : null
}
