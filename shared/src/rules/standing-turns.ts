import { later, type PlainDate } from '../kernel/plain-date.ts'
import {
  type Course,
  countingDate,
  courseOf,
  hasLeft,
  isAtRisk,
  isBehind,
  netDayOn,
  type StandingFacts,
} from './off-the-job-course.ts'
import type { Standing } from './off-the-job-standing.ts'

export interface StandingTurns {
  /** The first day on which, with nothing more logged, the trainee is behind; it may lie in the past. */
  readonly behindFrom: PlainDate | null
  /** The first day from `asOf` on at which, with nothing more logged, the trainee is at risk. */
  readonly atRiskFrom: PlainDate | null
}

/**
 * The days on which a standing turns if nothing more is logged, so that lists filter by a date without a sum.
 * With nothing logged the pace only falls, so once a standing has turned it stays: from `asOf` on the standing
 * of a day is at risk from `atRiskFrom`, else behind from `behindFrom`, else on track; there is none after the last
 * day of learning of someone who left.
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

/** Days stand still in a break, so a net day of today may lie in the past: it holds from today on. */
function atRiskDate(course: Course, netDay: number): PlainDate | null {
  const { asOf } = course.facts
  if (netDay <= netDayOn(course, asOf)) return asOf
  const date = countingDate(course, netDay)
  return date === null ? null : later(date, asOf)
}

/**
 * The standing of a day from the two kept dates, null after the last day of learning of someone who left. Only for
 * days from the last write on.
 */
export function standingFromTurns(
  turns: StandingTurns,
  date: PlainDate,
  withdrawnOn: PlainDate | null,
): Standing | null {
  if (hasLeft({ withdrawnOn, asOf: date })) return null
  if (turns.atRiskFrom !== null && turns.atRiskFrom <= date) return 'at-risk'
  return turns.behindFrom !== null && turns.behindFrom <= date ? 'behind' : 'on-track'
}
