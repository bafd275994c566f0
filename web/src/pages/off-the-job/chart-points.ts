import type { OffTheJobAnswer } from '@rung/shared/contract/off-the-job'
import { firstOfMonth, lastOfMonth, monthOf } from '@rung/shared/kernel/plain-date'
import type { BurnUpPoint } from '../../ui/BurnUpChart.tsx'
import type { MonthBar } from '../../ui/MonthsChart.tsx'

type Month = OffTheJobAnswer['months'][number]

/** The start, the end of each month, and today: the plan over the whole time, the hours up to today. */
export function burnUpPoints({ trainee, figures, months }: OffTheJobAnswer): BurnUpPoint[] {
  const today = figures.asOf
  const points: BurnUpPoint[] = [
    { on: trainee.startsOn, plannedMinutes: 0, signedMinutes: 0, loggedMinutes: 0 },
    ...withSums(months).map(({ month, signed, logged }) => ({
      on: month.lastDay,
      plannedMinutes: month.plannedToDateMinutes,
      signedMinutes: month.lastDay <= today ? signed : null,
      loggedMinutes: month.lastDay <= today ? logged : null,
    })),
  ]
  if (today <= trainee.startsOn || points.some(({ on }) => on === today)) return points
  const now = {
    on: today,
    plannedMinutes: figures.expectedMinutes,
    signedMinutes: figures.signedMinutes,
    loggedMinutes: figures.signedMinutes + figures.submittedMinutes,
  }
  return [...points, now].toSorted((a, b) => a.on.localeCompare(b.on))
}

function withSums(months: readonly Month[]) {
  let signed = 0
  let waiting = 0
  return months.map((month) => {
    signed += month.signedMinutes
    waiting += month.submittedMinutes
    return { month, signed, logged: signed + waiting }
  })
}

/** Months so far. One without learning is marked, or known to need none. */
export function monthBars({ figures, months, breaks }: OffTheJobAnswer): MonthBar[] {
  return months
    .filter(({ month }) => month <= monthOf(figures.asOf))
    .map((month) => ({
      month: month.month,
      signedMinutes: month.signedMinutes,
      submittedMinutes: month.submittedMinutes,
      empty: emptyAs(month, breaks),
    }))
}

function emptyAs(month: Month, breaks: OffTheJobAnswer['breaks']): MonthBar['empty'] {
  if (month.signedMinutes + month.submittedMinutes > 0) return undefined
  if (month.lacking) return 'flagged'
  const first = firstOfMonth(month.month)
  const last = lastOfMonth(month.month)
  const wholeInABreak = breaks.some(
    ({ firstDay, lastDay }) => firstDay <= first && (lastDay === null || lastDay >= last),
  )
  return wholeInABreak ? 'not-expected' : undefined
}
