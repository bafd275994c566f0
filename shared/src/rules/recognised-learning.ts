import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { reasonRefusals } from './decide-sign-off.ts'
import { findNhsNumber } from './nhs-number.ts'

export const recognisedLearningCodes = [
  'prior-learning-evidence-missing',
  'nhs-number-in-text',
  'prior-learning-in-future',
  'prior-learning-beside-results',
  'prior-learning-beside-pass',
  'prior-learning-taken-back-already',
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

/**
 * Whether a module may be recognised as far as its results go. One that a board failed may be.
 * Basis: prior learning never stands beside a passed result, and a board does not look at a module whose credits are held,
 * so what is provisional would wait for ever.
 * Example: an essay of 62 that no board has decided on: refused, with the 62 named.
 */
export function decideRecognition(module: {
  readonly moduleCode: string
  /** What is entered and waits for a board, in words: 'Essay 62'. */
  readonly provisional: readonly string[]
  /** The board that has ratified a pass and not published it; null where none has. */
  readonly passedBy: string | null
}): Outcome<true, RecognisedLearningCode> {
  const { moduleCode, provisional, passedBy } = module
  const no = (code: RecognisedLearningCode, detail: Refusal['detail']): Refusal<RecognisedLearningCode> => ({
    code,
    field: 'moduleCode',
    detail: { moduleCode, ...detail },
  })
  return decide(true, [
    ...(passedBy === null ? [] : [no('prior-learning-beside-pass', { board: passedBy })]),
    ...(provisional.length === 0
      ? []
      : [no('prior-learning-beside-results', { results: provisional.join(', ') })]),
  ])
}

/**
 * Whether recognised prior learning may be taken back. What boards decided on its credits stands until one decides again.
 * Basis: nothing in a record is changed in silence: it is taken back once, with a reason, and stays in the history.
 * Example: taken back by Helen Ashworth on 11 May 2022 already: refused, with both named.
 */
export function decideTakingBack(
  recognition: { readonly takenBack: { readonly on: PlainDate; readonly by: string } | null },
  { reason }: { readonly reason: string },
): Outcome<
  { readonly reason: string },
  RecognisedLearningCode | ReturnType<typeof reasonRefusals>[number]['code']
> {
  const { takenBack } = recognition
  const value = { reason: reason.trim() }
  if (!takenBack) return decide(value, reasonRefusals(reason))
  return decide(value, [{ code: 'prior-learning-taken-back-already', detail: { ...takenBack } }])
}
