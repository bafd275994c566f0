import type {
  listRegistersToTake,
  listSessions,
  RegistersToTake,
  SessionRow,
} from '@rung/shared/contract/register'
import { isPlainDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { Tx } from '../../db/transaction.ts'
import { type Cursor, readCursor, unreadableCursor } from '../../http/cursor.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { findCohort } from './find-session.ts'
import { sessionColumns, sessionRowColumns, tutored } from './session-json.ts'

const from = `teaching_session s join cohort c on c.id = s.cohort_id
  join module md on md.curriculum_id = c.curriculum_id and md.code = s.module_code`

/** More than anyone has left untaken; the rest come up as these are taken. */
const mostToTake = 50

/** Those held newest first, those to come soonest first; a planned one of today or before waits at the top. */
const shown = {
  held: { where: "s.held_on <= $2 and s.state <> 'planned'", than: '<', order: 's.held_on desc, s.id desc' },
  coming: { where: 's.held_on > $2', than: '>', order: 's.held_on, s.id' },
}

interface Found {
  toTake: SessionRow[]
  rows: SessionRow[]
  counts: { held: number; coming: number }
}

export const listCohortSessions: UseCase<typeof listSessions> = async ({ tx, params, query, today }) => {
  const { show, after, limit } = query
  const cursor = after === undefined ? null : readCursor(after, isPlainDate)
  if (cursor === undefined) return unreadableCursor()
  const [found, listed] = await Promise.all([
    findCohort(tx, params.cohortId),
    sessionsOf(tx, params.cohortId, today, show, limit, cursor),
  ])
  if (!found) return notFound()
  const { modules, ...cohort } = found
  const rows = listed.rows.slice(0, limit)
  const last = rows.at(-1)
  const next = listed.rows.length > limit && last ? `${last.heldOn}_${last.id}` : null
  return { cohort, modules, toTake: listed.toTake, rows, next, counts: listed.counts }
}

async function sessionsOf(
  tx: Tx,
  cohortId: string,
  today: PlainDate,
  show: keyof typeof shown,
  limit: number,
  cursor: Cursor | null,
): Promise<Found> {
  const { where, than, order } = shown[show]
  const onwards = cursor ? `and (s.held_on, s.id) ${than} ($4::date, $5::uuid)` : ''
  const row = await tx.row<Found>(
    `select
       coalesce((select json_agg(x) from (select ${sessionRowColumns} from ${from}
         where s.cohort_id = $1 and s.state = 'planned' and s.held_on <= $2 order by s.held_on, s.starts_at, s.id limit ${mostToTake}) x), '[]') as "toTake",
       coalesce((select json_agg(x) from (select ${sessionRowColumns} from ${from}
         where s.cohort_id = $1 and ${where} ${onwards} order by ${order} limit $3 + 1) x), '[]') as rows,
       (select json_build_object('held', count(*) filter (where s.held_on <= $2 and s.state <> 'planned'),
           'coming', count(*) filter (where s.held_on > $2))
         from teaching_session s where s.cohort_id = $1) as counts`,
    [cohortId, today, limit, ...(cursor ? [cursor.key, cursor.id] : [])],
    `sessions-${show}${cursor ? '-after' : ''}`,
  )
  if (!row) throw new Error('a list without conditions answered nothing')
  return row
}

export const listAllRegistersToTake: UseCase<typeof listRegistersToTake> = async ({ tx, today }) => {
  const waiting = `teaching_session s join cohort c on c.id = s.cohort_id join programme p on p.id = c.programme_id
    join module md on md.curriculum_id = c.curriculum_id and md.code = s.module_code
    where s.state = 'planned' and s.held_on <= $1 and ${tutored}`
  const row = await tx.row<RegistersToTake>(
    `select coalesce((select json_agg(x) from (
         select ${sessionColumns}, json_build_object('id', c.id, 'title', c.title) as cohort
         from ${waiting} order by s.held_on, s.starts_at, s.id limit ${mostToTake}) x), '[]') as rows,
       (select count(*)::int from ${waiting}) as total`,
    [today],
    'registers-to-take',
  )
  return row ?? { rows: [], total: 0 }
}
