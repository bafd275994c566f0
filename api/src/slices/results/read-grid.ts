import type { ResultsGrid, readResultsGrid } from '@rung/shared/contract/results'
import { attemptsOffered } from '@rung/shared/rules/due-attempt'
import type { DueInAttempt } from '@rung/shared/rules/result-row'
import type { UseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { dueOf, loadLaterOf } from './due.ts'
import { laterPlaces } from './facts.ts'
import { type Grid, loadGrid, placeKey } from './grid.ts'

export const readGrid: UseCase<typeof readResultsGrid> = async ({ tx, params, query, today }) => {
  const grid = await loadGrid(tx, params, query.attempt)
  if (!grid) return notFound()
  const { cohort, module, components, dates, claims } = grid
  const later = await loadLaterOf(tx, grid, today)
  const due = dueOf(grid, query.attempt, later)
  const everyone = query.everyone === 'yes'
  const trainees = shown(grid, due, everyone)
  const cells = [...grid.standings.values()].map(({ cell }) => cell)
  return {
    cohort,
    module,
    attempt: query.attempt,
    components,
    attempts: attemptsOffered(later.rules, [
      query.attempt,
      ...laterPlaces(later).map(({ attempt }) => attempt),
    ]),
    everyone,
    takers: grid.trainees.filter(({ takes }) => takes).length,
    trainees,
    closed: closedTo(
      grid,
      due,
      trainees.filter((one) => one.due || !everyone),
    ),
    cells,
    dates,
    claims,
  }
}

type Shown = ResultsGrid['trainees']

/** Who takes the module or is due in the attempt, and who has a result in it though they no longer do or are. */
function shown({ trainees, standings }: Grid, due: DueInAttempt | undefined, everyone: boolean): Shown {
  const having = new Set([...standings.values()].map(({ traineeId }) => traineeId))
  return trainees.flatMap(({ takes, uln, ...row }) => {
    const isDue = due?.trainees.has(row.id) ?? true
    return having.has(row.id) || (takes && (isDue || everyone)) ? [{ ...row, due: isDue }] : []
  })
}

function closedTo(
  { components }: Grid,
  due: DueInAttempt | undefined,
  trainees: Shown,
): ResultsGrid['closed'] {
  return trainees.flatMap(({ id: traineeId }) =>
    components.flatMap(({ key: component }) => {
      const stands = due?.closed.get(placeKey(traineeId, component))
      return stands === undefined ? [] : [{ traineeId, component, stands }]
    }),
  )
}
