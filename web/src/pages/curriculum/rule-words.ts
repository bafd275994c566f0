import type {
  AcademicRule,
  AcademicRules,
  AcademicSettings,
  Attempt,
} from '@rung/shared/figures/academic-rules'
import { countOf } from '../../words/counts.ts'

const titles: Readonly<Record<AcademicRule, string>> = {
  passMarkPercent: 'Pass mark',
  reassessmentCapPercent: 'The most a reassessment can bring',
  reassessmentCapOn: 'What the cap is on',
  retakeCapPercent: 'The most a retake can bring',
  compensation: 'Compensation',
  classification: 'Classification',
  exitAward: 'Exit award',
  progression: 'Progress to year 2',
  latePenalty: 'Late work',
  attempts: 'Further attempts',
  maximumRegistrationYears: 'Longest registration',
  moduleMarkRounding: 'Rounding of a module mark',
}

/** In the order a board meets them. */
export const rules: readonly AcademicRule[] = [
  'passMarkPercent',
  'latePenalty',
  'moduleMarkRounding',
  'compensation',
  'attempts',
  'reassessmentCapPercent',
  'reassessmentCapOn',
  'retakeCapPercent',
  'progression',
  'exitAward',
  'classification',
  'maximumRegistrationYears',
]

export const ruleTitle = (rule: string): string => (titles as Readonly<Record<string, string>>)[rule] ?? rule

const cap = (percent: number | null) => (percent === null ? 'Not capped' : `${percent}%`)

export const attemptWords: Readonly<Record<Attempt, string>> = {
  'first-sit': 'first sit',
  reassessment: 'reassessment',
  retake: 'retake',
  'retake-reassessment': 'reassessment after the retake',
}

const list = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const says: { readonly [R in AcademicRule]: (value: AcademicSettings[R]) => string } = {
  passMarkPercent: (percent) => `${percent}%`,
  reassessmentCapPercent: cap,
  reassessmentCapOn: (on) => (on === 'component' ? 'The component taken again' : 'The whole module'),
  retakeCapPercent: cap,
  compensation: ({ minimumMark, maximumCreditsPerLevel, workBasedModules, attempts }) =>
    `From ${minimumMark}%, for at most ${countOf(maximumCreditsPerLevel, 'credit')} a level, ${
      workBasedModules ? 'work-based modules too' : 'never a work-based module'
    }, after ${attempts.length === 0 ? 'no attempt' : `a ${list.format(attempts.map((one) => attemptWords[one]))}`}`,
  classification: ({ pass, merit, distinction }) =>
    `Pass from ${pass}%, merit from ${merit}%, distinction from ${distinction}% of level 5, by credits`,
  exitAward: ({ title, credits, minimumLevel4 }) =>
    `${title} at ${countOf(credits, 'credit')}, ${minimumLevel4} of them at level 4`,
  progression: ({ level4Credits }) => `${countOf(level4Credits, 'credit')} at level 4`,
  latePenalty: (penalty) =>
    penalty === null
      ? 'Nothing is taken off'
      : `${countOf(penalty.pointsPerDay, 'point')} off for each day, no mark after ${countOf(penalty.noMarkAfterDays, 'day')}`,
  attempts: ({ reassessments, retakes, reassessmentAfterRetake }) =>
    `${countOf(reassessments, 'reassessment')} and ${countOf(retakes, 'retake')} of a module, ${
      reassessmentAfterRetake ? 'and a reassessment' : 'no reassessment'
    } after the retake`,
  maximumRegistrationYears: (years) => countOf(years, 'year'),
  moduleMarkRounding: (rounding) => (rounding === 'whole' ? 'To a whole mark, half up' : 'To one decimal'),
}

export function ruleInWords<R extends AcademicRule>(rule: R, value: AcademicSettings[R]): string {
  return says[rule](value)
}

/** Where a value comes from: never as law where nobody confirmed it. */
export function whereFrom({ from, basis, confirmed }: AcademicRules[AcademicRule]): string {
  if (from === 'set') return 'Set by the programme in this version'
  return confirmed ? `Usual. Basis: ${basis}` : `Usual, set by the programme. Basis: ${basis}`
}
