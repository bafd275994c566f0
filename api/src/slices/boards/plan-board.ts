import type { BoardRow, changeBoard, listBoards, planBoard } from '@rung/shared/contract/boards'
import { decideBoardDetails } from '@rung/shared/rules/decide-board'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy } from '../../http/refuse.ts'
import { findTaughtCohort } from './find-board.ts'
import { openPack, writeBoard, writtenView } from './open-pack.ts'

const rowJson = `json_build_object('version', b.version, 'id', b.id, 'title', b.title, 'meetsOn', b.meets_on, 'state', b.state,
  'cohort', json_build_object('id', c.id, 'name', c.title))`

async function boardsOf(tx: Tx, cohortId: string): Promise<BoardRow[]> {
  const rows = await tx.rows<{ board: BoardRow }>(
    `select ${rowJson} as board from board b join cohort c on c.id = b.cohort_id where b.cohort_id = $1
     order by b.meets_on desc, b.id desc`,
    [cohortId],
    'boards-of-cohort',
  )
  return rows.map(({ board }) => board)
}

export const listCohortBoards: UseCase<typeof listBoards> = async ({ tx, caller, params }) => {
  const cohort = await findTaughtCohort(tx, caller, params.cohortId)
  return cohort ? { cohort, rows: await boardsOf(tx, cohort.id) } : notFound()
}

const titleTaken = () => refusedBy([{ code: 'board-title-taken', field: 'title' }])

export const planOneBoard: UseCase<typeof planBoard> = async ({ tx, caller, params, body, at }) => {
  const cohort = await findTaughtCohort(tx, caller, params.cohortId)
  if (!cohort) return notFound()
  const others = await boardsOf(tx, cohort.id)
  const decision = decideBoardDetails(
    body,
    others.map(({ title }) => title),
  )
  if (!decision.ok) return refusedBy(decision.refusals)
  const { title, meetsOn, members } = decision.value
  // A board is the system's to write; that the cohort is the caller's to hold boards for was found above.
  const made = await inSystemScope(tx, () =>
    tx.row<{ board: BoardRow }>(
      `with b as (insert into board (id, cohort_id, title, meets_on, members, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (cohort_id, title) do nothing returning *)
       select ${rowJson} as board from b join cohort c on c.id = b.cohort_id`,
      [uuidv7(), cohort.id, title, meetsOn, members, caller.personId, at.toISOString()],
      'plan-board',
    ),
  )
  return made?.board ?? titleTaken()
}

export const changeOneBoard: UseCase<typeof changeBoard> = async (call) => {
  const pack = await openPack(call, 'planned')
  if (pack instanceof Refused) return pack
  const { tx, params, body } = call
  const others = await boardsOf(tx, pack.view.cohort.id)
  const titles = others.flatMap(({ id, title }) => (id === params.boardId ? [] : [title]))
  const decision = decideBoardDetails(body, titles)
  if (!decision.ok) return refusedBy(decision.refusals)
  const { title, meetsOn, members } = decision.value
  await writeBoard(tx, params.boardId, 'title = $2, meets_on = $3, members = $4', [title, meetsOn, members])
  return writtenView(call)
}
