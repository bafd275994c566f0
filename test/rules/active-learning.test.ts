import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import {
  activeLearning,
  currentLearning,
  type LearningStretch,
  type LearningStretchStatus,
  learningStretch,
} from '@rung/shared/rules/active-learning'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { breaksAfter } from './arbitraries.ts'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{
  stretches: Case<{ startsOn: PlainDate; asOf: PlainDate }, Partial<LearningStretch>>[]
  current: Case<Partial<Parameters<typeof currentLearning>[0]>, Partial<LearningStretchStatus>>[]
}>('active-learning')

const usual = { startsOn: '2021-04-06', breaks: [], learningDays: [], asOf: '2021-06-21' }

describe('where some learning is looked for', () => {
  test.each(cases.stretches)('$situation', ({ given, expect: expected }) => {
    const stretch = learningStretch(given.startsOn, given.asOf)
    expect(stretch).toMatchObject(expected)
    expect(stretch.basis.startsWith('Programme rule')).toBe(!stretch.required && stretch.kind === 'month')
  })
})

describe('this month', () => {
  test.each(cases.current)('$situation', ({ given, expect: expected }) => {
    expect(currentLearning({ ...usual, ...given })).toMatchObject(expected)
  })
})

describe('every month so far', () => {
  it('is listed from the start to today', () => {
    const months = activeLearning({
      ...usual,
      lastCountingDay: null,
      learningDays: ['2021-04-06', '2021-06-02'],
    })
    expect(months.map(({ firstDay, lastDay, lacking }) => [firstDay, lastDay, lacking])).toEqual([
      ['2021-04-06', '2021-04-30', false],
      ['2021-05-01', '2021-05-31', true],
      ['2021-06-01', '2021-06-30', false],
    ])
  })

  it('ends where learning stops', () => {
    const months = activeLearning({ ...usual, lastCountingDay: '2021-05-31' })
    expect(months.map((month) => month.firstDay)).toEqual(['2021-04-06', '2021-05-01'])
    expect(months.map((month) => month.daysLeft)).toEqual([0, 0])
  })

  it('follows on without a gap, holds each day once, and agrees with the question for one day', () => {
    const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2019-01-01', days))
    const facts = start.chain((startsOn) =>
      fc.record({
        startsOn: fc.constant(startsOn),
        lastCountingDay: fc.constant(null),
        breaks: breaksAfter(startsOn),
        learningDays: fc.array(fc.integer({ min: 0, max: 700 }).map((days) => addDays(startsOn, days))),
        asOf: fc.integer({ min: 0, max: 700 }).map((days) => addDays(startsOn, days)),
      }),
    )
    fc.assert(
      fc.property(facts, (given) => {
        const stretches = activeLearning(given)
        expect(stretches[0]?.firstDay).toBe(given.startsOn)
        stretches.slice(1).forEach((stretch, at) => {
          expect(stretch.firstDay).toBe(addDays(stretches[at]?.lastDay ?? '', 1))
        })
        expect(stretches.at(-1)).toEqual(currentLearning(given))
        for (const day of given.learningDays.filter((learned) => learned <= given.asOf))
          expect(
            stretches.find((stretch) => stretch.firstDay <= day && day <= stretch.lastDay)?.hasLearning,
          ).toBe(true)
      }),
    )
  })
})
