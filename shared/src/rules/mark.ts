import type { resultSuffixes } from '../figures/academic-rules.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'

export type MarkSuffix = keyof typeof resultSuffixes

export const markFaultCodes = [
  'not-a-mark',
  'mark-over-100',
  'mark-negative',
  'mark-too-precise',
  'mark-comma',
] as const
export type MarkFaultCode = (typeof markFaultCodes)[number]

/** What a cell of a results sheet says. All empty: nothing is entered. */
export interface EnteredMark {
  /** Percent, 0 to 100, at most one decimal. */
  readonly mark: number | null
  readonly suffix: MarkSuffix | null
  readonly notSubmitted: boolean
  /** For pass or fail; null for a mark. */
  readonly passed: boolean | null
}

export const nothingEntered: EnteredMark = { mark: null, suffix: null, notSubmitted: false, passed: null }

const CELL = /^(?:(\d+(?:\.\d+)?) ?%?|(NS)|(F|FAIL))? ?([CKRX])?$/
const LONGEST_SHOWN = 20

/**
 * Reads a cell as it stands in a results sheet. A cell that a spreadsheet would run as a formula is text here.
 * Basis: UCLan results notation: C compensated, K retake, R reassess, X reassessment not taken; NS not submitted.
 * Example: '38 c' is 38 compensated; 'NS' is not submitted; '62,5' is refused, because it may mean 62.5 or 625.
 */
export function readMark(text: string): Outcome<EnteredMark, MarkFaultCode> {
  if (text.startsWith('\t')) return fault('not-a-mark', text)
  const cell = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()
  if (cell === 'P' || cell === 'PASS') return accepted({ ...nothingEntered, passed: true })
  if (/^[-−]\d+(\.\d+)? ?%?$/.test(cell)) return fault('mark-negative', text)
  if (/^\d{1,3},\d+ ?%? ?[CKRX]?$/.test(cell)) return commaFault(cell, text)
  const parts = CELL.exec(cell)
  if (!parts) return fault('not-a-mark', text)
  const number = parts[1]
  const said = {
    // The pattern lets only the four letters through.
    suffix: (parts[4] ?? null) as MarkSuffix | null,
    notSubmitted: parts[2] !== undefined,
    passed: parts[3] === undefined ? null : false,
  }
  return number === undefined ? accepted({ mark: null, ...said }) : checked(Number(number), text, said)
}

function checked(
  mark: number,
  text: string,
  said: Omit<EnteredMark, 'mark'>,
): Outcome<EnteredMark, MarkFaultCode> {
  if (mark > 100) return fault('mark-over-100', text)
  if (mark !== inTenths(mark) / 10) return fault('mark-too-precise', text)
  return accepted({ mark, ...said })
}

/** Marks are summed as whole tenths of a point, so that no sum is off by a rounding of the machine. */
export function inTenths(mark: number): number {
  return Math.round(mark * 10)
}

function fault(code: MarkFaultCode, text: string, more: Record<string, string> = {}) {
  return refused({ code, detail: { text: text.trim().slice(0, LONGEST_SHOWN), ...more } })
}

function commaFault(cell: string, text: string) {
  return fault('mark-comma', text, { meant: cell.replace(',', '.').replace(/[^\d.]/g, '') })
}

/** Writes a mark as a results sheet has it, so that readMark reads the same again: '38C', 'NS', 'P', ''. */
export function markText({ mark, suffix, notSubmitted, passed }: EnteredMark): string {
  const grade = passed === null ? (mark === null ? '' : String(mark)) : passed ? 'P' : 'F'
  return `${notSubmitted ? 'NS' : grade}${suffix ?? ''}`
}

/** Nothing at all stands in the cell: there is nothing to load. */
export function isNothing(entered: EnteredMark): boolean {
  return markText(entered) === ''
}
