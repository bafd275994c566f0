import type { listEntries } from '@rung/shared/contract/off-the-job'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { RawAnswer } from '../../http/answers.ts'
import { type Cursor, readCursor, unreadableCursor } from '../../http/cursor.ts'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { deciders, pagedText } from './entry-json.ts'

export interface EntryFilters {
  readonly state?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Newest learning first; drafts without a date before everything. A page begins after the entry its cursor names. */
export const listOwnEntries: HotUseCase<typeof listEntries> = async ({ params, query, tx }) => {
  const { after, limit, ...filters } = query
  const cursor = after === undefined ? null : readCursor(after, (key) => key === '' || isPlainDate(key))
  if (cursor === undefined) return unreadableCursor()
  const { where, values, name } = narrowed(filters, cursor, 3)
  const found = await tx.row<{ answer: string }>(
    `with page as materialized (
       select e.* from off_the_job_entry e where e.trainee_id = $1 ${where}
       order by e.learned_on desc, e.id desc limit $2 + 1
     ), shown as materialized (select * from page order by learned_on desc, id desc limit $2), ${deciders}
     select concat('{"rows":[', (select string_agg(${pagedText}, ',' order by e.learned_on desc, e.id desc) from shown e), '],"next":',
       coalesce((select to_json(concat(e.learned_on, '_', e.id))::text from shown e
         where (select count(*) from page) > $2 order by e.learned_on, e.id limit 1), 'null'), '}') as answer
     from trainee t join cohort c on c.id = t.cohort_id where t.id = $1`,
    [params.traineeId, limit, ...values],
    `list-entries${name}`,
  )
  return found ? new RawAnswer(found.answer) : notFound()
}

/** The conditions of filters and cursor, with their values from this place on. Each set of them is a plan of its own. */
export function narrowed(filters: EntryFilters, cursor: Cursor | null, firstPlace: number) {
  const values: string[] = []
  const bind = (value: string) => `$${values.push(value) + firstPlace - 1}`
  const parts: { name: string; sql: string }[] = []
  const { state, from, to } = filters
  if (state) parts.push({ name: 'state', sql: `e.state = ${bind(state)}` })
  if (from) parts.push({ name: 'from', sql: `e.learned_on >= ${bind(from)}::date` })
  if (to) parts.push({ name: 'to', sql: `e.learned_on <= ${bind(to)}::date` })
  if (cursor) parts.push(afterCursor(cursor, bind))
  return {
    where: parts.map(({ sql }) => `and ${sql}`).join(' '),
    values,
    name: parts.map(({ name }) => `-${name}`).join(''),
  }
}

function afterCursor({ key, id }: Cursor, bind: (value: string) => string) {
  return key === ''
    ? { name: 'after-undated', sql: `(e.learned_on is not null or e.id < ${bind(id)}::uuid)` }
    : { name: 'after', sql: `(e.learned_on, e.id) < (${bind(key)}::date, ${bind(id)}::uuid)` }
}
