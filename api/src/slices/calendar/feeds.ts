import type { makeCalendarFeed, readCalendarFeed, revokeCalendarFeed } from '@rung/shared/contract/calendar'
import { uuidv7 } from 'uuidv7'
import type { UseCase } from '../../http/mount.ts'
import { newToken, tokenHash } from '../../http/session-cookie.ts'

export const readFeed: UseCase<typeof readCalendarFeed> = async ({ tx, caller }) => {
  const feed = await tx.row<{ createdAt: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
     from calendar_feed where person_id = $1 and revoked_at is null`,
    [caller.personId],
    'calendar-feed',
  )
  return { feed: feed ?? null }
}

/** The address is told once; what is kept cannot be turned back into it. */
export const makeFeed: UseCase<typeof makeCalendarFeed> = async ({ tx, caller, at, ground }) => {
  const token = newToken()
  // Two who make one at once are the same person: the second waits, and replaces the first's.
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`calendar ${caller.personId}`])
  await revoke(tx, caller.personId, at)
  await tx.rows('insert into calendar_feed (id, person_id, token_hash, created_at) values ($1, $2, $3, $4)', [
    uuidv7(),
    caller.personId,
    tokenHash(token),
    at.toISOString(),
  ])
  return {
    address: `${ground.config.publicUrl}/api/v1/calendars/${token}.ics`,
    createdAt: at.toISOString(),
  }
}

export const revokeFeed: UseCase<typeof revokeCalendarFeed> = async ({ tx, caller, at }) => {
  await revoke(tx, caller.personId, at)
  return null
}

type Written = Parameters<typeof makeFeed>[0]['tx']
const revoke = (tx: Written, personId: string, at: Date) =>
  tx.rows('update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null', [
    personId,
    at.toISOString(),
  ])
