import { defaultSettings, type ProgrammeSettings } from '../figures/programme-settings.ts'
import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import { covers, type Period } from '../kernel/period.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { type EntryState, entryMove } from './entry-states.ts'
import { type MentorPreparation, mentorCurrency } from './mentor-currency.ts'
import { findNhsNumber } from './nhs-number.ts'

export const signOffRefusalCodes = [
  'not-submitted',
  'own-entry',
  'not-allocated',
  'mentor-not-prepared',
  'mentor-update-lapsed',
  'reason-missing',
  'reason-too-short',
  'reason-too-long',
  'nhs-number-in-text',
  'nothing-to-countersign',
  'same-person',
] as const
export type SignOffRefusalCode = (typeof signOffRefusalCodes)[number]

export interface SignOffFacts {
  readonly state: EntryState
  /** The person whose entry it is. */
  readonly traineePersonId: string
  /** Periods in which the person who signs is this trainee's mentor. */
  readonly mentorships: readonly Period[]
  readonly preparation: MentorPreparation
  readonly settings?: Pick<ProgrammeSettings, 'mentorUpdateMonths' | 'lapsedMentor'>
}

export interface Decider {
  /** Person id. */
  readonly by: string
  readonly asOf: PlainDate
}

export interface SignOffDecision {
  /** The mentor's update has lapsed: the entry stays submitted until another mentor countersigns. */
  readonly needsCountersignature: boolean
}

type SignOffRefusal = Refusal<SignOffRefusalCode>

export const shortestReason = 5
export const longestReason = 1000

/**
 * Whether this mentor may sign this entry today.
 * Basis: only a mentor allocated on that date whose update is current may sign; a trainee never signs their own.
 * Example: allocated since 6 April 2021 with an update lapsed on 3 April 2022: refused on 4 April 2022, or accepted
 * to wait for a countersignature where the programme says so.
 */
export function decideSignOff(
  facts: SignOffFacts,
  who: Decider,
): Outcome<SignOffDecision, SignOffRefusalCode> {
  const lapse = lapsed(facts, who)
  const { lapsedMentor } = facts.settings ?? defaultSettings
  const waits = lapse !== null && lapsedMentor === 'countersign'
  const refusals = [...stateRefusals(facts, 'sign'), ...mentorRefusals(facts, who)]
  return decide({ needsCountersignature: waits }, lapse !== null && !waits ? [...refusals, lapse] : refusals)
}

/**
 * Whether this mentor may return this entry today with this reason. A lapsed update does not stop a return:
 * it awards nothing.
 * Basis: a returned entry names its reason. Example: 'Add what you learned' is accepted, 'no' is too short.
 */
export function decideReturn(
  facts: SignOffFacts,
  who: Decider & { readonly reason: string },
): Outcome<{ readonly reason: string }, SignOffRefusalCode> {
  return decide({ reason: who.reason.trim() }, [
    ...stateRefusals(facts, 'return'),
    ...mentorRefusals(facts, who),
    ...reasonRefusals(who.reason),
  ])
}

export interface CountersignFacts extends SignOffFacts {
  /** Person id of the mentor whose signature waits; null where none does. */
  readonly signedBy: string | null
  /** The person who countersigns is the trainee's line manager or a manager of their employer today. */
  readonly manages: boolean
}

/**
 * Whether this person may countersign what a mentor with a lapsed update signed: another mentor whose update is
 * current, or a manager, who need not be a mentor: the mentor saw the learning, the manager answers for the mentor.
 * Basis: segregation of duties: two different people, never the trainee.
 * Example: the mentor who signed cannot countersign; the trainee's second mentor and the ward manager can.
 */
export function decideCountersignature(
  facts: CountersignFacts,
  who: Decider,
): Outcome<{ readonly countersigned: true }, SignOffRefusalCode> {
  const own = facts.traineePersonId === who.by
  const asMentor = !facts.manages || own
  const lapse = asMentor ? lapsed(facts, who) : null
  return decide({ countersigned: true }, [
    ...stateRefusals(facts, 'sign'),
    ...(facts.signedBy === null ? [{ code: 'nothing-to-countersign' as const }] : []),
    ...(facts.signedBy === who.by ? [{ code: 'same-person' as const }] : []),
    ...(asMentor ? mentorRefusals(facts, who) : []),
    ...(lapse === null ? [] : [lapse]),
  ])
}

function stateRefusals(facts: SignOffFacts, action: 'sign' | 'return'): SignOffRefusal[] {
  return entryMove(facts.state, action) === null
    ? [{ code: 'not-submitted', detail: { state: facts.state } }]
    : []
}

function mentorRefusals(facts: SignOffFacts, who: Decider): SignOffRefusal[] {
  if (facts.traineePersonId === who.by) return [{ code: 'own-entry' }]
  const allocated = facts.mentorships.some((mentorship) => covers(mentorship, who.asOf))
  if (!allocated) return [{ code: 'not-allocated', detail: { asOf: who.asOf } }]
  return currencyOn(facts, who.asOf).prepared ? [] : [{ code: 'mentor-not-prepared' }]
}

function lapsed(facts: SignOffFacts, who: Decider): SignOffRefusal | null {
  const { prepared, current, dueOn } = currencyOn(facts, who.asOf)
  if (!prepared || current || dueOn === null) return null
  return { code: 'mentor-update-lapsed', detail: { dueOn } }
}

function currencyOn(facts: SignOffFacts, asOf: PlainDate) {
  const { mentorUpdateMonths } = facts.settings ?? defaultSettings
  return mentorCurrency({ ...facts.preparation, asOf, everyMonths: mentorUpdateMonths })
}

/** What a written reason must be: there, long enough to mean something, and without an NHS number. */
export function reasonRefusals(
  reason: string,
): Refusal<'reason-missing' | 'reason-too-short' | 'reason-too-long' | 'nhs-number-in-text'>[] {
  const length = reason.trim().length
  if (length === 0) return [{ code: 'reason-missing', field: 'reason' }]
  if (length < shortestReason)
    return [{ code: 'reason-too-short', field: 'reason', detail: { shortest: shortestReason } }]
  if (length > longestReason)
    return [{ code: 'reason-too-long', field: 'reason', detail: { longest: longestReason } }]
  return findNhsNumber(reason) === null ? [] : [{ code: 'nhs-number-in-text', field: 'reason' }]
}
