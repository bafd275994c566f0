import type { BoardState } from '@rung/shared/contract/boards'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import { notFound, type Refused, refusedBy, stale } from '../../http/refuse.ts'
import { type Asking, type Pack, packOf } from './board-view.ts'
import { lockBoard } from './find-board.ts'

type Asked = Asking & { readonly caller: Caller; readonly ifMatch: number }

/** Why a board that has to be in one state is refused in another. */
const refusals = {
  planned: () => 'board-met-already',
  ratified: (state: BoardState) => (state === 'published' ? 'board-published-already' : 'board-not-ratified'),
} as const

/** The pack of a board that is about to change, held until this transaction ends; refused in any other state. */
export async function openPack(
  asked: Asked,
  state: Exclude<BoardState, 'published'>,
): Promise<Pack | Refused> {
  const { tx, caller, params, ifMatch } = asked
  if (!(await lockBoard(tx, caller, params.boardId))) return notFound()
  const pack = await packOf(asked)
  if (!pack) return notFound()
  if (pack.view.version !== ifMatch) return stale(pack.view)
  if (pack.view.state === state) return pack
  return refusedBy([{ code: refusals[state](pack.view.state) }])
}

/** A board is everybody's to read and the system's to write: who may was settled when it was locked. */
export const writeBoard = (tx: Tx, boardId: string, set: string, values: readonly unknown[] = []) =>
  inSystemScope(tx, () =>
    tx.rows(`update board set ${set}${set ? ', ' : ''}version = version + 1 where id = $1`, [
      boardId,
      ...values,
    ]),
  )

/** The pack again, after what was written. */
export async function writtenView(asking: Asking): Promise<Pack['view']> {
  const pack = await packOf(asking)
  if (!pack) throw new Error(`the board ${asking.params.boardId} that was just written is not there`)
  return pack.view
}
