import type { ResultCell, ResultsGrid } from '@rung/shared/contract/results'
import type { Attempt } from '@rung/shared/figures/academic-rules'
import type { ResultContent } from '@rung/shared/rules/decide-result'
import { markText } from '@rung/shared/rules/mark'
import type { ResultColumn } from '@rung/shared/rules/result-columns'
import type { Tx } from '../../db/transaction.ts'
import { lockResults } from './keep-results-locked.ts'
import { cellJsonBy, componentsJson, recognised, type StandingRow, takes } from './result-json.ts'

/** One place of the grid as it stands, with what a save has to know of it. */
export interface Standing extends ResultContent {
  readonly id: string
  readonly version: number
  readonly traineeId: string
  readonly component: string
  readonly ratified: boolean
  readonly cell: ResultCell
}

export interface GridTrainee {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly studentNumber: string
  readonly uln: string | null
  readonly withdrawnOn: string | null
  /** Whether they take the module: a core one, or the option they chose. */
  readonly takes: boolean
  /** Prior learning stands for the module, so nothing is entered. */
  readonly recognised: boolean
}

export interface Grid extends Pick<ResultsGrid, 'cohort' | 'module' | 'components' | 'dates' | 'claims'> {
  readonly columns: readonly ResultColumn[]
  /** Everyone of the cohort, by family name. */
  readonly trainees: readonly GridTrainee[]
  readonly standings: ReadonlyMap<string, Standing>
}

interface Row extends Pick<Grid, 'cohort' | 'module' | 'components' | 'trainees' | 'dates' | 'claims'> {
  readonly cells: readonly StandingRow[]
}

const listOf = (json: string, from: string, order: string) =>
  `coalesce((select json_agg(${json} order by ${order}) from ${from}), '[]')`

/** What a tutor of the university sees; a cohort of another one is as one that is not there. */
const text = `with open_to_me as materialized (
    select c.id, c.title, c.curriculum_id from cohort c join programme p on p.id = c.programme_id
    where c.id = $1 and 'tutor@' || p.university_id = any((select my_roles())::text[])
  ), mine as materialized (
    select t.* from trainee t where t.cohort_id = (select id from open_to_me)
  ), doers as materialized (
    select n.id, n.given_name || ' ' || n.family_name as name from person n where n.id in (select distinct r.entered_by from result r
      where r.trainee_id in (select id from mine) and r.module_code = $2)
  ), standing as materialized (
    select distinct on (r.trainee_id, r.component) r.* from result r
    where r.trainee_id in (select id from mine) and r.module_code = $2 and r.attempt = $3 and r.state <> 'replaced'
    order by r.trainee_id, r.component, r.state = 'provisional' desc
  )
  select json_build_object('id', c.id, 'title', c.title) as cohort,
    json_build_object('code', m.code, 'title', m.title, 'level', m.level, 'year', m.year, 'credits', m.credits) as module,
    ${componentsJson('m')} as components,
    ${listOf(
      `json_build_object('id', t.id, 'givenName', p.given_name, 'familyName', p.family_name, 'studentNumber', t.student_number,
        'uln', t.uln, 'withdrawnOn', t.withdrawn_on, 'takes', ${takes('t', 'm')}, 'recognised', ${recognised('t', 'm')})`,
      'mine t join person p on p.id = t.person_id',
      't.id',
    )} as trainees,
    ${listOf(cellJsonBy("json_build_object('id', r.entered_by, 'name', coalesce((select n.name from doers n where n.id = r.entered_by), 'A tutor'))"), 'standing r left join result o on o.trainee_id = r.trainee_id and o.id = r.corrects', 'r.trainee_id')} as cells,
    ${listOf(
      `json_build_object('version', d.version, 'component', d.component, 'attempt', d.attempt, 'dueOn', d.due_on, 'dueAt', to_char(d.due_at, 'HH24:MI'))`,
      'submission_date d where d.cohort_id = c.id and d.module_code = m.code',
      'd.due_on',
    )} as dates,
    ${listOf(
      `json_build_object('id', s.id, 'traineeId', s.trainee_id, 'component', s.component, 'state', s.state, 'effect', s.effect,
        'deferredTo', s.deferred_to)`,
      "circumstances s where s.trainee_id in (select id from mine) and s.module_code = m.code and s.attempt = $3 and s.state <> 'refused'",
      's.id',
    )} as claims
  from open_to_me c join module m on m.curriculum_id = c.curriculum_id and m.code = $2`

export interface GridKey {
  readonly cohortId: string
  readonly moduleCode: string
}

const collator = new Intl.Collator('en-GB')
const byName = (one: GridTrainee, other: GridTrainee): number =>
  collator.compare(one.familyName, other.familyName) ||
  collator.compare(one.givenName, other.givenName) ||
  (one.id < other.id ? -1 : 1)

export const placeKey = (traineeId: string, component: string): string => `${traineeId} ${component}`

/** The grid of a module in a cohort for one attempt; null where the caller has no such grid. */
export async function loadGrid(tx: Tx, key: GridKey, attempt: Attempt): Promise<Grid | null> {
  const row = await tx.row<Row>(text, [key.cohortId, key.moduleCode, attempt], 'results-grid')
  if (!row) return null
  const { cells, ...grid } = row
  const { code, title } = grid.module
  const columns = grid.components.map(
    (component): ResultColumn => ({
      ...component,
      component: component.key,
      moduleCode: code,
      moduleTitle: title,
    }),
  )
  const standings = cells.map(standingOf)
  return {
    ...grid,
    trainees: grid.trainees.toSorted(byName),
    columns,
    standings: new Map(standings.map((one) => [placeKey(one.traineeId, one.component), one])),
  }
}

/** As loadGrid, with every other save of this grid waiting until this one is done. */
export async function lockGrid(tx: Tx, key: GridKey, attempt: Attempt): Promise<Grid | null> {
  await lockResults(tx, key)
  return loadGrid(tx, key, attempt)
}

export function standingOf(row: StandingRow): Standing {
  const { entered, from, reason, ...rest } = row
  const { id, version, traineeId, component, daysLate, handedIn, feedback } = rest
  return {
    id,
    version,
    traineeId,
    component,
    entered,
    daysLate,
    handedIn,
    feedback,
    ratified: row.state === 'ratified',
    cell: cellOf(row),
  }
}

export function cellOf({ entered, from, reason, ...rest }: StandingRow): ResultCell {
  return {
    ...rest,
    text: markText(entered),
    correction: from === null ? null : { from: markText(from), reason: reason ?? '' },
  }
}
