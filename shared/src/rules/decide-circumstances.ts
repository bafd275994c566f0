import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { findNhsNumber } from './nhs-number.ts'

export type CircumstancesRefusalCode =
  | 'claim-decided'
  | 'claim-open-already'
  | 'own-claim'
  | 'effect-missing'
  | 'reason-missing'
  | 'nhs-number-in-text'
  | 'module-not-theirs'
  | 'component-unknown'

export type ClaimDecision =
  | {
      readonly state: 'accepted'
      readonly effect: 'defer' | 'waive-lateness'
      readonly deferredTo: PlainDate | null
      readonly reason: string | null
    }
  | { readonly state: 'refused'; readonly effect: null; readonly deferredTo: null; readonly reason: string }

export interface GivenDecision {
  readonly decision: 'accepted' | 'refused'
  readonly effect: 'defer' | 'waive-lateness' | null
  readonly deferredTo: PlainDate | null
  readonly reason: string
}

/**
 * What becomes of a claim of mitigating circumstances: the attempt counts as not taken, or lateness costs nothing, or
 * neither, with a reason. It is decided once, and not by the one it is about.
 * Basis: universities defer or waive on evidence; a refusal says why. Example: refused without a reason is refused.
 */
export function decideClaim(
  given: GivenDecision,
  claim: { readonly state: string; readonly own: boolean },
): Outcome<ClaimDecision, CircumstancesRefusalCode> {
  const { decision, effect, deferredTo } = given
  const reason = given.reason.trim()
  if (claim.own) return refused({ code: 'own-claim' })
  if (claim.state !== 'claimed') return refused({ code: 'claim-decided' })
  if (findNhsNumber(reason) !== null) return refused({ code: 'nhs-number-in-text', field: 'reason' })
  if (decision === 'refused')
    return reason === ''
      ? refused({ code: 'reason-missing', field: 'reason' })
      : accepted({ state: 'refused', effect: null, deferredTo: null, reason })
  if (effect === null) return refused({ code: 'effect-missing', field: 'effect' })
  return accepted({
    state: 'accepted',
    effect,
    deferredTo: effect === 'defer' ? deferredTo : null,
    reason: reason || null,
  })
}
