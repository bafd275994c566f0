import { type BreakRule, defaultSettings } from '../figures/programme-settings.ts'
import { decimalHours, formatHours } from '../kernel/minutes.ts'
import {
  addDays,
  daysBetween,
  earlier,
  lastOfMonth,
  later,
  monthOf,
  type PlainDate,
} from '../kernel/plain-date.ts'
import type { Explanation } from './explanation.ts'
import {
  type BreakInLearning,
  breakOn,
  dateOfNetDay,
  netDaysTo,
  type PracticalPeriod,
  practicalPeriod,
} from './practical-period.ts'

/** In order of gravity. */
export const standings = ['on-track', 'behind', 'at-risk'] as const
export type Standing = (typeof standings)[number]

export const standingReasonCodes = [
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
  readonly standing: Standing
  readonly expectedMinutes: number
  /** Expected less signed and submitted, in minutes; 0 or less is on or ahead of plan. */
  readonly behindMinutes: number
  /** What the forecast reaches for: the minimum, or the planned minutes while that is not known. */
  readonly targetMinutes: number
  /** The planned end after breaks. */
  readonly plannedEndOn: PlainDate
  readonly reasons: readonly StandingReason[]
  readonly forecast: Forecast
  readonly expectedExplanation: Explanation
  readonly standingExplanation: Explanation
}

export interface StandingTurns {
  /** The first day on which, with nothing more logged, the trainee is behind; it may lie in the past. */
  readonly behindFrom: PlainDate | null
  /** The first day from `asOf` on at which, with nothing more logged, the trainee is at risk. */
  readonly atRiskFrom: PlainDate | null
}

/** What every question below is asked of. A net day is a day of learning, counted from 1, breaks out. */
interface Course {
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

function courseOf(facts: StandingFacts): Course {
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
    recent: facts.recentDays.map((day) => ({ netDay: netDaysTo(period, day.on), minutes: day.minutes })),
  }
}

/** Net days gone by this day. They stand still in a break, from gateway on and after the last day of learning. */
function netDayOn(course: Course, date: PlainDate): number {
  const { lastCountingDay } = course.period
  return netDaysTo(course.period, lastCountingDay === null ? date : earlier(date, lastCountingDay))
}

/** Planned minutes spread evenly over the days of learning; leave is spread evenly too, so it falls out. */
function expectedOn(course: Course, netDay: number): number {
  return (course.facts.plannedMinutes * Math.min(netDay, course.period.netDays)) / course.period.netDays
}

function isBehind(course: Course, netDay: number): boolean {
  const gone = Math.min(netDay, course.period.netDays)
  const due = course.facts.plannedMinutes * gone * (100 - course.tolerancePercent)
  return course.loggedMinutes * 100 * course.period.netDays < due
}

/** Minutes of the last days of learning up to this one, and how many days those were. */
function paceOn(course: Course, netDay: number): { minutes: number; days: number } {
  const days = Math.min(course.paceDays, netDay)
  const inside = course.recent.filter((day) => day.netDay > netDay - days && day.netDay <= netDay)
  return { minutes: inside.reduce((sum, day) => sum + day.minutes, 0), days }
}

