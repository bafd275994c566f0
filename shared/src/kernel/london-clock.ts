import { parseClock } from './minutes.ts'
import { addDays, lastOfMonth, type PlainDate, weekday } from './plain-date.ts'

/** The hour that is skipped in March and comes twice in October, in minutes since midnight. */
const from = 60
const to = 120

/** The last Sunday of the month this day stands in. */
function lastSunday(on: PlainDate): PlainDate {
  const last = lastOfMonth(on)
  return addDays(last, -weekday(last))
}

const changesIn = (on: PlainDate, month: '03' | '10'): boolean =>
  on.slice(5, 7) === month && on === lastSunday(on)

/**
 * Whether clocks in London never show this time ('HH:MM') on this day: they go from 01:00 to 02:00 on the last Sunday
 * of March.
 */
export function isSkippedTime(on: PlainDate, time: string): boolean {
  const minute = parseClock(time) ?? 0
  return changesIn(on, '03') && minute >= from && minute < to
}

/**
 * Whole minutes that pass between two clock times ('HH:MM') of one day in London. On the day the clocks go back, the
 * most it can be: the hour that comes twice counts twice. 0 or less where the end does not come after the start.
 */
export function minutesBetween(on: PlainDate, startsAt: string, endsAt: string): number {
  const [start, end] = [parseClock(startsAt) ?? 0, parseClock(endsAt) ?? 0]
  const touched = start < to && end > from
  if (changesIn(on, '03')) return end - start - Math.max(0, Math.min(end, to) - Math.max(start, from))
  return touched && changesIn(on, '10') ? end - start + (to - from) : end - start
}
