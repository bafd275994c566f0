import type { ResultCell, ResultsGrid } from '@rung/shared/contract/results'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { countOf } from '../../words/counts.ts'
import { type GridSnapshot, type Spot, spotKey } from './grid-store.ts'

type Component = ResultsGrid['components'][number]

/** 'Afolabi, Devi': as sheets of marks have it. */
export const sheetName = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${familyName}, ${givenName}`

/** '60% of the mark, due 5 January 2026' */
export function componentNote(grid: ResultsGrid, { key, kind, weight }: Component): string {
  const due = grid.dates.find(
    ({ component, attempt }) => component === key && attempt === grid.attempt,
  )?.dueOn
  const share = kind === 'pass-fail' ? 'pass or fail' : weight === 100 ? '' : `${weight}% of the mark`
  return [share, due ? `due ${formatDate(due)}` : ''].filter(Boolean).join(', ')
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
    cell && cell.daysLate > 0 ? `${countOf(cell.daysLate, 'day')} late` : '',
    claim ? claimWords[claim.effect ?? 'claimed'] : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** A place as it is shown: what was typed, else what is saved. */
export function shownAt(grid: ResultsGrid, now: GridSnapshot, spot: Spot) {
  const cell = now.cells.get(spotKey(spot))
  const draft = now.drafts.get(spotKey(spot))
  return {
    text: draft?.text ?? cell?.text ?? '',
    note: cellNote(grid, spot, cell) || undefined,
    fault: draft?.fault ?? undefined,
    pending: draft !== undefined,
    settled: cell?.state === 'ratified',
  }
}
