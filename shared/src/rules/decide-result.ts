import { accepted, type Outcome, type Refusal, refused } from '../kernel/outcome.ts'
import {
  decideLateness,
  type GivenLateness,
  isSameLateness,
  type Lateness,
  type LatenessFacts,
  type LatenessRefusalCode,
} from './days-late.ts'
import { type EnteredMark, isNothing, markText, nothingEntered, readMark } from './mark.ts'
import { findNhsNumber } from './nhs-number.ts'
import { type ResultFaultCode, resultFaults } from './result-cell.ts'
import type { ResultColumn } from './result-columns.ts'

export type ResultRefusalCode =
  | ResultFaultCode
  | LatenessRefusalCode
  | 'trainee-not-here'
  | 'attempt-not-asked'
  | 'component-unknown'
  | 'result-ratified'
  | 'mark-first'
  | 'nhs-number-in-text'
  | 'result-not-ratified'
  | 'correction-waits'
  | 'result-unchanged'

/** All that a place of the grid holds. */
export interface ResultContent extends Lateness {
  readonly entered: EnteredMark
  readonly feedback: string
}

/** What somebody gives for it; what is left out stays as it stands. */
export interface GivenResult extends GivenLateness {
  readonly text?: string | undefined
  readonly feedback?: string | undefined
}

export interface ResultPlace {
  readonly column: Pick<ResultColumn, 'key' | 'moduleCode' | 'kind'>
  /** Core modules of the trainee and the options chosen. */
  readonly moduleCodes: readonly string[]
  /** Prior learning stands for the module. */
  readonly recognised?: boolean
  readonly standing: (ResultContent & { readonly ratified: boolean }) | null
  /** A reason for changing a ratified result is given. */
  readonly reasonGiven: boolean
  /** What counts of a component that is not taken again in this attempt; left out where it is open. */
  readonly closed?: string | undefined
  /** Left out where only a mark is given. */
  readonly lateness?: LatenessFacts
}

/**
 * What a place of the grid holds once the given is saved; null where nothing is left in it.
 * Basis: a result is provisional until a board ratifies it; from then on it is corrected with a reason, never emptied.
 * Example: '' over a provisional 67 empties the place; over a ratified 67 it is refused.
 */
export function decideResult(
  given: GivenResult,
  place: ResultPlace,
): Outcome<ResultContent | null, ResultRefusalCode> {
  const { standing, column, moduleCodes, recognised = false, reasonGiven, closed } = place
  const read = readMark(given.text ?? markText(standing?.entered ?? nothingEntered))
  if (!read.ok) return refused(...read.refusals.map((refusal) => ({ ...refusal, field: 'text' })))
  const late = latenessOf(given, place)
  const content = {
    entered: read.value,
    ...(late.ok ? late.value : { handedIn: null, daysLate: 0 }),
    feedback: given.feedback ?? standing?.feedback ?? '',
  }
  if (isNothing(content.entered)) return emptied(given, standing)
  if (recognised && !(standing && isSame(content, standing)))
    return refused({ code: 'module-recognised', field: 'text', detail: { moduleCode: column.moduleCode } })
  const refusals: Refusal<ResultRefusalCode>[] = [
    ...resultFaults(column, content.entered, { moduleCodes, before: standing, reasonGiven, closed }).map(
      (fault) => ({
        ...fault,
        field: 'text',
      }),
    ),
    ...(late.ok ? [] : late.refusals),
    ...(findNhsNumber(content.feedback) === null
      ? []
      : [{ code: 'nhs-number-in-text' as const, field: 'feedback' }]),
  ]
  if (refusals.length > 0) return refused(...refusals)
  return standing?.ratified && !reasonGiven && !isSame(content, standing)
    ? refused({ code: 'result-ratified', field: 'text' })
    : accepted(content)
}

function latenessOf(given: GivenResult, { standing, lateness }: ResultPlace) {
  const asItStands = accepted<Lateness>({
    handedIn: standing?.handedIn ?? null,
    daysLate: standing?.daysLate ?? 0,
  })
  return lateness ? decideLateness(given, standing, lateness) : asItStands
}

function emptied(
  given: GivenResult,
  standing: ResultPlace['standing'],
): Outcome<null, 'result-ratified' | 'mark-first'> {
  if (standing?.ratified) return refused({ code: 'result-ratified', field: 'text' })
  const more = Boolean(given.handedIn) || (given.daysLate ?? 0) > 0 || (given.feedback ?? '') !== ''
  return !standing && more ? refused({ code: 'mark-first', field: 'text' }) : accepted(null)
}

/** The same in every part, so that nothing would change. */
export function isSame(one: ResultContent, other: ResultContent): boolean {
  return (
    markText(one.entered) === markText(other.entered) &&
    isSameLateness(one, other) &&
    one.feedback === other.feedback
  )
}
