import type { AcademicRules, Attempt } from '../figures/academic-rules.ts'
import {
  type AssessedComponent,
  attemptOrder,
  bestOf,
  type ComponentResult,
  type CountedComponent,
  isNotSubmitted,
  isOfRetake,
  isReassessment,
  isTaken,
} from './counted-component.ts'
import type { Explanation } from './explanation.ts'
import { weightedMean } from './means.ts'
import { explainModuleResult } from './module-result-explained.ts'

export const moduleStates = ['passed', 'failed', 'incomplete', 'deferred'] as const
export type ModuleState = (typeof moduleStates)[number]

/** Where a module stands, without the explanation. */
export interface ModuleStanding {
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
  /** Keys of failed components whose reassessment is neither in nor put off, while that of another is in. */
  readonly owed: readonly string[]
  /** A reassessment was due and nothing was handed in for it, whatever counts instead. */
  readonly reassessmentNotTaken: boolean
}

export interface ModuleResult extends ModuleStanding {
  readonly explanation: Explanation
}

/**
 * The result of a module: the weighted mean of what counts of its components, passed where it reaches the pass mark
 * and every component that is pass or fail is passed.
 * Basis: weights and pass mark of the curriculum; of an attempt and its reassessment the better one stands; nothing
 * from before a retake does. Example: 60% essay 55, 40% test 30, the test taken again with 70 and capped at 40: 49, passed.
 */
export function moduleResult(
  components: readonly AssessedComponent[],
  results: readonly ComponentResult[],
  rules: AcademicRules,
): ModuleResult {
  const standing = moduleStanding(components, results, rules)
  return { ...standing, explanation: explainModuleResult(standing, rules) }
}

/**
 * As moduleResult, for many at once where nobody reads the explanation. A retake that failed takes nothing away from
 * what was passed without it: that was corrected since the retake was asked for.
 */
export function moduleStanding(
  components: readonly AssessedComponent[],
  results: readonly ComponentResult[],
  rules: AcademicRules,
): ModuleStanding {
  const standing = standingOf(components, results, rules)
  const before = results.filter((result) => !isOfRetake(result))
  if (standing.state !== 'failed' || before.length === results.length) return standing
  const without = standingOf(components, before, rules)
  return without.state === 'passed' ? { ...without, taken: standing.taken } : standing
}

function standingOf(
  components: readonly AssessedComponent[],
  results: readonly ComponentResult[],
  rules: AcademicRules,
): ModuleStanding {
  const taken = results.filter(isTaken)
  const counted = countedOf(components, results, taken, rules)
  const missing = components.flatMap(({ key }) => (counted.some((one) => isOf(one, key)) ? [] : [key]))
  const sum = missing.length === 0 ? markOf(counted, rules) : { mark: null, capped: false }
  const state = stateOf({ missing, passes: hasPassed(counted, sum.mark, rules), results, taken })
  return {
    ...sum,
    // While it waits for a deferred attempt, the mark so far is nobody's result.
    mark: state === 'deferred' ? null : sum.mark,
    state,
    attempt: lastOf(counted.map(({ attempt }) => attempt)),
    capped: sum.capped || counted.some(({ capped }) => capped),
    components: counted,
    missing,
    failed: counted.filter(({ passed }) => !passed).map(({ component }) => component.key),
    taken: [...new Set(taken.map(({ attempt }) => attempt))],
    owed: state === 'failed' ? owedOf(components, ofLastStart(results, results), rules) : [],
    reassessmentNotTaken: isReassessmentNotTaken(ofLastStart(taken, results)),
  }
}

/** A board that decided now would take away an attempt whose result is only not in yet. */
function owedOf(
  components: readonly AssessedComponent[],
  results: readonly ComponentResult[],
  rules: AcademicRules,
): string[] {
  const again = results.filter(isReassessment)
  if (!again.some(isTaken)) return []
  const first = results.filter((result) => !isReassessment(result) && isTaken(result))
  return components.flatMap((component) => {
    const failed = bestOf(component, first, rules)?.passed !== true
    const known = again.some((one) => one.component === component.key && (isTaken(one) || one.deferred))
    return failed && !known ? [component.key] : []
  })
}

function isReassessmentNotTaken(taken: readonly ComponentResult[]): boolean {
  const again = taken.filter(isReassessment)
  return again.length > 0 && again.every(isNotSubmitted)
}

const isOf = ({ component }: CountedComponent, key: string): boolean => component.key === key

/** A retake takes the whole module afresh: once it has begun, nothing from before counts. */
function ofLastStart(
  some: readonly ComponentResult[],
  results: readonly ComponentResult[],
): readonly ComponentResult[] {
  return results.some(isOfRetake) ? some.filter(isOfRetake) : some
}

function countedOf(
  components: readonly AssessedComponent[],
  results: readonly ComponentResult[],
  taken: readonly ComponentResult[],
  rules: AcademicRules,
): CountedComponent[] {
  const counting = ofLastStart(taken, results)
  return components.flatMap((component) => bestOf(component, counting, rules) ?? [])
}

function lastOf(attempts: readonly Attempt[]): Attempt | null {
  return attempts.toSorted((a, b) => attemptOrder[b] - attemptOrder[a])[0] ?? null
}

function stateOf(found: {
  readonly missing: readonly string[]
  readonly passes: boolean
  readonly results: readonly ComponentResult[]
  readonly taken: readonly ComponentResult[]
}): ModuleState {
  const { missing, passes, results, taken } = found
  const open = ofLastStart(results, results)
    .filter((result) => isOpenDeferral(result, taken))
    .map(({ component }) => component)
  if (missing.some((key) => !open.includes(key))) return 'incomplete'
  if (missing.length > 0) return 'deferred'
  if (passes) return 'passed'
  return open.length > 0 ? 'deferred' : 'failed'
}

/** A deferral is open until the same attempt, or a later one, of the component is taken. */
export function isOpenDeferral(result: ComponentResult, results: readonly ComponentResult[]): boolean {
  const follows = (other: ComponentResult) =>
    other.component === result.component &&
    attemptOrder[other.attempt] >= attemptOrder[result.attempt] &&
    isTaken(other)
  return result.deferred && !results.some(follows)
}

function hasPassed(counted: readonly CountedComponent[], mark: number | null, rules: AcademicRules): boolean {
  const allPassed = counted.every(({ component, passed }) => component.kind === 'mark' || passed)
  return allPassed && (mark === null || mark >= rules.passMarkPercent.value)
}

interface ModuleMark {
  readonly mark: number | null
  readonly capped: boolean
}

function markOf(counted: readonly CountedComponent[], rules: AcademicRules): ModuleMark {
  const marked = counted.flatMap(({ component, mark }) =>
    mark === null ? [] : [{ mark, weight: component.weight }],
  )
  const mean = weightedMean(marked, rules.moduleMarkRounding.value)
  const capsModule = counted.some(isReassessment) && rules.reassessmentCapOn.value === 'module'
  const cap = capsModule ? rules.reassessmentCapPercent.value : null
  if (mean === null || cap === null || mean <= cap) return { mark: mean, capped: false }
  return { mark: cap, capped: true }
}
