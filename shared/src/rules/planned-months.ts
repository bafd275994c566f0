import { addDays, earlier, lastOfMonth, monthOf, type PlainDate } from '../kernel/plain-date.ts'
import { courseOf, expectedOn, type StandingFacts } from './off-the-job-course.ts'
import { netDaysTo } from './practical-period.ts'

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
