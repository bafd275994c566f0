import {
  type AcademicRules,
  type Attempt,
  academicRulesOn,
  attempts,
  type DatedAcademicSettings,
} from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { AssessedComponent, ComponentResult } from '@rung/shared/rules/counted-component'
import { dueAttempt } from '@rung/shared/rules/due-attempt'
import type { Tx } from '../../db/transaction.ts'
import { componentsJson } from './result-json.ts'

interface Decided {
  readonly traineeId: string
  readonly moduleCode: string
  /** What the board that ratified last decided. */
  readonly outcome: string
  readonly components: readonly AssessedComponent[]
  readonly results: readonly ComponentResult[]
}

interface Entered {
  readonly traineeId: string
  readonly moduleCode: string
  readonly component: string
  readonly attempt: Attempt
}

/** What boards have decided of modules that may have to be taken again, and the results of later attempts. */
export interface LaterAttempts {
  readonly rules: AcademicRules
  readonly decided: readonly Decided[]
  readonly entered: readonly Entered[]
}

interface Row extends Omit<LaterAttempts, 'rules'> {
  readonly settings: readonly DatedAcademicSettings[]
}

const circumstances = (what: string) =>
  `exists (select from circumstances x where x.trainee_id = r.trainee_id and x.module_code = r.module_code
    and x.component = r.component and x.attempt = r.attempt and ${what})`

// A ratified decision is enough for tutors, who alone read this; what counts is what boards have ratified.
const text = `with mine as materialized (
    select t.id, c.curriculum_id from trainee t join cohort c on c.id = t.cohort_id join programme p on p.id = c.programme_id
    where c.id = $1 and 'tutor@' || p.university_id = any((select my_roles())::text[])
      and ($3::date is null or t.withdrawn_on is null or t.withdrawn_on >= $3)
  ), decided as materialized (
    select distinct on (d.trainee_id, d.module_code) d.trainee_id, d.module_code, d.outcome
    from board_decision d join board b on b.id = d.board_id
    where d.trainee_id in (select id from mine) and d.module_code is not null and ($2::text is null or d.module_code = $2)
      and b.ratified_at is not null
    order by d.trainee_id, d.module_code, b.ratified_at desc, b.id desc
  ), later as materialized (
    select distinct r.trainee_id, r.module_code, r.component, r.attempt from result r
    where r.trainee_id in (select id from mine) and ($2::text is null or r.module_code = $2)
      and r.attempt <> 'first-sit' and r.state <> 'replaced'
  )
  select coalesce((select json_agg(json_build_object('startsOn', a.starts_on, 'settings', a.settings)) from academic_rules a
      where a.curriculum_id = (select curriculum_id from cohort where id = $1)), '[]') as settings,
    coalesce((select json_agg(json_build_object('traineeId', trainee_id, 'moduleCode', module_code, 'component', component,
      'attempt', attempt)) from later), '[]') as entered,
    coalesce((select json_agg(json_build_object('traineeId', d.trainee_id, 'moduleCode', d.module_code, 'outcome', d.outcome,
        'components', ${componentsJson('m')},
        'results', coalesce((select json_agg(json_build_object('component', r.component, 'attempt', r.attempt, 'mark', r.mark,
            'passed', r.passed, 'notSubmitted', r.not_submitted, 'suffix', r.suffix, 'daysLate', coalesce(r.days_late, 0),
            'deferred', ${circumstances("x.effect = 'defer' and r.entered_at <= x.decided_at")},
            'latenessWaived', ${circumstances("x.effect = 'waive-lateness'")}))
          from (select r.trainee_id, r.module_code, r.component, r.attempt, r.mark, r.passed, r.not_submitted, r.suffix, r.days_late,
              r.entered_at from result r
            where r.trainee_id = d.trainee_id and r.module_code = d.module_code and r.state = 'ratified'
            union all select x.trainee_id, x.module_code, x.component, x.attempt, null, null, false, null, 0, '-infinity'
            from circumstances x where x.trainee_id = d.trainee_id and x.module_code = d.module_code and x.effect = 'defer'
              and not exists (select from result o where o.trainee_id = x.trainee_id and o.module_code = x.module_code
                and o.component = x.component and o.attempt = x.attempt and o.state = 'ratified')) r), '[]')))
      from decided d join mine t on t.id = d.trainee_id join module m on m.curriculum_id = t.curriculum_id and m.code = d.module_code
      where (d.outcome in ('reassess', 'retake', 'defer')
          or exists (select from later l where l.trainee_id = d.trainee_id and l.module_code = d.module_code))
        and not exists (select from prior_learning p where p.trainee_id = d.trainee_id and p.module_code = d.module_code)),
      '[]') as decided`

interface Whose {
  readonly cohortId: string
  /** All modules where it is left out. */
  readonly moduleCode?: string
  /** Without those who left before. */
  readonly stayedOn?: PlainDate
}

/** Rules are those of the day. */
export async function loadLaterAttempts(tx: Tx, whose: Whose, today: PlainDate): Promise<LaterAttempts> {
  const { cohortId, moduleCode = null, stayedOn = null } = whose
  const row = await tx.row<Row>(text, [cohortId, moduleCode, stayedOn], 'later-attempts')
  const { settings, ...found } = row ?? { settings: [], decided: [], entered: [] }
  return { ...found, rules: academicRulesOn(settings, today) }
}

/** A component of somebody's in a later attempt. */
export interface LaterPlace extends Entered {
  readonly entered: boolean
}

/** What boards have asked for and what is entered, each place once. */
export function laterPlaces({ rules, decided, entered }: LaterAttempts): LaterPlace[] {
  const keyOf = ({ traineeId, moduleCode, component, attempt }: Entered) =>
    `${traineeId} ${moduleCode} ${component} ${attempt}`
  const places = new Map<string, LaterPlace>()
  for (const { traineeId, moduleCode, ...facts } of decided)
    for (const attempt of attempts.filter((one) => one !== 'first-sit'))
      for (const component of dueAttempt(attempt, facts, rules).open) {
        const place = { traineeId, moduleCode, component, attempt, entered: false }
        places.set(keyOf(place), place)
      }
  for (const one of entered) places.set(keyOf(one), { ...one, entered: true })
  return [...places.values()]
}
