import { decide, type Outcome } from '../kernel/outcome.ts'
import { type EntryState, isEditable } from './entry-states.ts'

export const attendanceMarks = ['present', 'late', 'absent', 'online'] as const
export type AttendanceMark = (typeof attendanceMarks)[number]

/**
 * Whether this attendance logs the day as learning.
 * Basis: a register is enough: who took part in the teaching has learned. Example: late counts, absent does not.
 */
export function countsAsLearning(mark: AttendanceMark): boolean {
  return mark !== 'absent'
}

/** A taught session of a module on one day. Clock times 'HH:MM', London time. */
export interface TaughtSession {
  readonly moduleCode: string
  readonly startsAt: string
  readonly endsAt: string
  /** Whole minutes of teaching, breaks out. */
  readonly minutes: number
}

/** What the trainee has on that day already, other than this session's own entry; nothing reversed. */
export interface EntryThatDay {
  readonly id: string
  readonly state: EntryState
  readonly category: string | null
  readonly moduleCode: string | null
  readonly startsAt: string | null
  readonly endsAt: string | null
  /** Whole minutes; null in a draft that does not say yet. */
  readonly minutes: number | null
}

export const clashKinds = ['times-overlap', 'same-teaching', 'day-too-long'] as const
export type ClashKind = (typeof clashKinds)[number]

export interface Clash {
  readonly kind: ClashKind
  readonly entryId: string
}

const MINUTES_A_DAY = 1440

/**
 * What of the day the session would double.
 * Basis: no minute counts twice. Entries without clock times clash where they are teaching of the same module.
 * Example: a session from 09:30 to 17:00 beside an entry from 16:00 to 18:00: the times overlap.
 */
export function clashesWith(session: TaughtSession, entries: readonly EntryThatDay[]): Clash[] {
  const standing = entries.filter(({ state }) => state !== 'reversed')
  const clashes = standing.flatMap((entry): Clash[] => {
    const kind = clashKind(session, entry)
    return kind === null ? [] : [{ kind, entryId: entry.id }]
  })
  const minutes = standing.reduce((sum, entry) => sum + (entry.minutes ?? 0), session.minutes)
  if (clashes.length > 0 || minutes <= MINUTES_A_DAY) return clashes
  return standing.map(({ id }) => ({ kind: 'day-too-long', entryId: id }))
}

function clashKind(session: TaughtSession, entry: EntryThatDay): ClashKind | null {
  const { startsAt, endsAt } = entry
  if (startsAt !== null && endsAt !== null)
    return startsAt < session.endsAt && session.startsAt < endsAt ? 'times-overlap' : null
  const teaching = entry.category === 'university-teaching'
  return teaching && entry.moduleCode === session.moduleCode ? 'same-teaching' : null
}

export const clashChoices = ['keep-own', 'log-register'] as const
export type ClashChoice = (typeof clashChoices)[number]

export const registerRefusalCodes = ['clash-undecided', 'clash-with-signed'] as const
export type RegisterRefusalCode = (typeof registerRefusalCodes)[number]

/**
 * What comes of a clash: the trainee's own entry stays, or the register's is logged in its place.
 * Basis: signed content is immutable, so only an entry that nobody signed gives way.
 * Example: 'log-register' over a draft takes the draft's place; over a signed entry it is refused.
 */
export function decideClash(
  choice: ClashChoice | null,
  own: Pick<EntryThatDay, 'id' | 'state'>,
): Outcome<ClashChoice, RegisterRefusalCode> {
  const detail = { entryId: own.id, state: own.state }
  if (choice === null) return decide('keep-own', [{ code: 'clash-undecided', detail }])
  const givesWay = isEditable(own.state) || own.state === 'submitted'
  const stays = choice === 'log-register' && !givesWay
  return decide(choice, stays ? [{ code: 'clash-with-signed', detail }] : [])
}
