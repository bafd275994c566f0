import type { AcademicRules, Attempt } from '../figures/academic-rules.ts'
import type { HandedIn } from './days-late.ts'
import { inTenths, type MarkSuffix } from './mark.ts'

export const componentKinds = ['mark', 'pass-fail'] as const
export type ComponentKind = (typeof componentKinds)[number]

export interface AssessedComponent {
  readonly key: string
  readonly title: string
  readonly kind: ComponentKind
  /** Whole percent of the module's mark; those of all marked components make 100. 0 for pass or fail. */
  readonly weight: number
}

/** What stands of one component in one attempt: the last correction, never what it replaced. */
export interface ComponentResult {
  /** Key of the component. */
  readonly component: string
  readonly attempt: Attempt
  /** Percent, 0 to 100, at most one decimal; null for pass or fail and where nothing was submitted. */
  readonly mark: number | null
  /** For pass or fail; null for a mark. */
  readonly passed: boolean | null
  readonly notSubmitted: boolean
  /** The letter on the sheet. X alone is a reassessment not taken; another alone says nothing that counts. */
  readonly suffix: MarkSuffix | null
  /** Whole days after the deadline; 0 in time. */
  readonly daysLate: number
  /** Where somebody said when; only an explanation needs it. */
  readonly handedIn?: HandedIn | null
  /** Mitigating circumstances were accepted: no penalty for being late. */
  readonly latenessWaived: boolean
  /** Mitigating circumstances were accepted: this attempt counts as not taken, whatever was entered for it. */
  readonly deferred: boolean
}

/** What counts of a component, and how it came about. Marks in percent. */
export interface CountedComponent {
  readonly component: AssessedComponent
  readonly attempt: Attempt
  readonly entered: number | null
  readonly daysLate: number
  readonly handedIn: HandedIn | null
  /** Points taken off for lateness. */
  readonly latePoints: number
  readonly capped: boolean
  readonly notSubmitted: boolean
  /** Null for pass or fail. */
  readonly mark: number | null
  /** Reached the pass mark, or passed. */
  readonly passed: boolean
}

/** First to last. */
export const attemptOrder: Readonly<Record<Attempt, number>> = {
  'first-sit': 0,
  reassessment: 1,
  retake: 2,
  'retake-reassessment': 3,
}

/** A retake takes the whole module afresh; what is reassessed after it belongs to it. */
export const isOfRetake = ({ attempt }: { readonly attempt: Attempt }): boolean =>
  attempt === 'retake' || attempt === 'retake-reassessment'

export const isReassessment = ({ attempt }: { readonly attempt: Attempt }): boolean =>
  attempt === 'reassessment' || attempt === 'retake-reassessment'

/** Nothing was handed in. */
export const isNotSubmitted = ({ notSubmitted, mark, suffix }: ComponentResult): boolean =>
  notSubmitted || (mark === null && suffix === 'X')

/** Whether this is an attempt that counts. A letter alone, such as R, says what is to be done and brings no mark. */
export function isTaken(result: ComponentResult): boolean {
  const said = result.mark !== null || result.passed !== null || isNotSubmitted(result)
  return said && !result.deferred
}

/**
 * The better of what was taken of a component; the earlier where they are equal. Null where nothing was taken.
 * Basis: usual UK practice: a reassessment never brings a trainee below what they had; set by the university.
 * Example: 38, then 20 at the reassessment: 38 counts. 30, then 70 capped at 40: 40 counts.
 */
export function bestOf(
  component: AssessedComponent,
  taken: readonly ComponentResult[],
  rules: AcademicRules,
): CountedComponent | null {
  return taken
    .filter((result) => result.component === component.key)
    .toSorted((a, b) => attemptOrder[a.attempt] - attemptOrder[b.attempt])
    .map((result) => counted(component, result, rules))
    .reduce<CountedComponent | null>(
      (best, one) => (best === null || worth(one) > worth(best) ? one : best),
      null,
    )
}

const worth = ({ mark, passed }: CountedComponent): number => mark ?? (passed ? 1 : 0)

/** First what lateness takes off, then the cap. */
function counted(
  component: AssessedComponent,
  result: ComponentResult,
  rules: AcademicRules,
): CountedComponent {
  const { attempt } = result
  const notSubmitted = isNotSubmitted(result)
  const { daysLate, handedIn = null } = result
  const base = { component, attempt, entered: result.mark, notSubmitted, daysLate, handedIn }
  if (component.kind === 'pass-fail') {
    const passed = !notSubmitted && result.passed === true
    return { ...base, latePoints: 0, capped: false, mark: null, passed }
  }
  const entered = notSubmitted ? 0 : (result.mark ?? 0)
  const latePoints = latePointsOf(entered, result, rules)
  const left = (inTenths(entered) - inTenths(latePoints)) / 10
  const mark = Math.min(left, ...capsOf(result, rules))
  return { ...base, latePoints, capped: mark < left, mark, passed: mark >= rules.passMarkPercent.value }
}

/**
 * Points that lateness takes off, never more than there are.
 * Basis: usual UK practice: 5 points a day, no mark after 7 days; set by the university.
 * Example: 62 handed in 2 days late loses 10; 8 days late it loses all 62.
 */
function latePointsOf(entered: number, result: ComponentResult, rules: AcademicRules): number {
  const penalty = rules.latePenalty.value
  if (penalty === null || result.latenessWaived || result.daysLate <= 0) return 0
  if (result.daysLate > penalty.noMarkAfterDays) return entered
  return Math.min(entered, penalty.pointsPerDay * result.daysLate)
}

/** Of a reassessment after a retake that is capped itself, both hold. */
function capsOf(result: ComponentResult, rules: AcademicRules): number[] {
  const onComponent = isReassessment(result) && rules.reassessmentCapOn.value === 'component'
  return [
    ...(isOfRetake(result) ? [rules.retakeCapPercent.value] : []),
    ...(onComponent ? [rules.reassessmentCapPercent.value] : []),
  ].filter((cap) => cap !== null)
}
