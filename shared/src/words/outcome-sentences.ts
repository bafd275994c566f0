import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { OverallOutcome, OverallRuleCode } from '../rules/board-profile.ts'
import type { ModuleOutcome, NoCompensationCode, OutcomeRuleCode } from '../rules/module-outcome.ts'

type Inputs = Readonly<Record<string, number | string>>

/** What was decided of a module, as a state. */
const moduleOutcomeWords: Record<ModuleOutcome, string> = {
  pass: 'Pass',
  compensate: 'Compensate',
  reassess: 'Reassess',
  retake: 'Retake the module',
  fail: 'Fail',
  defer: 'Defer',
  wait: 'Wait for results',
}

const overallOutcomeWords: Record<OverallOutcome, string> = {
  progress: 'Progress to year 2',
  award: 'Award the degree',
  continue: 'Continue',
  'exit-award': 'Exit award',
  withdraw: 'Withdraw',
}

/** The words of an outcome, of a module or of a trainee as a whole. */
export function outcomeInWords(outcome: string): string {
  const words: Readonly<Record<string, string>> = { ...moduleOutcomeWords, ...overallOutcomeWords }
  return words[outcome] ?? outcome
}

const credits = (count: number | string | undefined): string => `${count ?? 0} credits`
const tries = (count: number | string | undefined, one: string): string =>
  Number(count) === 1 ? `1 ${one}` : `${count ?? 0} ${one}s`

const moduleRules: Record<OutcomeRuleCode, (d: Inputs) => string> = {
  'pass-mark-reached': (d) => `${d.mark} is at or above the pass mark of ${d.passMark}.`,
  'all-passed': () => 'Every component is passed.',
  'may-be-compensated': (d) =>
    `${d.mark} is from ${d.minimumMark} to under ${d.passMark}, and ${credits(
      Number(d.compensatedCredits) + Number(d.credits),
    )} compensated at this level are within the ${d.maximumCredits} allowed.`,
  'reassessment-left': (d) =>
    `${below(d)}${d.used} of ${tries(d.allowed, 'reassessment')} used, so it may be reassessed.`,
  'retake-left': (d) =>
    `${below(d)}No reassessment is left. ${d.used} of ${tries(d.allowed, 'retake')} used, so the module may be retaken.`,
  'no-attempt-left': (d) => `${below(d)}No attempt is left.`,
  'attempt-deferred': () => 'Mitigating circumstances were accepted, so the attempt counts as not taken.',
  'results-missing': (d) =>
    Number(d.missing) === 1
      ? '1 component has no result yet.'
      : `${d.missing} components have no result yet.`,
}

const below = ({ mark, passMark }: Inputs): string =>
  mark === undefined
    ? ''
    : Number(mark) < Number(passMark)
      ? `${mark} is under the pass mark of ${passMark}. `
      : ''

const noCompensation: Record<NoCompensationCode, string> = {
  'mark-under-minimum': 'The mark is too low to be compensated.',
  'work-based': 'A work-based module is never compensated.',
  'component-not-passed': 'A component that must be passed is not passed, so it cannot be compensated.',
  'attempt-not-compensated': 'A mark of this attempt is not compensated.',
  'credits-used-up': 'The credits that may be compensated at this level are used up.',
}

/** The rule behind a proposed outcome of a module, with its figures. Marks in percent. */
export const moduleRuleSentence = (rule: OutcomeRuleCode, inputs: Inputs): string => moduleRules[rule](inputs)

export const noCompensationSentence = (code: NoCompensationCode): string => noCompensation[code]

const overallRules: Record<OverallRuleCode, (d: Inputs) => string> = {
  'all-credits-held': (d) => `All ${credits(d.totalCredits)} are held.`,
  'year-2-credits-held': (d) =>
    `${d.level4Credits} level 4 credits are held and ${d.needed} are needed for year 2.`,
  'credits-still-to-come': (d) =>
    `${d.credits} of ${credits(d.totalCredits)} are held. ${d.missing} are still to come.`,
  'module-failed-for-good': (d) =>
    `${d.moduleCode} is failed with no attempt left, so the degree cannot be reached. ${worth(d)}`,
  'registration-over': (d) =>
    `The ${d.years} years of registration ended on ${day(d.registeredUntil)}. ${worth(d)}`,
}

const worth = (d: Inputs): string =>
  d.award === undefined
    ? `${credits(d.credits)} are not enough for an exit award.`
    : `${credits(d.credits)} are enough for the ${d.award}.`
const day = (value: number | string | undefined): string =>
  typeof value === 'string' && isPlainDate(value) ? formatDate(value) : String(value ?? '')

/** The rule behind what is proposed for a trainee as a whole. */
export const overallRuleSentence = (rule: OverallRuleCode, inputs: Inputs): string =>
  overallRules[rule](inputs)
