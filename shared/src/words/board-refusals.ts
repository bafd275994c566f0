import type { Refusal } from '../kernel/outcome.ts'
import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { BoardRefusalCode } from '../rules/decide-board.ts'

type Detail = NonNullable<Refusal['detail']>
type Words = string | ((detail: Detail) => string)

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}
const decisions = (count: string | number | undefined): string =>
  Number(count) === 1 ? '1 decision' : `${count ?? 0} decisions`

export const boardRefusals: Record<BoardRefusalCode, Words> = {
  'board-title-missing': 'Enter the name of the board, for example Summer board 2026',
  'board-title-taken': 'This cohort has a board of this name. Choose another name',
  'board-members-missing': 'Enter who sits on the board, the chair first',
  'board-met-already':
    'This board has ratified its results, so it cannot be changed or deleted. A wrong result is corrected with a reason',
  'board-outcome-unknown': 'Choose an outcome from the list',
  'board-reason-missing': 'Give the reason for deciding otherwise than proposed',
  'board-reassess-by-too-early': (d) => `Enter a day after the board meets on ${day(d.meetsOn)}`,
  'board-nothing-before-it': 'There is no result for this board to ratify. Enter results first',
  'board-decision-not-before-it': 'This is not before this board. Look at the pack again',
  'board-decisions-open': (d) =>
    `${decisions(d.open)} ${Number(d.open) === 1 ? 'is' : 'are'} still to be made. Accept the proposals or decide them`,
  'board-decisions-outdated': (d) =>
    `Results changed after ${decisions(d.outdated)}. Look at them and decide again`,
  'board-not-met-yet': (d) =>
    `The board meets on ${day(d.meetsOn)}. Ratify on that day or later, or change the day`,
  'board-results-changed': 'Someone changed a result while you ratified. Look at the pack again',
  'board-not-ratified': 'Ratify the results before you publish them',
  'board-published-already': 'This board is published already. Nothing was published again',
}
