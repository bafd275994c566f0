import { isSkippedTime } from '../kernel/london-clock.ts'
import { accepted, type Outcome, type Refusal, refused } from '../kernel/outcome.ts'
import { daysBetween, type PlainDate } from '../kernel/plain-date.ts'

/** When work is due, by the clock in London. Without a time the whole day counts. */
export interface Deadline {
  readonly dueOn: PlainDate
  /** 'HH:MM' */
  readonly dueAt: string | null
}

export interface GivenHandIn {
  readonly on: PlainDate
  /** 'HH:MM' by the clock in London; null where only the day is known. */
  readonly at: string | null
}

/** When work was handed in, and the deadline that was held against it; `dueOn` null where there was none. */
export interface HandedIn extends GivenHandIn {
  readonly dueOn: PlainDate | null
  readonly dueAt: string | null
}

/** More is no lateness any more but a slip in one of the two days. */
export const mostDaysLate = 365

/**
 * Whole days between a deadline and when work was handed in; 0 in time.
 * Basis: usual UK practice, set by the university: a day that has begun counts as a whole one. A day late ends at the deadline's own time by the clock in London, also where the clocks change. Where a time is
 * not known, the fewest days it can be. Example: due on Friday at 16:00, handed in that day at 16:00: in time; at 16:01
 * one day late; on Saturday at 16:01 two.
 */
export function daysLate(handedIn: GivenHandIn, { dueOn, dueAt }: Deadline): number {
  const begun = handedIn.at !== null && dueAt !== null && handedIn.at > dueAt
  return Math.max(0, daysBetween(dueOn, handedIn.on) + (begun ? 1 : 0))
}

interface Place {
  readonly traineeId: string
  readonly component: string
}
interface Dates {
  readonly dates: readonly {
    readonly component: string
    readonly attempt: string
    readonly dueOn: PlainDate | null
    readonly dueAt: string | null
  }[]
  readonly claims: readonly (Place & {
    readonly effect: string | null
    readonly deferredTo: PlainDate | null
  })[]
  readonly attempt: string
}

/**
 * The deadline of one trainee for a component; null where no date is set.
 * Basis: an attempt that was deferred is due on the day it was put off to, not with everybody else.
 * Example: due on 6 May for all, deferred to 20 June for Devi: handed in on 8 May she is in time.
 */
export function deadlineOf(
  { traineeId, component }: Place,
  { dates, claims, attempt }: Dates,
): Deadline | null {
  const deferral = claims.find(
    (one) => one.traineeId === traineeId && one.component === component && one.effect === 'defer',
  )
  if (deferral) return deferral.deferredTo === null ? null : { dueOn: deferral.deferredTo, dueAt: null }
  const date = dates.find((one) => one.component === component && one.attempt === attempt)
  return date && date.dueOn !== null ? { dueOn: date.dueOn, dueAt: date.dueAt } : null
}

export type LatenessRefusalCode =
  | 'handed-in-later'
  | 'handed-in-long-after'
  | 'clocks-skip-time'
  | 'days-late-worked-out'

export interface Lateness {
  /** Null where nobody said when. */
  readonly handedIn: HandedIn | null
  /** Whole days after the deadline; 0 in time. */
  readonly daysLate: number
}

/** What somebody says; what is left out stays as it stands. */
export interface GivenLateness {
  readonly handedIn?: GivenHandIn | null | undefined
  readonly daysLate?: number | undefined
}

export interface LatenessFacts {
  readonly deadline: Deadline | null
  readonly today: PlainDate
}

const none: Lateness = { handedIn: null, daysLate: 0 }

/**
 * How late a result is: worked out where it is known when work was due and handed in, else as somebody says.
 * Basis: days are typed by hand only while no submission date is set, so that nobody counts what the dates say.
 * Example: due on 6 May, handed in on 8 May: 2 days, and 3 typed beside it are refused.
 */
export function decideLateness(
  given: GivenLateness,
  standing: Lateness | null,
  { deadline, today }: LatenessFacts,
): Outcome<Lateness, LatenessRefusalCode> {
  const before = standing ?? none
  const { handedIn } = given
  if (handedIn) {
    const refusals = handInRefusals(handedIn, deadline, today)
    if (refusals.length > 0) return refused(...refusals)
    if (deadline) return accepted(held(handedIn, deadline))
    const withoutDate = { on: handedIn.on, at: handedIn.at, dueOn: null, dueAt: null }
    return accepted({ handedIn: withoutDate, daysLate: given.daysLate ?? before.daysLate })
  }
  // Who takes out when it was handed in takes out what was worked out from it.
  const withdrawn = handedIn === null && before.handedIn !== null
  const days = given.daysLate ?? (withdrawn ? 0 : before.daysLate)
  if (deadline && days > 0 && days !== before.daysLate)
    return refused({ code: 'days-late-worked-out', field: 'daysLate' })
  return accepted({ handedIn: handedIn === undefined ? before.handedIn : null, daysLate: days })
}

/** The same hand-in held against another deadline. Example: the date is moved to the day it was handed in: in time. */
export function heldAgainst({ on, at }: GivenHandIn, deadline: Deadline | null): Lateness {
  return deadline
    ? held({ on, at }, deadline)
    : { handedIn: { on, at, dueOn: null, dueAt: null }, daysLate: 0 }
}

const held = (handedIn: GivenHandIn, { dueOn, dueAt }: Deadline): Lateness => ({
  handedIn: { on: handedIn.on, at: handedIn.at, dueOn, dueAt },
  daysLate: daysLate(handedIn, { dueOn, dueAt }),
})

function handInRefusals(
  handedIn: GivenHandIn,
  deadline: Deadline | null,
  today: PlainDate,
): Refusal<LatenessRefusalCode>[] {
  const { on, at } = handedIn
  if (on > today) return [{ code: 'handed-in-later', field: 'handedIn' }]
  if (at !== null && isSkippedTime(on, at))
    return [{ code: 'clocks-skip-time', field: 'handedIn/at', detail: { heldOn: on } }]
  return deadline && daysLate(handedIn, deadline) > mostDaysLate
    ? [{ code: 'handed-in-long-after', field: 'handedIn', detail: { dueOn: deadline.dueOn } }]
    : []
}

export const isSameLateness = (one: Lateness, other: Lateness): boolean =>
  one.daysLate === other.daysLate && said(one.handedIn) === said(other.handedIn)

const said = (one: HandedIn | null): string =>
  one === null ? '' : [one.on, one.at, one.dueOn, one.dueAt].join(' ')
