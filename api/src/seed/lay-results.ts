import type { Attempt } from '@rung/shared/figures/academic-rules'
import { type CurriculumModule, healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { addDays, earlier, type PlainDate, weekStarting } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import { academicStories } from './academic-story.ts'
import type { Cohorts } from './cohorts.ts'
import type { Enrolled } from './enrol.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'
import { staff, tutors } from './staff.ts'

/** A board that was held, or is planned, with what brought it about. */
export interface SeedBoard {
  readonly id: string
  readonly meetsOn: PlainDate
  /** Ratified and published on the day it met; else it waits. */
  readonly held: boolean
  readonly tutorId: string
  readonly university: Enrolled['story']['university']
}

interface Sitting {
  readonly cohortId: string
  readonly year: number
  readonly semester: number
  readonly attempt: Extract<Attempt, 'first-sit' | 'reassessment'>
  readonly meetsOn: PlainDate
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly tutor: Enrolled['tutor']
  readonly university: Enrolled['story']['university']
}

/** A semester ends after 15 weeks; its board meets three weeks later, on a Wednesday, the next one seven weeks after. */
const semesterDays = 105
const boardAfterDays = 21
const reassessedAfterDays = 49
/** What is older is published; a board of the last two weeks still waits for its tutor. */
const waitsForDays = 14
const enteredBeforeDays = 16

/** Results, and the boards they are for, of everybody whose semesters have ended. */
export function layResults(
  enrolled: readonly Enrolled[],
  cohorts: Pick<Cohorts, 'idOf'>,
  day: LoadDay,
): { happenings: Happening[]; boards: SeedBoard[] } {
  const sittings = sittingsOf(enrolled, cohorts, day).filter(({ rows }) => rows.length > 0)
  const laid = sittings.map((sitting) => layBoard(sitting, day))
  const boards = laid.map(({ board }) => board).toSorted((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1))
  const recognised = enrolled.flatMap((one) => recognise(one, day))
  return { happenings: [...recognised, ...laid.flatMap(({ happenings }) => happenings)], boards }
}

function sittingsOf(enrolled: readonly Enrolled[], cohorts: Pick<Cohorts, 'idOf'>, day: LoadDay): Sitting[] {
  const cohortIds = new Set(enrolled.map((one) => cohorts.idOf(one)))
  return [...cohortIds].flatMap((cohortId) => {
    const members = enrolled.filter((one) => cohorts.idOf(one) === cohortId)
    const startsOn = members.map((one) => one.startsOn).reduce(earlier)
    return [1, 2].flatMap((year) =>
      [1, 2, 3].flatMap((semester) =>
        (['first-sit', 'reassessment'] as const).flatMap((attempt) => {
          const [member] = members
          if (!member) return []
          const meetsOn = boardDay(startsOn, year, semester, attempt)
          const entered = addDays(meetsOn, -enteredBeforeDays)
          const rows = members.flatMap((one) => resultsOf(one, { year, semester, attempt, entered }, day))
          const { tutor, story } = member
          return [{ cohortId, year, semester, attempt, meetsOn, rows, tutor, university: story.university }]
        }),
      ),
    )
  })
}

function boardDay(
  startsOn: PlainDate,
  year: number,
  semester: number,
  attempt: Sitting['attempt'],
): PlainDate {
  const days = (year - 1) * 365 + semester * semesterDays + boardAfterDays
  const wednesday = addDays(weekStarting(addDays(startsOn, days)), 2)
  return attempt === 'first-sit' ? wednesday : addDays(wednesday, reassessedAfterDays)
}

interface When {
  readonly year: number
  readonly semester: number
  readonly attempt: Sitting['attempt']
  readonly entered: PlainDate
}

function resultsOf(one: Enrolled, { year, semester, attempt, entered }: When, day: LoadDay) {
  if (entered >= day.today || isAway(one, entered)) return []
  const story = academicStories[one.story.key] ?? {}
  const modules = healthAndSocialCareCurriculum.modules.filter(
    (module) =>
      module.year === year &&
      lastSemester(module) === semester &&
      isTaken(one, module) &&
      story.recognised?.module !== module.code,
  )
  return modules.flatMap((module) => {
    const mark = attempt === 'first-sit' ? firstMark(one, module) : story.reassessed?.[module.code]
    return mark === undefined ? [] : [resultRow(one, module.code, attempt, mark, entered, day)]
  })
}

/** A module over two semesters is assessed at the end of the second. */
const lastSemester = ({ creditsBySemester }: CurriculumModule): number =>
  Math.max(...Object.keys(creditsBySemester).map(Number))

/** Nothing is assessed in a break, or of somebody who left. */
function isAway({ pauses, withdrawnOn }: Enrolled, on: PlainDate): boolean {
  const paused = pauses.some(
    ({ startsOn, returnedOn }) => startsOn <= on && (returnedOn === null || on < returnedOn),
  )
  return paused || (withdrawnOn !== null && withdrawnOn < on)
}

function isTaken({ story }: Enrolled, { optionGroup, code }: CurriculumModule): boolean {
  const chosen: readonly string[] = story.options ?? []
  return optionGroup === null || chosen.includes(code)
}

function firstMark({ story, number }: Enrolled, module: CurriculumModule): number {
  const { marks = {}, level5From } = academicStories[story.key] ?? {}
  const place = healthAndSocialCareCurriculum.modules.indexOf(module)
  const usual = 47 + ((number * 7 + place * 11) % 26)
  const least = module.level === 5 && level5From !== undefined ? level5From + (place % 5) : 0
  return marks[module.code] ?? Math.max(usual, least)
}

function resultRow(
  one: Enrolled,
  moduleCode: string,
  attempt: Attempt,
  mark: number,
  entered: PlainDate,
  day: LoadDay,
) {
  return {
    traineeId: one.id,
    id: uuidv7(),
    moduleCode,
    component: 'module',
    attempt,
    mark,
    feedback: '',
    notSubmitted: false,
    state: 'provisional',
    enteredBy: day.personId(one.tutor),
    enteredAt: londonInstant(entered, '15:00'),
    version: 1,
  }
}

function layBoard(sitting: Sitting, day: LoadDay): { board: SeedBoard; happenings: Happening[] } {
  const { cohortId, year, semester, attempt, meetsOn, rows, tutor, university } = sitting
  const by = day.personId(tutor)
  const id = uuidv7()
  const plannedAt = londonInstant(addDays(meetsOn, -40), '10:00')
  const title = `Year ${year} semester ${semester} ${attempt === 'first-sit' ? 'board' : 'reassessment board'}`
  const members = ['Dr Judith Hallam', staff[tutor].name.join(' ')]
  const board = {
    id,
    cohortId,
    title,
    meetsOn,
    state: 'planned',
    members,
    createdBy: by,
    createdAt: plannedAt,
    version: 1,
  }
  return {
    board: {
      id,
      meetsOn,
      held: addDays(meetsOn, waitsForDays) < day.today,
      tutorId: by,
      university,
    },
    happenings: [
      { at: plannedAt, by, action: 'insert', table: 'board', rows: [board] },
      {
        at: londonInstant(addDays(meetsOn, -enteredBeforeDays), '15:00'),
        by,
        action: 'insert',
        table: 'result',
        rows,
      },
    ],
  }
}

/** In the first weeks, by the tutor: its credits are awarded with it. */
function recognise(one: Enrolled, day: LoadDay): Happening[] {
  const { recognised } = academicStories[one.story.key] ?? {}
  const module = healthAndSocialCareCurriculum.modules.find(({ code }) => code === recognised?.module)
  if (!recognised || !module) return []
  const on = addDays(one.startsOn, 16)
  const at = londonInstant(on, '11:00')
  const by = day.personId(tutors[one.story.university])
  const learning = {
    traineeId: one.id,
    id: uuidv7(),
    moduleCode: module.code,
    evidence: recognised.evidence,
    recognisedOn: on,
    recognisedBy: by,
  }
  const credits = Object.entries(module.creditsBySemester).map(([semester, awarded]) => ({
    traineeId: one.id,
    id: uuidv7(),
    moduleCode: module.code,
    level: module.level,
    year: module.year,
    semester: Number(semester),
    credits: awarded,
    source: 'prior-learning',
    priorLearningId: learning.id,
    awardedOn: on,
    at,
  }))
  return [
    { at, by, action: 'insert', table: 'prior_learning', rows: [learning] },
    { at, by, action: 'insert', table: 'credit_entry', rows: credits },
  ]
}
