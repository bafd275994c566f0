import type { ResultCell } from '@rung/shared/contract/results'
import type { Attempt } from '@rung/shared/figures/academic-rules'
import { isSame, type ResultContent } from '@rung/shared/rules/decide-result'
import { markText } from '@rung/shared/rules/mark'
import { uuidv7 } from 'uuidv7'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { Standing } from './grid.ts'

/** What is to become of one place. `content` null takes a provisional result away. */
export interface Change {
  readonly traineeId: string
  readonly component: string
  readonly content: ResultContent | null
  readonly standing: Standing | null
  /** For the correction of a ratified result. */
  readonly reason: string | null
}

interface Context {
  readonly tx: Tx
  readonly caller: Pick<Caller, 'personId' | 'givenName' | 'familyName'>
  readonly at: Date
  readonly moduleCode: string
  readonly attempt: Attempt
}

interface Written {
  readonly deed: 'insert' | 'update' | 'delete'
  readonly id: string
  readonly version: number
  readonly change: Change
}

/**
 * Inserts, updates and deletes in one statement; what it did not find as it was read, it leaves. Read the
 * note at `hashed` before changing a join.
 */
const text = `with given as materialized (
    select * from jsonb_to_recordset($1) as g(deed text, trainee_id uuid, component text, id uuid, version integer, mark numeric,
      passed boolean, not_submitted boolean, suffix text, days_late integer, handed_in_on date, handed_in_at time, due_on date,
      due_at time, feedback text, corrects uuid, reason text)
    order by trainee_id, component
  ), deleted as (
    delete from result r using given g where g.deed = 'delete' and r.trainee_id = any($6::uuid[]) and r.trainee_id = g.trainee_id and r.id = g.id
      and r.version = g.version and r.state = 'provisional' returning r.id
  ), updated as (
    update result r set mark = g.mark, passed = g.passed, not_submitted = g.not_submitted, suffix = g.suffix, days_late = g.days_late,
      handed_in_on = g.handed_in_on, handed_in_at = g.handed_in_at, due_on = g.due_on, due_at = g.due_at, feedback = g.feedback, reason = coalesce(g.reason, r.reason), entered_by = $2, entered_at = $3, version = r.version + 1
    from given g where g.deed = 'update' and r.trainee_id = any($6::uuid[]) and r.trainee_id = g.trainee_id and r.id = g.id
      and r.version = g.version and r.state = 'provisional' returning r.id
  ), inserted as (
    insert into result (trainee_id, id, module_code, component, attempt, mark, passed, not_submitted, suffix, days_late,
      handed_in_on, handed_in_at, due_on, due_at, feedback, corrects, reason, entered_by, entered_at)
    select trainee_id, id, $4, component, $5, mark, passed, not_submitted, suffix, days_late,
      handed_in_on, handed_in_at, due_on, due_at, feedback, corrects, reason, $2, $3
    from given where deed = 'insert'
    on conflict (trainee_id, module_code, component, attempt) where state = 'provisional' do nothing returning id
  )
  select (select count(*) from deleted) + (select count(*) from updated) + (select count(*) from inserted) as done`

/**
 * Before the statistics know a table that was filled a moment ago, its plan holds each of a thousand given rows against
 * each of a thousand that stand: a million comparisons, half of the time to save them. Joined by a hash, and with the
 * trainees named apart so that only their rows are read, few and many cost the same however large the table is.
 */
async function hashed<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const nestedLoops = (how: 'off' | 'on') =>
    tx.rows("select set_config('enable_nestloop', $1, true)", [how], 'nested-loops')
  await nestedLoops('off')
  const done = await work()
  await nestedLoops('on')
  return done
}

/** The places as they are once written; null where one of them was no longer as it was read, and nothing may stay. */
export async function writeResults(
  context: Context,
  changes: readonly Change[],
): Promise<ResultCell[] | null> {
  const { tx, caller, at, moduleCode, attempt } = context
  const real = changes.filter(isReal).map(deedOf)
  if (real.length > 0) {
    const trainees = [...new Set(real.map(({ change }) => change.traineeId))]
    const values = [JSON.stringify(real.map(given)), caller.personId, at.toISOString(), moduleCode, attempt]
    const row = await hashed(tx, () => tx.row<{ done: string }>(text, [...values, trainees], 'write-results'))
    if (Number(row?.done) !== real.length) return null
  }
  const written = new Map(real.map((one) => [one.change, one]))
  return changes.flatMap((change) => {
    const one = written.get(change)
    if (!one) return change.standing ? [change.standing.cell] : []
    return change.content ? [cellAfter(one, change.content, context)] : []
  })
}

function isReal({ content, standing }: Change): boolean {
  if (!content || !standing) return content !== null || standing !== null
  return !isSame(content, standing)
}

function deedOf(change: Change): Written {
  const { content, standing } = change
  if (!standing || standing.ratified) return { deed: 'insert', id: uuidv7(), version: 0, change }
  const { id, version } = standing
  return { deed: content ? 'update' : 'delete', id, version, change }
}

function given({ deed, id, version, change }: Written) {
  const { traineeId, component, content, standing, reason } = change
  return {
    deed,
    id,
    version,
    trainee_id: traineeId,
    component,
    mark: content?.entered.mark ?? null,
    passed: content?.entered.passed ?? null,
    not_submitted: content?.entered.notSubmitted ?? false,
    suffix: content?.entered.suffix ?? null,
    days_late: content?.daysLate || null,
    handed_in_on: content?.handedIn?.on ?? null,
    handed_in_at: content?.handedIn?.at ?? null,
    due_on: content?.handedIn?.dueOn ?? null,
    due_at: content?.handedIn?.dueAt ?? null,
    feedback: content?.feedback ?? '',
    corrects: standing?.ratified ? standing.id : null,
    reason,
  }
}

function cellAfter({ id, version, change }: Written, content: ResultContent, context: Context): ResultCell {
  const { caller, at } = context
  const { standing, traineeId, component, reason } = change
  const from = standing?.ratified ? standing.cell.text : standing?.cell.correction?.from
  return {
    traineeId,
    component,
    id,
    version: version + 1,
    text: markText(content.entered),
    daysLate: content.daysLate,
    handedIn: content.handedIn,
    feedback: content.feedback,
    state: 'provisional',
    published: false,
    correction:
      from === undefined ? null : { from, reason: reason ?? standing?.cell.correction?.reason ?? '' },
    by: { id: caller.personId, name: `${caller.givenName} ${caller.familyName}` },
    at: at.toISOString(),
  }
}
