import type { Attempt } from '../figures/academic-rules.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { attemptOrder } from './counted-component.ts'

export interface DueDate {
  readonly component: string
  readonly attempt: Attempt
  readonly dueOn: PlainDate | null
  /** 'HH:MM' in London; null where the whole day counts. */
  readonly dueAt: string | null
}

/** An attempt that was deferred: when that was granted, and to which day where one is set. */
export interface Deferral extends Omit<DueDate, 'dueAt'> {
  readonly on: PlainDate
}

export interface NextAttempt {
  readonly component: string
  readonly attempt: Attempt
  /** Null where no date is set yet. */
  readonly dueOn: PlainDate | null
  readonly dueAt: string | null
  /** The day on which it was published or deferred. */
  readonly since: PlainDate
}

interface Facts {
  /** What a board decided of the module, and the day it was published; null where none has. */
  readonly decision: {
    readonly outcome: string
    readonly reassessBy: PlainDate | null
    readonly on: PlainDate
  } | null
  /** What that asks for, with the keys of the components to be taken; null where it asks for nothing. */
  readonly asked: { readonly attempt: Attempt; readonly open: readonly string[] } | null
  readonly taken: readonly { readonly component: string; readonly attempt: Attempt }[]
  readonly deferred: readonly Deferral[]
  readonly dates: readonly DueDate[]
}

/**
 * What a trainee has still to take of a module, and by when: a reassessment of what failed, the whole module again, or
 * an attempt that was deferred.
 * Basis: the day an attempt was deferred to goes first, then the submission date of the component, then the day the
 * board set for all. Example: 'reassess' by 1 July, essay failed and due on 12 June: the essay by 12 June.
 */
export function nextAttempts(facts: Facts): NextAttempt[] {
  const again = askedAgain(facts)
  const putOff = facts.deferred
    .filter((one) => !isSettled(facts, one) && !again.some((other) => isSame(one, other)))
    .map((one) => ({ ...one, dueOn: null }))
  return [...again, ...putOff].filter((one) => isOpen(facts, one)).map((one) => withDay(facts, one))
}

type Place = Pick<NextAttempt, 'component' | 'attempt'>
/** As the board or the deferral has it, before dates are looked up. */
type Wanted = Deferral

function askedAgain({ decision, asked }: Facts): Wanted[] {
  if (decision === null || asked === null) return []
  const { on, reassessBy } = decision
  return asked.open.map((component) => ({ component, attempt: asked.attempt, on, dueOn: reassessBy }))
}

function withDay({ deferred, dates }: Facts, { component, attempt, on, dueOn }: Wanted): NextAttempt {
  const place = { component, attempt }
  const put = deferred.find((one) => isSame(one, place))
  const date = dates.find((one) => isSame(one, place))
  const since = put?.on ?? on
  if (put?.dueOn) return { ...place, dueOn: put.dueOn, dueAt: null, since }
  return date?.dueOn
    ? { ...place, dueOn: date.dueOn, dueAt: date.dueAt, since }
    : { ...place, dueOn, dueAt: null, since }
}

const isSame = (one: Place, other: Place): boolean =>
  one.component === other.component && one.attempt === other.attempt

/** Until the same attempt of the component is taken, or a later one. */
const isOpen = ({ taken }: Facts, { component, attempt }: Place): boolean =>
  !taken.some((one) => one.component === component && attemptOrder[one.attempt] >= attemptOrder[attempt])

/** A board that passed or failed the module since then, or had it taken afresh, no longer waits for what was put off. */
const isSettled = ({ decision }: Facts, { on }: Deferral): boolean =>
  decision !== null && !['defer', 'wait', 'reassess'].includes(decision.outcome) && on <= decision.on
