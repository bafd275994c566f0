import type { Outcome } from '@rung/shared/kernel/outcome'
import {
  decideBoardDecision,
  decideBoardDetails,
  decideRatification,
  type WantedDecision,
} from '@rung/shared/rules/decide-board'
import {
  decidePriorLearningEvidence,
  decideRecognition,
  decideTakingBack,
  type RecognisedLearning,
} from '@rung/shared/rules/recognised-learning'
import { refusalSentence } from '@rung/shared/words/refusals'
import { expect, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

interface Cases {
  details: Case<{ title: string; members: string[]; others: string[] }, string[]>[]
  decisions: Case<WantedDecision & { proposed: string }, string[]>[]
  ratifications: Case<{ asOf: string; modules: number; open: number; outdated: number }, string[]>[]
  priorLearning: Case<RecognisedLearning, string[]>[]
  recognitions: Case<{ provisional: string[]; passedBy: string | null }, string[]>[]
  takingBack: Case<{ takenBack: { on: string; by: string } | null; reason: string }, string[]>[]
}
const { details, decisions, ratifications, priorLearning, recognitions, takingBack } =
  readCases<Cases>('decide-board')
const meetsOn = '2022-05-11'

/** The codes, each of which has a sentence. */
function codesOf(outcome: Outcome<unknown>): string[] {
  const refusals = outcome.ok ? [] : outcome.refusals
  for (const refusal of refusals) expect(refusalSentence(refusal)).not.toMatch(/refused|undefined/)
  return refusals.map(({ code }) => code)
}

test.each(details)('a board is planned: $situation', ({ given, expect: refused }) => {
  const { title, members, others } = given
  expect(codesOf(decideBoardDetails({ title, meetsOn, members }, others))).toEqual(refused)
})

test.each(decisions)('a board decides: $situation', ({ given, expect: refused }) => {
  const { proposed, ...wanted } = given
  expect(codesOf(decideBoardDecision(wanted, { proposed, meetsOn }))).toEqual(refused)
})

test.each(ratifications)('a board ratifies: $situation', ({ given, expect: refused }) => {
  expect(codesOf(decideRatification({ ...given, meetsOn }))).toEqual(refused)
})

test.each(priorLearning)('prior learning is recognised: $situation', ({ given, expect: refused }) => {
  expect(codesOf(decidePriorLearningEvidence(given, { asOf: meetsOn }))).toEqual(refused)
})

/** The sentences, as they are read. */
const sentencesOf = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(refusalSentence)

test.each(recognitions)('a module is recognised: $situation', ({ given, expect: refused }) => {
  expect(sentencesOf(decideRecognition({ moduleCode: 'PZ1015', ...given }))).toEqual(refused)
})

test.each(takingBack)('prior learning is taken back: $situation', ({ given, expect: refused }) => {
  expect(sentencesOf(decideTakingBack(given, given))).toEqual(refused)
})
