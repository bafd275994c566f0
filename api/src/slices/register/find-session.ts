import type { SessionRow } from '@rung/shared/contract/register'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { Tx } from '../../db/transaction.ts'
import { sessionRowColumns, tutored } from './session-json.ts'

export interface TutoredCohort {
  readonly id: string
  readonly title: string
  readonly startsOn: PlainDate
  readonly plannedEndOn: PlainDate
  readonly modules: { code: string; title: string; year: number }[]
}

/** The cohort, where the caller is a tutor of its university: unknown and somebody else's are the same to them. */
export const findCohort = (tx: Tx, cohortId: string): Promise<TutoredCohort | undefined> =>
  tx.row<TutoredCohort>(
    `select c.id, c.title, c.starts_on as "startsOn", c.planned_end_on as "plannedEndOn",
       (select coalesce(json_agg(json_build_object('code', md.code, 'title', md.title, 'year', md.year) order by md.position), '[]')
         from module md where md.curriculum_id = c.curriculum_id) as modules
     from cohort c join programme p on p.id = c.programme_id where c.id = $1 and ${tutored}`,
    [cohortId],
    'tutored-cohort',
  )

export interface FoundSession {
  readonly session: SessionRow
  readonly cohort: { readonly id: string; readonly title: string }
}

/** The session, where the caller is a tutor of its cohort's university. */
export async function findSession(
  tx: Tx,
  { cohortId, teachingSessionId }: { cohortId: string; teachingSessionId: string },
): Promise<FoundSession | undefined> {
  return tx.row<FoundSession>(
    `select (select row_to_json(x) from (select ${sessionRowColumns}) x) as session,
       json_build_object('id', c.id, 'title', c.title) as cohort
     from teaching_session s join cohort c on c.id = s.cohort_id join programme p on p.id = c.programme_id
       join module md on md.curriculum_id = c.curriculum_id and md.code = s.module_code
     where s.id = $1 and s.cohort_id = $2 and ${tutored}`,
    [teachingSessionId, cohortId],
    'tutored-session',
  )
}
