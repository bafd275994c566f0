import { accepted, type Outcome, type Refusal, refused } from '../kernel/outcome.ts'
import type { EntryState } from './entry-states.ts'
import {
  type AttendanceMark,
  type Clash,
  type ClashChoice,
  countsAsLearning,
  decideClash,
  type EntryThatDay,
  type RegisterRefusalCode,
} from './register.ts'

export const takingRefusalCodes = [
  'not-held-yet',
  'register-taken',
  'register-not-taken',
  'register-cancelled',
  'mark-missing',
  'not-on-register',
  'nothing-corrected',
  'reversal-asked-by-you',
  'clash-own-gone',
] as const
export type TakingRefusalCode = (typeof takingRefusalCodes)[number]

/** What the register says of one trainee already. */
export interface RecordedAttendance {
  readonly mark: AttendanceMark
  readonly clash: ClashChoice | null
  /** The entry that stands for the session: the register's own, or the trainee's where that one was kept. */
  readonly entry: { readonly id: string; readonly state: EntryState; readonly source: string } | null
}

export interface AttendanceFacts {
  readonly recorded: RecordedAttendance | null
  /** Why learning on this day would not count for them; null where it would. */
  readonly outside: Refusal | null
  readonly clashes: readonly Clash[]
  /** Their entries of that day, those of the clashes among them. */
  readonly entries: readonly EntryThatDay[]
}

export interface AttendanceSaid {
  readonly mark: AttendanceMark
  readonly clash: ClashChoice | null
}

/** What follows for the trainee's log. */
export type AttendanceStep =
  /** Nothing is logged or taken back; `entryId` is what stands for the session. */
  | { readonly does: 'mark'; readonly entryId: string | null; readonly clash: ClashChoice | null }
  /** The session is logged; the trainee's own entries that it replaces go back to them. */
  | { readonly does: 'log'; readonly replaces: readonly string[]; readonly clash: ClashChoice | null }
  | { readonly does: 'reverse'; readonly entryId: string }
  /** What the register logged, if it still counts, is reversed; the trainee's own entries that gave way stand again. */
  | { readonly does: 'give-back'; readonly reverses: string | null; readonly own: readonly string[] }

/** What becomes of the whole register while a clash is undecided: nothing is saved, or the rest is. */
export const undecidedChoices = ['stop', 'leave'] as const
export type UndecidedChoice = (typeof undecidedChoices)[number]

const mark = (entryId: string | null, clash: ClashChoice | null = null) =>
  accepted<AttendanceStep>({ does: 'mark', entryId, clash })

/**
 * What a mark in the register does to the trainee's log.
 * Basis: a register is enough: who took part has learned, once, and only where learning counts that day.
 * Example: present without a clash logs the session; absent after present reverses what was logged.
 */
export function decideAttendance(
  said: AttendanceSaid,
  facts: AttendanceFacts,
  undecided: UndecidedChoice = 'stop',
): Outcome<AttendanceStep, RegisterRefusalCode | TakingRefusalCode> {
  const { recorded, outside, clashes } = facts
  const logged = loggedEntry(recorded)
  if (!countsAsLearning(said.mark))
    return logged ? accepted({ does: 'reverse', entryId: logged }) : mark(null)
  if (said.clash === 'keep-own' && recorded?.clash === 'log-register') return giveBack(logged, clashes)
  if (logged) return mark(logged, recorded?.clash ?? null)
  if (stands(recorded) && (outside || asBefore(said, recorded)))
    return mark(recorded?.entry?.id ?? null, recorded?.clash ?? null)
  if (outside) return mark(null)
  if (clashes.length === 0) return accepted({ does: 'log', replaces: [], clash: null })
  return said.clash === null && undecided === 'leave' ? mark(null) : settle(said.clash, facts)
}

/**
 * The other way in which a settled clash can still be settled; null where there is none.
 * Basis: a tutor who learns better puts it right in one step, and what is signed still stays.
 * Example: the register's was logged over a draft that is still there: 'keep-own'.
 */
export function otherChoice(facts: AttendanceFacts): ClashChoice | null {
  const { recorded } = facts
  if (!stands(recorded) || !recorded?.clash) return null
  const other = recorded.clash === 'keep-own' ? 'log-register' : 'keep-own'
  const outcome = decideAttendance({ mark: recorded.mark, clash: other }, facts)
  return outcome.ok && outcome.value.does !== 'mark' ? other : null
}

/** The register's own entry that counts, or null. */
function loggedEntry(recorded: RecordedAttendance | null): string | null {
  const entry = recorded?.entry
  return entry?.source === 'register' && entry.state === 'signed' && recorded?.clash !== 'keep-own'
    ? entry.id
    : null
}

/** Something stands for the session already: an entry that was kept, or one reversed for its own reasons since. */
const stands = (recorded: RecordedAttendance | null): boolean =>
  recorded !== null && countsAsLearning(recorded.mark) && recorded.entry !== null

const asBefore = ({ clash }: AttendanceSaid, recorded: RecordedAttendance | null): boolean =>
  clash === null || clash === recorded?.clash

/** Deleted since, or moved to another time: then nothing of their own is there to stand for the session. */
function giveBack(
  reverses: string | null,
  clashes: readonly Clash[],
): Outcome<AttendanceStep, TakingRefusalCode> {
  const own = entriesOf(clashes)
  return own.length === 0
    ? refused({ code: 'clash-own-gone' })
    : accepted({ does: 'give-back', reverses, own })
}

const entriesOf = (clashes: readonly Clash[]): string[] => [...new Set(clashes.map(({ entryId }) => entryId))]

function settle(
  choice: ClashChoice | null,
  { clashes, entries }: AttendanceFacts,
): Outcome<AttendanceStep, RegisterRefusalCode> {
  const ids = entriesOf(clashes)
  const own = entries.filter(({ id }) => ids.includes(id))
  const refusals = own.flatMap((entry) => {
    const outcome = decideClash(choice, entry)
    return outcome.ok ? [] : outcome.refusals
  })
  if (refusals.length > 0) return refused(...refusals.slice(0, 1))
  return choice === 'log-register'
    ? accepted({ does: 'log', replaces: ids, clash: choice })
    : mark(ids[0] ?? null, 'keep-own')
}
