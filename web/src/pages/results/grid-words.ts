import type { ResultCell, ResultsGrid } from '@rung/shared/contract/results'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { deadlineOf } from '@rung/shared/rules/days-late'
import { notAskedSentence } from '@rung/shared/words/attempt-words'
import { dayAndTime, handedInWords } from '@rung/shared/words/deadlines'
import { refusalSentence } from '@rung/shared/words/refusals'
import { countOf } from '../../words/counts.ts'
import { type GridSnapshot, type Spot, spotKey } from './grid-store.ts'

type Component = ResultsGrid['components'][number]

/** 'Afolabi, Devi': as sheets of marks have it. */
export const sheetName = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${familyName}, ${givenName}`

/** '60% of the mark, due 5 January 2026' */
export function componentNote(grid: ResultsGrid, { key, kind, weight }: Component): string {
  const due = grid.dates.find(({ component, attempt }) => component === key && attempt === grid.attempt)
  const share = kind === 'pass-fail' ? 'pass or fail' : weight === 100 ? '' : `${weight}% of the mark`
  return [share, due?.dueOn ? `due ${dayAndTime(due.dueOn, due.dueAt)}` : ''].filter(Boolean).join(', ')
}

/** 'Left on 5 January 2026', or that no board has asked for the attempt. */
export function traineeNote(grid: ResultsGrid, trainee: ResultsGrid['trainees'][number]): string {
  const { id, givenName, withdrawnOn, due, recognised } = trainee
  // Where a board has ratified a result of the attempt, it was asked for.
  const asked =
    due || recognised || grid.cells.some((cell) => cell.traineeId === id && cell.state === 'ratified')
  return [
    withdrawnOn ? `Left on ${formatDate(withdrawnOn)}` : '',
    asked ? '' : notAskedSentence(givenName, grid.attempt),
  ]
    .filter(Boolean)
    .join('. ')
}

const closedAt = ({ closed }: ResultsGrid, { traineeId, component }: Spot) =>
  closed.find((one) => one.traineeId === traineeId && one.component === component)

/** '52 stands': what is not taken again in this attempt; empty where it is taken. */
export function closedNote(grid: ResultsGrid, spot: Spot): string {
  const closed = closedAt(grid, spot)
  if (!closed) return ''
  return closed.stands ? `${closed.stands} stands` : 'not in this attempt'
}

/** Why nothing can be entered in an empty place; null where something can. */
export function refusalAt(grid: ResultsGrid, spot: Spot): string | null {
  const closed = grid.everyone ? undefined : closedAt(grid, spot)
  const trainee = grid.trainees.find(({ id }) => id === spot.traineeId)
  if (!closed || !trainee) return null
  return trainee.due
    ? refusalSentence({ code: 'component-closed', detail: { stands: closed.stands } })
    : refusalSentence({
        code: 'attempt-not-asked',
        detail: { name: trainee.givenName, attempt: grid.attempt },
      })
}

const claimWords = {
  claimed: 'circumstances claimed',
  defer: 'deferred',
  'waive-lateness': 'lateness waived',
} as const

/** What is to be known of a place besides its mark: 'ratified', '2 days late', 'was 38'. */
export function cellNote(grid: ResultsGrid, spot: Spot, cell: ResultCell | undefined): string {
  const claim = grid.claims.find(
    (one) => one.traineeId === spot.traineeId && one.component === spot.component,
  )
  return [
    cell?.state === 'ratified' ? (cell.published ? 'published' : 'ratified') : '',
    cell?.correction ? `corrected, was ${cell.correction.from}` : '',
    latenessNote(cell),
    claim ? claimWords[claim.effect ?? 'claimed'] : '',
    cell ? '' : closedNote(grid, spot),
  ]
    .filter(Boolean)
    .join(', ')
}

/** '2 days late, handed in on 8 May 2026 at 10:00' */
function latenessNote(cell: ResultCell | undefined): string {
  const days = cell && cell.daysLate > 0 ? `${countOf(cell.daysLate, 'day')} late` : ''
  return [days, cell?.handedIn ? handedInWords(cell.handedIn) : ''].filter(Boolean).join(', ')
}

/** When one trainee's work is due: where theirs was deferred, not with everybody else's. */
export const dueFor = (grid: ResultsGrid, spot: Spot) => deadlineOf(spot, grid)
/** Nothing is entered of a module that prior learning stands for. */
export const recognisedWords = 'Recognised as prior learning'

/** A place as it is shown: what was typed, else what is saved. */
export function shownAt(grid: ResultsGrid, now: GridSnapshot, spot: Spot) {
  const recognised = grid.trainees.find(({ id }) => id === spot.traineeId)?.recognised
  const cell = now.cells.get(spotKey(spot))
  const draft = now.drafts.get(spotKey(spot))
  return {
    text: draft?.text ?? cell?.text ?? '',
    note:
      [recognised ? recognisedWords : '', cellNote(grid, spot, cell)].filter(Boolean).join(', ') || undefined,
    fault: draft?.fault ?? undefined,
    pending: draft !== undefined,
    settled: recognised || (cell ? cell.state === 'ratified' : refusalAt(grid, spot) !== null),
  }
}