function isAtRisk(course: Course, netDay: number): boolean {
  const missing = course.targetMinutes - course.loggedMinutes
  if (missing <= 0 || netDay < course.settlesAfterDays) return false
  const pace = paceOn(course, netDay)
  const daysLeft = Math.max(0, course.period.netDays - netDay)
  return pace.minutes * daysLeft < missing * pace.days
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

/**
 * Whether a trainee is on track, behind or at risk, with the expected hours and a forecast.
 * Behind: signed and submitted fall short of the expected by more than the tolerance. At risk: the pace of the
 * last 12 weeks cannot reach the target by the planned end; it is not judged in the first 4 weeks, and it goes
 * before behind. In a break all stands as on the day before it began.
 * Basis: programme rule; tolerance and weeks are set by the programme.
 * Example: 696 hours over 728 days, 364 days gone: expected 348 hours. 310 logged is behind (348 less 10% is 313.2).
 */
export function offTheJobStanding(facts: StandingFacts): OffTheJobStanding {
  const course = courseOf(facts)
  const netDay = netDayOn(course, facts.asOf)
  const expectedMinutes = Math.round(expectedOn(course, netDay))
  const standing = standingOn(course, netDay)
  return {
    standing,
    expectedMinutes,
    behindMinutes: expectedMinutes - course.loggedMinutes,
    targetMinutes: course.targetMinutes,
    plannedEndOn: course.period.plannedEndOn,
    reasons: reasonsFor(course, netDay, expectedMinutes),
    forecast: forecastFrom(course, netDay),
    expectedExplanation: explainExpected(course, netDay, expectedMinutes),
    standingExplanation: explainStanding(course, netDay, expectedMinutes, standing),
  }
}

function standingOn(course: Course, netDay: number): Standing {
  if (isAtRisk(course, netDay)) return 'at-risk'
  return isBehind(course, netDay) ? 'behind' : 'on-track'
}

/**
 * The days on which a standing turns if nothing more is logged, so that lists filter by a date without a sum.
 * With nothing logged the pace only falls, so once a standing has turned it stays: from `asOf` on the standing
 * of a day is at risk from `atRiskFrom`, else behind from `behindFrom`, else on track.
 * Basis: follows from offTheJobStanding. Example: 696 hours over 728 days, 348 logged: behind from day 405.
 */
export function standingTurns(facts: StandingFacts): StandingTurns {
  const course = courseOf(facts)
  const behind = firstNetDay(course, 1, (netDay) => isBehind(course, netDay))
  const today = netDayOn(course, facts.asOf)
  const atRisk = firstNetDay(course, today, (netDay) => isAtRisk(course, netDay))
  return {
    behindFrom: behind === null ? null : countingDate(course, behind),
    atRiskFrom: atRisk === null ? null : atRiskDate(course, atRisk),
  }
}

/** Looks no further than one day past the planned end: after it nothing turns any more. */
function firstNetDay(course: Course, from: number, holds: (netDay: number) => boolean): number | null {
  let low = from
  let high = Math.max(from, course.period.netDays, course.settlesAfterDays) + 1
  if (!holds(high)) return null
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The date of a net day, or null where learning stops before it. */
function countingDate(course: Course, netDay: number): PlainDate | null {
  const date = dateOfNetDay(course.period, netDay)
  const { lastCountingDay } = course.period
  return date === null || (lastCountingDay !== null && date > lastCountingDay) ? null : date
}

/** Days stand still in a break, so a net day of today may lie in the past: it holds from today on. */
function atRiskDate(course: Course, netDay: number): PlainDate | null {
  const { asOf } = course.facts
  if (netDay <= netDayOn(course, asOf)) return asOf
  const date = countingDate(course, netDay)
  return date === null ? null : later(date, asOf)
}

/** The standing of a day from the two kept dates. Only for days from the last write on. */
export function standingFromTurns(turns: StandingTurns, date: PlainDate): Standing {
  if (turns.atRiskFrom !== null && turns.atRiskFrom <= date) return 'at-risk'
  return turns.behindFrom !== null && turns.behindFrom <= date ? 'behind' : 'on-track'
}

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

function explainExpected(course: Course, netDay: number, expectedMinutes: number): Explanation {
  const { period, facts } = course
  const gone = Math.min(netDay, period.netDays)
  return {
    rule: 'off-the-job-expected',
    title: 'Expected to date',
    basis: 'Planned hours of the signed training plan, spread evenly over the days of learning',
    startsFrom: null,
    startsTo: null,
    inputs: [
      { name: 'planned-minutes', symbol: 'P', value: facts.plannedMinutes, unit: 'minutes' },
      { name: 'starts-on', value: facts.startsOn, unit: 'date' },
      { name: 'planned-end-on', value: period.plannedEndOn, unit: 'date' },
      { name: 'as-of', value: facts.asOf, unit: 'date' },
      { name: 'days-gone', symbol: 'D', value: gone, unit: 'days' },
      { name: 'days-in-all', symbol: 'N', value: period.netDays, unit: 'days' },
      { name: 'break-days', value: period.breakDays, unit: 'days' },
    ],
    formula: 'P × D ÷ N',
    working: `${decimalHours(facts.plannedMinutes)} × ${gone} ÷ ${period.netDays} = ${formatHours(expectedMinutes)}`,
    result: { value: expectedMinutes, unit: 'minutes' },
    notes: expectedNotes(course),
  }
}

function expectedNotes(course: Course): string[] {
  const notes = ['Leave is spread evenly over the period, so it changes nothing here.']
  if (course.period.breaks.length > 0) notes.push('Days of a break in learning are left out.')
  return notes
}

function explainStanding(
  course: Course,
  netDay: number,
  expectedMinutes: number,
  standing: Standing,
): Explanation {
  const { loggedMinutes, targetMinutes, tolerancePercent, period } = course
  const pace = paceOn(course, netDay)
  const daysLeft = Math.max(0, period.netDays - netDay)
  const reachable = pace.days === 0 ? loggedMinutes : loggedMinutes + (pace.minutes * daysLeft) / pace.days
  const floor = Math.round((expectedMinutes * (100 - tolerancePercent)) / 100)
  return {
    rule: 'off-the-job-standing',
    title: 'Standing',
    basis: 'Tolerance and weeks of the pace are set by the programme',
    startsFrom: null,
    startsTo: null,
    inputs: [
      { name: 'signed-minutes', symbol: 'S', value: course.facts.signedMinutes, unit: 'minutes' },
      { name: 'submitted-minutes', symbol: 'U', value: course.facts.submittedMinutes, unit: 'minutes' },
      { name: 'expected-minutes', symbol: 'E', value: expectedMinutes, unit: 'minutes' },
      { name: 'tolerance-percent', symbol: 'T', value: tolerancePercent, unit: 'percent' },
      { name: 'target-minutes', symbol: 'M', value: targetMinutes, unit: 'minutes' },
      { name: 'recent-minutes', symbol: 'R', value: pace.minutes, unit: 'minutes' },
      { name: 'recent-days', symbol: 'D', value: pace.days, unit: 'days' },
      { name: 'days-left', symbol: 'F', value: daysLeft, unit: 'days' },
    ],
    formula: 'behind if S + U < E × (1 − T); at risk if S + U + R ÷ D × F < M',
    working:
      `${formatHours(loggedMinutes)} against ${formatHours(floor)} expected less tolerance; ` +
      `at this pace ${formatHours(Math.floor(reachable))} by the planned end against ${formatHours(targetMinutes)}`,
    result: { value: standing, unit: 'standing' },
    notes:
      netDay < course.settlesAfterDays
        ? [`The pace is not judged in the first ${course.settlesAfterDays} days.`]
        : [],
  }
}

/** One month of the plan: planned minutes up to the end of the month, and those that fall in it. */
export interface PlannedMonth {
  readonly month: string
  readonly lastDay: PlainDate
  readonly plannedMinutes: number
  readonly plannedToDateMinutes: number
}

/**
 * The plan month by month from start to planned end, for the burn-up; the last month ends on the planned end.
 * Basis: as expected to date. Example: 696 hours over 728 days: April 2021 (25 days) is 1,434 minutes.
 */
export function plannedByMonth(
  facts: Omit<StandingFacts, 'asOf' | 'recentDays' | 'minimumMinutes' | 'signedMinutes' | 'submittedMinutes'>,
): PlannedMonth[] {
  const course = courseOf({
    ...facts,
    asOf: facts.startsOn,
    recentDays: [],
    minimumMinutes: null,
    signedMinutes: 0,
    submittedMinutes: 0,
  })
  const months: PlannedMonth[] = []
  let before = 0
  for (let day = facts.startsOn; day <= course.period.plannedEndOn; ) {
    const lastDay = earlier(lastOfMonth(day), course.period.plannedEndOn)
    const toDate = Math.round(expectedOn(course, netDaysTo(course.period, lastDay)))
    months.push({
      month: monthOf(day),
      lastDay,
      plannedMinutes: toDate - before,
      plannedToDateMinutes: toDate,
    })
    before = toDate
    day = addDays(lastDay, 1)
  }
  return months
}
