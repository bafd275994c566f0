import type { AcademicRules, Attempt, MarkRounding } from '../figures/academic-rules.ts'
import type { Explanation } from './explanation.ts'
import { inTenths, type MarkSuffix } from './mark.ts'
import { explainModuleResult } from './module-result-explained.ts'

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
  /** Points taken off for lateness. */
  readonly latePoints: number
  readonly capped: boolean
  readonly notSubmitted: boolean
  /** Null for pass or fail. */
  readonly mark: number | null
  /** Reached the pass mark, or passed. */
  readonly passed: boolean
}

export const moduleStates = ['passed', 'failed', 'incomplete', 'deferred'] as const
export type ModuleState = (typeof moduleStates)[number]

export interface ModuleResult {
  readonly state: ModuleState
  /** Percent, rounded as the rules say; null while incomplete or deferred, and where all is pass or fail. */
  readonly mark: number | null
  /** The latest attempt that counts; null where nothing does. */
  readonly attempt: Attempt | null
  readonly capped: boolean
  readonly components: readonly CountedComponent[]
  /** Keys of components without a result that counts. */
  readonly missing: readonly string[]
  /** Keys of components below the pass mark or failed: what a reassessment takes again. */
  readonly failed: readonly string[]
  /** What was taken, deferrals left out. A reassessment or retake that has begun is used up. */
  readonly taken: readonly Attempt[]
  readonly explanation: Explanation
}

/**
 * The result of a module: the weighted mean of what counts of its components, passed where it reaches the pass mark
 * and every component that is pass or fail is passed.
 * Basis: weights and pass mark of the curriculum; of first sit and reassessment the better one stands; a retake
 * stands alone. Example: 60% essay 55, 40% test 30, the test taken again with 70 and capped at 40: 49, passed.
 */
export function moduleResult(
  components: readonly AssessedComponent[],
  results: readonly ComponentResult[],
  rules: AcademicRules,
): ModuleResult {
  const taken = results.filter(isTaken)
  const stage = retakeBegun(results) ? (['retake'] as const) : (['first-sit', 'reassessment'] as const)
  const counting = taken.filter(({ attempt }) => (stage as readonly Attempt[]).includes(attempt))
  const counted = components.flatMap((component) => bestOf(component, counting, rules) ?? [])
  const missing = components.filter(({ key }) => !counted.some(({ component }) => component.key === key))
  const sum = missing.length === 0 ? markOf(counted, rules) : { mark: null, capped: false }
  const passes = hasPassed(counted, sum.mark, rules)
  const deferrals = new Set(results.filter(({ deferred }) => deferred).map(({ component }) => component))
  const open = results.some((result) => isOpenDeferral(result, taken))
  const result = {
    ...sum,
    state: stateOf({ missing, passes, deferrals, open }),
    attempt: lastOf(counted),
    capped: sum.capped || counted.some(({ capped }) => capped),
    components: counted,
    missing: missing.map(({ key }) => key),
    failed: counted.filter(({ passed }) => !passed).map(({ component }) => component.key),
    taken: [...new Set(taken.map(({ attempt }) => attempt))],
  }
  return { ...result, explanation: explainModuleResult(result, rules) }
}

/** A letter alone, such as R, says what is to be done and brings no mark. */
function isTaken(result: ComponentResult): boolean {
  const said = result.mark !== null || result.passed !== null || isNotSubmitted(result)
  return said && !result.deferred
}

const isNotSubmitted = ({ notSubmitted, mark, suffix }: ComponentResult): boolean =>
  notSubmitted || (mark === null && suffix === 'X')

const retakeBegun = (results: readonly ComponentResult[]): boolean =>
  results.some(({ attempt }) => attempt === 'retake')

/** A deferral is open until the same attempt, or a later one, of the component is taken. */
function isOpenDeferral(result: ComponentResult, taken: readonly ComponentResult[]): boolean {
  return (
    result.deferred &&
    !taken.some(
      (other) => other.component === result.component && order[other.attempt] >= order[result.attempt],
    )
  )
}

const order: Readonly<Record<Attempt, number>> = { 'first-sit': 0, reassessment: 1, retake: 2 }

function lastOf(counted: readonly CountedComponent[]): Attempt | null {
  return counted.map(({ attempt }) => attempt).toSorted((a, b) => order[b] - order[a])[0] ?? null
}

