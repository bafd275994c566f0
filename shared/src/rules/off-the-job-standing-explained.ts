import { decimalHours, formatHours } from '../kernel/minutes.ts'
import { formatDate } from '../kernel/plain-date.ts'
import type { Explanation } from './explanation.ts'
import { type Course, paceOn } from './off-the-job-course.ts'
import type { Standing } from './off-the-job-standing.ts'

export function explainExpected(course: Course, netDay: number, expectedMinutes: number): Explanation {
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

export function explainStanding(
  course: Course,
  netDay: number,
  expectedMinutes: number,
  standing: Standing | null,
): Explanation {
  const { withdrawnOn } = course.facts
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
      standing === null && withdrawnOn
        ? `no standing after the last day of learning, ${formatDate(withdrawnOn)}`
        : `${formatHours(loggedMinutes)} against ${formatHours(floor)} expected less tolerance; ` +
          `at this pace ${formatHours(Math.floor(reachable))} by the planned end against ${formatHours(targetMinutes)}`,
    result: { value: standing, unit: 'standing' },
    notes:
      netDay < course.settlesAfterDays
        ? [`The pace is not judged in the first ${course.settlesAfterDays} days.`]
        : [],
  }
}
