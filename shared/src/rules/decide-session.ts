import { isSkippedTime, minutesBetween } from '../kernel/london-clock.ts'
import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import { addDays, daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { findNhsNumber } from './nhs-number.ts'

export const sessionStates = ['planned', 'taken', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]

export const sessionRefusalCodes = [
  'module-not-taught',
  'topic-missing',
  'topic-too-long',
  'nhs-number-in-text',
  'session-before-cohort',
  'session-long-after-cohort',
  'session-ends-before-start',
  'clocks-skip-time',
  'teaching-not-positive',
  'teaching-longer-than-session',
  'repeats-before-first',
  'repeats-too-long',
  'session-overlaps',
  'session-not-planned',
  'session-not-cancelled',
  'taught-then-now',
] as const
export type SessionRefusalCode = (typeof sessionRefusalCodes)[number]

/** A session as it is planned. Clock times 'HH:MM', London time; minutes are those of teaching, breaks out. */
export interface PlannedSession {
  readonly moduleCode: string
  readonly heldOn: PlainDate
  readonly startsAt: string
  readonly endsAt: string
  readonly minutes: number
  readonly topic: string
}

export interface CohortSessions {
  readonly startsOn: PlainDate
  readonly plannedEndOn: PlainDate
  /** Modules of the cohort's curriculum. */
  readonly moduleCodes: readonly string[]
  /** Sessions of the cohort that are planned or taken, other than the one that is changed. */
  readonly others: readonly Pick<PlannedSession, 'moduleCode' | 'heldOn' | 'startsAt' | 'endsAt'>[]
}

type SessionRefusal = Refusal<SessionRefusalCode>

export const longestTopic = 200
/** A trainee back from a break is taught after the others have ended, but not years after. */
const daysAfterCohort = 730
export const mostWeeks = 52

/** The days of a session that comes once a week to a last day; the first day alone where there is none. */
export function weeklyDays(first: PlainDate, until: PlainDate | null): PlainDate[] {
  const weeks = until === null || until < first ? 0 : Math.floor(daysBetween(first, until) / 7)
  return Array.from({ length: Math.min(weeks, mostWeeks) + 1 }, (_, week) => addDays(first, week * 7))
}

/**
 * Whether a session may be planned, once or weekly to a last day: each in the time of the cohort, of a module it is
 * taught, and never beside another session of the same module.
 * Basis: what the register logs must hold as off-the-job learning, so no more minutes than the clock allows.
 * Example: 00:30 to 03:00 on the last Sunday of March is an hour and a half: clocks go from 01:00 to 02:00.
 */
export function decideSessions(
  session: PlannedSession,
  until: PlainDate | null,
  cohort: CohortSessions,
): Outcome<PlannedSession[], SessionRefusalCode> {
  const sessions = weeklyDays(session.heldOn, until).map((heldOn) => ({ ...session, heldOn }))
  const faults = sessions.flatMap((one) => dayRefusals(one, cohort))
  return decide(sessions, [
    ...contentRefusals(session, cohort),
    ...repeatRefusals(session, until),
    ...oneOfEach(faults),
  ])
}

function contentRefusals({ moduleCode, topic }: PlannedSession, cohort: CohortSessions): SessionRefusal[] {
  const module: SessionRefusal[] = cohort.moduleCodes.includes(moduleCode)
    ? []
    : [{ code: 'module-not-taught', field: 'moduleCode', detail: { moduleCode } }]
  return [...module, ...topicRefusals(topic.trim())]
}

function topicRefusals(topic: string): SessionRefusal[] {
  const field = 'topic'
  if (topic === '') return [{ code: 'topic-missing', field }]
  if (topic.length > longestTopic)
    return [{ code: 'topic-too-long', field, detail: { longest: longestTopic } }]
  return findNhsNumber(topic) === null ? [] : [{ code: 'nhs-number-in-text', field }]
}

function repeatRefusals({ heldOn }: PlannedSession, until: PlainDate | null): SessionRefusal[] {
  const field = 'until'
  if (until === null) return []
  if (until < heldOn) return [{ code: 'repeats-before-first', field, detail: { heldOn } }]
  return until > addDays(heldOn, mostWeeks * 7)
    ? [{ code: 'repeats-too-long', field, detail: { mostWeeks } }]
    : []
}

function dayRefusals(session: PlannedSession, cohort: CohortSessions): SessionRefusal[] {
  return [...dateRefusals(session, cohort), ...timeRefusals(session), ...overlapRefusals(session, cohort)]
}

function dateRefusals(
  { heldOn }: PlannedSession,
  { startsOn, plannedEndOn }: CohortSessions,
): SessionRefusal[] {
  const field = 'heldOn'
  if (heldOn < startsOn) return [{ code: 'session-before-cohort', field, detail: { startsOn } }]
  const latest = addDays(plannedEndOn, daysAfterCohort)
  return heldOn > latest ? [{ code: 'session-long-after-cohort', field, detail: { latest } }] : []
}

function timeRefusals({ heldOn, startsAt, endsAt, minutes }: PlannedSession): SessionRefusal[] {
  if (endsAt <= startsAt) return [{ code: 'session-ends-before-start', field: 'endsAt' }]
  const skipped = (['startsAt', 'endsAt'] as const).find((field) =>
    isSkippedTime(heldOn, field === 'startsAt' ? startsAt : endsAt),
  )
  if (skipped) return [{ code: 'clocks-skip-time', field: skipped, detail: { heldOn } }]
  if (minutes <= 0) return [{ code: 'teaching-not-positive', field: 'minutes' }]
  const between = minutesBetween(heldOn, startsAt, endsAt)
  const detail = { betweenMinutes: between, heldOn }
  return minutes > between ? [{ code: 'teaching-longer-than-session', field: 'minutes', detail }] : []
}

function overlapRefusals(
  session: PlannedSession,
  { others }: Pick<CohortSessions, 'others'>,
): SessionRefusal[] {
  const { moduleCode, heldOn, startsAt, endsAt } = session
  const other = others.find(
    (one) =>
      one.moduleCode === moduleCode &&
      one.heldOn === heldOn &&
      one.startsAt < endsAt &&
      startsAt < one.endsAt,
  )
  if (!other) return []
  const detail = { heldOn, otherStartsAt: other.startsAt, otherEndsAt: other.endsAt }
  return [{ code: 'session-overlaps', field: 'heldOn', detail }]
}

/**
 * Whether a cancelled session may be planned again, as it was. Its day may have passed: its register is then taken late.
 * Basis: a register taken late still says who was there; a module is taught once at a time.
 * Example: cancelled, and the same module planned from 13:00 to 16:00 that day since: refused with those times.
 */
export function decideReinstatement(
  session: PlannedSession & { readonly state: SessionState },
  cohort: Pick<CohortSessions, 'others'>,
): Outcome<PlannedSession, SessionRefusalCode> {
  const { state } = session
  if (state !== 'cancelled') return decide(session, [{ code: 'session-not-cancelled', detail: { state } }])
  const faults = overlapRefusals(session, cohort)
  return decide<PlannedSession, SessionRefusalCode>(
    session,
    // No field: nothing is filled in here, it is the other session that can give way.
    faults.map(({ detail = {} }) => ({ code: 'taught-then-now', detail })),
  )
}

/** Many days of one series fail for one reason: it is said of the first. */
function oneOfEach(faults: readonly SessionRefusal[]): SessionRefusal[] {
  return faults.filter(({ code }, place) => faults.findIndex((fault) => fault.code === code) === place)
}
