import { bandsByStage } from '../figures/programme.ts'
import { type Outcome, type Refusal, refused } from '../kernel/outcome.ts'
import { covers, daysOutside, type Period } from '../kernel/period.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import {
  decideSucceeding,
  type Ending,
  type HeldPeriod,
  type PeriodFacts,
  type PeriodRefusalCode,
} from './succeeding-period.ts'

export const employmentRefusalCodes = [
  'band-not-in-year',
  'band-before-completion',
  'nothing-changes',
] as const
export type EmploymentRefusalCode = (typeof employmentRefusalCodes)[number] | PeriodRefusalCode

export interface Post {
  readonly post: string
  /** Agenda for Change pay band. */
  readonly band: number
  /** Paid minutes a week. */
  readonly weeklyMinutes: number
  /** Whole-time equivalent, 1 being full time. */
  readonly wte: number
}

export interface EmploymentFacts extends PeriodFacts {
  readonly programmeStartsOn: PlainDate
  readonly breaks: readonly Period[]
  /** When the programme was completed; null while it is not, or not recorded. */
  readonly completedOn: PlainDate | null
  readonly periods: readonly (HeldPeriod & Post)[]
}

export type Stage = (typeof bandsByStage)[number]['stage']

const daysInFirstYear = 365

/**
 * Which part of the programme a day lies in. A break in learning does not use up the first year.
 * Basis: Health Education England North, July 2020: two years, a band for each.
 * Example: started 1 April 2021: 31 March 2022 is the last day of year 1; with a break of 30 days, 30 April 2022.
 */
export function programmeStage(
  date: PlainDate,
  facts: Pick<EmploymentFacts, 'programmeStartsOn' | 'breaks' | 'completedOn'>,
): Stage {
  if (facts.completedOn !== null && date >= facts.completedOn) return 'completed'
  const days = daysOutside({ firstDay: facts.programmeStartsOn, lastDay: date }, facts.breaks)
  return days <= daysInFirstYear ? 'year-1' : 'year-2'
}

/**
 * Whether a new post, band or weekly hours may be recorded from this day.
 * Basis: Year 1 Band 2 or 3; year 2 Band 3; Band 4 on completion.
 * Example: Band 2 in the second year is refused; so is Band 4 before completion.
 */
export function decideEmployment(
  change: Post & { readonly startsOn: PlainDate },
  facts: EmploymentFacts,
): Outcome<Ending, EmploymentRefusalCode> {
  const succeeding = decideSucceeding(change.startsOn, facts)
  const refusals: Refusal<EmploymentRefusalCode>[] = [
    ...(succeeding.ok ? [] : succeeding.refusals),
    ...bandRefusals(change, facts),
    ...sameRefusals(change, facts.periods),
  ]
  return refusals.length === 0 ? succeeding : refused(...refusals)
}

function bandRefusals(
  { band, startsOn }: Post & { readonly startsOn: PlainDate },
  facts: EmploymentFacts,
): Refusal<EmploymentRefusalCode>[] {
  const stage = programmeStage(startsOn, facts)
  const bands: readonly number[] = bandsByStage.find((row) => row.stage === stage)?.bands ?? []
  if (bands.includes(band)) return []
  if (band === 4) return [{ code: 'band-before-completion', field: 'band' }]
  return [{ code: 'band-not-in-year', field: 'band', detail: { stage, bands: bands.join(' or ') } }]
}

function sameRefusals(
  change: Post & { readonly startsOn: PlainDate },
  periods: readonly (HeldPeriod & Post)[],
): Refusal<EmploymentRefusalCode>[] {
  const now = periods.find((held) =>
    covers({ firstDay: held.startsOn, lastDay: held.endsOn }, change.startsOn),
  )
  const same =
    now && (['post', 'band', 'weeklyMinutes', 'wte'] as const).every((key) => now[key] === change[key])
  return same ? [{ code: 'nothing-changes', field: 'post' }] : []
}
