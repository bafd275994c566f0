import type { Attempt } from '../figures/academic-rules.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { attemptAskedFor } from './due-attempt.ts'

export interface DueDate {
  readonly component: string
  readonly attempt: Attempt
  readonly dueOn: PlainDate | null
}

export interface NextAttempt {
  readonly component: string
  readonly attempt: Attempt
  /** Null where no date is set yet. */
  readonly dueOn: PlainDate | null
}

interface Facts {
  /** What a board decided of the module and published; null where none has. */
  readonly decision: { readonly outcome: string; readonly reassessBy: PlainDate | null } | null
  /** Keys of the components that are to be taken in the attempt the board asked for. */
  readonly open: readonly string[]
  readonly taken: readonly { readonly component: string; readonly attempt: Attempt }[]
  /** Attempts that were deferred, each to a day where one is set. */
  readonly deferred: readonly DueDate[]
  readonly dates: readonly DueDate[]
}

/**
 * What a trainee has still to take of a module, and by when: a reassessment of what failed, the whole module again, or
 * an attempt that was deferred.
 * Basis: the day an attempt was deferred to goes first, then the submission date of the component, then the day the
 * board set for all. Example: 'reassess' by 1 July, essay failed and due on 12 June: the essay by 12 June.
 */
export function nextAttempts({ decision, open, taken, deferred, dates }: Facts): NextAttempt[] {
  const asked = attemptAskedFor(decision?.outcome ?? null)
  const again = asked === null ? [] : open.map((component) => ({ component, attempt: asked }))
  const putOff = deferred.filter((one) => isStillOpen(decision) && !again.some((other) => isSame(one, other)))
  return [...again, ...putOff]
    .filter((one) => !taken.some((other) => isSame(one, other)))
    .map(({ component, attempt }) => {
      const place = { component, attempt }
      const by = attempt === asked ? (decision?.reassessBy ?? null) : null
      return { ...place, dueOn: dayOf(deferred, place) ?? dayOf(dates, place) ?? by }
    })
}

type Place = Pick<NextAttempt, 'component' | 'attempt'>

const isSame = (one: Place, other: Place): boolean =>
  one.component === other.component && one.attempt === other.attempt

const dayOf = (days: readonly DueDate[], place: Place): PlainDate | null =>
  days.find((day) => isSame(day, place))?.dueOn ?? null

/** Once a module is passed, failed or taken afresh, what was put off before is no longer waited for. */
const isStillOpen = (decision: Facts['decision']): boolean =>
  decision === null || ['defer', 'wait', 'reassess'].includes(decision.outcome)
