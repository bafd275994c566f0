import * as z from 'zod/mini'
import { standings } from '../rules/off-the-job-standing.ts'
import { endpoint } from './endpoint.ts'
import { nextStep, standingFigures } from './off-the-job.ts'
import { count, id, ids, instant, minutes, pageOf, personName, plainDate, someText } from './shapes.ts'

const tag = 'Trainees'
const params = z.object(ids)

export const traineeRow = z.object({
  id,
  givenName: z.string(),
  familyName: z.string(),
  studentNumber: z.string(),
  employer: personName,
  cohort: personName,
  band: z.nullable(z.int()),
  /** Null after the last day of learning of someone who left, and then nothing is behind. */
  standing: z.nullable(z.enum(standings)),
  /** The last day of learning of someone who left, once it has passed. */
  withdrawnOn: z.nullable(plainDate),
  behindMinutes: z.nullable(minutes),
  signedMinutes: minutes,
  submittedMinutes: minutes,
  plannedMinutes: minutes,
  plannedEndOn: plainDate,
  mentor: z.nullable(personName),
  /** Day of the last learning that was submitted. */
  lastLearnedOn: z.nullable(plainDate),
  onBreak: z.boolean(),
})
export type TraineeRow = z.infer<typeof traineeRow>

/** Behind plan and at risk together are not on track. */
export const standingFilters = [...standings, 'not-on-track'] as const
export const traineeSorts = ['name', 'behind', 'signed', 'planned-end'] as const
export const directions = ['ascending', 'descending'] as const

export const listTrainees = endpoint({
  name: 'list-trainees',
  method: 'GET',
  path: '/trainees',
  permission: 'list-trainees',
  summary: 'The trainees I may see, with where each stands',
  tag,
  query: z.object({
    search: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    standing: z.optional(z.enum(standingFilters)),
    employer: z.optional(id),
    cohort: z.optional(id),
    mentor: z.optional(id),
    /**
     * Trainees with no current mentor, with entries that wait, with nothing logged this month, on a break; or those
     * whose last day of learning has passed, who are left out of every other list and of the counts.
     */
    only: z.optional(z.enum(['no-mentor', 'waiting', 'nothing-this-month', 'on-break', 'withdrawn'])),
    sort: z._default(z.enum(traineeSorts), 'name'),
    direction: z._default(z.enum(directions), 'ascending'),
    after: z.optional(z.string()),
    before: z.optional(z.string()),
    limit: z._default(count(100), 50),
  }),
  answer: z.extend(pageOf(traineeRow), {
    total: z.int(),
    /** What the filters may be set to, of the trainees the caller sees. */
    employers: z.array(personName),
    cohorts: z.array(personName),
  }),
})
export type TraineesAnswer = z.infer<typeof listTrainees.answer>

export const countTrainees = endpoint({
  name: 'count-trainees',
  method: 'GET',
  path: '/trainees/counts',
  permission: 'list-trainees',
  summary: 'How many trainees I see, by standing and by what needs attention',
  tag,
  answer: z.object({
    total: z.int(),
    onTrack: z.int(),
    behind: z.int(),
    atRisk: z.int(),
    /** Behind and at risk. */
    notOnTrack: z.int(),
    noMentor: z.int(),
    waiting: z.int(),
    waitingEntries: z.int(),
    nothingThisMonth: z.int(),
    onBreak: z.int(),
    employers: z.array(z.object({ id, name: z.string(), total: z.int(), behind: z.int(), atRisk: z.int() })),
  }),
})

const period = { startsOn: plainDate, endsOn: z.nullable(plainDate) }
const employment = z.object({
  version: z.int(),
  id,
  employer: personName,
  post: z.string(),
  band: z.int(),
  weeklyMinutes: minutes,
  wte: z.number(),
  ...period,
})
const mentorship = z.object({
  version: z.int(),
  id,
  mentor: personName,
  profession: z.string(),
  updateDueOn: z.nullable(plainDate),
  mentorCurrent: z.boolean(),
  ...period,
})
const lineManagement = z.object({ version: z.int(), id, manager: personName, ...period })

