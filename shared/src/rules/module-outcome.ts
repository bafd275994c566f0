import type { AcademicRules, Attempt } from '../figures/academic-rules.ts'
import { isOfRetake } from './counted-component.ts'
import type { MarkSuffix } from './mark.ts'
import type { ModuleStanding } from './module-result.ts'

export const moduleOutcomes = ['pass', 'compensate', 'reassess', 'retake', 'fail', 'defer', 'wait'] as const
export type ModuleOutcome = (typeof moduleOutcomes)[number]

export const outcomeRuleCodes = [
  'pass-mark-reached',
  'all-passed',
  'may-be-compensated',
  'reassessment-left',
  'reassessment-after-retake',
  'retake-left',
  'no-attempt-left',
  'attempt-deferred',
  'results-missing',
  'reassessment-missing',
] as const
export type OutcomeRuleCode = (typeof outcomeRuleCodes)[number]

export const noCompensationCodes = [
  'mark-under-minimum',
  'work-based',
  'component-not-passed',
  'attempt-not-compensated',
  'credits-used-up',
] as const
export type NoCompensationCode = (typeof noCompensationCodes)[number]

export interface ModuleForBoard {
  readonly code: string
  readonly level: number
  readonly credits: number
  readonly workBased: boolean
  readonly result: ModuleStanding
}

/** What the rules propose for a module, with the rule that gives it. The board decides. */
export interface ProposedOutcome {
  readonly moduleCode: string
  readonly outcome: ModuleOutcome
  readonly rule: OutcomeRuleCode
  /** What went into the rule; marks in percent. */
  readonly inputs: Readonly<Record<string, number | string>>
  /** Why a failed module is not compensated; null where it is, or where it did not fail. */
  readonly notCompensated: NoCompensationCode | null
}

/** Credits compensated already by boards before, at each level. */
export type CompensatedCredits = Readonly<Partial<Record<number, number>>>

/**
 * What the rules propose for each module of a trainee. Where not all can be compensated, the higher mark goes first,
 * then the code, so that the order in which modules stand decides nothing.
 * Basis: pass mark, compensation and attempts of the curriculum version.
 * Example: 38 and 34 at level 4, 20 credits each and 20 allowed: 38 is compensated, 34 is reassessed.
 */
export function proposeModuleOutcomes(
  modules: readonly ModuleForBoard[],
  compensated: CompensatedCredits,
  rules: AcademicRules,
): ProposedOutcome[] {
  const used = new Map<number, number>()
  const found = new Map<string, ProposedOutcome>()
  for (const module of modules.toSorted(bestFirst)) {
    const before = used.get(module.level) ?? compensated[module.level] ?? 0
    const proposed = proposeModuleOutcome(module, before, rules)
    if (proposed.outcome === 'compensate') used.set(module.level, before + module.credits)
    found.set(module.code, proposed)
  }
  return modules.flatMap(({ code }) => found.get(code) ?? [])
}

function bestFirst(a: ModuleForBoard, b: ModuleForBoard): number {
  return (b.result.mark ?? -1) - (a.result.mark ?? -1) || (a.code < b.code ? -1 : 1)
}

/** As proposeModuleOutcomes for one module; `compensatedCredits` are those at its level so far. */
export function proposeModuleOutcome(
  module: ModuleForBoard,
  compensatedCredits: number,
  rules: AcademicRules,
): ProposedOutcome {
  const { result } = module
  const propose = (
    outcome: ModuleOutcome,
    rule: OutcomeRuleCode,
    inputs: ProposedOutcome['inputs'],
    notCompensated: NoCompensationCode | null = null,
  ) => ({ moduleCode: module.code, outcome, rule, inputs, notCompensated })
  const passMark = rules.passMarkPercent.value
  if (result.state === 'incomplete')
    return propose('wait', 'results-missing', { missing: result.missing.length })
  if (result.state === 'deferred') return propose('defer', 'attempt-deferred', {})
  if (result.state === 'failed' && result.owed.length > 0)
    return propose('wait', 'reassessment-missing', { missing: result.owed.length })
  if (result.state === 'passed')
    return result.mark === null
      ? propose('pass', 'all-passed', {})
      : propose('pass', 'pass-mark-reached', { mark: result.mark, passMark })
  const refused = whyNotCompensated(module, compensatedCredits, rules)
  if (refused === null)
    return propose('compensate', 'may-be-compensated', {
      mark: result.mark ?? 0,
      minimumMark: rules.compensation.value.minimumMark,
      passMark,
      credits: module.credits,
      compensatedCredits,
      maximumCredits: rules.compensation.value.maximumCreditsPerLevel,
    })
  const next = nextAttempt(module, rules)
  const mark = result.mark === null ? {} : { mark: result.mark, passMark }
  return propose(next.outcome, next.rule, { ...mark, ...next.inputs }, refused)
}

/** Why the rules do not let a failed module be compensated; null where they do. */
function whyNotCompensated(
  { result, workBased, credits }: ModuleForBoard,
  compensatedCredits: number,
  rules: AcademicRules,
): NoCompensationCode | null {
  const { minimumMark, maximumCreditsPerLevel, workBasedModules, attempts } = rules.compensation.value
  if (result.components.some(({ component, passed }) => component.kind === 'pass-fail' && !passed))
    return 'component-not-passed'
  if (result.mark === null || result.mark < minimumMark) return 'mark-under-minimum'
  if (workBased && !workBasedModules) return 'work-based'
  if (result.attempt === null || !attempts.includes(result.attempt)) return 'attempt-not-compensated'
  return compensatedCredits + credits > maximumCreditsPerLevel ? 'credits-used-up' : null
}

interface NextAttempt {
  readonly outcome: 'reassess' | 'retake' | 'fail'
  readonly rule: OutcomeRuleCode
  readonly inputs: Readonly<Record<string, number>>
}

/** One of each is taken at most, whatever number is set: there is one place for it in the grid. */
function nextAttempt({ result }: ModuleForBoard, rules: AcademicRules): NextAttempt {
  const { reassessments, retakes, reassessmentAfterRetake = false } = rules.attempts.value
  const has = (attempt: Attempt) => result.taken.includes(attempt)
  const failed = result.failed.length
  if (result.taken.some((attempt) => isOfRetake({ attempt })))
    return reassessmentAfterRetake && !has('retake-reassessment')
      ? { outcome: 'reassess', rule: 'reassessment-after-retake', inputs: { failed } }
      : { outcome: 'fail', rule: 'no-attempt-left', inputs: { reassessments, retakes } }
  if (reassessments > 0 && !has('reassessment'))
    return {
      outcome: 'reassess',
      rule: 'reassessment-left',
      inputs: { used: 0, allowed: reassessments, failed },
    }
  if (retakes > 0)
    return { outcome: 'retake', rule: 'retake-left', inputs: { used: 0, allowed: retakes, reassessments } }
  return { outcome: 'fail', rule: 'no-attempt-left', inputs: { reassessments, retakes } }
}

/** The letter that a results sheet has after a mark for what a board decided; null for none. */
export function suffixOf(
  outcome: ModuleOutcome,
  result: Pick<ModuleStanding, 'reassessmentNotTaken'>,
): MarkSuffix | null {
  if (outcome === 'compensate') return 'C'
  if (outcome === 'retake') return 'K'
  if (outcome === 'reassess') return 'R'
  return outcome === 'fail' && result.reassessmentNotTaken ? 'X' : null
}
