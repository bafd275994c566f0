import {
  type AcademicRules,
  type Attempt,
  academicRulesOn,
  attempts,
  type DatedAcademicSettings,
} from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { AssessedComponent, ComponentResult } from '@rung/shared/rules/counted-component'
import { attemptAskedFor, dueAttempt } from '@rung/shared/rules/due-attempt'
import type { Publication } from '@rung/shared/rules/lately-published'
import { type DueDate, nextAttempts } from '@rung/shared/rules/next-attempts'
import type { ToTake } from '@rung/shared/rules/next-steps'
import type { Tx } from '../../db/transaction.ts'
import {
  type ClaimEffect,
  componentResult,
  deferredWithout,
  effectsJson,
  type StandingResult,
} from './component-result.ts'
import { componentsJson, enteredJson, handedInJson, recognised } from './result-json.ts'

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
  readonly cohortId: string
  readonly settings: readonly DatedAcademicSettings[]
}

const circumstances = (what: string) =>
  `exists (select from circumstances x where x.trainee_id = r.trainee_id and x.module_code = r.module_code
    and x.component = r.component and x.attempt = r.attempt and ${what})`

/** A board that waited for more results decided nothing: what the one before asked for still stands. */
const decides = (decision: string) => `${decision}.outcome <> 'wait'`

// A ratified decision is enough for tutors, who alone read this; what counts is what boards have ratified.
const text = `select k.id as "cohortId", f.* from unnest($1::uuid[]) k(id), lateral (with mine as materialized (
    select t.id, c.curriculum_id from trainee t join cohort c on c.id = t.cohort_id join programme p on p.id = c.programme_id
    where c.id = k.id and 'tutor@' || p.university_id = any((select my_roles())::text[])
      and ($3::date is null or t.withdrawn_on is null or t.withdrawn_on >= $3)
  ), decided as materialized (
    select distinct on (d.trainee_id, d.module_code) d.trainee_id, d.module_code, d.outcome
    from board_decision d join board b on b.id = d.board_id
    where d.trainee_id in (select id from mine) and d.module_code is not null and ($2::text is null or d.module_code = $2)
      and b.ratified_at is not null and ${decides('d')}
    order by d.trainee_id, d.module_code, b.ratified_at desc, b.id desc
  ), later as materialized (
    select distinct r.trainee_id, r.module_code, r.component, r.attempt from result r
    where r.trainee_id in (select id from mine) and ($2::text is null or r.module_code = $2)
      and r.attempt <> 'first-sit' and r.state <> 'replaced'
  )
  select coalesce((select json_agg(json_build_object('startsOn', a.starts_on, 'settings', a.settings)) from academic_rules a
      where a.curriculum_id = (select curriculum_id from cohort where id = k.id)), '[]') as settings,
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
        and not ${recognised('t', 'm')}),
      '[]') as decided) f`

interface Whose {
  /** All modules where it is left out. */
  readonly moduleCode?: string
  /** Without those who left before. */
  readonly stayedOn?: PlainDate
}

/** Of each cohort, in one query. Rules are those of the day. */
export async function laterAttemptsOf(
  tx: Tx,
  cohortIds: readonly string[],
  { moduleCode = null, stayedOn = null }: { [K in keyof Whose]: Whose[K] | null },
  today: PlainDate,
): Promise<ReadonlyMap<string, LaterAttempts>> {
  const rows = await tx.rows<Row>(text, [cohortIds, moduleCode, stayedOn], 'later-attempts')
  return new Map(
    rows.map(({ cohortId, settings, ...found }) => [
      cohortId,
      { ...found, rules: academicRulesOn(settings, today) },
    ]),
  )
}

