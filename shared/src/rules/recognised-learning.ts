import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { findNhsNumber } from './nhs-number.ts'

export const recognisedLearningCodes = [
  'prior-learning-evidence-missing',
  'nhs-number-in-text',
  'prior-learning-in-future',
] as const
export type RecognisedLearningCode = (typeof recognisedLearningCodes)[number]

export interface RecognisedLearning {
  /** What was learned before, and what shows it. */
  readonly evidence: string
  readonly recognisedOn: PlainDate
}

/**
 * Whether prior learning is recorded as it should be: with what shows it, on a day that has come.
 * Basis: prior learning is recognised on evidence. Example: recognised on the day after today is refused.
 */
export function decidePriorLearningEvidence(
  learning: RecognisedLearning,
  { asOf }: { readonly asOf: PlainDate },
): Outcome<RecognisedLearning, RecognisedLearningCode> {
  const refusals: Refusal<RecognisedLearningCode>[] = []
  if (learning.evidence.trim() === '')
    refusals.push({ code: 'prior-learning-evidence-missing', field: 'evidence' })
  else if (findNhsNumber(learning.evidence) !== null)
    refusals.push({ code: 'nhs-number-in-text', field: 'evidence' })
  if (learning.recognisedOn > asOf) refusals.push({ code: 'prior-learning-in-future', field: 'recognisedOn' })
  return decide(learning, refusals)
}
