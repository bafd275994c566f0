import { latelyPublished, type Publication } from '@rung/shared/rules/lately-published'
import {
  type NextStep,
  type NextStepsFacts,
  nextStepCodes,
  nextSteps,
  type ToTake,
} from '@rung/shared/rules/next-steps'
import { nextStepSentence } from '@rung/shared/words/reasons'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyDate } from './arbitraries.ts'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{
  steps: Case<Partial<NextStepsFacts>, NextStep[]>[]
  latelyPublished: Case<Publication | null, boolean>[]
  toTake: Case<Partial<ToTake>[], string[]>[]
}>('next-steps')

/** Decided by a board that published on 3 May 2021. */
const essay: ToTake = {
  moduleCode: 'PZ1015',
  moduleTitle: 'Foundations for Practice',
  component: 'essay',
  title: 'Essay',
  attempt: 'reassessment',
  dueOn: '2021-06-12',
  dueAt: null,
  since: '2021-05-03',
}

const usual: NextStepsFacts = {
  asOf: '2021-05-20',
  returned: null,
  drafts: null,
  submitted: null,
  mentor: { prepared: true, current: true, dueOn: '2022-01-01' },
  mentorEndedOn: null,
  learning: null,
  standing: 'on-track',
  behindMinutes: -20,
  behindFrom: null,
  toTake: [],
  openOptions: [],
}

describe('what stands in the way next', () => {
  test.each(cases.steps)('$situation', ({ given, expect: expected }) => {
    expect(nextSteps({ ...usual, ...given })).toEqual(expected)
  })

  test.each(cases.toTake)('to take: $situation', ({ given, expect: expected }) => {
    const steps = nextSteps({ ...usual, toTake: given.map((one) => ({ ...essay, ...one })) })
    expect(steps.map((step) => `${step.since}: ${nextStepSentence(step)}`)).toEqual(expected)
    expect(steps.every(({ code, holder }) => code === 'take-assessment' && holder === 'trainee')).toBe(true)
  })

  it('is nothing for someone who left, whatever is left open', () => {
    const open = { count: 2, oldestOn: '2021-03-01' }
    const left = { standing: null, behindMinutes: null }
    expect(
      nextSteps({
        ...usual,
        ...left,
        returned: open,
        drafts: open,
        submitted: open,
        mentor: null,
        toTake: [essay],
      }),
    ).toEqual([])
  })

  it('comes in one order, whatever there is', () => {
    const waiting = fc.option(fc.record({ count: fc.integer({ min: 0, max: 9 }), oldestOn: anyDate }), {
      nil: null,
    })
    const facts = fc.record({
      asOf: anyDate,
      returned: waiting,
      drafts: waiting,
      submitted: waiting,
      mentor: fc.option(
        fc.record({
          prepared: fc.boolean(),
          current: fc.boolean(),
          dueOn: fc.option(anyDate, { nil: null }),
        }),
        { nil: null },
      ),
      mentorEndedOn: fc.option(anyDate, { nil: null }),
      learning: fc.constant(null),
      standing: fc.constantFrom('on-track' as const, 'behind' as const, 'at-risk' as const),
      behindMinutes: fc.integer({ min: -5000, max: 5000 }),
      behindFrom: fc.option(anyDate, { nil: null }),
      toTake: fc.array(
        fc.option(anyDate, { nil: null }).map((dueOn) => ({ ...essay, dueOn })),
        { maxLength: 6 },
      ),
      openOptions: fc.array(fc.record({ key: fc.constant('level-4-option'), due: fc.constant(null) }), {
        maxLength: 2,
      }),
    })
    fc.assert(
      fc.property(facts, (given) => {
        const places = nextSteps(given).map((step) => nextStepCodes.indexOf(step.code))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(places.length > 0 || given.standing === 'on-track').toBe(true)
      }),
    )
  })
})

describe('what a board published', () => {
  test.each(cases.latelyPublished)('$situation: news $expect', ({ given, expect: expected }) => {
    expect(latelyPublished(given, usual.asOf)).toEqual(expected ? given : null)
  })
})
