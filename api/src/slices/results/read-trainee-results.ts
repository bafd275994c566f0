import type {
  CircumstancesClaim,
  readTraineeResults,
  SubmissionDate,
  TraineeModule,
} from '@rung/shared/contract/results'
import {
  type AcademicRules,
  type Attempt,
  academicRulesOn,
  type DatedAcademicSettings,
} from '@rung/shared/figures/academic-rules'
import { formatDate } from '@rung/shared/kernel/plain-date'
import type { ComponentResult } from '@rung/shared/rules/counted-component'
import { attemptAskedFor, dueAttempt } from '@rung/shared/rules/due-attempt'
import { moduleResult } from '@rung/shared/rules/module-result'
import { type NextAttempt, nextAttempts } from '@rung/shared/rules/next-attempts'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import { moduleOutcomeWords } from '@rung/shared/words/academic-reasons'
import { inSystemScope } from '../../db/system-scope.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted } from '../../http/refuse.ts'
import { claimFrom, claimJson } from './claims.ts'
import { cellOf } from './grid.ts'
import { cellJson, componentsJson, recognised, type StandingRow, takes } from './result-json.ts'

type ResultRow = StandingRow & { readonly moduleCode: string; readonly attempt: Attempt }
type ModuleRow = Pick<
  TraineeModule,
  'code' | 'title' | 'level' | 'year' | 'semesters' | 'credits' | 'components' | 'recognised'
>
interface Decision {
  readonly moduleCode: string
  readonly outcome: string
  readonly reassessBy: string | null
}
interface Effect {
  readonly moduleCode: string
  readonly component: string
  readonly attempt: Attempt
  readonly effect: 'defer' | 'waive-lateness'
  readonly deferredTo: string | null
  /** As instants of results are written, so that the two compare as text. */
  readonly decidedAt: string
}
interface Row {
  readonly relationships: readonly Relationship[]
  readonly trainee: { id: string; givenName: string; familyName: string; cohortId: string }
  readonly rules: readonly DatedAcademicSettings[]
  readonly modules: readonly ModuleRow[]
  readonly results: readonly ResultRow[]
  readonly dates: readonly (SubmissionDate & { readonly moduleCode: string })[]
  readonly decisions: readonly Decision[]
  readonly claims: CircumstancesClaim[]
}

const listOf = (json: string, from: string, order: string) =>
  `coalesce((select json_agg(${json} order by ${order}) from ${from}), '[]')`

/** Row-level security shows provisional results to tutors alone, and claims to the trainee and tutors. */
const text = `with standing as materialized (
    select distinct on (r.module_code, r.component, r.attempt) r.* from result r
    where r.trainee_id = $1 and r.state <> 'replaced'
    order by r.module_code, r.component, r.attempt, r.state = 'provisional' desc
  )
  select relationships_to(t) as relationships,
    json_build_object('id', t.id, 'givenName', p.given_name, 'familyName', p.family_name, 'cohortId', t.cohort_id) as trainee,
    ${listOf(`json_build_object('startsOn', a.starts_on, 'settings', a.settings)`, 'academic_rules a where a.curriculum_id = c.curriculum_id', 'a.starts_on')} as rules,
    ${listOf(
      `json_build_object('code', m.code, 'title', m.title, 'level', m.level, 'year', m.year, 'semesters', m.semesters, 'credits', m.credits,
        'components', ${componentsJson('m')}, 'recognised', ${recognised('t', 'm')})`,
      `module m where m.curriculum_id = c.curriculum_id and (${takes('t', 'm')} or m.code in (select module_code from standing))`,
      'm.position, m.code',
    )} as modules,
    ${listOf(
      `((${cellJson})::jsonb || jsonb_build_object('moduleCode', r.module_code, 'attempt', r.attempt))`,
      'standing r left join result o on o.trainee_id = r.trainee_id and o.id = r.corrects',
      'r.entered_at, r.id',
    )} as results,
    ${listOf(
      `json_build_object('version', d.version, 'moduleCode', d.module_code, 'component', d.component, 'attempt', d.attempt, 'dueOn', d.due_on,
        'dueAt', to_char(d.due_at, 'HH24:MI'))`,
      'submission_date d where d.cohort_id = t.cohort_id',
      'd.due_on',
    )} as dates,
    coalesce((select json_agg(json_build_object('moduleCode', b.module_code, 'outcome', b.outcome, 'reassessBy', b.reassess_by)) from (
      select distinct on (d.module_code) d.* from board_decision d join board o on o.id = d.board_id
      where d.trainee_id = t.id and d.module_code is not null and d.published_at is not null
      order by d.module_code, o.ratified_at desc, o.id desc) b), '[]') as decisions,
    ${listOf(claimJson, `${claimFrom} where s.trainee_id = t.id`, 's.claimed_at desc, s.id')} as claims
  from trainee t join person p on p.id = t.person_id join cohort c on c.id = t.cohort_id where t.id = $1`

