import { decide, type Outcome } from '../kernel/outcome.ts'
import { reasonRefusals } from './decide-sign-off.ts'
import { type EntryState, entryMove } from './entry-states.ts'

export const reversalRefusalCodes = [
  'not-signed',
  'already-asked',
  'not-asked',
  'no-relationship',
  'same-person',
  'own-entry',
  'reason-missing',
  'reason-too-short',
  'reason-too-long',
  'nhs-number-in-text',
] as const
export type ReversalRefusalCode = (typeof reversalRefusalCodes)[number]

export interface ReversalFacts {
  readonly state: EntryState
  readonly traineePersonId: string
  /** Who asked for the reversal that waits for a countersignature; null where none waits. */
  readonly askedBy: string | null
  /** The person who decides now is the trainee, or their mentor, manager, tutor or programme lead today. */
  readonly hasRelationship: boolean
}

/**
 * Whether this person may ask for a signed entry to be reversed. The trainee may ask: it is how they own up to a slip.
 * Basis: signed content is immutable; a correction is a reversal, never an edit.
 * Example: the mentor who signed 7 hours for 6 asks with 'Signed the wrong length'; the entry stays signed until
 * someone else countersigns.
 */
export function decideReversal(
  facts: ReversalFacts,
  who: { readonly by: string; readonly reason: string },
): Outcome<{ readonly reason: string }, ReversalRefusalCode> {
  return decide({ reason: who.reason.trim() }, [
    ...(entryMove(facts.state, 'reverse') === null
      ? [{ code: 'not-signed' as const, detail: { state: facts.state } }]
      : []),
    ...(facts.askedBy === null ? [] : [{ code: 'already-asked' as const }]),
    ...(facts.hasRelationship ? [] : [{ code: 'no-relationship' as const }]),
    ...reasonRefusals(who.reason),
  ])
}

/**
 * Whether this person may countersign a reversal that was asked for.
 * Basis: segregation of duties: a different person than the one who asked, and never the trainee.
 * Example: asked by the mentor, countersigned by the manager.
 */
export function decideReversalCountersignature(
  facts: ReversalFacts,
  who: { readonly by: string },
): Outcome<{ readonly state: 'reversed' }, ReversalRefusalCode> {
  return decide({ state: 'reversed' }, [
    ...(entryMove(facts.state, 'reverse') === null
      ? [{ code: 'not-signed' as const, detail: { state: facts.state } }]
      : []),
    ...(facts.askedBy === null ? [{ code: 'not-asked' as const }] : []),
    ...(facts.askedBy === who.by ? [{ code: 'same-person' as const }] : []),
    ...(facts.traineePersonId === who.by ? [{ code: 'own-entry' as const }] : []),
    ...(facts.hasRelationship ? [] : [{ code: 'no-relationship' as const }]),
  ])
}
