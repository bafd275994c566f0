import type { ratifyBoard } from '@rung/shared/contract/boards'
import { decideRatification } from '@rung/shared/rules/decide-board'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import type { Pack } from './board-view.ts'
import { dropDecisionsElsewhere, keepLastSeen } from './keep-decisions.ts'
import { openPack, writeBoard, writtenView } from './open-pack.ts'
import type { Profile } from './pack.ts'

/** Every result before the board becomes ratified and what it corrects is replaced, all of it or none. */
export const ratifyOneBoard: UseCase<typeof ratifyBoard> = async (call) => {
  const pack = await openPack(call, 'planned')
  if (pack instanceof Refused) return pack
  const { tx, caller, at, today } = call
  const { meetsOn, counts } = pack.view
  const decision = decideRatification({ meetsOn, asOf: today, ...counts })
  if (!decision.ok) return refusedBy(decision.refusals)
  const ratified = await ratify(tx, pack, { by: caller.personId, at })
  return ratified ? writtenView(call) : refusedBy([{ code: 'board-results-changed' }])
}

/** What the board saw becomes ratified, and the board with it. */
export async function ratify(tx: Tx, pack: Pack, { by, at }: { by: string; at: Date }): Promise<boolean> {
  const { id } = pack.frame
  if (!(await ratifyResults(tx, id, pack.profiles))) return false
  await dropDecisionsElsewhere(tx, id, pack.view.trainees)
  await keepLastSeen(tx, id, pack.view.trainees)
  await writeBoard(tx, id, "state = 'ratified', ratified_at = $2, ratified_by = $3, missing = $4", [
    at.toISOString(),
    by,
    JSON.stringify(pack.view.missing),
  ])
  return true
}

/** Only what the board saw, at the version it saw: false where somebody entered another mark meanwhile. */
async function ratifyResults(tx: Tx, boardId: string, profiles: readonly Profile[]): Promise<boolean> {
  const seen = profiles.flatMap(({ trainee, results }) =>
    results.map(({ id, version, corrects }) => ({ traineeId: trainee.id, id, version, corrects })),
  )
  const wanted = JSON.stringify(seen)
  const rows = 'jsonb_to_recordset($1) as w("traineeId" uuid, id uuid, version int, corrects uuid)'
  await tx.rows(
    `update result r set state = 'replaced', version = r.version + 1 from ${rows}
     where r.trainee_id = w."traineeId" and r.id = w.corrects and r.state = 'ratified'`,
    [wanted],
    'replace-results',
  )
  const done = await tx.rows(
    `update result r set state = 'ratified', board_id = $2, version = r.version + 1 from ${rows}
     where r.trainee_id = w."traineeId" and r.id = w.id and r.version = w.version and r.state = 'provisional' returning 1`,
    [wanted, boardId],
    'ratify-results',
  )
  return done.length === seen.length
}