export const readTrainee = endpoint({
  name: 'read-trainee',
  method: 'GET',
  path: '/trainees/:traineeId',
  permission: 'read-trainee',
  summary: "One trainee's record",
  tag,
  params,
  answer: z.object({
    version: z.int(),
    id,
    person: z.object({ id, givenName: z.string(), familyName: z.string(), email: z.string() }),
    studentNumber: z.string(),
    uln: z.nullable(z.string()),
    bornOn: z.nullable(plainDate),
    employer: personName,
    university: personName,
    programme: personName,
    standard: z.object({ reference: z.string(), version: z.string(), title: z.string() }),
    cohort: personName,
    startsOn: plainDate,
    plannedEndOn: plainDate,
    signedPlanOn: z.nullable(plainDate),
    weeklyMinutes: minutes,
    englishAndMaths: z.enum(['to do', 'level 2 held']),
    guaranteedPost: z.boolean(),
    /** Credits awarded, of those of the programme. */
    credits: z.object({ held: z.int(), of: z.int() }),
    /** What the board that published last decided; null where none has. */
    lastBoard: z.nullable(z.object({ title: z.string(), publishedOn: plainDate, decision: z.string() })),
    gatewayOn: z.nullable(plainDate),
    withdrawnOn: z.nullable(plainDate),
    figures: standingFigures,
    nextSteps: z.array(nextStep),
    counts: z.object({ draft: z.int(), submitted: z.int(), returned: z.int(), signed: z.int() }),
    employments: z.array(employment),
    mentorships: z.array(mentorship),
    lineManagements: z.array(lineManagement),
    breaks: z.array(
      z.object({
        version: z.int(),
        id,
        startsOn: plainDate,
        intendedReturnOn: plainDate,
        returnedOn: z.nullable(plainDate),
        reason: z.string(),
      }),
    ),
    options: z.array(
      z.object({
        group: z.string(),
        level: z.int(),
        chosen: z.nullable(z.object({ code: z.string(), title: z.string(), on: plainDate })),
      }),
    ),
    /** What the caller may do about this trainee. */
    may: z.array(
      z.enum(['change-trainee', 'change-employment', 'change-mentorship', 'log-entry', 'choose-option']),
    ),
  }),
})
export type TraineeRecord = z.infer<typeof readTrainee.answer>

export const readHistory = endpoint({
  name: 'read-history',
  method: 'GET',
  path: '/trainees/:traineeId/history',
  permission: 'read-history',
  summary: 'What happened to this record, newest first, from the audit',
  tag,
  params,
  query: z.object({ after: z.optional(z.string()), limit: z._default(count(100), 30) }),
  answer: z.object({
    rows: z.array(
      z.object({
        seq: z.int(),
        at: instant,
        by: z.nullable(personName),
        subject: z.string(),
        action: z.enum(['insert', 'update', 'delete']),
        sentence: z.string(),
        /** The off-the-job entry it happened to, where it is one and still there; the day of the learning. */
        entry: z.nullable(z.object({ id, learnedOn: z.nullable(plainDate) })),
        changes: z.array(
          z.object({ field: z.string(), was: z.nullable(z.string()), became: z.nullable(z.string()) }),
        ),
      }),
    ),
    next: z.nullable(z.string()),
  }),
})

export const allocateMentor = endpoint({
  name: 'allocate-mentor',
  method: 'POST',
  path: '/trainees/:traineeId/mentorships',
  permission: 'change-mentorship',
  summary: 'Allocate a mentor from a date',
  tag,
  params,
  body: z.object({ mentorId: id, startsOn: plainDate, endsOn: z.optional(z.nullable(plainDate)) }),
  answer: mentorship,
  status: 201,
})
export const endMentorship = endpoint({
  name: 'end-mentorship',
  method: 'PUT',
  path: '/trainees/:traineeId/mentorships/:mentorshipId/end',
  permission: 'change-mentorship',
  summary: 'End a mentorship on a date; what was signed stays signed',
  tag,
  params: z.object({ ...ids, mentorshipId: id }),
  body: z.object({ endsOn: plainDate }),
  answer: mentorship,
  update: true,
})
export const changeLineManager = endpoint({
  name: 'change-line-manager',
  method: 'POST',
  path: '/trainees/:traineeId/line-managements',
  permission: 'change-employment',
  summary: 'Name the line manager from a date; the one before ends the day before',
  tag,
  params,
  body: z.object({ managerId: id, startsOn: plainDate }),
  answer: lineManagement,
  status: 201,
})
export const changeEmployment = endpoint({
  name: 'change-employment',
  method: 'POST',
  path: '/trainees/:traineeId/employments',
  permission: 'change-employment',
  summary: 'Record a new post, band or weekly hours from a date; the period before ends the day before',
  tag,
  params,
  body: z.object({
    post: someText(200),
    band: z.int().check(z.minimum(2), z.maximum(4)),
    weeklyMinutes: minutes.check(z.minimum(60), z.maximum(4500)),
    wte: z.number().check(z.minimum(0.01), z.maximum(1.2)),
    startsOn: plainDate,
  }),
  answer: employment,
  status: 201,
})
export const listMentors = endpoint({
  name: 'list-mentors',
  method: 'GET',
  path: '/trainees/:traineeId/possible-mentors',
  permission: 'change-mentorship',
  summary: "Mentors of the trainee's employer, with their room and whether their update is current",
  tag,
  params,
  answer: z.object({
    mentors: z.array(
      z.object({
        id,
        name: z.string(),
        profession: z.string(),
        capacity: z.int(),
        trainees: z.int(),
        current: z.boolean(),
        updateDueOn: z.nullable(plainDate),
      }),
    ),
    managers: z.array(personName),
  }),
})