function stateOf(found: {
  readonly missing: readonly AssessedComponent[]
  readonly passes: boolean
  readonly deferrals: ReadonlySet<string>
  readonly open: boolean
}): ModuleState {
  const { missing, passes, deferrals, open } = found
  if (missing.some(({ key }) => !deferrals.has(key))) return 'incomplete'
  if (missing.length > 0) return 'deferred'
  if (passes) return 'passed'
  return open ? 'deferred' : 'failed'
}

function hasPassed(counted: readonly CountedComponent[], mark: number | null, rules: AcademicRules): boolean {
  const allPassed = counted.every(({ component, passed }) => component.kind === 'mark' || passed)
  return allPassed && (mark === null || mark >= rules.passMarkPercent.value)
}

/** The better of what was taken of a component; the earlier where they are equal. Null where nothing was. */
function bestOf(
  component: AssessedComponent,
  results: readonly ComponentResult[],
  rules: AcademicRules,
): CountedComponent | null {
  return results
    .filter((result) => result.component === component.key)
    .toSorted((a, b) => order[a.attempt] - order[b.attempt])
    .map((result) => countedOf(component, result, rules))
    .reduce<CountedComponent | null>(
      (best, one) => (best === null || worth(one) > worth(best) ? one : best),
      null,
    )
}

const worth = ({ mark, passed }: CountedComponent): number => mark ?? (passed ? 1 : 0)

function countedOf(
  component: AssessedComponent,
  result: ComponentResult,
  rules: AcademicRules,
): CountedComponent {
  const { attempt } = result
  const notSubmitted = isNotSubmitted(result)
  const base = { component, attempt, entered: result.mark, notSubmitted }
  if (component.kind === 'pass-fail') {
    const passed = !notSubmitted && result.passed === true
    return { ...base, latePoints: 0, capped: false, mark: null, passed }
  }
  const entered = notSubmitted ? 0 : (result.mark ?? 0)
  const latePoints = latePointsOf(entered, result, rules)
  const inTime = (inTenths(entered) - inTenths(latePoints)) / 10
  const cap = componentCap(attempt, rules)
  const mark = cap === null ? inTime : Math.min(inTime, cap)
  return { ...base, latePoints, capped: mark < inTime, mark, passed: mark >= rules.passMarkPercent.value }
}

/** Points that lateness takes off, never more than there are. */
function latePointsOf(entered: number, result: ComponentResult, rules: AcademicRules): number {
  const penalty = rules.latePenalty.value
  if (penalty === null || result.latenessWaived || result.daysLate <= 0) return 0
  if (result.daysLate > penalty.noMarkAfterDays) return entered
  return Math.min(entered, penalty.pointsPerDay * result.daysLate)
}

function componentCap(attempt: Attempt, rules: AcademicRules): number | null {
  if (attempt === 'retake') return rules.retakeCapPercent.value
  const capped = attempt === 'reassessment' && rules.reassessmentCapOn.value === 'component'
  return capped ? rules.reassessmentCapPercent.value : null
}

interface ModuleMark {
  readonly mark: number | null
  readonly capped: boolean
}

function markOf(counted: readonly CountedComponent[], rules: AcademicRules): ModuleMark {
  const mean = weightedMean(counted, rules.moduleMarkRounding.value)
  const again = counted.some(({ attempt }) => attempt === 'reassessment')
  const cap = again && rules.reassessmentCapOn.value === 'module' ? rules.reassessmentCapPercent.value : null
  if (mean === null || cap === null || mean <= cap) return { mark: mean, capped: false }
  return { mark: cap, capped: true }
}

/**
 * The mean by weight, half up. Null where no component has a mark.
 * Basis: whole marks are usual; sums are in whole tenths, so nothing is lost on the way.
 * Example: 55 at 60% and 40 at 40% is 49; 39.5 in all is 40.
 */
export function weightedMean(
  counted: readonly Pick<CountedComponent, 'component' | 'mark'>[],
  rounding: MarkRounding,
): number | null {
  const marked = counted.filter(({ component }) => component.kind === 'mark')
  const weights = marked.reduce((sum, { component }) => sum + component.weight, 0)
  if (weights <= 0) return null
  const tenths = marked.reduce((sum, { component, mark }) => sum + inTenths(mark ?? 0) * component.weight, 0)
  return rounding === 'whole' ? halfUp(tenths, weights * 10) : halfUp(tenths, weights) / 10
}

/** A fraction of whole numbers as the nearest whole number, half up. */
export function halfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator))
}
