import { addDays, yearOf } from '@rung/shared/kernel/plain-date'
import { courseOf } from '@rung/shared/rules/off-the-job-course'
import { dateOfNetDay } from '@rung/shared/rules/practical-period'
import { uuidv7 } from 'uuidv7'
import { type Enrolled, factsOf } from './enrol.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'
import type { Places } from './places.ts'
import { emailOf } from './staff.ts'

const yearDays = 365
const optionModules = {
  NU1019: 'level-4-option',
  PW1002: 'level-4-option',
  'MHBC-L5': 'level-5-option',
  PW2002: 'level-5-option',
} as const

export interface Ground {
  readonly places: Places
  readonly cohortId: string
}

/** Everything that happened to the trainee's record, but for the log. */
export function liveEnrolment(enrolled: Enrolled, ground: Ground, day: LoadDay): Happening[] {
  const told = [
    ...enrolling(enrolled, ground, day),
    ...employing(enrolled, ground, day),
    ...accompanying(enrolled, day),
    ...choosing(enrolled),
    ...pausing(enrolled, day),
    ...ending(enrolled, day),
  ]
  return told.filter(({ at }) => at <= day.now)
}

const before = (enrolled: Enrolled, days: number, time: string): Date =>
  londonInstant(addDays(enrolled.startsOn, -days), time)

function enrolling(enrolled: Enrolled, { places, cohortId }: Ground, day: LoadDay): Happening[] {
  const { story, id, personId, planId, startsOn } = enrolled
  const by = day.personId(enrolled.tutor)
  const at = before(enrolled, 14, '10:30')
  const person = {
    id: personId,
    givenName: story.name[0],
    familyName: story.name[1],
    email: emailOf(story.name),
    version: 1,
    createdAt: at,
  }
  const trainee = {
    id,
    personId,
    cohortId,
    employerId: places.id[story.employer],
    universityId: places.id[story.university],
    regionId: places.id.region,
    epaOrganisationId: places.id.epa,
    studentNumber: `${yearOf(startsOn)}${String(enrolled.number).padStart(4, '0')}`,
    uln: enrolled.number % 9 === 0 ? null : uniqueLearnerNumber(enrolled.number),
    bornOn: story.bornOn,
    startsOn,
    planId,
    englishAndMaths: story.englishAndMaths ?? 'level 2 held',
    guaranteedPost: story.guaranteedPost ?? true,
    version: 1,
    createdAt: at,
  }
  const plan = {
    traineeId: id,
    id: planId,
    plannedMinutes: enrolled.plannedMinutes,
    plannedEndOn: enrolled.plannedEndOn,
    weeklyMinutes: enrolled.weeklyMinutes,
    rounding: enrolled.rounding,
    priorLearningMinutes: enrolled.priorLearningMinutes,
    createdAt: at,
  }
  const signed = { traineeId: id, id: planId, signedOn: addDays(startsOn, -3) }
  return [
    { at, by, action: 'insert', table: 'person', rows: [person] },
    { at, by, action: 'insert', table: 'trainee', rows: [trainee] },
    { at, by, action: 'insert', table: 'training_plan', rows: [plan] },
    { at: before(enrolled, 3, '14:15'), by, action: 'update', table: 'training_plan', rows: [signed] },
  ]
}

/** Ten digits with the check digit that belongs to them. */
function uniqueLearnerNumber(number: number): string {
  for (let nine = 483_100_000 + number * 7919; ; nine += 1) {
    const digits = [...String(nine)].map(Number)
    const rest = digits.reduce((sum, digit, place) => sum + digit * (10 - place), 0) % 11
    if (rest !== 0) return `${nine}${10 - rest}`
  }
}

