import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { addDays, earlier, type PlainDate, weekStarting } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Cohorts } from './cohorts.ts'
import type { Enrolled } from './enrol.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'

/** A semester ends after 15 weeks; its work is due on a Friday of the last two. */
const semesterDays = 105
const dueBeforeDays = 14
const friday = 4
/** Dates are set until this many days ahead. */
const setAheadDays = 120

/** When the work of each core module is due in each cohort. */
export function laySubmissions(
  enrolled: readonly Enrolled[],
  cohorts: Pick<Cohorts, 'idOf'>,
  day: LoadDay,
): Happening[] {
  const cohortIds = [...new Set(enrolled.map((one) => cohorts.idOf(one)))]
  return cohortIds.flatMap((cohortId) => {
    const members = enrolled.filter((one) => cohorts.idOf(one) === cohortId)
    const [member] = members
    if (!member) return []
    const startsOn = members.map((one) => one.startsOn).reduce(earlier)
    const rows = healthAndSocialCareCurriculum.modules
      .filter(({ status }) => status === 'core')
      .map(({ code, year, creditsBySemester }) => ({
        cohortId,
        id: uuidv7(),
        moduleCode: code,
        component: 'module',
        attempt: 'first-sit',
        dueOn: dueOn(startsOn, year, Math.max(...Object.keys(creditsBySemester).map(Number))),
        dueAt: '16:00',
        version: 1,
      }))
      .filter((row) => row.dueOn <= addDays(day.today, setAheadDays))
    if (rows.length === 0) return []
    const at = londonInstant(addDays(startsOn, -7), '11:00')
    return [{ at, by: day.personId(member.tutor), action: 'insert' as const, table: 'submission_date', rows }]
  })
}

function dueOn(startsOn: PlainDate, year: number, semester: number): PlainDate {
  const days = (year - 1) * 365 + semester * semesterDays - dueBeforeDays
  return addDays(weekStarting(addDays(startsOn, days)), friday)
}
