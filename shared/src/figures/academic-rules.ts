import type { PlainDate } from '../kernel/plain-date.ts'
import type { Grounded } from './grounded.ts'

export const attempts = ['first-sit', 'reassessment', 'retake', 'retake-reassessment'] as const
/** A retake takes the whole module again; a reassessment only what was failed, in the first sit or in the retake. */
export type Attempt = (typeof attempts)[number]

export const markRoundings = ['whole', 'one-decimal'] as const
export type MarkRounding = (typeof markRoundings)[number]

/** What a version of a curriculum may set for itself. Marks in percent, credits whole. */
export interface AcademicSettings {
  readonly passMarkPercent: number
  /** The most a reassessment can bring; null where it is not capped. */
  readonly reassessmentCapPercent: number | null
  /** Whether the cap is on the component that was taken again or on the whole module. */
  readonly reassessmentCapOn: 'component' | 'module'
  /** The most a retake of the module can bring; null where it is not capped. */
  readonly retakeCapPercent: number | null
  readonly compensation: {
    readonly minimumMark: number
    readonly maximumCreditsPerLevel: number
    readonly workBasedModules: boolean
    /** The attempts whose mark may be compensated. */
    readonly attempts: readonly Attempt[]
  }
  readonly classification: { readonly pass: number; readonly merit: number; readonly distinction: number }
  readonly exitAward: { readonly title: string; readonly credits: number; readonly minimumLevel4: number }
  readonly progression: { readonly level4Credits: number }
  /** Points taken off for each day late, and the days after which no mark is given; null where there is none. */
  readonly latePenalty: { readonly pointsPerDay: number; readonly noMarkAfterDays: number } | null
  /** How many of each follow the first sit, one at most. */
  readonly attempts: {
    readonly reassessments: number
    readonly retakes: number
    /** Whether what was failed in the retake is taken once more. Left out where it was set before this could be. */
    readonly reassessmentAfterRetake?: boolean | undefined
  }
  readonly maximumRegistrationYears: number
  readonly moduleMarkRounding: MarkRounding
}

export type AcademicRule = keyof AcademicSettings

/** A value in force: `from` says whether this version of the curriculum set it or it is the usual one. */
export interface RuleInForce<T> extends Grounded<T> {
  readonly from: 'set' | 'usual'
}

export type AcademicRules = { readonly [K in AcademicRule]: RuleInForce<AcademicSettings[K]> }

const usual = <T>(value: T, basis: string, confirmed = false): RuleInForce<T> => ({
  value,
  basis,
  confirmed,
  from: 'usual',
})

/** The values that hold where a version of the curriculum sets no others. */
export const usualAcademicRules: AcademicRules = {
  passMarkPercent: usual(40, 'UCLan assessment results explanatory notes: 40% for levels 3 to 6', true),
  reassessmentCapPercent: usual(40, 'Common UK regulation (Derby, York St John)'),
  reassessmentCapOn: usual('component', 'Usual UK practice; set by the university'),
  retakeCapPercent: usual(null, 'Usual UK practice: the module is taken afresh; set by the university'),
  compensation: usual(
    {
      minimumMark: 30,
      maximumCreditsPerLevel: 20,
      workBasedModules: false,
      attempts: ['first-sit', 'reassessment'],
    },
    'Usual UK values; set by the university',
  ),
  classification: usual(
    { pass: 40, merit: 60, distinction: 70 },
    'Usual UK values on the credit-weighted mean of level 5 marks; set by the university',
  ),
  exitAward: usual(
    { title: 'Certificate of Higher Education', credits: 120, minimumLevel4: 90 },
    'Lancaster and York regulations',
    true,
  ),
  progression: usual({ level4Credits: 120 }, 'All of level 4 before year 2; set by the university'),
  latePenalty: usual({ pointsPerDay: 5, noMarkAfterDays: 7 }, 'Usual UK practice; set by the university'),
  attempts: usual(
    { reassessments: 1, retakes: 1, reassessmentAfterRetake: false },
    'Usual UK practice; set by the university',
  ),
  maximumRegistrationYears: usual(5, 'Chester and Southampton programme rules'),
  moduleMarkRounding: usual('whole', 'Usual UK practice: whole marks, half up; set by the university'),
}

/** The letters after a mark, as results sheets have them. Basis: UCLan assessment results explanatory notes. */
export const resultSuffixes = {
  C: 'compensated',
  K: 'retake the module',
  R: 'reassess',
  X: 'reassessment not taken',
} as const

/**
 * The rules in force of a version of the curriculum: what it set, else the usual values.
 * Basis: academic rules are settings of each version, each shown with where it comes from.
 * Example: a version that sets a pass mark of 50 has 50 'set' and a cap of 40 'usual'.
 */
export function academicRulesWith(set: Partial<AcademicSettings>): AcademicRules {
  const inForce = Object.entries(usualAcademicRules).map(([rule, usualRule]) => {
    // The keys of the usual rules are those of the settings; entries forgets it.
    const value = set[rule as AcademicRule]
    return [rule, value === undefined ? usualRule : setByProgramme(withUsualParts(value, usualRule.value))]
  })
  return Object.fromEntries(inForce) as AcademicRules
}

/** A part that was not set is usual. */
const withUsualParts = <T>(value: T, usualValue: T): T =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...usualValue, ...value } : value

const setByProgramme = <T>(value: T): RuleInForce<T> => ({
  value,
  basis: 'Set by the programme in this version of the curriculum',
  confirmed: false,
  from: 'set',
})

/** Settings of a version, in force from a day on until later ones follow. */
export interface DatedAcademicSettings {
  readonly startsOn: PlainDate
  readonly settings: Partial<AcademicSettings>
}

/**
 * The rules in force on a day.
 * Basis: academic rules are dated; what a later row does not set is usual again.
 * Example: a pass mark of 50 set from 1 August 2022: 40 on 31 July, 50 on 1 August.
 */
export function academicRulesOn(dated: readonly DatedAcademicSettings[], on: PlainDate): AcademicRules {
  const inForce = dated
    .filter(({ startsOn }) => startsOn <= on)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]
  return academicRulesWith(inForce?.settings ?? {})
}