function employing(enrolled: Enrolled, { places }: Ground, day: LoadDay): Happening[] {
  const { story, id: traineeId, startsOn } = enrolled
  const by = day.personId(enrolled.manager)
  const at = before(enrolled, 14, '11:45')
  const secondYearOn = dateOfNetDay(courseOf(factsOf(enrolled, day.today)).period, yearDays + 1)
  const post = {
    employerId: places.id[story.employer],
    post: `Trainee Assistant Practitioner, ${story.team}`,
    weeklyMinutes: enrolled.weeklyMinutes,
    wte: Math.round((enrolled.weeklyMinutes / 2250) * 1000) / 1000,
  }
  const first = { traineeId, id: uuidv7(), ...post, band: story.bandAtStart ?? 2, startsOn, version: 1 }
  const taken: Happening = { at, by, action: 'insert', table: 'employment', rows: [first] }
  if (secondYearOn === null || first.band === 3) return [taken]
  const ended = { traineeId, id: first.id, endsOn: addDays(secondYearOn, -1), version: 2 }
  const second = { ...first, id: uuidv7(), band: 3, startsOn: secondYearOn }
  const stepOn = londonInstant(secondYearOn, '09:05')
  return [
    taken,
    { at: stepOn, by, action: 'update', table: 'employment', rows: [ended] },
    { at: stepOn, by, action: 'insert', table: 'employment', rows: [second] },
  ]
}

function accompanying(enrolled: Enrolled, day: LoadDay): Happening[] {
  const { id: traineeId, startsOn } = enrolled
  const by = day.personId(enrolled.manager)
  const management = { traineeId, id: uuidv7(), managerId: by, startsOn, version: 1 }
  const at = before(enrolled, 7, '09:20')
  const mentorships = enrolled.mentorships.flatMap(({ mentor, period }): Happening[] => {
    const id = uuidv7()
    const begun = { traineeId, id, mentorId: day.personId(mentor), startsOn: period.firstDay, version: 1 }
    const agreedOn = londonInstant(addDays(period.firstDay, -7), '09:25')
    const beginning: Happening = { at: agreedOn, by, action: 'insert', table: 'mentorship', rows: [begun] }
    if (period.lastDay === null) return [beginning]
    const ended = { traineeId, id, endsOn: period.lastDay, version: 2 }
    const endedAt = londonInstant(addDays(period.lastDay, -2), '13:30')
    return [beginning, { at: endedAt, by, action: 'update', table: 'mentorship', rows: [ended] }]
  })
  return [{ at, by, action: 'insert', table: 'line_management', rows: [management] }, ...mentorships]
}

function choosing(enrolled: Enrolled): Happening[] {
  const chosenOn = addDays(enrolled.startsOn, 28)
  const rows = (enrolled.story.options ?? []).map((moduleCode) => ({
    traineeId: enrolled.id,
    optionGroup: optionModules[moduleCode],
    moduleCode,
    chosenOn,
  }))
  const at = londonInstant(chosenOn, '12:20')
  return [{ at, by: enrolled.personId, action: 'insert', table: 'module_choice', rows }]
}

function pausing(enrolled: Enrolled, day: LoadDay): Happening[] {
  const by = day.personId(enrolled.tutor)
  return enrolled.pauses.flatMap(({ startsOn, returnedOn, intendedReturnOn, reason }): Happening[] => {
    const key = { traineeId: enrolled.id, id: uuidv7() }
    const agreed = { ...key, startsOn, intendedReturnOn, reason, version: 1 }
    const at = londonInstant(addDays(startsOn, -4), '15:40')
    const beginning: Happening = { at, by, action: 'insert', table: 'break_in_learning', rows: [agreed] }
    if (returnedOn === null) return [beginning]
    const back = { ...key, returnedOn, version: 2 }
    const backAt = londonInstant(returnedOn, '09:35')
    return [beginning, { at: backAt, by, action: 'update', table: 'break_in_learning', rows: [back] }]
  })
}

function ending(enrolled: Enrolled, day: LoadDay): Happening[] {
  const { id, story, gatewayOn, withdrawnOn } = enrolled
  const by = day.personId(enrolled.tutor)
  if (gatewayOn !== null) {
    const rows = [{ id, gatewayOn, version: 2 }]
    return [{ at: londonInstant(gatewayOn, '08:45'), by, action: 'update', table: 'trainee', rows }]
  }
  if (withdrawnOn === null) return []
  const rows = [{ id, withdrawnOn, withdrawalReason: story.withdrawn?.reason ?? '', version: 2 }]
  const at = londonInstant(addDays(withdrawnOn, 3), '11:10')
  return [{ at, by, action: 'update', table: 'trainee', rows }]
}
