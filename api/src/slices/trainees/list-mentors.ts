import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { listMentors } from '@rung/shared/contract/trainees'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { mentorCurrency } from '@rung/shared/rules/mentor-currency'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { findPlace } from './place.ts'

type Choices = AnswerOf<typeof listMentors>

interface MentorRow extends Omit<Choices['mentors'][number], 'current' | 'updateDueOn'> {
  readonly preparedOn: PlainDate | null
  readonly updatedOn: PlainDate | null
}

export const listPossibleMentors: UseCase<typeof listMentors> = async ({ tx, params, today }) => {
  const place = await findPlace(tx, params.traineeId, 'change-mentorship')
  if (place instanceof Refused) return place
  const [mentors, managers] = await inSystemScope(tx, () =>
    Promise.all([mentorsOf(tx, place.employerId, today), managersOf(tx, place.employerId, today)]),
  )
  const { mentorUpdateMonths: everyMonths } = place.settings
  return {
    mentors: mentors.map(({ preparedOn, updatedOn, ...mentor }) => {
      const currency = mentorCurrency({ preparedOn, updatedOn, asOf: today, everyMonths })
      return { ...mentor, current: currency.current, updateDueOn: currency.dueOn }
    }),
    managers: managers.filter(({ id }) => id !== place.personId),
  }
}

/** Mentors of an employer with how many trainees each has on a day. */
function mentorsOf(tx: Tx, employerId: string, today: PlainDate): Promise<MentorRow[]> {
  return tx.rows(
    `select p.id, p.given_name || ' ' || p.family_name as name, mt.profession, mt.capacity, mt.prepared_on as "preparedOn", mt.updated_on as "updatedOn",
       (select count(distinct m.trainee_id) from mentorship m where m.mentor_id = mt.person_id and m.starts_on <= $2::date
         and (m.ends_on is null or m.ends_on >= $2::date))::int as trainees
     from mentor mt join person p on p.id = mt.person_id
     where mt.employer_id = $1 and p.ended_at is null order by folded(p.family_name), folded(p.given_name), p.id`,
    [employerId, today],
    'possible-mentors',
  )
}

/** People who hold the role of manager at an employer, or line-manage one of its trainees, on a day. */
export function managersOf(tx: Tx, employerId: string, today: PlainDate): Promise<Choices['managers']> {
  return tx.rows(
    `select p.id, p.given_name || ' ' || p.family_name as name from person p
     where p.ended_at is null and p.id in (
       select r.person_id from role_held r where r.organisation_id = $1 and r.role = 'manager' and r.starts_on <= $2::date
         and (r.ends_on is null or r.ends_on >= $2::date)
       union select l.manager_id from line_management l join trainee t on t.id = l.trainee_id where t.employer_id = $1
         and l.starts_on <= $2::date and (l.ends_on is null or l.ends_on >= $2::date))
     order by folded(p.family_name), folded(p.given_name), p.id`,
    [employerId, today],
    'possible-managers',
  )
}
