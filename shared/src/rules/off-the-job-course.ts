import { type BreakRule, defaultSettings } from '../figures/programme-settings.ts'
import { earlier, type PlainDate } from '../kernel/plain-date.ts'
import {
  type BreakInLearning,
  dateOfNetDay,
  netDaysTo,
  type PracticalPeriod,
  practicalPeriod,
} from './practical-period.ts'

/** Minutes signed or submitted that were learned on one day. */
export interface DayOfLearning {
  readonly on: PlainDate
  readonly minutes: number
}

export interface StandingFacts {
  readonly startsOn: PlainDate
  /** As signed in the training plan, before any break. */
  readonly plannedEndOn: PlainDate
  readonly breaks: readonly BreakInLearning[]
  readonly breakMovesEnd?: BreakRule
  readonly gatewayOn?: PlainDate | null
  readonly withdrawnOn?: PlainDate | null
  /** Planned minutes of the signed training plan. */
  readonly plannedMinutes: number
  /** The legal minimum; null while it is not known, then the planned minutes are the target. */
  readonly minimumMinutes: number | null
  readonly signedMinutes: number
  readonly submittedMinutes: number
  readonly tolerancePercent?: number
  /** Signed and submitted minutes by day, from `paceWindowFrom(facts)` on. Earlier days do no harm. */
  readonly recentDays: readonly DayOfLearning[]
  readonly paceDays?: number
  readonly paceSettlesAfterDays?: number
  readonly asOf: PlainDate
}

/** What every question below is asked of. A net day is a day of learning, counted from 1, breaks out. */
export interface Course {
  readonly period: PracticalPeriod
  readonly facts: StandingFacts
  readonly loggedMinutes: number
  readonly targetMinutes: number
  readonly tolerancePercent: number
  readonly paceDays: number
  readonly settlesAfterDays: number
  /** Recent minutes by net day. */
  readonly recent: readonly { netDay: number; minutes: number }[]
}

export function courseOf(facts: StandingFacts): Course {
  const period = practicalPeriod({
    startsOn: facts.startsOn,
    plannedEndOn: facts.plannedEndOn,
    gatewayOn: facts.gatewayOn ?? null,
    withdrawnOn: facts.withdrawnOn ?? null,
    breaks: facts.breaks,
    breakMovesEnd: facts.breakMovesEnd ?? defaultSettings.breakMovesEnd,
  })
  return {
    period,
    facts,
    loggedMinutes: facts.signedMinutes + facts.submittedMinutes,
    targetMinutes: facts.minimumMinutes ?? facts.plannedMinutes,
    tolerancePercent: facts.tolerancePercent ?? defaultSettings.tolerancePercent,
    paceDays: facts.paceDays ?? defaultSettings.paceDays,
    settlesAfterDays: facts.paceSettlesAfterDays ?? defaultSettings.paceSettlesAfterDays,
    recent: facts.recentDays.map((day) => ({ netDay: countedDays(period, day.on), minutes: day.minutes })),
  }
}

/** Whether the last day of learning of someone who leaves has passed. Example: withdrawn on 4 April: from 5 April on. */
export const hasLeft = ({ withdrawnOn, asOf }: Pick<StandingFacts, 'withdrawnOn' | 'asOf'>): boolean =>
  withdrawnOn !== undefined && withdrawnOn !== null && withdrawnOn < asOf

/** Net days gone by this day. They stand still in a break, from gateway on and after the last day of learning. */
export function netDayOn(course: Course, date: PlainDate): number {
  return countedDays(course.period, date)
}

function countedDays(period: PracticalPeriod, date: PlainDate): number {
  const { lastCountingDay } = period
  return netDaysTo(period, lastCountingDay === null ? date : earlier(date, lastCountingDay))
}

/** Planned minutes spread evenly over the days of learning; leave is spread evenly too, so it falls out. */
export function expectedOn(course: Course, netDay: number): number {
  return (course.facts.plannedMinutes * Math.min(netDay, course.period.netDays)) / course.period.netDays
}

export function isBehind(course: Course, netDay: number): boolean {
  const gone = Math.min(netDay, course.period.netDays)
  const due = course.facts.plannedMinutes * gone * (100 - course.tolerancePercent)
  return course.loggedMinutes * 100 * course.period.netDays < due
}

/** Minutes of the last days of learning up to this one, and how many days those were. */
export function paceOn(course: Course, netDay: number): { minutes: number; days: number } {
  const days = Math.min(course.paceDays, netDay)
  const inside = course.recent.filter((day) => day.netDay > netDay - days && day.netDay <= netDay)
  return { minutes: inside.reduce((sum, day) => sum + day.minutes, 0), days }
}

export function isAtRisk(course: Course, netDay: number): boolean {
  const missing = course.targetMinutes - course.loggedMinutes
  if (missing <= 0 || netDay < course.settlesAfterDays) return false
  const pace = paceOn(course, netDay)
  const daysLeft = Math.max(0, course.period.netDays - netDay)
  return pace.minutes * daysLeft < missing * pace.days
}

/** The date of a net day, or null where learning stops before it. */
export function countingDate(course: Course, netDay: number): PlainDate | null {
  const date = dateOfNetDay(course.period, netDay)
  const { lastCountingDay } = course.period
  return date === null || (lastCountingDay !== null && date > lastCountingDay) ? null : date
}

/**
 * The first day whose minutes the pace looks at: 84 days of learning back from `asOf`, breaks not counted.
 * Basis: the pace of the last 12 weeks; a break is no sign of a slow pace.
 * Example: as of 31 March 2022 without a break: 7 January 2022.
 */
export function paceWindowFrom(
  facts: Pick<
    StandingFacts,
    | 'startsOn'
    | 'plannedEndOn'
    | 'breaks'
    | 'breakMovesEnd'
    | 'gatewayOn'
    | 'withdrawnOn'
    | 'paceDays'
    | 'asOf'
  >,
): PlainDate {
  const course = courseOf({
    ...facts,
    plannedMinutes: 0,
    minimumMinutes: null,
    signedMinutes: 0,
    submittedMinutes: 0,
    recentDays: [],
  })
  const firstNetDay = Math.max(1, netDayOn(course, facts.asOf) - course.paceDays + 1)
  return dateOfNetDay(course.period, firstNetDay) ?? facts.startsOn
}