const effectsSql = `select module_code as "moduleCode", component, attempt, effect, deferred_to as "deferredTo",
    to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt"
  from circumstances where trainee_id = $1 and state = 'accepted'`

const offered = ['claim-circumstances', 'decide-circumstances', 'enter-results'] as const

export const readResultsOf: UseCase<typeof readTraineeResults> = async ({ tx, params, today }) => {
  const row = await tx.row<Row>(text, [params.traineeId], 'trainee-results')
  if (!row) return notFound()
  if (!may('read-results', row.relationships)) return notPermitted()
  // A mark is the same for all who may see it, though why lateness was waived is told to few.
  const effects = await inSystemScope(tx, () =>
    tx.rows<Effect>(effectsSql, [params.traineeId], 'claim-effects'),
  )
  const rules = academicRulesOn(row.rules, today)
  return {
    trainee: row.trainee,
    modules: row.modules.map((module) => moduleOf(module, row, effects, rules)),
    claims: row.claims,
    may: offered.filter((action) => may(action, row.relationships)),
  }
}

function moduleOf(
  module: ModuleRow,
  row: Row,
  allEffects: readonly Effect[],
  rules: AcademicRules,
): TraineeModule {
  const ofModule = <T extends { readonly moduleCode: string }>(all: readonly T[]) =>
    all.filter(({ moduleCode }) => moduleCode === module.code)
  const results = ofModule(row.results)
  const effects = ofModule(allEffects)
  const dates = ofModule(row.dates).map(({ moduleCode, ...date }) => date)
  const decision = ofModule(row.decisions)[0] ?? null
  const { components } = module
  const sat = results.map((result) => componentResult(result, effects))
  const found = moduleResult(components, sat, rules)
  const outcome = decision?.outcome ?? null
  const asked = attemptAskedFor(outcome)
  const next = nextAttempts({
    decision,
    open: asked ? dueAttempt(asked, { outcome, components, results: sat }, rules).open : [],
    taken: results.filter((result) => !componentResult(result, effects).deferred),
    deferred: effects
      .filter(({ effect }) => effect === 'defer')
      .map(({ component, attempt, deferredTo }) => ({ component, attempt, dueOn: deferredTo })),
    dates,
  })
  const { state, mark, explanation } = found
  return {
    ...module,
    result:
      results.length === 0
        ? null
        : {
            state,
            mark,
            provisional: results.some((one) => one.state === 'provisional'),
            explanation: { ...explanation, inputs: [...explanation.inputs], notes: [...explanation.notes] },
          },
    outcome: decision && { outcome: decision.outcome, sentence: outcomeWords(decision.outcome) },
    results: results.map(({ moduleCode, attempt, ...cell }) => ({ ...cellOf(cell), attempt })),
    dates,
    todo: (module.recognised ? [] : next).map((one) => ({
      component: one.component,
      dueOn: one.dueOn,
      sentence: nextSentence(module, one),
    })),
  }
}

const outcomeWords = (outcome: string): string =>
  // Another word than these is a board's own, and is shown as it is.
  (moduleOutcomeWords as Readonly<Record<string, string>>)[outcome] ?? outcome

function componentResult(result: ResultRow, effects: readonly Effect[]): ComponentResult {
  const { component, attempt, entered, daysLate, at } = result
  const accepted = effects.find((one) => one.component === component && one.attempt === attempt)
  return {
    component,
    attempt,
    ...entered,
    daysLate,
    latenessWaived: accepted?.effect === 'waive-lateness',
    // What is entered after the deferral is the attempt that was put off.
    deferred: accepted?.effect === 'defer' && at <= accepted.decidedAt,
  }
}

function nextSentence({ components }: ModuleRow, { component, attempt, dueOn }: NextAttempt): string {
  const title = components.find(({ key }) => key === component)?.title ?? component
  const what = component === 'module' ? 'the assessment of this module' : title
  const again = attempt === 'first-sit' ? '' : ' again'
  return dueOn
    ? `Take ${what}${again} by ${formatDate(dueOn)}`
    : `Take ${what}${again}. Your tutor will tell you the date`
}
