import type { Attempt } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { type DueAttempt, dueAttempt } from '@rung/shared/rules/due-attempt'
import type { DueInAttempt } from '@rung/shared/rules/result-row'
import type { Tx } from '../../db/transaction.ts'
import { loadLaterAttempts } from './facts.ts'
import { type Grid, placeKey } from './grid.ts'

const nothingDecided = { outcome: null, results: [] }

/** Who is due in the attempt of a grid; undefined in a first sit, where everyone is. */
export async function loadDue(
  tx: Tx,
  grid: Pick<Grid, 'cohort' | 'module' | 'components' | 'trainees'>,
  attempt: Attempt,
  today: PlainDate,
): Promise<DueInAttempt | undefined> {
  if (attempt === 'first-sit') return undefined
  const whose = { cohortId: grid.cohort.id, moduleCode: grid.module.code }
  const { decided, rules } = await loadLaterAttempts(tx, whose, today)
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
