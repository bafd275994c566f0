import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Cohorts } from './cohorts.ts'
import type { Enrolled } from './enrol.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'
import { tutors } from './staff.ts'

/** A university day in somebody's log, as its row was written. */
interface TaughtDay {
  readonly id: string
  readonly traineeId: string
  readonly learnedOn: PlainDate
  readonly moduleCode: string
  readonly activity: string
}

const sessionsTaken = 4
const plannedDaysBefore = 28
const weeksToCome = 3
const taughtMinutes = 390

/**
 * Sessions of the largest cohort of a tutor: the latest university days with their registers taken, where what the
 * trainees had logged themselves was kept; one to take on the load day; one a week to come.
 */
export function layRegister(
  enrolled: readonly Enrolled[],
  cohorts: Pick<Cohorts, 'idOf'>,
  told: readonly Happening[],
  day: LoadDay,
): Happening[] {
  const members = largestCohort(enrolled, cohorts)
  const [first] = members
  if (!first) return []
  const ids = new Set(members.map(({ id }) => id))
  const days = taughtDays(told).filter(
    ({ traineeId, learnedOn }) => ids.has(traineeId) && learnedOn < day.today,
  )
  const dates = [...new Set(days.map(({ learnedOn }) => learnedOn))].toSorted().slice(-sessionsTaken)
  const place = { cohortId: cohorts.idOf(first), tutorId: day.personId(tutors[first.story.university]), day }
  const taken = dates.flatMap((on) => takenSession(place, members, days, on))
  const latest = days.findLast(({ learnedOn }) => learnedOn === dates.at(-1))
  return latest ? [...taken, ...plannedSessions(place, latest)] : taken
}

/** Of the tutor one begins with: those who still learn, in the cohort that has most of them. */
function largestCohort(enrolled: readonly Enrolled[], cohorts: Pick<Cohorts, 'idOf'>): Enrolled[] {
  const learning = enrolled.filter(
    ({ story, withdrawnOn, gatewayOn }) => story.university === 'wyresdale' && !withdrawnOn && !gatewayOn,
  )
  const groups = new Map<string, Enrolled[]>()
  for (const one of learning) groups.set(cohorts.idOf(one), [...(groups.get(cohorts.idOf(one)) ?? []), one])
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
}

const coreCodes = new Set<unknown>(
  healthAndSocialCareCurriculum.modules.filter(({ status }) => status === 'core').map(({ code }) => code),
)

function taughtDays(told: readonly Happening[]): TaughtDay[] {
  return told
    .filter(({ table, action }) => table === 'off_the_job_entry' && action === 'insert')
    .flatMap(({ rows }) => rows)
    .filter(
      ({ category, startsAt, state, moduleCode }) =>
        category === 'university-teaching' &&
        startsAt === '09:30' &&
        state === 'submitted' &&
        coreCodes.has(moduleCode),
    )
    .map((row) => ({
      id: String(row.id),
      traineeId: String(row.traineeId),
      learnedOn: String(row.learnedOn),
      moduleCode: String(row.moduleCode),
      activity: String(row.activity),
    }))
}

interface Place {
  readonly cohortId: string
  readonly tutorId: string
  readonly day: LoadDay
}

const topicOf = (activity: string) =>
  activity.replace(/^University day: /, '').replace(/^./, (first) => first.toUpperCase())

function planned(
  { cohortId, tutorId }: Place,
  heldOn: PlainDate,
  about: TaughtDay,
  at: Date,
): Happening & { id: string } {
  const id = uuidv7()
  const row = {
    id,
    cohortId,
    moduleCode: about.moduleCode,
    heldOn,
    startsAt: '09:30',
    endsAt: '17:00',
    minutes: taughtMinutes,
    topic: topicOf(about.activity),
    state: 'planned',
    createdBy: tutorId,
    createdAt: at,
    version: 1,
  }
  return { id, at, by: tutorId, action: 'insert', table: 'teaching_session', rows: [row] }
}

function takenSession(
  place: Place,
  members: readonly Enrolled[],
  days: readonly TaughtDay[],
  on: PlainDate,
): Happening[] {
  const that = days.filter(({ learnedOn }) => learnedOn === on)
  const [about] = that
  if (!about) return []
  const at = londonInstant(on, '17:40')
  const session = planned(place, on, about, londonInstant(addDays(on, -plannedDaysBefore), '10:20'))
  const expected = members.filter((one) => isThere(one, on))
  const rows = expected.map(({ id: traineeId }) => {
    const own = that.find((one) => one.traineeId === traineeId)
    return {
      traineeId,
      id: uuidv7(),
      sessionId: session.id,
      mark: own ? 'present' : 'absent',
      entryId: own?.id ?? null,
      clash: own ? 'keep-own' : null,
      markedBy: place.tutorId,
      markedAt: at,
      version: 1,
    }
  })
  const taken = { id: session.id, state: 'taken', takenAt: at, takenBy: place.tutorId, version: 2 }
  const by = place.tutorId
  return [
    session,
    { at, by, action: 'update', table: 'teaching_session', rows: [taken] },
    { at, by, action: 'insert', table: 'attendance', rows },
  ]
}

const isThere = ({ startsOn, pauses }: Enrolled, on: PlainDate): boolean =>
  on >= startsOn &&
  !pauses.some((pause) => on >= pause.startsOn && (pause.returnedOn === null || on < pause.returnedOn))

function plannedSessions(place: Place, about: TaughtDay): Happening[] {
  const { today } = place.day
  const at = londonInstant(addDays(today, -plannedDaysBefore), '10:40')
  return Array.from({ length: weeksToCome + 1 }, (_, week) =>
    planned(place, addDays(today, week * 7), about, at),
  )
}
