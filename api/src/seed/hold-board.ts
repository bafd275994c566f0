import type { Role } from '@rung/shared/rules/permissions'
import type { Tx } from '../db/transaction.ts'
import { packOf } from '../slices/boards/board-view.ts'
import { acceptances } from '../slices/boards/decide-board.ts'
import { keepDecisions, moduleDecision } from '../slices/boards/keep-decisions.ts'
import { publish } from '../slices/boards/publish-board.ts'
import { ratify } from '../slices/boards/ratify-board.ts'
import { academicStories } from './academic-story.ts'
import type { Enrolled } from './enrol.ts'
import type { SeedBoard } from './lay-results.ts'
import { londonInstant } from './london-instant.ts'
import type { Places } from './places.ts'

/** When a board met, in the order of the day. */
export const heldAt = ({ meetsOn }: SeedBoard): Date => londonInstant(meetsOn, '11:00')

/** Decides as proposed but where a story says otherwise, ratifies and publishes, as its tutor did on that day. */
export async function holdBoard(
  tx: Tx,
  board: SeedBoard,
  { enrolled, places }: { enrolled: readonly Enrolled[]; places: Places },
): Promise<void> {
  const role: Role = 'tutor'
  const caller = { roles: [{ role, organisationId: places.id[board.university], organisation: '' }] }
  const asking = { tx, caller, params: { boardId: board.id }, today: board.meetsOn }
  const seen = async () => {
    const pack = await packOf(asking)
    if (!pack) throw new Error(`the board ${board.id} is not there`)
    return pack
  }
  const at = heldAt(board)
  const by = board.tutorId
  await tx.rows("select set_config('rung.at', $1, true), set_config('rung.person', $2, true)", [
    at.toISOString(),
    by,
  ])
  const otherwise = (await seen()).view.trainees.flatMap((trainee) => {
    const story = enrolled.find(({ id }) => id === trainee.id)?.story.key ?? ''
    const decided = academicStories[story]?.decided
    const module = trainee.modules.find(({ code, attempts }) =>
      attempts.length > 1 ? code === decided?.module : false,
    )
    if (!decided || !module) return []
    return [moduleDecision(trainee.id, module, { ...decided, reassessBy: null })]
  })
  if (otherwise.length > 0) await keepDecisions(tx, board.id, otherwise, { by, at })
  await keepDecisions(tx, board.id, acceptances((await seen()).view), { by, at })
  if (!(await ratify(tx, await seen(), { by, at }))) throw new Error('a story changed a result meanwhile')
  await publish(tx, board.id, { by, at, today: board.meetsOn })
  await tx.rows("select set_config('rung.person', '', true)")
}
