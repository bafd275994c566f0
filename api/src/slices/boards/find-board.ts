import type { BoardState } from '@rung/shared/contract/boards'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'

export interface BoardRecord {
  readonly id: string
  readonly version: number
  readonly cohortId: string
  readonly title: string
  readonly meetsOn: PlainDate
  readonly members: readonly string[]
  readonly state: BoardState
}

/** Universities where the caller is a tutor: a cohort of any other is as good as unknown to them. */
export const universitiesOf = (caller: Pick<Caller, 'roles'>): string[] =>
  caller.roles.flatMap(({ role, organisationId }) => (role === 'tutor' ? [organisationId] : []))

export interface TaughtCohortRecord {
  readonly id: string
  readonly title: string
  readonly programme: string
}

export const findTaughtCohort = (tx: Tx, caller: Caller, cohortId: string) =>
  tx.row<TaughtCohortRecord>(
    `select c.id, c.title, pr.title as programme from cohort c join programme pr on pr.id = c.programme_id
     where c.id = $1 and pr.university_id = any($2::uuid[])`,
    [cohortId, universitiesOf(caller)],
    'taught-cohort',
  )

const text = `select b.id, b.version, b.cohort_id as "cohortId", b.title, b.meets_on as "meetsOn", b.members, b.state
  from board b join cohort c on c.id = b.cohort_id join programme pr on pr.id = c.programme_id
  where b.id = $1 and pr.university_id = any($2::uuid[])`

/** Whoever else decides, ratifies or publishes waits. Boards are written by the system alone, and so locked by it. */
export const lockBoard = (tx: Tx, caller: Caller, boardId: string) =>
  inSystemScope(tx, () =>
    tx.row<BoardRecord>(`${text} for no key update of b`, [boardId, universitiesOf(caller)], 'board-locked'),
  )
