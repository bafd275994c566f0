import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import { covers } from '../kernel/period.ts'
import { addDays, addMonths, type PlainDate } from '../kernel/plain-date.ts'

/** A stored period of a post, a mentor or a line manager: first day and last day, both counted. */
export interface HeldPeriod {
  readonly id: string
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
}

export const periodRefusalCodes = ['not-after-latest', 'too-far-ahead', 'after-last-day-of-learning'] as const
export type PeriodRefusalCode = (typeof periodRefusalCodes)[number]

/** How far ahead a change may be recorded, in months: further off it is a slip of the pen. */
const monthsAhead = 24

export interface PeriodFacts {
  readonly asOf: PlainDate
  /** Last day of learning of a trainee who left. */
  readonly withdrawnOn: PlainDate | null
  readonly periods: readonly HeldPeriod[]
}

/** The period that ends because another begins, and the day it now ends on; null where none was running. */
export type Ending = { readonly id: string; readonly endsOn: PlainDate } | null

/**
 * Where one follows another (posts, line managers): the one before ends the day before, and nothing is overwritten.
 * Basis: programme rule: changes of hours, employer, mentor and manager are new periods.
 * Example: Band 2 from 1 April 2021; Band 3 from 1 April 2022 ends Band 2 on 31 March 2022.
 */
export function decideSucceeding(
  startsOn: PlainDate,
  facts: PeriodFacts,
): Outcome<Ending, PeriodRefusalCode> {
  const running = facts.periods.find((held) =>
    covers({ firstDay: held.startsOn, lastDay: held.endsOn }, startsOn),
  )
  const ending = running ? { id: running.id, endsOn: addDays(startsOn, -1) } : null
  return decide(ending, [...startRefusals(startsOn, facts), ...orderRefusals(startsOn, facts.periods)])
}

/** What speaks against a first day whatever is being recorded. */
export function startRefusals(
  startsOn: PlainDate,
  { asOf, withdrawnOn }: Omit<PeriodFacts, 'periods'>,
): Refusal<PeriodRefusalCode>[] {
  const latest = addMonths(asOf, monthsAhead)
  return [
    ...(startsOn > latest ? [{ code: 'too-far-ahead' as const, field: 'startsOn', detail: { latest } }] : []),
    ...(withdrawnOn !== null && startsOn > withdrawnOn
      ? [{ code: 'after-last-day-of-learning' as const, field: 'startsOn', detail: { withdrawnOn } }]
      : []),
  ]
}

function orderRefusals(startsOn: PlainDate, periods: readonly HeldPeriod[]): Refusal<PeriodRefusalCode>[] {
  const [latest = ''] = periods
    .map((held) => held.startsOn)
    .toSorted()
    .slice(-1)
  return startsOn <= latest ? [{ code: 'not-after-latest', field: 'startsOn', detail: { latest } }] : []
}
