import { type AcademicRules, type Attempt, attempts } from '../figures/academic-rules.ts'
import {
  type AssessedComponent,
  attemptOrder,
  type ComponentResult,
  type CountedComponent,
  isOfRetake,
} from './counted-component.ts'
import { markText, nothingEntered } from './mark.ts'
import { isOpenDeferral, moduleStanding } from './module-result.ts'

export interface DueFacts {
  /** What the board that ratified last decided of the module; null where none has. */
  readonly outcome: string | null
  readonly components: readonly AssessedComponent[]
  /** What boards have ratified, and deferrals without a result. */
  readonly results: readonly ComponentResult[]
}

export interface DueAttempt {
  /** Keys of the components that are to be taken. */
  readonly open: readonly string[]
  /** The others, with what counts of them: '52', 'P'; empty where nothing does. */
  readonly closed: readonly { readonly component: string; readonly stands: string }[]
}

/** The attempt that a board asks for; null where it asks for none. After a retake, what failed in it is reassessed. */
export function attemptAskedFor({ outcome, results }: Omit<DueFacts, 'components'>): Attempt | null {
  if (outcome === 'retake') return 'retake'
  if (outcome !== 'reassess') return null
  return results.some(isOfRetake) ? 'retake-reassessment' : 'reassessment'
}

/**
 * The attempts that a module may have by the rules, and those there are though the rules no longer have them.
 * Example: without a retake, first sit and reassessment.
 */
export function attemptsOffered(rules: AcademicRules, there: readonly Attempt[]): Attempt[] {
  const { reassessments, retakes, reassessmentAfterRetake = false } = rules.attempts.value
  const offered: Readonly<Record<Attempt, boolean>> = {
    'first-sit': true,
    reassessment: reassessments > 0,
    retake: retakes > 0,
    'retake-reassessment': retakes > 0 && reassessmentAfterRetake,
  }
  return attempts.filter((attempt) => offered[attempt] || there.includes(attempt))
}

/**
 * What a trainee has to take of a module in one attempt, and what of it stands.
 * Basis: the board that ratified last decides; a reassessment takes again only what was failed, a retake the whole
 * module; an attempt that was put off is due until it is taken.
 * Example: 'reassess' with an essay of 52 and a test of 28: the test is open, and 52 stands.
 */
export function dueAttempt(attempt: Attempt, facts: DueFacts, rules: AcademicRules): DueAttempt {
  const { components, results, outcome } = facts
  const before = results.filter((one) => attemptOrder[one.attempt] < attemptOrder[attempt])
  const counted = moduleStanding(components, before, rules).components
  const open = new Set(attempt === 'first-sit' ? keysOf(components) : openIn(attempt, facts, before, counted))
  return {
    open: keysOf(components).filter((key) => open.has(key)),
    closed: keysOf(components)
      .filter((key) => !open.has(key))
      .map((component) => ({ component, stands: standsOf(component, counted, outcome) })),
  }
}

const keysOf = (components: readonly AssessedComponent[]): string[] => components.map(({ key }) => key)

function openIn(
  attempt: Attempt,
  facts: DueFacts,
  before: readonly ComponentResult[],
  counted: readonly CountedComponent[],
): readonly string[] {
  const { outcome, components, results } = facts
  const asked = attemptAskedFor(facts) === attempt
  const putOff = results.filter((one) => one.attempt === attempt && isOpenDeferral(one, results))
  return [
    ...(asked ? askedOf(attempt, components, before, counted) : []),
    ...(asked || outcome === 'defer' ? putOff.map(({ component }) => component) : []),
  ]
}

function askedOf(
  attempt: Attempt,
  components: readonly AssessedComponent[],
  before: readonly ComponentResult[],
  counted: readonly CountedComponent[],
): readonly string[] {
  return attempt === 'retake' ? keysOf(components) : takenAgain(components, before, counted)
}

/**
 * Keys of the components that a reassessment takes again: what is not passed, less what is put off and still to be
 * taken in its own attempt. Where a board asks for it though all is passed, all of it.
 * Example: an essay failed, a test deferred: the essay.
 */
export function takenAgain(
  components: readonly AssessedComponent[],
  results: readonly ComponentResult[],
  counted: readonly CountedComponent[],
): readonly string[] {
  const passed = new Set(counted.filter((one) => one.passed).map(({ component }) => component.key))
  const putOff = new Set(results.filter((one) => isOpenDeferral(one, results)).map((one) => one.component))
  const notPassed = keysOf(components).filter((key) => !passed.has(key))
  const failed = notPassed.filter((key) => !putOff.has(key))
  return [failed, notPassed, keysOf(components)].find(({ length }) => length > 0) ?? []
}

/** Of somebody no board has decided on, nothing stands yet. */
function standsOf(key: string, counted: readonly CountedComponent[], outcome: string | null): string {
  const found = outcome === null ? undefined : counted.find(({ component }) => component.key === key)
  if (!found) return ''
  return markText({ ...nothingEntered, mark: found.mark, passed: found.mark === null ? found.passed : null })
}
