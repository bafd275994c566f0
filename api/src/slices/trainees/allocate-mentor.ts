import type { allocateMentor } from '@rung/shared/contract/trainees'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { decideMentorship, type MentorshipFacts } from '@rung/shared/rules/periods-of-mentorship'
import type { HeldPeriod } from '@rung/shared/rules/succeeding-period'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { readMentorship } from './end-mentorship.ts'
import { lockPlace, type Place } from './place.ts'

export const allocateOneMentor: UseCase<typeof allocateMentor> = async ({ tx, params, body, today }) => {
  const place = await lockPlace(tx, params.traineeId, 'change-mentorship')
  if (place instanceof Refused) return place
  const { mentorId, startsOn, endsOn = null } = body
  const decision = decideMentorship({ startsOn, endsOn }, await factsOf(tx, place, mentorId, today))
  if (!decision.ok) return refusedBy(decision.refusals)
  const id = uuidv7()
  await tx.rows(
    'insert into mentorship (trainee_id, id, mentor_id, starts_on, ends_on) values ($1, $2, $3, $4, $5)',
    [place.id, id, mentorId, startsOn, endsOn],
    'allocate-mentor',
  )
  const written = await readMentorship(tx, place, id, today)
  if (!written) throw new Error(`the mentorship of ${place.id} that was just written is not there`)
  return written
}

async function factsOf(tx: Tx, place: Place, mentorId: string, asOf: PlainDate): Promise<MentorshipFacts> {
  const [periods, mentor] = await Promise.all([
    tx.rows<HeldPeriod>(
      'select id, starts_on as "startsOn", ends_on as "endsOn" from mentorship where trainee_id = $1 and mentor_id = $2',
      [place.id, mentorId],
      'mentorships-of-mentor',
    ),
    inSystemScope(tx, () => lockMentor(tx, place.employerId, mentorId, asOf)),
  ])
  const { startsOn: programmeStartsOn, withdrawnOn, personId: traineePersonId } = place
  return { asOf, programmeStartsOn, withdrawnOn, traineePersonId, periods, mentor: mentor ?? null }
}

/** Two who allocate the same mentor at once are counted one after the other. */
async function lockMentor(tx: Tx, employerId: string, mentorId: string, asOf: PlainDate) {
  await tx.rows('select from mentor where person_id = $1 for no key update', [mentorId], 'lock-mentor')
  return tx.row<NonNullable<MentorshipFacts['mentor']>>(
    `select mt.person_id as "personId", mt.capacity, (select count(distinct m.trainee_id) from mentorship m where m.mentor_id = mt.person_id
         and m.starts_on <= $3::date and (m.ends_on is null or m.ends_on >= $3::date))::int as trainees
     from mentor mt join person p on p.id = mt.person_id where mt.person_id = $2 and mt.employer_id = $1 and p.ended_at is null`,
    [employerId, mentorId, asOf],
    'mentor-with-room',
  )
}
