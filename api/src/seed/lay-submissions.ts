import type { Attempt } from '@rung/shared/figures/academic-rules'
import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { addDays, earlier, type PlainDate, weekStarting } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import { academicStories } from './academic-story.ts'
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
/** A day for what is taken again was set so many days ago. */
const againSetDays = 4

interface Due {
  readonly moduleCode: string
  readonly dueOn: PlainDate
}

/** When the work of each core module is due in one cohort. */
export const datesOf = (members: readonly Enrolled[], { today }: Pick<LoadDay, 'today'>): Due[] => {
  const startsOn = members.map((one) => one.startsOn).reduce(earlier)
  return healthAndSocialCareCurriculum.modules
    .filter(({ status }) => status === 'core')
    .map(({ code, year, creditsBySemester }) => ({
      moduleCode: code,
      dueOn: dueOn(startsOn, year, Math.max(...Object.keys(creditsBySemester).map(Number))),
    }))
    .filter((date) => date.dueOn <= addDays(today, setAheadDays))
}

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
    const rows = datesOf(members, day).map((date) =>
      submission(cohortId, date.moduleCode, 'first-sit', date.dueOn),
    )
    const by = day.personId(member.tutor)
    const set = { by, action: 'insert' as const, table: 'submission_date' }
    const again = members.flatMap((one) => takenAgain(one, cohortId, day))
    return [
      { ...set, at: londonInstant(addDays(startsOn, -7), '11:00'), rows },
      { ...set, at: londonInstant(addDays(day.today, -againSetDays), '11:00'), rows: again },
    ].filter((happening) => happening.rows.length > 0)
  })
}

/** What a story has its trainee take again, on a day its tutor has set. */
function takenAgain({ story }: Enrolled, cohortId: string, day: LoadDay) {
  const { again } = academicStories[story.key] ?? {}
  if (!again) return []
  const { module, attempt, inDays } = again
  return [submission(cohortId, module, attempt, fridayOf(addDays(day.today, inDays)))]
}

const submission = (cohortId: string, moduleCode: string, attempt: Attempt, dueOn: PlainDate) => ({
  cohortId,
  id: uuidv7(),
  moduleCode,
  component: 'module',
  attempt,
  dueOn,
  dueAt: '16:00',
  version: 1,
})

const fridayOf = (date: PlainDate): PlainDate => addDays(weekStarting(date), friday)

function dueOn(startsOn: PlainDate, year: number, semester: number): PlainDate {
  const days = (year - 1) * 365 + semester * semesterDays - dueBeforeDays
  return fridayOf(addDays(startsOn, days))
}
