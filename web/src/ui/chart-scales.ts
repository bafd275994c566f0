import { addMonths, dayNumber, firstOfMonth, type PlainDate } from '@rung/shared/kernel/plain-date'
import { scaleLinear } from 'd3-scale'

export interface Span {
  from: number
  to: number
}

/** Whole minutes to pixels, with about five ticks at round numbers of hours. */
export function hoursScale(
  mostMinutes: number,
  pixels: Span,
): { y: (minutes: number) => number; ticks: number[] } {
  const hours = scaleLinear()
    .domain([0, Math.max(1, mostMinutes / 60)])
    .nice(5)
    .range([pixels.from, pixels.to])
  return { y: (minutes) => hours(minutes / 60), ticks: hours.ticks(5).map((tick) => tick * 60) }
}

/** Days to pixels. */
export function daysScale(first: PlainDate, last: PlainDate, pixels: Span): (date: PlainDate) => number {
  const days = scaleLinear()
    .domain([dayNumber(first), Math.max(dayNumber(first) + 1, dayNumber(last))])
    .range([pixels.from, pixels.to])
  return (date) => days(dayNumber(date))
}

/** The first of months between two days, so spaced that at most `most` of them come. */
export function monthTicks(first: PlainDate, last: PlainDate, most: number): PlainDate[] {
  const months: PlainDate[] = []
  for (let month = firstOfMonth(first); month <= last; month = addMonths(month, 1)) {
    if (month >= first) months.push(month)
  }
  const step = [1, 2, 3, 6, 12, 24].find((every) => months.length / every <= most) ?? 24
  return months.filter((_, index) => index % step === 0)
}