/** As laterAttemptsOf for one cohort. */
export async function loadLaterAttempts(
  tx: Tx,
  { cohortId, ...whose }: Whose & { readonly cohortId: string },
  today: PlainDate,
): Promise<LaterAttempts> {
  const found = await laterAttemptsOf(tx, [cohortId], whose, today)
  return found.get(cohortId) ?? { decided: [], entered: [], rules: academicRulesOn([], today) }
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

type OfModule<T> = T & { readonly moduleCode: string }

/** What is published of the modules a trainee has something to take of, with what was granted of claims. */
export interface ToTakeRow {
  readonly rules: readonly DatedAcademicSettings[]
  readonly modules: readonly { code: string; title: string; components: readonly AssessedComponent[] }[]
  readonly decisions: readonly OfModule<{
    outcome: string
    reassessBy: PlainDate | null
    on: PlainDate
    /** The day the board met: what it saw is judged by the rules of that day. */
    metOn: PlainDate
  }>[]
  readonly effects: readonly ClaimEffect[]
  readonly results: readonly OfModule<StandingResult>[]
  readonly dates: readonly OfModule<DueDate>[]
}

const london = (instant: string) => `(${instant} at time zone 'Europe/London')::date`
const list = (json: string, from: string) => `coalesce((select json_agg(${json}) from ${from}), '[]')`

/**
 * ToTakeRow as one JSON object, of a trainee `t` in a cohort `c`; null where nothing is to be taken. Tutors see more
 * than is published, and what is worked out for them is shown to others: so it says itself what it may tell. A result
 * that a later board replaced stands until that board publishes. Prior learning that is recognised leaves nothing to take.
 */
export const toTakeJson = `(with decided as materialized (
    select distinct on (d.module_code) d.module_code, d.outcome, d.reassess_by, b.meets_on, ${london('d.published_at')} as published_on
    from board_decision d join board b on b.id = d.board_id
    where d.trainee_id = t.id and d.module_code is not null and d.published_at is not null and ${decides('d')}
    order by d.module_code, b.ratified_at desc, b.id desc
  ), open as materialized (
    select o.code as module_code from (
      select module_code as code from decided where outcome in ('reassess', 'retake')
      union select f.module_code from claim_effects(t.id) f where f.effect = 'defer') o
    where not ${recognised('t', 'o')}
  )
  select json_build_object(
    'rules', ${list("json_build_object('startsOn', a.starts_on, 'settings', a.settings)", 'academic_rules a where a.curriculum_id = c.curriculum_id')},
    'modules', ${list(
      `json_build_object('code', m.code, 'title', m.title, 'components', ${componentsJson('m')}) order by m.position, m.code`,
      'open join module m on m.curriculum_id = c.curriculum_id and m.code = open.module_code',
    )},
    'decisions', ${list(
      "json_build_object('moduleCode', d.module_code, 'outcome', d.outcome, 'reassessBy', d.reassess_by, 'on', d.published_on, 'metOn', d.meets_on)",
      'decided d join open using (module_code)',
    )},
    'effects', ${effectsJson},
    'results', ${list(
      `json_build_object('moduleCode', r.module_code, 'component', r.component, 'attempt', r.attempt, 'entered', ${enteredJson('r')},
        'daysLate', coalesce(r.days_late, 0), 'handedIn', ${handedInJson}, 'at', to_char(r.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`,
      `(select distinct on (p.module_code, p.component, p.attempt) p.* from result p
        where p.trainee_id = t.id and p.published_at is not null and p.module_code in (select module_code from open)
        order by p.module_code, p.component, p.attempt, p.state = 'ratified' desc, p.entered_at desc) r`,
    )},
    'dates', ${list(
      `json_build_object('moduleCode', s.module_code, 'component', s.component, 'attempt', s.attempt, 'dueOn', s.due_on,
        'dueAt', to_char(s.due_at, 'HH24:MI'))`,
      'open join submission_date s on s.cohort_id = t.cohort_id and s.module_code = open.module_code',
    )})
  where exists (select from open))`

const publishedOf = (order: string) => `board_decision d join board b on b.id = d.board_id
  where d.trainee_id = t.id and d.published_at is not null order by ${order}, b.id desc limit 1`

/** The Publication that came last of a trainee `t`; null where no board has published anything. */
export const lastPublicationJson = `(select json_build_object('board', b.title, 'on', ${london('d.published_at')})
  from ${publishedOf('d.published_at desc, b.ratified_at desc')})`

/** What stands of a board: of several that published, the one that ratified last decides. */
export interface LastBoard extends Publication {
  /** The trainee as a whole first, where the board decided that. */
  readonly decisions: readonly { moduleCode: string | null; outcome: string }[]
}

/** LastBoard as one JSON object, of a trainee `t`; null where no board has published anything. */
export const lastBoardJson = `(select json_build_object('board', l.title, 'on', ${london('l.published_at')},
    'decisions', (select json_agg(json_build_object('moduleCode', d.module_code, 'outcome', d.outcome) order by d.module_code nulls first)
      from board_decision d where d.trainee_id = t.id and d.board_id = l.id and d.published_at is not null))
  from (select b.id, b.title, d.published_at from ${publishedOf('b.ratified_at desc')}) l)`

/** What is still to be taken, as everyone who may read the results is told it. */
export function toTakeOf(row: ToTakeRow | null, today: PlainDate): ToTake[] {
  if (row === null) return []
  return row.modules.flatMap(({ code, title: moduleTitle, components }) => {
    const ofModule = <T>(all: readonly OfModule<T>[]) => all.filter(({ moduleCode }) => moduleCode === code)
    const effects = ofModule(row.effects)
    const entered = ofModule(row.results).map((result) => componentResult(result, effects))
    const results = [...entered, ...deferredWithout(entered, effects)]
    const decision = ofModule(row.decisions)[0] ?? null
    const outcome = decision?.outcome ?? null
    const rules = academicRulesOn(row.rules, decision?.metOn ?? today)
    const facts = { outcome, components, results }
    const attempt = attemptAskedFor(facts)
    const next = nextAttempts({
      decision,
      asked: attempt && { attempt, open: dueAttempt(attempt, facts, rules).open },
      taken: entered.filter(({ deferred }) => !deferred),
      deferred: effects.flatMap(({ effect, component, attempt, deferredTo, decidedOn }) =>
        effect === 'defer' ? [{ component, attempt, dueOn: deferredTo, on: decidedOn }] : [],
      ),
      dates: ofModule(row.dates),
    })
    const titleOf = (component: string) => components.find(({ key }) => key === component)?.title ?? component
    return next.map((one) => ({
      ...one,
      moduleCode: code,
      moduleTitle,
      title: titleOf(one.component),
    }))
  })
}
