import { daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import type { Explanation } from './explanation.ts'
import {
  type Course,
  countingDate,
  courseOf,
  expectedOn,
  hasLeft,
  isAtRisk,
  isBehind,
  netDayOn,
  paceOn,
  type StandingFacts,
} from './off-the-job-course.ts'
import { explainExpected, explainStanding } from './off-the-job-standing-explained.ts'
import { breakOn } from './practical-period.ts'

/** In order of gravity. */
export const standings = ['on-track', 'behind', 'at-risk'] as const
export type Standing = (typeof standings)[number]

export const standingReasonCodes = [
  'withdrawn',
  'planned-end-passed',
  'pace-too-slow',
  'behind-plan',
  'pace-not-judged-yet',
  'on-a-break',
  'target-reached',
  'minimum-not-known',
] as const
export type StandingReasonCode = (typeof standingReasonCodes)[number]

export interface StandingReason {
  readonly code: StandingReasonCode
  readonly detail: Readonly<Record<string, string | number>>
}

export interface Forecast {
  /** Signed and submitted minutes already make up the target. */
  readonly reached: boolean
  /** The day the target is reached at this pace; null where it is reached already or never would be. */
  readonly reachesOn: PlainDate | null
  /** Days from the planned end (after breaks) to that day: 28 is 28 days late, -7 a week early. */
  readonly daysAfterPlannedEnd: number | null
  readonly paceMinutesPerWeek: number
}

export interface OffTheJobStanding {
  /** Null after the last day of learning of someone who left, and so are what is behind and the forecast. */
  readonly standing: Standing | null
  readonly expectedMinutes: number
  /** Expected less signed and submitted, in minutes; 0 or less is on or ahead of plan. */
  readonly behindMinutes: number | null
  /** What the forecast reaches for: the minimum, or the planned minutes while that is not known. */
  readonly targetMinutes: number
  /** The planned end after breaks. */
  readonly plannedEndOn: PlainDate
  readonly reasons: readonly StandingReason[]
  readonly forecast: Forecast | null
  readonly expectedExplanation: Explanation
  readonly standingExplanation: Explanation
}

/**
 * Whether a trainee is on track, behind or at risk, with the expected hours and a forecast.
 * Behind: signed and submitted fall short of the expected by more than the tolerance. At risk: the pace of the
 * last 12 weeks cannot reach the target by the planned end; it is not judged in the first 4 weeks, and it goes
 * before behind. In a break all stands as on the day before it began. Someone who left has no standing any more.
 * Basis: programme rule; tolerance and weeks are set by the programme.
 * Example: 696 hours over 728 days, 364 days gone: expected 348 hours. 310 logged is behind (348 less 10% is 313.2).
 */
export function offTheJobStanding(facts: StandingFacts): OffTheJobStanding {
  const course = courseOf(facts)
  const netDay = netDayOn(course, facts.asOf)
  const expectedMinutes = Math.round(expectedOn(course, netDay))
  const left = hasLeft(facts)
  const standing = left ? null : standingOn(course, netDay)
  return {
    standing,
    expectedMinutes,
    behindMinutes: left ? null : expectedMinutes - course.loggedMinutes,
    targetMinutes: course.targetMinutes,
    plannedEndOn: course.period.plannedEndOn,
    reasons: left ? [withdrawnReason(facts)] : reasonsFor(course, netDay, expectedMinutes),
    forecast: left ? null : forecastFrom(course, netDay),
    expectedExplanation: explainExpected(course, netDay, expectedMinutes),
    standingExplanation: explainStanding(course, netDay, expectedMinutes, standing),
  }
}

function standingOn(course: Course, netDay: number): Standing {
  if (isAtRisk(course, netDay)) return 'at-risk'
  return isBehind(course, netDay) ? 'behind' : 'on-track'
}

const withdrawnReason = ({ withdrawnOn }: StandingFacts): StandingReason => ({
  code: 'withdrawn',
  detail: { lastDay: withdrawnOn ?? '' },
})

function reasonsFor(course: Course, netDay: number, expectedMinutes: number): StandingReason[] {
  const { facts, period, loggedMinutes, targetMinutes } = course
  const reasons: StandingReason[] = []
  const pause = breakOn(period, facts.asOf)
  if (isAtRisk(course, netDay)) reasons.push(atRiskReason(course, netDay))
  if (isBehind(course, netDay)) {
    const behindMinutes = expectedMinutes - loggedMinutes
    const { tolerancePercent } = course
    reasons.push({ code: 'behind-plan', detail: { behindMinutes, expectedMinutes, tolerancePercent } })
  }
  if (loggedMinutes >= targetMinutes) reasons.push({ code: 'target-reached', detail: { targetMinutes } })
  else if (netDay < course.settlesAfterDays)
    reasons.push({ code: 'pace-not-judged-yet', detail: { days: course.settlesAfterDays } })
  if (pause) reasons.push({ code: 'on-a-break', detail: { since: pause.firstDay } })
  if (facts.minimumMinutes === null) reasons.push({ code: 'minimum-not-known', detail: { targetMinutes } })
  return reasons
}

function atRiskReason(course: Course, netDay: number): StandingReason {
  const missingMinutes = course.targetMinutes - course.loggedMinutes
  const { plannedEndOn, netDays } = course.period
  if (netDay >= netDays) return { code: 'planned-end-passed', detail: { missingMinutes, plannedEndOn } }
  const pace = paceOn(course, netDay)
  return {
    code: 'pace-too-slow',
    detail: {
      missingMinutes,
      plannedEndOn,
      paceMinutesPerWeek: Math.round((pace.minutes * 7) / pace.days),
      neededMinutesPerWeek: Math.ceil((missingMinutes * 7) / (netDays - netDay)),
    },
  }
}

function forecastFrom(course: Course, netDay: number): Forecast {
  const missing = course.targetMinutes - course.loggedMinutes
  const pace = paceOn(course, netDay)
  const paceMinutesPerWeek = pace.days === 0 ? 0 : Math.round((pace.minutes * 7) / pace.days)
  const days = missing > 0 && pace.minutes > 0 ? Math.ceil((missing * pace.days) / pace.minutes) : null
  const reachesOn = days === null ? null : countingDate(course, netDay + days)
  return {
    reached: missing <= 0,
    reachesOn,
    daysAfterPlannedEnd: reachesOn === null ? null : daysBetween(course.period.plannedEndOn, reachesOn),
    paceMinutesPerWeek,
  }
}
