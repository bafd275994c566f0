import type { BreakRule } from '../figures/programme-settings.ts'
import { covers, daysOutside, mergePeriods, type Period } from '../kernel/period.ts'
import { addDays, dayNumber, earlier, later, type PlainDate } from '../kernel/plain-date.ts'

/** An agreed pause. Without a last day it still goes on, and it moves the planned end only once that is known. */
export type BreakInLearning = Period

export interface PracticalPeriodFacts {
  readonly startsOn: PlainDate
  /** As signed in the training plan, before any break. */
  readonly plannedEndOn: PlainDate
  readonly gatewayOn: PlainDate | null
  /** Last day of learning of a trainee who left. */
  readonly withdrawnOn: PlainDate | null
  readonly breaks: readonly BreakInLearning[]
  readonly breakMovesEnd: BreakRule
}

export interface PracticalPeriod {
  readonly firstDay: PlainDate
  /** The planned end after breaks. */
  readonly plannedEndOn: PlainDate
  /** Last day on which training may count: the day before gateway, or the last day of learning; null while open. */
  readonly lastCountingDay: PlainDate | null
  /** Days of learning from the first day to the planned end, breaks out. At least 1. */
  readonly netDays: number
  /** Days of breaks whose end is known. */
  readonly breakDays: number
  /** In order, made one where they touch. */
  readonly breaks: readonly BreakInLearning[]
}

/**
 * The time in which training counts, with the planned end moved by breaks as the programme rules.
 * Basis: funding rules, practical period: on or after the start date, before gateway, not in a break in learning.
 * Example: planned to 5 April 2023, a break of 91 days: planned end 5 July 2023, days of learning unchanged.
 */
export function practicalPeriod(facts: PracticalPeriodFacts): PracticalPeriod {
  const breaks = breaksFrom(facts.startsOn, facts.breaks)
  const closed = breaksFrom(
    facts.startsOn,
    facts.breaks.filter((pause) => pause.lastDay !== null),
  )
  const plannedEndOn =
    facts.breakMovesEnd === 'by-break-length'
      ? endAfterBreaks(facts.plannedEndOn, closed)
      : facts.plannedEndOn
  const whole = { firstDay: facts.startsOn, lastDay: plannedEndOn }
  const netDays = daysOutside(whole, closed)
  const days = dayNumber(plannedEndOn) - dayNumber(facts.startsOn) + 1
  return {
    firstDay: facts.startsOn,
    plannedEndOn,
    lastCountingDay: lastCountingDay(facts),
    netDays: Math.max(1, netDays),
    breakDays: Math.max(0, days - netDays),
    breaks,
  }
}

function breaksFrom(startsOn: PlainDate, breaks: readonly BreakInLearning[]): BreakInLearning[] {
  return mergePeriods(breaks.map((pause) => ({ ...pause, firstDay: later(pause.firstDay, startsOn) })))
}

function endAfterBreaks(plannedEndOn: PlainDate, closed: readonly BreakInLearning[]): PlainDate {
  return closed.reduce(
    (end, pause) =>
      pause.lastDay !== null && pause.firstDay <= end
        ? addDays(end, dayNumber(pause.lastDay) - dayNumber(pause.firstDay) + 1)
        : end,
    plannedEndOn,
  )
}

function lastCountingDay(facts: PracticalPeriodFacts): PlainDate | null {
  const beforeGateway = facts.gatewayOn === null ? null : addDays(facts.gatewayOn, -1)
  if (beforeGateway === null || facts.withdrawnOn === null) return beforeGateway ?? facts.withdrawnOn
  return earlier(beforeGateway, facts.withdrawnOn)
}

/** Days of learning from the first day to this one, both counted, breaks out; 0 before the first day. */
export function netDaysTo(period: PracticalPeriod, date: PlainDate): number {
  return date < period.firstDay ? 0 : daysOutside({ firstDay: period.firstDay, lastDay: date }, period.breaks)
}

/** The day on which so many days of learning are reached, or null where a break without an end comes first. */
export function dateOfNetDay(period: PracticalPeriod, netDay: number): PlainDate | null {
  let date = addDays(period.firstDay, netDay - 1)
  for (const pause of period.breaks) {
    if (pause.firstDay > date) return date
    if (pause.lastDay === null) return null
    date = addDays(date, dayNumber(pause.lastDay) - dayNumber(pause.firstDay) + 1)
  }
  return date
}

/** The break this day lies in, or null. */
export function breakOn(period: PracticalPeriod, date: PlainDate): BreakInLearning | null {
  return period.breaks.find((pause) => covers(pause, date)) ?? null
}
