import type { PlainDate } from '../kernel/plain-date.ts'

export const ruleSetKeys = ['A-20-percent', 'B-six-hours', 'C-published'] as const
export type RuleSetKey = (typeof ruleSetKeys)[number]

/** How a minimum is worked out for trainees who start on these days. A trainee keeps the rule set of the start. */
export interface OffTheJobRuleSet {
  readonly key: RuleSetKey
  readonly title: string
  readonly startsFrom: PlainDate
  readonly startsTo: PlainDate | null
  readonly formula: string
  /** Hours a week above which no more count, or null where all count. In minutes. */
  readonly weeklyCapMinutes: number | null
  /** The least the minimum can be after prior learning, in minutes. */
  readonly floorMinutes: number
  /** Shortest practical period for a full-time trainee, in months. */
  readonly minimumMonths: number
  /** Below this many paid minutes a week the practical period is extended; null where it never is. */
  readonly partTimeBelowMinutes: number | null
  readonly basis: string
}

/** Basis: apprenticeship funding rules and off-the-job guides, 2017 to 2025. */
export const offTheJobRuleSets: readonly OffTheJobRuleSet[] = [
  {
    key: 'A-20-percent',
    title: '20% of paid hours',
    startsFrom: '2017-05-01',
    startsTo: '2022-07-31',
    formula: '0.20 × H × (W − 5.6 × W ÷ 52)',
    weeklyCapMinutes: null,
    floorMinutes: 0,
    minimumMonths: 12,
    partTimeBelowMinutes: 1800,
    basis: 'Apprenticeship funding rules and off-the-job guide for starts from 1 May 2017 to 31 July 2022',
  },
  {
    key: 'B-six-hours',
    title: 'An average of 6 hours a week',
    startsFrom: '2022-08-01',
    startsTo: '2025-07-31',
    formula: '0.20 × min(H, 30) × (W − 5.6 × W ÷ 52)',
    weeklyCapMinutes: 1800,
    floorMinutes: 0,
    minimumMonths: 12,
    partTimeBelowMinutes: 1800,
    basis: 'Apprenticeship funding rules and off-the-job guide for starts from 1 August 2022 to 31 July 2025',
  },
  {
    key: 'C-published',
    title: 'The figure published for the standard',
    startsFrom: '2025-08-01',
    startsTo: null,
    formula: 'max(P − L, 187)',
    weeklyCapMinutes: null,
    floorMinutes: 11_220,
    minimumMonths: 8,
    partTimeBelowMinutes: null,
    basis: 'Apprenticeship funding rules for starts from 1 August 2025',
  },
]

/** Statutory leave in weeks for each year of 52 weeks. Basis: off-the-job guides, 2017 to 2025. */
export const leaveWeeksAYear = 5.6

/** Share of paid hours, in percent. Basis: off-the-job guides, 2017 to 2025. */
export const offTheJobPercent = 20

/** Published hours by standard, in minutes. Null: not to hand; an administrator enters it with its source. */
export const publishedMinutes: readonly { standard: string; minutes: number | null; note: string }[] = [
  {
    standard: 'ST0215',
    minutes: null,
    note: 'The published figure is not to hand. Until it is entered with its source, the planned hours of the programme are used.',
  },
]

export const roundingModes = ['none', 'weeks-only', 'dfe-calculator'] as const
export type RoundingMode = (typeof roundingModes)[number]

/** The mode offered when a trainee starts from this day on. Basis: off-the-job guide and calculator, October 2023. */
export const calculatorRoundingFrom: PlainDate = '2023-10-01'

export function defaultRounding(startsOn: PlainDate): RoundingMode {
  return startsOn >= calculatorRoundingFrom ? 'dfe-calculator' : 'weeks-only'
}

export type LearningInterval = 'four-weeks' | 'month'

/** How often learning must happen: by start date, and from which day on. */
export interface ActiveLearningRule {
  readonly interval: LearningInterval
  readonly startsFrom: PlainDate
  readonly startsTo: PlainDate | null
  /** The rule binds from this day, also for those who were on programme the day before. */
  readonly appliesFrom: PlainDate
  readonly basis: string
}

/** Basis: apprenticeship funding rules 2022 to 2023 and 2023 to 2024, active learning. */
export const activeLearningRules: readonly ActiveLearningRule[] = [
  {
    interval: 'four-weeks',
    startsFrom: '2022-08-01',
    startsTo: '2023-07-31',
    appliesFrom: '2022-08-01',
    basis: 'Apprenticeship funding rules for starts from 1 August 2022: some learning every 4 weeks',
  },
  {
    interval: 'month',
    startsFrom: '2017-05-01',
    startsTo: null,
    appliesFrom: '2023-08-01',
    basis:
      'Apprenticeship funding rules from 1 August 2023, also for those on programme on 31 July 2023: some learning every calendar month',
  },
]
