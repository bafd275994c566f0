import type { CircumstancesClaim } from '@rung/shared/contract/results'
import { formatDate } from '@rung/shared/kernel/plain-date'

/** 'Accepted: the attempt is deferred to 20 June 2022' */
export function claimStateWords({
  state,
  effect,
  deferredTo,
}: Pick<CircumstancesClaim, 'state' | 'effect' | 'deferredTo'>): string {
  if (state === 'claimed') return 'Waits for a decision'
  if (state === 'refused') return 'Not accepted'
  if (effect === 'waive-lateness') return 'Accepted: being late costs no marks'
  return `Accepted: the attempt is deferred${deferredTo ? ` to ${formatDate(deferredTo)}` : ''}`
}
