import { addMonths, daysBetween, lastOfMonth, monthOf } from '@rung/shared/kernel/plain-date'
import type { BurnUpPoint } from '../ui/BurnUpChart.tsx'
import type { MonthBar } from '../ui/MonthsChart.tsx'

export const today = '2022-06-17'
const start = '2021-04-06'
const end = '2023-04-05'
const plannedMinutes = 41_760

const hoursByMonth = [22, 30, 28, 31, 12, 26, 34, 33, 20, 36, 31, 33, 0, 38, 24]

export const months: readonly MonthBar[] = hoursByMonth.map((hours, index) => ({
  month: monthOf(addMonths(start, index)),
  signedMinutes: (index === 14 ? 10 : hours) * 60,
  submittedMinutes: index === 14 ? 14 * 60 : 0,
  ...(hours === 0 ? { empty: 'flagged' as const } : {}),
}))

export const fewMonths = months.slice(0, 3)

export const twoYears: readonly MonthBar[] = Array.from({ length: 24 }, (_, index) => ({
  month: monthOf(addMonths(start, index)),
  signedMinutes: index > 14 ? 0 : (hoursByMonth[index] ?? 0) * 60,
  submittedMinutes: 0,
  ...(hoursByMonth[index] === 0 ? { empty: 'flagged' as const } : {}),
}))

export const burnUp: readonly BurnUpPoint[] = [
  { on: start, plannedMinutes: 0, signedMinutes: 0, loggedMinutes: 0 },
  ...Array.from({ length: 24 }, (_, index) => pointOf(index)),
]

function pointOf(index: number): BurnUpPoint {
  const monthEnd = index === 23 ? end : lastOfMonth(addMonths(start, index))
  const current = index === 14
  const on = current ? today : monthEnd
  const planned = Math.round((plannedMinutes * daysBetween(start, on)) / daysBetween(start, end))
  const signed = months.slice(0, index + 1).reduce((sum, bar) => sum + bar.signedMinutes, 0)
  const waiting = current ? 14 * 60 : 0
  return {
    on,
    plannedMinutes: planned,
    signedMinutes: index > 14 ? null : signed,
    loggedMinutes: index > 14 ? null : signed + waiting,
  }
}

/** The same, for someone ahead of the plan. */
export const burnUpAhead: readonly BurnUpPoint[] = burnUp.map((point) => ({
  ...point,
  signedMinutes: point.signedMinutes === null ? null : Math.round(point.signedMinutes * 1.35),
  loggedMinutes: point.loggedMinutes === null ? null : Math.round(point.loggedMinutes * 1.35) + 1200,
}))
