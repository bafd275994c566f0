import type { BoardState } from '@rung/shared/contract/boards'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import { notFound, type Refused, refusedBy, stale } from '../../http/refuse.ts'
import { type Pack, packOf } from './board-view.ts'
import { lockBoard } from './find-board.ts'

interface Asked {
  readonly tx: Tx
  readonly caller: Caller
  readonly params: { readonly boardId: string }
  readonly ifMatch: number
}

const otherwise = {
  planned: 'board-met-already',
  ratified: 'board-not-ratified',
} as const

/** The pack of a board that is about to change, held until this transaction ends; refused in any other state. */
export async function openPack(
  { tx, caller, params, ifMatch }: Asked,
  state: Exclude<BoardState, 'published'>,
): Promise<Pack | Refused> {
  if (!(await lockBoard(tx, caller, params.boardId))) return notFound()
  const pack = await packOf(tx, caller, params.boardId)
  if (!pack) return notFound()
  if (pack.view.version !== ifMatch) return stale(pack.view)
  if (pack.view.state === state) return pack
  const code = pack.view.state === 'published' ? 'board-published-already' : otherwise[state]
  return refusedBy([{ code }])
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
export async function writtenView({ tx, caller, params }: Asked): Promise<Pack['view']> {
  const pack = await packOf(tx, caller, params.boardId)
  if (!pack) throw new Error(`the board ${params.boardId} that was just written is not there`)
  return pack.view
}
