import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { overallOutcomes } from './board-profile.ts'
import { moduleOutcomes } from './module-outcome.ts'
import { findNhsNumber } from './nhs-number.ts'

export const boardRefusalCodes = [
  'board-title-missing',
  'board-title-taken',
  'board-members-missing',
  'board-met-already',
  'board-outcome-unknown',
  'board-reason-missing',
  'board-reassess-by-too-early',
  'board-nothing-before-it',
  'board-decision-not-before-it',
  'board-decisions-open',
  'board-decisions-outdated',
  'board-not-met-yet',
  'board-results-changed',
  'board-not-ratified',
  'board-published-already',
] as const
export type BoardRefusalCode = (typeof boardRefusalCodes)[number]

export interface BoardDetails {
  readonly title: string
  readonly meetsOn: PlainDate
  /** The chair first. */
  readonly members: readonly string[]
}

const no = (
  code: BoardRefusalCode,
  field?: string,
  detail: Refusal['detail'] = {},
): Refusal<BoardRefusalCode> => ({ code, ...(field === undefined ? {} : { field }), detail })

/**
 * What a board is called, when it meets and who sits on it.
 * Basis: decisions are recorded against names, so somebody sits on it. Titles tell the boards of a cohort apart.
 * Example: 'Summer board' beside another 'summer board' of the cohort is refused.
 */
export function decideBoardDetails(
  details: BoardDetails,
  otherTitles: readonly string[],
): Outcome<BoardDetails, BoardRefusalCode> {
  const title = details.title.trim()
  const members = details.members.map((name) => name.trim()).filter((name) => name !== '')
  const taken = otherTitles.some((other) => other.toLowerCase() === title.toLowerCase())
  return decide({ ...details, title, members }, [
    ...(title === '' ? [no('board-title-missing', 'title')] : []),
    ...(taken ? [no('board-title-taken', 'title')] : []),
    ...(members.length === 0 ? [no('board-members-missing', 'members')] : []),
  ])
}

export interface WantedDecision {
  /** Null decides on the trainee as a whole. */
  readonly moduleCode: string | null
  readonly outcome: string
  readonly reason: string | null
  readonly reassessBy: PlainDate | null
}

/**
 * Whether a board may decide this: an outcome of the list, and a reason where it is not what the rules propose.
 * Basis: decisions are recorded with their reason; a reassessment lies after the board.
 * Example: 'reassess' where 'compensate' is proposed, without a reason, is refused.
 */
export function decideBoardDecision(
  wanted: WantedDecision,
  facts: { readonly proposed: string; readonly meetsOn: PlainDate },
): Outcome<WantedDecision, BoardRefusalCode | 'nhs-number-in-text'> {
  const outcomes: readonly string[] = wanted.moduleCode === null ? overallOutcomes : moduleOutcomes
  const reason = wanted.reason?.trim() || null
  const { outcome, reassessBy } = wanted
  const early = reassessBy !== null && reassessBy <= facts.meetsOn
  const refusals: Refusal<BoardRefusalCode | 'nhs-number-in-text'>[] = [
    ...(outcomes.includes(outcome) ? [] : [no('board-outcome-unknown', 'outcome')]),
    ...(outcome !== facts.proposed && reason === null ? [no('board-reason-missing', 'reason')] : []),
    ...(early ? [no('board-reassess-by-too-early', 'reassessBy', { meetsOn: facts.meetsOn })] : []),
    ...(findNhsNumber(reason ?? '') === null
      ? []
      : [{ code: 'nhs-number-in-text' as const, field: 'reason' }]),
  ]
  return decide({ ...wanted, reason }, refusals)
}

/**
 * Whether a board may ratify: it has met, and everything before it is decided on the results as they stand.
 * Basis: results are provisional until a board ratifies them.
 * Example: 2 of 30 modules without a decision: refused with the 2.
 */
export function decideRatification(facts: {
  readonly meetsOn: PlainDate
  readonly asOf: PlainDate
  readonly modules: number
  readonly open: number
  readonly outdated: number
}): Outcome<true, BoardRefusalCode> {
  const { meetsOn, asOf, modules, open, outdated } = facts
  return decide(true, [
    ...(asOf < meetsOn ? [no('board-not-met-yet', undefined, { meetsOn })] : []),
    ...(modules === 0 ? [no('board-nothing-before-it')] : []),
    ...(open > 0 ? [no('board-decisions-open', undefined, { open })] : []),
    ...(outdated > 0 ? [no('board-decisions-outdated', undefined, { outdated })] : []),
  ])
}
