import {
  leaveWeeksAYear,
  type OffTheJobRuleSet,
  offTheJobPercent,
  offTheJobRuleSets,
  type RoundingMode,
  type RuleSetKey,
} from '../figures/off-the-job-rule-sets.ts'
import { daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import type { Explanation } from './explanation.ts'
import { explainMinimum, explainNoMinimum } from './off-the-job-minimum-explained.ts'

export interface MinimumFacts {
  readonly startsOn: PlainDate
  /** As signed in the training plan: a late finish or a break never changes the minimum. */
  readonly plannedEndOn: PlainDate
  /** Paid minutes a week without overtime, at the start. */
  readonly weeklyMinutes: number
  readonly rounding: RoundingMode
  /** Minutes of recognised prior learning. */
  readonly priorLearningMinutes: number
  /** The published figure of the standard (rule set C), in minutes; null while it is not known. */
  readonly publishedMinutes: number | null
}

export interface OffTheJobMinimum {
  readonly ruleSet: RuleSetKey | null
  readonly startsFrom: PlainDate | null
  readonly startsTo: PlainDate | null
  readonly weeks: number
  readonly leaveWeeks: number
  readonly netWeeks: number
  /** The length a part-time practical period is extended to, in months; null where the plan is long enough. */
  readonly extendedMonths: number | null
  /** Whole minutes; null while the published figure of rule set C is not known. */
  readonly minimumMinutes: number | null
  readonly explanation: Explanation
}

export interface SumOfWeeks {
  readonly weeks: number
  readonly leaveWeeks: number
  readonly netWeeks: number
  readonly extendedMonths: number | null
  /** Paid minutes over the net weeks, all of them. */
  readonly totalMinutes: number
  /** Minutes before prior learning is taken off, not rounded to whole minutes. */
  readonly minimumMinutes: number
}

/** Twelve digits keep what binary fractions blur: 2610 × 0.2 stays 522. */
const tidy = (value: number): number => Number(value.toPrecision(12))

const leaveFor = (weeks: number): number => tidy((leaveWeeksAYear * weeks) / 52)

/**
 * The rule set of a start date, or null before 1 May 2017.
 * Basis: apprenticeship funding rules: a trainee keeps the rules of the start date.
 * Example: a start on 6 April 2021 falls under A, the 20% rule.
 */
export function offTheJobRuleSet(startsOn: PlainDate): OffTheJobRuleSet | null {
  const holds = (set: OffTheJobRuleSet) =>
    set.startsFrom <= startsOn && (set.startsTo === null || startsOn <= set.startsTo)
  return offTheJobRuleSets.find(holds) ?? null
}

/**
 * Planned weeks of the practical period: days from start to planned end, divided by 7, not rounded.
 * The end is not counted as a day of its own, as in the official sum (366 days are 52.29 weeks).
 * Basis: off-the-job guide. Example: 6 April 2021 to 4 April 2023 is 728 days, 104 weeks.
 */
export function plannedWeeks(startsOn: PlainDate, plannedEndOn: PlainDate): number {
  return tidy(Math.max(0, daysBetween(startsOn, plannedEndOn)) / 7)
}

/**
 * Shortest practical period of a part-time trainee; a full-time one keeps the base.
 * Basis: funding rules P41: months = 12 × 30 ÷ H, weeks = 52 × 30 ÷ H.
 * Example: 15 hours a week and a base of 12 months: 24 months, 104 weeks.
 */
export function partTimeDuration(
  weeklyMinutes: number,
  baseMonths: number,
): { months: number; weeks: number } {
  const stretch = weeklyMinutes > 0 && weeklyMinutes < 1800 ? 1800 / weeklyMinutes : 1
  return { months: tidy(baseMonths * stretch), weeks: tidy((baseMonths * 52 * stretch) / 12) }
}

/**
 * Rule sets A and B for weeks given: 20% of the paid hours of the weeks left after leave.
 * Weeks are first extended to what a part-time trainee must have at least.
 * Basis: off-the-job guides, 2017 to 2025. Example: A, 37.5 hours, 104 weeks: 0.2 × 37.5 × 92.8 = 696 hours.
 */
export function minimumForWeeks(
  set: OffTheJobRuleSet,
  plan: { weeks: number; weeklyMinutes: number; rounding: RoundingMode },
): SumOfWeeks {
  const extended = extendedPeriod(set, plan.weeks, plan.weeklyMinutes)
  const weeks = plan.rounding === 'none' ? extended.weeks : Math.round(extended.weeks)
  const leaveWeeks = leaveFor(weeks)
  const netWeeks = tidy(weeks - leaveWeeks)
  const countedWeekly = Math.min(plan.weeklyMinutes, set.weeklyCapMinutes ?? plan.weeklyMinutes)
  const exact = tidy((countedWeekly * netWeeks * offTheJobPercent) / 100)
  const minimumMinutes = plan.rounding === 'dfe-calculator' ? Math.round(tidy(exact / 60)) * 60 : exact
  const totalMinutes = tidy(plan.weeklyMinutes * netWeeks)
  return { weeks, leaveWeeks, netWeeks, extendedMonths: extended.months, totalMinutes, minimumMinutes }
}

function extendedPeriod(set: OffTheJobRuleSet, weeks: number, weeklyMinutes: number) {
  if (set.partTimeBelowMinutes === null || weeklyMinutes >= set.partTimeBelowMinutes)
    return { weeks, months: null }
  const shortest = partTimeDuration(weeklyMinutes, set.minimumMonths)
  return shortest.weeks > weeks ? shortest : { weeks, months: null }
}

/**
 * Rule set C: the published figure less prior learning, never under 187 hours.
 * Basis: funding rules for starts from 1 August 2025. Example: 557 hours published, 400 recognised: 187 hours.
 */
export function minimumFromPublished(
  set: OffTheJobRuleSet,
  publishedMinutes: number,
  priorLearningMinutes: number,
): number {
  return Math.max(publishedMinutes - priorLearningMinutes, set.floorMinutes)
}

/**
 * The least off-the-job training a trainee must have, in whole minutes, with how it comes about.
 * Basis: apprenticeship funding rules and off-the-job guides, by start date.
 * Example: start 6 April 2021, planned end 5 April 2023, 37.5 hours, whole weeks: 104 weeks, 696 hours.
 * With no rounding the same dates are 104.14 weeks and 696 hours 57 minutes.
 */
export function offTheJobMinimum(facts: MinimumFacts): OffTheJobMinimum {
  const set = offTheJobRuleSet(facts.startsOn)
  const weeks = plannedWeeks(facts.startsOn, facts.plannedEndOn)
  if (set === null) return noMinimum(facts, weeks)
  const sum = minimumForWeeks(set, { ...facts, weeks })
  const minimumMinutes = minimumOf(set, sum, facts)
  return {
    ruleSet: set.key,
    startsFrom: set.startsFrom,
    startsTo: set.startsTo,
    weeks: sum.weeks,
    leaveWeeks: sum.leaveWeeks,
    netWeeks: sum.netWeeks,
    extendedMonths: sum.extendedMonths,
    minimumMinutes,
    explanation: explainMinimum(set, sum, facts, minimumMinutes),
  }
}

function noMinimum(facts: MinimumFacts, weeks: number): OffTheJobMinimum {
  const explanation = explainNoMinimum(facts)
  const leaveWeeks = leaveFor(weeks)
  const lengths = { weeks, leaveWeeks, netWeeks: tidy(weeks - leaveWeeks), extendedMonths: null }
  return { ruleSet: null, startsFrom: null, startsTo: null, ...lengths, minimumMinutes: null, explanation }
}

function minimumOf(set: OffTheJobRuleSet, sum: SumOfWeeks, facts: MinimumFacts): number | null {
  if (set.key !== 'C-published')
    return Math.max(0, Math.round(sum.minimumMinutes) - facts.priorLearningMinutes)
  if (facts.publishedMinutes === null) return null
  return minimumFromPublished(set, facts.publishedMinutes, facts.priorLearningMinutes)
}
