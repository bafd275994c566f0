import { addMonths, later, type PlainDate } from '../kernel/plain-date.ts'

export interface MentorPreparation {
  /** When the mentor was prepared; null while they are not. */
  readonly preparedOn: PlainDate | null
  /** Their last update since. */
  readonly updatedOn: PlainDate | null
}

export interface MentorCurrency {
  readonly prepared: boolean
  readonly current: boolean
  /** The last day on which the mentor may sign without a new update; null while not prepared. */
  readonly dueOn: PlainDate | null
}

/**
 * Whether a mentor's preparation and update allow them to sign on this day.
 * Basis: programme rule: an update every 12 months by default.
 * Example: prepared 10 May 2020, updated 3 April 2021: current up to and on 3 April 2022.
 */
export function mentorCurrency(
  facts: MentorPreparation & { readonly asOf: PlainDate; readonly everyMonths: number },
): MentorCurrency {
  const { preparedOn, updatedOn, asOf, everyMonths } = facts
  if (preparedOn === null || preparedOn > asOf) return { prepared: false, current: false, dueOn: null }
  const last = updatedOn === null || updatedOn > asOf ? preparedOn : later(preparedOn, updatedOn)
  const dueOn = addMonths(last, everyMonths)
  return { prepared: true, current: asOf <= dueOn, dueOn }
}
