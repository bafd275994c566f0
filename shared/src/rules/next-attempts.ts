import type { Attempt } from '../figures/academic-rules.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

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
  /** Keys of the components that were failed. */
  readonly failed: readonly string[]
  /** Keys of all components. */
  readonly components: readonly string[]
  readonly taken: readonly { readonly component: string; readonly attempt: Attempt }[]
  /** Attempts that were deferred, each to a day where one is set. */
  readonly deferred: readonly DueDate[]
  readonly dates: readonly DueDate[]
}

/**
 * What a trainee has still to take of a module, and by when: a reassessment of what failed, the whole module again, or
 * an attempt that was deferred.
 * Basis: a reassessment takes again only what was failed; the submission date of the component goes before the day the
 * board set for all. Example: 'reassess' by 1 July, essay failed and due on 12 June: the essay by 12 June.
 */
export function nextAttempts(facts: Facts): NextAttempt[] {
  const { decision, failed, components, taken, deferred, dates } = facts
  const dateOf = (component: string, attempt: Attempt, otherwise: PlainDate | null) =>
    dates.find((date) => date.component === component && date.attempt === attempt)?.dueOn ?? otherwise
  const open = (component: string, attempt: Attempt) =>
    !taken.some((one) => one.component === component && one.attempt === attempt)
  const again = (which: readonly string[], attempt: Attempt, by: PlainDate | null) =>
    which
      .filter((component) => open(component, attempt))
      .map((component) => ({ component, attempt, dueOn: dateOf(component, attempt, by) }))
  if (decision?.outcome === 'reassess') return again(failed, 'reassessment', decision.reassessBy)
  if (decision?.outcome === 'retake') return again(components, 'retake', decision.reassessBy)
  return deferred
    .filter(({ component, attempt }) => open(component, attempt))
    .map(({ component, attempt, dueOn }) => ({
      component,
      attempt,
      dueOn: dueOn ?? dateOf(component, attempt, null),
    }))
}
