import { addDays, dayNumber, earlier, later, type PlainDate } from './plain-date.ts'

/** A stretch of days as people say it: both days belong to it; without a last day it still goes on. */
export interface Period {
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate | null
}

export interface ClosedPeriod extends Period {
  readonly lastDay: PlainDate
}

export function covers(period: Period, date: PlainDate): boolean {
  return period.firstDay <= date && (period.lastDay === null || date <= period.lastDay)
}

export function overlaps(a: Period, b: Period): boolean {
  return (b.lastDay === null || a.firstDay <= b.lastDay) && (a.lastDay === null || b.firstDay <= a.lastDay)
}

/** Whole days, both ends counted; 0 where the last day comes before the first. */
export function daysIn(period: ClosedPeriod): number {
  return Math.max(0, dayNumber(period.lastDay) - dayNumber(period.firstDay) + 1)
}

/** What two periods share, or null. */
export function sharedPeriod(a: ClosedPeriod, b: Period): ClosedPeriod | null {
  const firstDay = later(a.firstDay, b.firstDay)
  const lastDay = b.lastDay === null ? a.lastDay : earlier(a.lastDay, b.lastDay)
  return firstDay <= lastDay ? { firstDay, lastDay } : null
}

/** Periods in order, those that touch or overlap made one. Empty ones (last day before first) fall out. */
export function mergePeriods(periods: readonly Period[]): Period[] {
  const merged: Period[] = []
  const sorted = periods
    .filter((period) => period.lastDay === null || period.firstDay <= period.lastDay)
    .toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
  for (const period of sorted) {
    const last = merged.at(-1)
    if (!last || (last.lastDay !== null && addDays(last.lastDay, 1) < period.firstDay)) merged.push(period)
    else
      merged[merged.length - 1] = { firstDay: last.firstDay, lastDay: laterEnd(last.lastDay, period.lastDay) }
  }
  return merged
}

function laterEnd(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  return a === null || b === null ? null : later(a, b)
}

/** Whole days of a period that lie in none of the others. */
export function daysOutside(period: ClosedPeriod, others: readonly Period[]): number {
  const inside = mergePeriods(others).reduce((days, other) => {
    const shared = sharedPeriod(period, other)
    return days + (shared ? daysIn(shared) : 0)
  }, 0)
  return daysIn(period) - inside
}
