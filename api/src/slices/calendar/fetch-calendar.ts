import type { fetchCalendar } from '@rung/shared/contract/calendar'
import { FeedAnswer } from '../../http/answers.ts'
import type { OpenUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { tokenHash } from '../../http/session-cookie.ts'
import { datesOf } from './dates.ts'
import { writeCalendar } from './write-calendar.ts'

/** An address nobody has, one that was replaced and one of somebody who left get the same answer. */
export const fetchOneCalendar: OpenUseCase<typeof fetchCalendar> = async ({ tx, params, today }) => {
  const feed = await tx.row<{ personId: string; createdAt: Date }>(
    `select f.person_id as "personId", f.created_at as "createdAt" from calendar_feed f join person p on p.id = f.person_id
     where f.token_hash = $1 and f.revoked_at is null and p.ended_at is null`,
    [tokenHash(params.feed.replace(/\.ics$/, ''))],
    'calendar-of-address',
  )
  if (!feed) return notFound()
  return new FeedAnswer(writeCalendar(await datesOf(tx, feed.personId, today), new Date(feed.createdAt)))
}
