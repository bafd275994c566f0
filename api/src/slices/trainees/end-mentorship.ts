import type { endMentorship } from '@rung/shared/contract/trainees'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { decideMentorshipEnd } from '@rung/shared/rules/periods-of-mentorship'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { lockPlace, type Place } from './place.ts'
import {
  type MentorshipRow,
  type MentorshipView,
  mentorshipFrom,
  mentorshipJson,
  mentorshipView,
} from './views.ts'

export const endOneMentorship: UseCase<typeof endMentorship> = async ({
  tx,
  params,
  body,
  today,
  ifMatch,
}) => {
  const place = await lockPlace(tx, params.traineeId, 'change-mentorship')
  if (place instanceof Refused) return place
  const held = await readMentorship(tx, place, params.mentorshipId, today)
  if (!held) return notFound()
  if (held.version !== ifMatch) return stale(held)
  const lastSignedOn = await lastSigned(tx, place.id, held)
  const decision = decideMentorshipEnd(body.endsOn, { held, lastSignedOn, asOf: today })
  if (!decision.ok) return refusedBy(decision.refusals)
  await tx.rows(
    'update mentorship set ends_on = $3, version = version + 1 where trainee_id = $1 and id = $2',
    [place.id, held.id, decision.value],
    'end-mentorship',
  )
  return { ...held, endsOn: decision.value, version: held.version + 1 }
}

export async function readMentorship(
  tx: Tx,
  place: Place,
  id: string,
  asOf: PlainDate,
): Promise<MentorshipView | undefined> {
  const row = await tx.row<{ mentorship: MentorshipRow }>(
    `select ${mentorshipJson} as mentorship from ${mentorshipFrom} where m.trainee_id = $1 and m.id = $2`,
    [place.id, id],
    'mentorship',
  )
  return row && mentorshipView(row.mentorship, place.settings, asOf)
}

/** The last day in this mentorship on which its mentor signed or returned something of this trainee's. */
async function lastSigned(tx: Tx, traineeId: string, held: MentorshipView): Promise<PlainDate | null> {
  const found = await tx.row<{ on: PlainDate | null }>(
    `select max((at at time zone 'Europe/London')::date) as on from sign_off
     where trainee_id = $1 and by_person_id = $2 and (at at time zone 'Europe/London')::date >= $3
       and (at at time zone 'Europe/London')::date <= coalesce($4::date, 'infinity')`,
    [traineeId, held.mentor.id, held.startsOn, held.endsOn],
    'last-signed',
  )
  return found?.on ?? null
}
