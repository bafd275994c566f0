import * as z from 'zod/mini'
import { undecidedChoices } from '../rules/decide-attendance.ts'
import { sessionStates } from '../rules/decide-session.ts'
import { entryStates } from '../rules/entry-states.ts'
import { attendanceMarks, clashChoices, clashKinds } from '../rules/register.ts'
import { endpoint } from './endpoint.ts'
import { clock, count, id, ids, instant, minutes, personName, plainDate, text } from './shapes.ts'

const tag = 'Register'
const cohortParams = z.object({ cohortId: id })
const params = z.object({ cohortId: id, teachingSessionId: id })
const mark = z.enum(attendanceMarks)
const clash = z.nullable(z.enum(clashChoices))
const named = z.object({ id, title: z.string() })

const session = {
  id,
  moduleCode: z.string(),
  moduleTitle: z.string(),
  heldOn: plainDate,
  startsAt: clock,
  endsAt: clock,
  /** Of teaching, breaks out: what the register logs. */
  minutes,
  topic: z.string(),
  state: z.enum(sessionStates),
  takenAt: z.nullable(instant),
  takenBy: z.nullable(personName),
}

/** How many have which mark; all 0 while the register is not taken. */
const marks = z.object({ present: z.int(), late: z.int(), online: z.int(), absent: z.int() })

export const sessionRow = z.object({ version: z.int(), ...session, marks })
export type SessionRow = z.infer<typeof sessionRow>

export const listSessions = endpoint({
  name: 'list-teaching-sessions',
  method: 'GET',
  path: '/cohorts/:cohortId/teaching-sessions',
  permission: 'read-register',
  summary: 'Taught sessions of a cohort by date: those to take first, then those held or those to come',
  tag,
  params: cohortParams,
  query: z.object({
    show: z._default(z.enum(['held', 'coming']), 'held'),
    after: z.optional(z.string()),
    limit: z._default(count(100), 20),
  }),
  answer: z.object({
    cohort: z.object({ id, title: z.string(), startsOn: plainDate, plannedEndOn: plainDate }),
    /** Modules of the cohort's curriculum. */
    modules: z.array(z.object({ code: z.string(), title: z.string(), year: z.int() })),
    /** Held by today and not taken, oldest first, at most 50. */
    toTake: z.array(sessionRow),
    rows: z.array(sessionRow),
    next: z.nullable(z.string()),
    counts: z.object({ held: z.int(), coming: z.int() }),
  }),
})
export type SessionsAnswer = z.infer<typeof listSessions.answer>

export const sessionContent = {
  moduleCode: z.string().check(z.maxLength(50)),
  heldOn: plainDate,
  startsAt: clock,
  endsAt: clock,
  minutes,
  topic: text(1000),
}

export const planSessions = endpoint({
  name: 'plan-teaching-sessions',
  method: 'POST',
  path: '/cohorts/:cohortId/teaching-sessions',
  permission: 'take-register',
  summary: 'Plan one taught session, or one a week to a last day',
  tag,
  params: cohortParams,
  /** `until`: the same session every week up to this day. */
  body: z.object({ ...sessionContent, until: z.nullable(plainDate) }),
  answer: z.object({ sessions: z.array(sessionRow) }),
  status: 201,
})

export const changeSession = endpoint({
  name: 'change-teaching-session',
  method: 'PUT',
  path: '/cohorts/:cohortId/teaching-sessions/:teachingSessionId',
  permission: 'take-register',
  summary: 'Change a planned session',
  tag,
  params,
  body: z.object(sessionContent),
  answer: sessionRow,
  update: true,
})

export const cancelSession = endpoint({
  name: 'cancel-teaching-session',
  method: 'POST',
  path: '/cohorts/:cohortId/teaching-sessions/:teachingSessionId/cancellation',
  permission: 'take-register',
  summary: 'Cancel a planned session',
  tag,
  params,
  answer: sessionRow,
  update: true,
})

export const reinstateSession = endpoint({
  name: 'reinstate-teaching-session',
  method: 'POST',
  path: '/cohorts/:cohortId/teaching-sessions/:teachingSessionId/reinstatement',
  permission: 'take-register',
  summary: 'Plan a cancelled session again, as it was',
  tag,
  params,
  answer: sessionRow,
  update: true,
})

const outside = z.nullable(z.object({ code: z.string(), sentence: z.string() }))

export const registerClash = z.object({
  kind: z.enum(clashKinds),
  entry: z.object({
    id,
    state: z.enum(entryStates),
    activity: z.string(),
    startsAt: z.nullable(clock),
    endsAt: z.nullable(clock),
    minutes: z.nullable(minutes),
  }),
  /** What overlaps, in one sentence. */
  sentence: z.string(),
  /** Whether the register may be logged in its place: what is signed stays. */
  givesWay: z.boolean(),
})
export type RegisterClash = z.infer<typeof registerClash>

