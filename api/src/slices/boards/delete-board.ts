import type { deleteBoard } from '@rung/shared/contract/boards'
import { inSystemScope } from '../../db/system-scope.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { openPack } from './open-pack.ts'

/** With what was decided so far, which is a draft until the board ratifies. Results stay as they are, provisional. */
export const deleteOneBoard: UseCase<typeof deleteBoard> = async (call) => {
  const pack = await openPack(call, 'planned')
  if (pack instanceof Refused) return pack
  const { tx, params } = call
  // A board is the system's to write: that it is the caller's to hold was settled when it was locked.
  await inSystemScope(tx, async () => {
    await tx.rows('delete from board_decision where board_id = $1', [params.boardId], 'delete-decisions')
    await tx.rows('delete from board where id = $1', [params.boardId], 'delete-board')
  })
  return null
}
