import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { OverallOutcome, OverallRuleCode, ProposedProfile } from '../rules/board-profile.ts'
import type {
  ModuleOutcome,
  NoCompensationCode,
  OutcomeRuleCode,
  ProposedOutcome,
} from '../rules/module-outcome.ts'

type Detail = Readonly<Record<string, string | number>>

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}

/** What a board decides of a module, as a label. */
export const moduleOutcomeWords: Readonly<Record<ModuleOutcome, string>> = {
  pass: 'Pass',
  compensate: 'Compensated pass',
  reassess: 'Reassess',
  retake: 'Retake the module',
  fail: 'Fail',
  defer: 'Deferred',
  wait: 'Results missing',
}

/** What a board decides of a trainee, as a label. */
export const overallOutcomeWords: Readonly<Record<OverallOutcome, string>> = {
  progress: 'Progress to year 2',
  award: 'Award',
  continue: 'Continue',
  'exit-award': 'Exit award',
  withdraw: 'Withdraw',
}

/** What a board decided of a module. Another word than Rung's is a board's own, and is shown as it is. */
export const moduleOutcomeInWords = (outcome: string): string =>
  (moduleOutcomeWords as Readonly<Record<string, string>>)[outcome] ?? outcome

const overallOutcomeInWords = (outcome: string): string =>
  (overallOutcomeWords as Readonly<Record<string, string>>)[outcome] ?? outcome

/** 'Continue. PZ1015: Reassess. PZ1022: Pass.' */
export function boardDecisionSentence(
  decisions: readonly { readonly moduleCode: string | null; readonly outcome: string }[],
): string {
  return decisions
    .map(({ moduleCode, outcome }) =>
      moduleCode === null
        ? `${overallOutcomeInWords(outcome)}.`
        : `${moduleCode}: ${moduleOutcomeInWords(outcome)}.`,
    )
    .join(' ')
}

const outcomeRules: Readonly<Record<OutcomeRuleCode, (d: Detail) => string>> = {
  'pass-mark-reached': (d) => `${d.mark} reaches the pass mark of ${d.passMark}.`,
  'all-passed': () => 'Every component is passed.',
  'may-be-compensated': (d) =>
    `${d.mark} is from ${d.minimumMark} to under ${d.passMark}, and with its ${d.credits} credits ${Number(d.compensatedCredits) + Number(d.credits)} of ${d.maximumCredits} are compensated at this level.`,
  'reassessment-left': (d) => `${under(d)}A reassessment is left.`,
  'reassessment-after-retake': (d) => `${under(d)}What was failed in the retake is reassessed once.`,
  'retake-left': (d) =>
    `${under(d)}${d.reassessments === 0 ? 'There is no reassessment' : 'No reassessment is left'}. The module can be taken again.`,
  'no-attempt-left': (d) => `${under(d)}No attempt is left.`,
  'attempt-deferred': () => 'An attempt is deferred and still to be taken.',
  'results-missing': (d) =>
    Number(d.missing) === 1
      ? '1 component has no result yet.'
      : `${d.missing} components have no result yet.`,
  'reassessment-missing': (d) =>
    Number(d.missing) === 1
      ? 'The reassessment of 1 component is not in yet. Enter NS if it was not submitted.'
      : `The reassessments of ${d.missing} components are not in yet. Enter NS for those not submitted.`,
}

const under = (d: Detail): string =>
  d.mark !== undefined && Number(d.mark) < Number(d.passMark)
    ? `${d.mark} is under the pass mark of ${d.passMark}. `
    : ''

const noCompensation: Readonly<Record<NoCompensationCode, string>> = {
  'mark-under-minimum': 'It is too low to be compensated.',
  'work-based': 'A work-based module is not compensated.',
  'component-not-passed': 'A component that is pass or fail is not passed, so it is not compensated.',
  'attempt-not-compensated': 'This attempt is not compensated.',
  'credits-used-up': 'The credits that may be compensated at this level are used up.',
}

/** Why the rules propose an outcome for a module, in plain sentences. */
export function outcomeSentence({
  rule,
  inputs,
  notCompensated,
}: Pick<ProposedOutcome, 'rule' | 'inputs' | 'notCompensated'>): string {
  const sentence = outcomeRules[rule](inputs)
  return notCompensated === null ? sentence : `${sentence} ${noCompensation[notCompensated]}`
}

const overallRules: Readonly<Record<OverallRuleCode, (d: Detail) => string>> = {
  'all-credits-held': (d) => `All ${d.totalCredits} credits are held.`,
  'year-2-credits-held': (d) => `${d.level4Credits} level 4 credits, and ${d.needed} are needed for year 2.`,
  'credits-still-to-come': (d) =>
    `${d.credits} of ${d.totalCredits} credits are held. ${d.missing} are still to come.`,
  'module-failed-for-good': (d) => `No attempt is left at ${d.moduleCode}. ${leaving(d)}`,
  'registration-over': (d) =>
    `The ${d.years} years of registration ended on ${day(d.registeredUntil)}. ${leaving(d)}`,
}

const leaving = (d: Detail): string =>
  d.award === undefined
    ? `${d.credits} credits are not enough for an exit award.`
    : `${d.credits} credits are enough for the ${d.award}.`

/** Why the rules propose an outcome for a trainee, in plain sentences. */
export function overallSentence({ rule, inputs }: Pick<ProposedProfile, 'rule' | 'inputs'>): string {
  return overallRules[rule](inputs)
}
