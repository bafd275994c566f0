import { offTheJobRuleSets, type RoundingMode } from '@rung/shared/figures/off-the-job-rule-sets'
import { minimumForWeeks } from '@rung/shared/rules/off-the-job-minimum'
import {
  checkPriorLearning,
  type PriorLearningPrice,
  priorLearningPrice,
} from '@rung/shared/rules/prior-learning'
import {
  checkFinish,
  checkPlan,
  dayRelease,
  minimumMonths,
  weeklyAverage,
} from '@rung/shared/rules/training-plan'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

type WeeklyRuleSet = 'A-20-percent' | 'B-six-hours'

const cases = readCases<{
  plan: Case<
    {
      ruleSet: WeeklyRuleSet
      weeklyMinutes: number
      weeks: number
      rounding: RoundingMode
      plannedHours: number
    },
    { minimumHours: number; compliant: boolean; shortHours: number }
  >[]
  weeklyAverage: Case<{ ruleSet: WeeklyRuleSet; weeklyMinutes: number }, { minutes: number }>[]
  priorLearning: Case<
    { trainingHours: number; priorLearningHours: number; leastHours: number },
    { remainingHours: number; eligible: boolean }
  >[]
  price: Case<
    {
      trainingHours: number
      priorLearningHours: number
      fundingBandPence: number
      reducedByPence: number | null
    },
    Partial<PriorLearningPrice>
  >[]
  shortest: Case<{ startsOn: string }, { months: number | null }>[]
  dayRelease: Case<
    { ruleSet: WeeklyRuleSet; weeklyMinutes: number; studyDayMinutes: number; studyWeeksAYear: number },
    { deliveredHours: number; requiredHours: number; surplusHours: number }
  >[]
  lateFinish: Case<
    { minimumHours: number; loggedHours: number },
    { compliant: boolean; shortHours: number }
  >[]
}>('off-the-job-minimum')

describe('a training plan', () => {
  test.each(cases.plan)('$situation', ({ given, expect: expected }) => {
    const set = offTheJobRuleSets.find((candidate) => candidate.key === given.ruleSet)
    const minimumMinutes = set ? minimumForWeeks(set, given).minimumMinutes : 0
    expect(minimumMinutes).toBe(expected.minimumHours * 60)
    expect(checkPlan(given.plannedHours * 60, minimumMinutes)).toEqual({
      compliant: expected.compliant,
      shortMinutes: expected.shortHours * 60,
    })
  })

  test.each(cases.lateFinish)('$situation', ({ given, expect: expected }) => {
    expect(checkFinish(given.loggedHours * 60, given.minimumHours * 60)).toEqual({
      compliant: expected.compliant,
      shortMinutes: expected.shortHours * 60,
    })
  })

  test.each(cases.shortest)('$situation', ({ given, expect: expected }) => {
    expect(minimumMonths(given.startsOn)).toBe(expected.months)
  })

  test.each(cases.weeklyAverage)('$situation', ({ given, expect: expected }) => {
    expect(weeklyAverage(given.ruleSet, given.weeklyMinutes)).toBe(expected.minutes)
  })

  test.each(cases.dayRelease)('$situation', ({ given, expect: expected }) => {
    expect(dayRelease(given)).toEqual({
      deliveredMinutes: expected.deliveredHours * 60,
      requiredMinutes: expected.requiredHours * 60,
      surplusMinutes: expected.surplusHours * 60,
    })
  })
})

describe('recognised prior learning', () => {
  test.each(cases.priorLearning)('$situation', ({ given, expect: expected }) => {
    const { trainingHours, priorLearningHours, leastHours } = given
    expect(checkPriorLearning(trainingHours * 60, priorLearningHours * 60, leastHours * 60)).toEqual({
      remainingMinutes: expected.remainingHours * 60,
      eligible: expected.eligible,
    })
  })

  test.each(cases.price)('$situation', ({ given, expect: expected }) => {
    const { trainingHours, priorLearningHours, ...money } = given
    const facts = {
      ...money,
      trainingMinutes: trainingHours * 60,
      priorLearningMinutes: priorLearningHours * 60,
    }
    expect(priorLearningPrice(facts)).toMatchObject(expected)
  })

  it('takes nothing off where there is no training to share', () => {
    const facts = {
      trainingMinutes: 0,
      priorLearningMinutes: 60,
      fundingBandPence: 1_000_000,
      reducedByPence: null,
    }
    expect(priorLearningPrice(facts)).toMatchObject({ leastReductionPence: 0, sufficient: true })
  })

  it('never takes off more than half, and what is taken off and what is left make the band', () => {
    const facts = fc
      .record({
        trainingMinutes: fc.integer({ min: 1, max: 100_000 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ trainingMinutes, share }) => ({
        trainingMinutes,
        priorLearningMinutes: Math.floor(trainingMinutes * share),
        reducedByPence: null,
      }))
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 3_000_000 }), (given, fundingBandPence) => {
        const price = priorLearningPrice({ ...given, fundingBandPence })
        expect(price.leastReductionPence).toBeLessThanOrEqual(fundingBandPence / 2)
        expect(price.leastReductionPence + price.highestPricePence).toBe(fundingBandPence)
      }),
    )
  })
})
