import type { Attempt } from '@rung/shared/figures/academic-rules'
import type { ComponentResult } from '@rung/shared/rules/counted-component'
import type { HandedIn } from '@rung/shared/rules/days-late'
import { type EnteredMark, nothingEntered } from '@rung/shared/rules/mark'

/** What was granted of a claim of mitigating circumstances, without why. */
export interface ClaimEffect {
  readonly moduleCode: string
  readonly component: string
  readonly attempt: Attempt
  readonly effect: 'defer' | 'waive-lateness'
  readonly deferredTo: string | null
  readonly decidedOn: string
  /** As instants of results are written, so that the two compare as text. */
  readonly decidedAt: string
}

/** Of a trainee `t`; no more than the caller may know of them. */
export const effectsJson = `coalesce((select json_agg(json_build_object('moduleCode', f.module_code, 'component', f.component, 'attempt', f.attempt,
    'effect', f.effect, 'deferredTo', f.deferred_to, 'decidedOn', (f.decided_at at time zone 'Europe/London')::date,
    'decidedAt', to_char(f.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  from claim_effects(t.id) f), '[]')`

export interface StandingResult {
  readonly component: string
  readonly attempt: Attempt
  readonly entered: EnteredMark
  readonly daysLate: number
  readonly handedIn: HandedIn | null
  /** When it was entered. */
  readonly at: string
}

export function componentResult(result: StandingResult, effects: readonly ClaimEffect[]): ComponentResult {
  const { component, attempt, entered, daysLate, handedIn, at } = result
  const accepted = effects.find((one) => one.component === component && one.attempt === attempt)
  return {
    component,
    attempt,
    ...entered,
    daysLate,
    handedIn,
    latenessWaived: accepted?.effect === 'waive-lateness',
    // What is entered after the deferral is the attempt that was put off.
    deferred: accepted?.effect === 'defer' && at <= accepted.decidedAt,
  }
}

/** Attempts that were put off and of which nothing was entered. */
export function deferredWithout(
  entered: readonly ComponentResult[],
  effects: readonly ClaimEffect[],
): ComponentResult[] {
  return effects
    .filter(({ effect }) => effect === 'defer')
    .filter((one) => !entered.some((of) => of.component === one.component && of.attempt === one.attempt))
    .map(({ component, attempt }) => ({
      component,
      attempt,
      ...nothingEntered,
      daysLate: 0,
      latenessWaived: false,
      deferred: true,
    }))
}
