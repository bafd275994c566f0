import type { Attempt } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { type DueAttempt, dueAttempt } from '@rung/shared/rules/due-attempt'
import type { DueInAttempt } from '@rung/shared/rules/result-row'
import type { Tx } from '../../db/transaction.ts'
import { type LaterAttempts, loadLaterAttempts } from './facts.ts'
import { type Grid, placeKey } from './grid.ts'

type Asked = Pick<Grid, 'cohort' | 'module' | 'components' | 'trainees'>

export const loadLaterOf = (tx: Tx, { cohort, module }: Asked, today: PlainDate): Promise<LaterAttempts> =>
  loadLaterAttempts(tx, { cohortId: cohort.id, moduleCode: module.code }, today)

/** Who is due in the attempt of a grid; undefined in a first sit, where everyone is. */
export async function loadDue(
  tx: Tx,
  grid: Asked,
  attempt: Attempt,
  today: PlainDate,
): Promise<DueInAttempt | undefined> {
  return attempt === 'first-sit' ? undefined : dueOf(grid, attempt, await loadLaterOf(tx, grid, today))
}

const nothingDecided = { outcome: null, results: [] }

export function dueOf(
  grid: Asked,
  attempt: Attempt,
  { decided, rules }: LaterAttempts,
): DueInAttempt | undefined {
  if (attempt === 'first-sit') return undefined
  const byTrainee = new Map(decided.map((one) => [one.traineeId, one]))
  const found = grid.trainees.map(({ id, takes }) => {
    const facts = (takes ? byTrainee.get(id) : undefined) ?? nothingDecided
    return { id, ...dueAttempt(attempt, { ...facts, components: grid.components }, rules) }
  })
  return dueIn(attempt, found)
}

function dueIn(attempt: Attempt, found: readonly (DueAttempt & { readonly id: string })[]): DueInAttempt {
  return {
    attempt,
    trainees: new Set(found.flatMap(({ id, open }) => (open.length > 0 ? [id] : []))),
    closed: new Map(
      found.flatMap(({ id, closed }) =>
        closed.map(({ component, stands }) => [placeKey(id, component), stands] as const),
      ),
    ),
  }
}
