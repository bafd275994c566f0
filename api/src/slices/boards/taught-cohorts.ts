import type { listTaughtCohorts, TaughtCohort } from '@rung/shared/contract/boards'
import type { UseCase } from '../../http/mount.ts'
import { type LaterAttempts, type LaterPlace, laterAttemptsOf, laterPlaces } from '../results/facts.ts'
import { universitiesOf } from './find-board.ts'

type Again = Pick<LaterPlace, 'moduleCode' | 'component' | 'attempt'>
/** Also the later attempts whose day has come. */
interface Row {
  readonly cohort: TaughtCohort & { readonly again: readonly Again[] }
}

// A result is due of everyone who takes the module; a later attempt, counted apart, only of those a board asked for it.
const text = `select json_build_object('id', c.id, 'title', c.title, 'programme', pr.title, 'startsOn', c.starts_on,
    'trainees', (select count(*)::int from trainee t where t.cohort_id = c.id),
    'registers', (select count(*)::int from teaching_session s where s.cohort_id = c.id and s.state = 'planned' and s.held_on <= $2),
    'results', (select count(*)::int from submission_date sd
      join module m on m.curriculum_id = c.curriculum_id and m.code = sd.module_code
      join trainee t on t.cohort_id = c.id and (t.withdrawn_on is null or t.withdrawn_on >= sd.due_on)
      where sd.cohort_id = c.id and sd.due_on <= $2
        and (m.option_group is null or exists (select from module_choice mc where mc.trainee_id = t.id and mc.module_code = m.code))
        and sd.attempt = 'first-sit'
        and not exists (select from result r where r.trainee_id = t.id and r.module_code = sd.module_code
          and r.component = sd.component and r.attempt = sd.attempt)
        and not exists (select from prior_learning l where l.trainee_id = t.id and l.module_code = sd.module_code and l.taken_back_at is null)),
    'claims', (select count(*)::int from circumstances x join trainee t on t.id = x.trainee_id
      where t.cohort_id = c.id and x.state = 'claimed'),
    'again', coalesce((select json_agg(json_build_object('moduleCode', sd.module_code, 'component', sd.component, 'attempt', sd.attempt))
      from submission_date sd where sd.cohort_id = c.id and sd.due_on <= $2 and sd.attempt <> 'first-sit'), '[]'),
    'boards', coalesce((select json_agg(json_build_object('version', b.version, 'id', b.id, 'title', b.title, 'meetsOn', b.meets_on,
        'state', b.state, 'cohort', json_build_object('id', c.id, 'name', c.title)) order by b.meets_on, b.id)
      from board b where b.cohort_id = c.id and (b.state = 'ratified' or b.state = 'planned' and b.meets_on <= $2)), '[]')) as cohort
  from cohort c join programme pr on pr.id = c.programme_id where pr.university_id = any($1::uuid[])
  order by c.starts_on desc, c.id`

export const listMyTaughtCohorts: UseCase<typeof listTaughtCohorts> = async ({ tx, caller, today }) => {
  const rows = await tx.rows<Row>(text, [universitiesOf(caller), today], 'taught-cohorts')
  const asked = rows.flatMap(({ cohort }) => (cohort.again.length > 0 ? [cohort.id] : []))
  const later =
    asked.length > 0
      ? await laterAttemptsOf(tx, asked, { stayedOn: today }, today)
      : new Map<string, LaterAttempts>()
  return {
    rows: rows.map(({ cohort: { again, ...cohort } }) => ({
      ...cohort,
      results: cohort.results + missingAgain(again, later.get(cohort.id)),
    })),
  }
}

/** How many results of later attempts are due and not in. */
function missingAgain(due: readonly Again[], later: LaterAttempts | undefined): number {
  const places = later ? laterPlaces(later) : []
  return places.filter((place) => !place.entered && due.some((one) => isSame(one, place))).length
}

const isSame = (one: Again, other: Again): boolean =>
  one.moduleCode === other.moduleCode && one.component === other.component && one.attempt === other.attempt
