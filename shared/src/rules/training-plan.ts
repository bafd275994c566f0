import { offTheJobRuleSets } from '../figures/off-the-job-rule-sets.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { offTheJobRuleSet } from './off-the-job-minimum.ts'

/** The planned hours of a training plan against the legal minimum. All in minutes. */
export interface PlanCheck {
  readonly compliant: boolean
  readonly shortMinutes: number
}

/**
 * Whether the planned hours meet the minimum.
 * Basis: funding rules: hours in the plan equal or exceed the minimum.
 * Example: 402 hours planned against 418 (78 weeks, rule set B): 16 hours short.
 */
export function checkPlan(plannedMinutes: number, minimumMinutes: number): PlanCheck {
  return {
    compliant: plannedMinutes >= minimumMinutes,
    shortMinutes: Math.max(0, minimumMinutes - plannedMinutes),
  }
}

/**
 * Whether the hours of a trainee who finished late suffice. The planned length governs: a late finish does not
 * raise the minimum.
 * Basis: practice of providers; not confirmed by the department.
 * Example: minimum 600 hours, 620 logged, 3 months late: enough.
 */
export function checkFinish(loggedMinutes: number, minimumMinutes: number): PlanCheck {
  return checkPlan(loggedMinutes, minimumMinutes)
}

/**
 * Shortest practical period of a full-time trainee, in months, or null before the first rule set.
 * Basis: funding rules by start date. Example: 31 July 2025 is 12 months, 1 August 2025 is 8.
 */
export function minimumMonths(startsOn: PlainDate): number | null {
  return offTheJobRuleSet(startsOn)?.minimumMonths ?? null
}

/**
 * Off-the-job minutes a week on average over the net weeks: 20% of the paid minutes that count.
 * Basis: off-the-job guides. Example: rule set B, 15 hours a week: 3 hours; 37.5 hours a week: 6 hours.
 */
export function weeklyAverage(ruleSet: 'A-20-percent' | 'B-six-hours', weeklyMinutes: number): number {
  const cap = offTheJobRuleSets.find((set) => set.key === ruleSet)?.weeklyCapMinutes ?? weeklyMinutes
  return Math.min(weeklyMinutes, cap) / 5
}

/**
 * How far a weekly study day goes in a year: minutes given, needed and left over (negative is short).
 * Basis: off-the-job guides, 46.4 net weeks a year.
 * Example: rule set A, 37.5 hours, 7.5 hours in 36 teaching weeks: 270 of 348 hours, 78 short.
 */
export function dayRelease(plan: {
  readonly ruleSet: 'A-20-percent' | 'B-six-hours'
  readonly weeklyMinutes: number
  readonly studyDayMinutes: number
  readonly studyWeeksAYear: number
}): { deliveredMinutes: number; requiredMinutes: number; surplusMinutes: number } {
  const deliveredMinutes = Math.round(plan.studyDayMinutes * plan.studyWeeksAYear)
  const requiredMinutes = Math.round(weeklyAverage(plan.ruleSet, plan.weeklyMinutes) * 46.4)
  return { deliveredMinutes, requiredMinutes, surplusMinutes: deliveredMinutes - requiredMinutes }
}
