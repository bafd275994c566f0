import type {
  CircumstancesClaim,
  readTraineeResults,
  SubmissionDate,
  TraineeModule,
} from '@rung/shared/contract/results'
import {
  type Attempt,
  academicRulesOn,
  type DatedAcademicSettings,
} from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { attemptsOffered } from '@rung/shared/rules/due-attempt'
import { moduleResult } from '@rung/shared/rules/module-result'
import type { ToTake } from '@rung/shared/rules/next-steps'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import { moduleOutcomeInWords } from '@rung/shared/words/academic-reasons'
import { assessmentWords, toTakeSentence } from '@rung/shared/words/to-take'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted } from '../../http/refuse.ts'
import { claimFrom, claimJson } from './claims.ts'
import { type ClaimEffect, componentResult, effectsJson } from './component-result.ts'
import { type ToTakeRow, toTakeJson, toTakeOf } from './facts.ts'
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
  readonly metOn: PlainDate
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
  readonly effects: readonly ClaimEffect[]
  readonly toTake: ToTakeRow | null
}

const listOf = (json: string, from: string, order: string) =>
  `coalesce((select json_agg(${json} order by ${order}) from ${from}), '[]')`

/**
 * Row-level security shows provisional results to tutors alone, and claims to the trainee and tutors. What a ratified
 * correction replaced stands for everyone else until the correction is published.
 */
const text = `with standing as materialized (
    select distinct on (r.module_code, r.component, r.attempt) r.* from result r
    where r.trainee_id = $1 and (r.state <> 'replaced' or r.published_at is not null)
    order by r.module_code, r.component, r.attempt, r.state = 'provisional' desc, r.state = 'ratified' desc, r.entered_at desc
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
    coalesce((select json_agg(json_build_object('moduleCode', l.module_code, 'outcome', l.outcome, 'metOn', l.meets_on)) from (
      select distinct on (d.module_code) d.module_code, d.outcome, b.meets_on from board_decision d join board b on b.id = d.board_id
      where d.trainee_id = t.id and d.module_code is not null and d.published_at is not null
      order by d.module_code, b.ratified_at desc, b.id desc) l), '[]') as decisions,
    ${listOf(claimJson, `${claimFrom} where s.trainee_id = t.id`, 's.claimed_at desc, s.id')} as claims,
    ${effectsJson} as effects, ${toTakeJson} as "toTake"
  from trainee t join person p on p.id = t.person_id join cohort c on c.id = t.cohort_id where t.id = $1`

const offered = ['claim-circumstances', 'decide-circumstances', 'enter-results'] as const

export const readResultsOf: UseCase<typeof readTraineeResults> = async ({ tx, params, today }) => {
  const row = await tx.row<Row>(text, [params.traineeId], 'trainee-results')
  if (!row) return notFound()
  if (!may('read-results', row.relationships)) return notPermitted()
  const toTake = toTakeOf(row.toTake, today)
  return {
    trainee: row.trainee,
    modules: row.modules.map((module) => ({
      ...moduleOf(module, row, today),
      todo: toTake
        .filter(({ moduleCode }) => moduleCode === module.code)
        .filter((one) => !isMarked(one, row))
        .map((one) => ({
          component: one.component,
          dueOn: one.dueOn,
          dueAt: one.dueAt,
          sentence: takeSentence(one, today),
        })),
    })),
    attempts: attemptsOffered(
      academicRulesOn(row.rules, today),
      row.results.map(({ attempt }) => attempt),
    ),
    claims: row.claims,
    may: offered.filter((action) => may(action, row.relationships)),
  }
}

function moduleOf(module: ModuleRow, row: Row, today: PlainDate): Omit<TraineeModule, 'todo'> {
  const ofModule = <T extends { readonly moduleCode: string }>(all: readonly T[]) =>
    all.filter(({ moduleCode }) => moduleCode === module.code)
  const results = ofModule(row.results)
  // A mark is the same for all who may see it, though why lateness was waived is told to few.
  const effects = ofModule(row.effects)
  const [decision] = ofModule(row.decisions)
  const provisional = results.some((one) => one.state === 'provisional')
  // What a board decided on was judged by the rules of the day it met; what waits for one, by those of today.
  const rules = academicRulesOn(row.rules, decision && !provisional ? decision.metOn : today)
  const { state, mark, explanation } = moduleResult(
    module.components,
    results.map((result) => componentResult(result, effects)),
    rules,
  )
  return {
    ...module,
    result:
      results.length === 0
        ? null
        : {
            state,
            mark,
            provisional,
            explanation: { ...explanation, inputs: [...explanation.inputs], notes: [...explanation.notes] },
          },
    outcome: decision
      ? { outcome: decision.outcome, sentence: moduleOutcomeInWords(decision.outcome) }
      : null,
    results: results.map(({ moduleCode, attempt, ...cell }) => ({ ...cellOf(cell), attempt })),
    dates: ofModule(row.dates).map(({ moduleCode, ...date }) => date),
  }
}

/** A tutor sees that it has been taken before a board has published it. */
const isMarked = ({ moduleCode, component, attempt }: ToTake, { results, effects }: Row): boolean =>
  results.some(
    (one) =>
      one.moduleCode === moduleCode &&
      one.component === component &&
      one.attempt === attempt &&
      !componentResult(
        one,
        effects.filter((effect) => effect.moduleCode === moduleCode),
      ).deferred,
  )

function takeSentence(one: ToTake, today: PlainDate): string {
  const { component, title, attempt, dueOn, dueAt } = one
  return toTakeSentence({
    what: `${assessmentWords({ component, title })}${component === 'module' ? ' of this module' : ''}`,
    again: attempt !== 'first-sit',
    due: dueOn,
    dueAt,
    past: dueOn !== null && dueOn < today,
  })
}