export const registerRow = z.object({
  trainee: z.object({ id, givenName: z.string(), familyName: z.string(), studentNumber: z.string() }),
  /** Why nothing would count for them on this day: on a break, left, not started, past gateway. */
  outside,
  /** They have not chosen between this module and another yet. */
  openOption: z.boolean(),
  attendance: z.nullable(
    z.object({
      mark,
      clash,
      reason: z.nullable(z.string()),
      by: personName,
      at: instant,
      entry: z.nullable(
        z.object({ id, state: z.enum(entryStates), minutes: z.nullable(minutes), byRegister: z.boolean() }),
      ),
    }),
  ),
  /** What the trainee has logged that the session would double; empty once that is settled. */
  clashes: z.array(registerClash),
  /** How the clash that was settled can be settled the other way, and the trainee's entries that this is about. */
  other: z.nullable(z.object({ choice: z.enum(clashChoices), clashes: z.array(registerClash) })),
})
export type RegisterRow = z.infer<typeof registerRow>

export const registerView = z.object({
  version: z.int(),
  session: z.object(session),
  cohort: named,
  rows: z.array(registerRow),
  /** '28 present, 2 absent: 28 entries of 6 hours logged'; null while it is not taken. */
  summary: z.nullable(z.string()),
  may: z.array(z.enum(['take', 'correct', 'change', 'cancel', 'reinstate'])),
})
export type RegisterView = z.infer<typeof registerView>

export const readRegister = endpoint({
  name: 'read-register',
  method: 'GET',
  path: '/cohorts/:cohortId/teaching-sessions/:teachingSessionId',
  permission: 'read-register',
  summary: 'The register of one session: who is expected, what is recorded, what clashes',
  tag,
  params,
  answer: registerView,
})

const said = z.array(z.object({ traineeId: id, mark, clash: z.optional(clash) }))
const undecided = z._default(z.enum(undecidedChoices), 'stop')

export const takeRegister = endpoint({
  name: 'take-register',
  method: 'POST',
  path: '/cohorts/:cohortId/teaching-sessions/:teachingSessionId/register',
  permission: 'take-register',
  summary: 'Take the register for everyone in one call, and log the session for all who took part',
  tag,
  params,
  /** While a clash is undecided nothing is saved ('stop'), or everything but the entries that clash ('leave'). */
  body: z.object({ marks: said.check(z.maxLength(500)), undecided }),
  answer: registerView,
  update: true,
})

export const correctRegister = endpoint({
  name: 'correct-register',
  method: 'POST',
  path: '/cohorts/:cohortId/teaching-sessions/:teachingSessionId/corrections',
  permission: 'take-register',
  summary: 'Correct marks of a register that was taken; what it logged is reversed or logged anew',
  tag,
  params,
  /** A reason is needed where a mark that was recorded changes, or which entry counts after that was settled. */
  body: z.object({
    marks: said.check(z.minLength(1), z.maxLength(500)),
    reason: z.nullable(text(2000)),
    undecided,
  }),
  answer: registerView,
  update: true,
})

export const listRegistersToTake = endpoint({
  name: 'list-registers-to-take',
  method: 'GET',
  path: '/registers/to-take',
  permission: 'read-register',
  summary:
    'Sessions at my universities that were held by today and whose register is not taken, oldest first',
  tag,
  answer: z.object({
    /** At most 50. */
    rows: z.array(z.object({ ...session, cohort: named })),
    total: z.int(),
  }),
})
export type RegistersToTake = z.infer<typeof listRegistersToTake.answer>

export const readAttendance = endpoint({
  name: 'read-attendance',
  method: 'GET',
  path: '/trainees/:traineeId/attendance',
  permission: 'read-attendance',
  summary: 'At which taught sessions a trainee was, newest first',
  tag,
  params: z.object(ids),
  query: z.object({ after: z.optional(z.string()), limit: z._default(count(100), 20) }),
  answer: z.object({
    trainee: z.object({ id, givenName: z.string(), familyName: z.string() }),
    marks,
    rows: z.array(
      z.object({
        id,
        moduleCode: z.string(),
        moduleTitle: z.string(),
        heldOn: plainDate,
        startsAt: clock,
        endsAt: clock,
        topic: z.string(),
        mark,
        reason: z.nullable(z.string()),
        entry: z.nullable(z.object({ id, state: z.enum(entryStates), minutes: z.nullable(minutes) })),
      }),
    ),
    next: z.nullable(z.string()),
  }),
})
export type Attendance = z.infer<typeof readAttendance.answer>
