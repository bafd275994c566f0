import type { readResultsGrid } from '@rung/shared/contract/results'
import type { UseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { type Grid, loadGrid } from './grid.ts'

export const readGrid: UseCase<typeof readResultsGrid> = async ({ tx, params, query }) => {
  const grid = await loadGrid(tx, params, query.attempt)
  if (!grid) return notFound()
  const { cohort, module, components, dates, claims } = grid
  const cells = [...grid.standings.values()].map(({ cell }) => cell)
  return {
    cohort,
    module,
    attempt: query.attempt,
    components,
    trainees: shown(grid),
    cells,
    dates,
    claims,
  }
}

/** Who takes the module, and who has a result in it though they no longer do. */
function shown({ trainees, standings }: Grid) {
  const having = new Set([...standings.values()].map(({ traineeId }) => traineeId))
  return trainees.filter(({ id, takes }) => takes || having.has(id)).map(({ takes, uln, ...row }) => row)
}
