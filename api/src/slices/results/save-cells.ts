import type { GivenCell, saveResults } from '@rung/shared/contract/results'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { deadlineOf } from '@rung/shared/rules/days-late'
import { decideResult, type ResultContent } from '@rung/shared/rules/decide-result'
import type { DueInAttempt } from '@rung/shared/rules/result-row'
import { refusalSentence } from '@rung/shared/words/refusals'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { notFound, Refused } from '../../http/refuse.ts'
import { loadDue } from './due.ts'
import { type Grid, lockGrid, placeKey, type Standing } from './grid.ts'
import { type Change, writeResults } from './write-results.ts'

/** Saves every given cell, or none: where somebody saved one of them first, that is answered with who and what. */
export const saveCells: UseCase<typeof saveResults> = async (call) => {
  const { tx, params, body, today } = call
  const { attempt } = body
  const grid = await lockGrid(tx, params, attempt)
  if (!grid) return notFound()
  const twice = new Set(body.cells.map((cell) => placeKey(cell.traineeId, cell.component)))
  if (twice.size < body.cells.length) return new Refused('not-accepted', 'Send each cell once.')
  const overtaken = body.cells.filter((cell) => !isAsRead(cell, standingAt(grid, cell)))
  if (overtaken.length > 0) return conflict(grid, body.cells, overtaken)
  const due = body.everyone ? undefined : await loadDue(tx, grid, attempt, today)
  const changes = body.cells.map((cell, place) => changeOf({ grid, due, attempt, today }, cell, place))
  const refused = changes.flatMap((change) => ('faults' in change ? change.faults : []))
  if (refused.length > 0) return new Refused('refused', undefined, refused)
  const cells = await writeResults(
    { ...call, moduleCode: grid.module.code, attempt },
    changes.flatMap((change) => ('faults' in change ? [] : change)),
  )
  return cells
    ? { cells }
    : new Refused('conflict', 'A board is ratifying these results. Open the grid again.')
}

const standingAt = (grid: Grid, { traineeId, component }: Pick<GivenCell, 'traineeId' | 'component'>) =>
  grid.standings.get(placeKey(traineeId, component)) ?? null

const isAsRead = ({ was }: GivenCell, standing: Standing | null): boolean =>
  standing?.id === was?.id && standing?.version === was?.version

type Against = { readonly grid: Grid; readonly due: DueInAttempt | undefined } & Pick<
  SignedInCall<typeof saveResults>['body'],
  'attempt'
> &
  Pick<SignedInCall<typeof saveResults>, 'today'>

function changeOf(
  { grid, due, attempt, today }: Against,
  given: GivenCell,
  place: number,
): Change | { faults: Refused['errors'] } {
  const { traineeId, component } = given
  const column = grid.columns.find(({ key }) => key === component)
  const trainee = grid.trainees.find(({ id }) => id === traineeId)
  const standing = standingAt(grid, given)
  if (!trainee) return { faults: [faultAt(place, { code: 'trainee-not-here', field: 'traineeId' })] }
  if (!column) return { faults: [faultAt(place, { code: 'component-unknown', field: 'component' })] }
  const moduleCodes = trainee.takes ? [column.moduleCode] : []
  if (due && trainee.takes && !trainee.recognised && !standing && !due.trainees.has(traineeId)) {
    const detail = { name: trainee.givenName, attempt: due.attempt }
    return { faults: [faultAt(place, { code: 'attempt-not-asked', field: 'text', detail })] }
  }
  const { dates, claims } = grid
  const decision = decideResult(given, {
    column,
    moduleCodes,
    recognised: trainee.recognised,
    standing,
    reasonGiven: false,
    closed: due?.closed.get(placeKey(traineeId, component)),
    lateness: { deadline: deadlineOf(given, { dates, claims, attempt }), today },
  })
  if (!decision.ok) return { faults: decision.refusals.map((refusal) => faultAt(place, refusal)) }
  const content: ResultContent | null = decision.value
  return { traineeId, component, content, standing, reason: null }
}

const faultAt = (place: number, refusal: Refusal) => ({
  pointer: `/cells/${place}/${refusal.field ?? ''}`,
  code: refusal.code,
  detail: refusalSentence(refusal),
})

/** Both values and who, for each cell that was saved by somebody else first; the rest may be saved again as they are. */
function conflict(grid: Grid, cells: readonly GivenCell[], overtaken: readonly GivenCell[]): Refused {
  const errors = overtaken.map((cell) => {
    const standing = standingAt(grid, cell)
    const theirs = standing
      ? `${standing.cell.by.name} entered ${standing.cell.text}`
      : 'Someone took this result away'
    const mine = cell.text === undefined ? '' : `. You entered ${cell.text || 'nothing'}`
    return { pointer: `/cells/${cells.indexOf(cell)}`, code: 'stale', detail: `${theirs}${mine}` }
  })
  const now = overtaken.flatMap((cell) => standingAt(grid, cell)?.cell ?? [])
  return new Refused('conflict', 'Look at what changed, then decide which to keep.', errors, {
    current: { cells: now },
  })
}
