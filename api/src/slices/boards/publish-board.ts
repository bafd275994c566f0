import type { publishBoard } from '@rung/shared/contract/boards'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { keepCreditsOfBoard } from '../credits/keep-ledger.ts'
import { openPack, writeBoard, writtenView } from './open-pack.ts'
import { tellTrainees } from './tell-trainees.ts'

/**
 * What the board ratified is shown, its credits count, and the trainees are told. Two boards of the same trainees
 * publish one after the other, and each again as often as it is sent: what stands by all published boards is awarded.
 */
export const publishOneBoard: UseCase<typeof publishBoard> = async (call) => {
  const pack = await openPack(call, 'ratified')
  if (pack instanceof Refused) return pack
  const { tx, caller, at, today, params } = call
  await publish(tx, params.boardId, { by: caller.personId, at, today })
  await tellTrainees(call)
  return writtenView(call)
}

/** Shows what was ratified and moves the credits. Whoever else moves credits of these trainees waits. */
export async function publish(
  tx: Tx,
  boardId: string,
  { by, at, today }: { by: string; at: Date; today: PlainDate },
): Promise<void> {
  await tx.rows(
    `select id from trainee where id in (select d.trainee_id from board_decision d where d.board_id = $1)
     order by id for no key update`,
    [boardId],
    'lock-trainees-of-board',
  )
  const moment = at.toISOString()
  await writeBoard(tx, boardId, "state = 'published', published_at = $2, published_by = $3", [moment, by])
  for (const table of ['result', 'board_decision'])
    await tx.rows(
      `update ${table} set published_at = $2, version = version + 1 where board_id = $1 and published_at is null`,
      [boardId, moment],
      `publish-${table}`,
    )
  await keepCreditsOfBoard(tx, boardId, { at, on: today })
}
