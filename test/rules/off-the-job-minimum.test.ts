import {
  defaultRounding,
  offTheJobRuleSets,
  type RoundingMode,
  type RuleSetKey,
} from '@rung/shared/figures/off-the-job-rule-sets'
import { addDays } from '@rung/shared/kernel/plain-date'
import {
  type MinimumFacts,
  minimumForWeeks,
  minimumFromPublished,
  offTheJobMinimum,
  offTheJobRuleSet,
  partTimeDuration,
} from '@rung/shared/rules/off-the-job-minimum'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyDate } from './arbitraries.ts'
import { type Case, readCases } from './read-cases.ts'

interface WeeksGiven {
  ruleSet: RuleSetKey
  weeklyMinutes: number
  rounding: RoundingMode
  weeks?: number
  days?: number
}

const cases = readCases<{
  weeksGiven: (Case<WeeksGiven, Record<string, number>> & { toleranceHours: number })[]
  datesGiven: (Case<Partial<MinimumFacts> & { startsOn: string }, Record<string, number | null>> & {
    toleranceHours: number
  })[]
  partTime: Case<{ weeklyMinutes: number; baseMonths: number }, { months: number; weeks: number }>[]
  floor: Case<{ publishedHours: number; priorLearningHours: number }, { minimumHours: number }>[]
}>('off-the-job-minimum')

function ruleSet(key: RuleSetKey) {
  const set = offTheJobRuleSets.find((candidate) => candidate.key === key)
  if (!set) throw new Error(`No rule set ${key}`)
  return set
}

const usual: MinimumFacts = {
  startsOn: '2021-04-06',
  plannedEndOn: '2023-04-04',
  weeklyMinutes: 2250,
  rounding: 'none',
  priorLearningMinutes: 0,
  publishedMinutes: null,
}

describe('the minimum for weeks given', () => {
  test.each(cases.weeksGiven)('$situation', ({ given, expect: expected, toleranceHours }) => {
    const weeks = given.weeks ?? (given.days ?? 0) / 7
    const sum = minimumForWeeks(ruleSet(given.ruleSet), { ...given, weeks })
    const seen: Record<string, number | null> = {
      weeks: sum.weeks,
      leaveWeeks: sum.leaveWeeks,
      netWeeks: sum.netWeeks,
      extendedMonths: sum.extendedMonths,
      totalHours: sum.totalMinutes / 60,
      beforeLeaveHours: (sum.weeks * given.weeklyMinutes) / 60,
      leaveHours: (sum.leaveWeeks * given.weeklyMinutes) / 60,
      minimumHours: sum.minimumMinutes / 60,
      hoursANetWeek: sum.minimumMinutes / 60 / sum.netWeeks,
    }
    for (const [name, value] of Object.entries(expected)) {
      // Published figures on the way are rounded to two decimals of a week and to whole hours.
      const onTheWay = name.endsWith('Hours') ? 0.7 : 0.01
      const tolerance = name === 'minimumHours' ? toleranceHours : onTheWay
      expect(Math.abs((seen[name] ?? Number.NaN) - value), name).toBeLessThanOrEqual(tolerance + 1e-9)
    }
  })
})

describe('the minimum for dates given', () => {
  test.each(cases.datesGiven)('$situation', ({ given, expect: expected, toleranceHours }) => {
    const minimum = offTheJobMinimum({ ...usual, ...given })
    if (expected.weeks !== undefined) expect(minimum.weeks).toBeCloseTo(expected.weeks ?? 0, 5)
    if (expected.extendedMonths !== undefined) expect(minimum.extendedMonths).toBe(expected.extendedMonths)
    if (expected.minimumHours === null) expect(minimum.minimumMinutes).toBeNull()
    else
      expect(Math.abs((minimum.minimumMinutes ?? 0) / 60 - (expected.minimumHours ?? 0))).toBeLessThanOrEqual(
        toleranceHours + 1e-9,
      )
  })
})

describe('the shortest practical period of part-time trainees', () => {
  test.each(cases.partTime)('$situation', ({ given, expect: expected }) => {
    const seen = partTimeDuration(given.weeklyMinutes, given.baseMonths)
    expect(seen.months).toBeCloseTo(expected.months, 3)
    expect(seen.weeks).toBeCloseTo(expected.weeks, 3)
  })
})

test.each(cases.floor)('$situation', ({ given, expect: expected }) => {
  const minimum = minimumFromPublished(
    ruleSet('C-published'),
    given.publishedHours * 60,
    given.priorLearningHours * 60,
  )
  expect(minimum).toBe(expected.minimumHours * 60)
})

describe('the explanation of the minimum', () => {
  it('puts the numbers into the formula', () => {
    const { explanation } = offTheJobMinimum(usual)
    expect(explanation).toMatchObject({
      rule: 'off-the-job-minimum-A-20-percent',
      startsFrom: '2017-05-01',
      startsTo: '2022-07-31',
      formula: '0.20 × H × (W − 5.6 × W ÷ 52)',
      working: '0.20 × 37.5 × (104 − 5.6 × 104 ÷ 52) = 696 hours',
      result: { value: 41_760, unit: 'minutes' },
      notes: [],
    })
    expect(explanation.inputs).toContainEqual({
      name: 'weekly-minutes',
      symbol: 'H',
      value: 2250,
      unit: 'minutes-a-week',
    })
  })

  it('shows the cap, the rounding and prior learning', () => {
    const { explanation } = offTheJobMinimum({
      ...usual,
      startsOn: '2022-09-05',
      plannedEndOn: '2024-09-02',
      rounding: 'dfe-calculator',
      priorLearningMinutes: 600,
    })
    expect(explanation.formula).toBe('0.20 × min(H, 30) × (W − 5.6 × W ÷ 52) − L')
    expect(explanation.working).toBe('0.20 × min(37.5, 30) × (104 − 5.6 × 104 ÷ 52) − 10 = 547 hours')
    expect(explanation.notes).toEqual([
      'Paid hours above 30 a week are not counted.',
      'Weeks are rounded to the nearest whole week.',
      'The result is rounded to the nearest whole hour.',
      'Recognised prior learning is taken off.',
    ])
  })

  it('says that a published figure is not known, and what holds instead', () => {
    const { explanation, ruleSet: key } = offTheJobMinimum({ ...usual, startsOn: '2025-09-01' })
    expect(key).toBe('C-published')
    expect(explanation.result.value).toBeNull()
    expect(explanation.working).toBe('The published figure is not known yet')
    expect(explanation.notes).toEqual([
      'The published figure of this standard is not known yet. The planned hours are used until it is entered.',
    ])
  })

  it('shows the floor of 187 hours at work', () => {
    const { explanation } = offTheJobMinimum({
      ...usual,
      startsOn: '2025-09-01',
      publishedMinutes: 18_000,
      priorLearningMinutes: 9000,
    })
    expect(explanation.working).toBe('max(300 − 150, 187) = 187 hours')
    expect(explanation.notes).toEqual(['The minimum never falls below 187 hours.'])
  })

  it('says that a part-time plan was extended, and that a short full-time one is too short', () => {
    const partTime = offTheJobMinimum({ ...usual, plannedEndOn: '2022-04-05', weeklyMinutes: 1200 })
    expect(partTime.explanation.notes).toEqual([
      'Below 30 hours a week the practical period is first extended to 18 months.',
    ])
    const short = offTheJobMinimum({ ...usual, plannedEndOn: '2021-10-05' })
    expect(short.explanation.notes).toEqual([
      'The practical period is shorter than the 12 months it must last.',
    ])
  })

  it('knows no rule before May 2017', () => {
    const { ruleSet: key, explanation, weeks } = offTheJobMinimum({ ...usual, startsOn: '2017-04-30' })
    expect(key).toBeNull()
    expect(explanation.notes).toEqual(['No minimum is known for a start before 1 May 2017.'])
    expect(weeks).toBeGreaterThan(300)
  })
})

describe('the minimum, whatever the plan', () => {
  const plan = fc.record({
    startsOn: anyDate,
    days: fc.integer({ min: 0, max: 1500 }),
    weeklyMinutes: fc.integer({ min: 60, max: 3000 }),
    rounding: fc.constantFrom('none' as const, 'weeks-only' as const, 'dfe-calculator' as const),
    priorLearningMinutes: fc.integer({ min: 0, max: 20_000 }),
    publishedMinutes: fc.option(fc.integer({ min: 11_220, max: 100_000 }), { nil: null }),
  })
  const facts = plan.map(({ days, ...rest }) => ({ ...rest, plannedEndOn: addDays(rest.startsOn, days) }))

  it('is in whole minutes and never under the floor', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { minimumMinutes, ruleSet: key } = offTheJobMinimum(given)
        if (minimumMinutes === null) return
        expect(Number.isInteger(minimumMinutes)).toBe(true)
        expect(minimumMinutes).toBeGreaterThanOrEqual(key === 'C-published' ? 11_220 : 0)
      }),
    )
  })

  it('agrees with the sum worked out the long way, in fractions of 2,600', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const set = offTheJobRuleSet(given.startsOn)
        fc.pre(set !== null && set.key !== 'C-published')
        const days = Math.round((Date.parse(given.plannedEndOn) - Date.parse(given.startsOn)) / 86_400_000)
        const longer =
          given.weeklyMinutes < 1800 ? Math.max(days / 7, (52 * 1800) / given.weeklyMinutes) : days / 7
        const weeks = given.rounding === 'none' ? longer : Math.round(longer)
        const counted = set.key === 'B-six-hours' ? Math.min(1800, given.weeklyMinutes) : given.weeklyMinutes
        const minutes = (counted * weeks * 464) / 2600
        const rounded = given.rounding === 'dfe-calculator' ? Math.round(minutes / 60) * 60 : minutes
        const expected = Math.max(0, rounded - given.priorLearningMinutes)
        expect(Math.abs((offTheJobMinimum(given).minimumMinutes ?? 0) - expected)).toBeLessThanOrEqual(
          0.5 + 1e-6,
        )
      }),
    )
  })

  it('never falls when the plan is longer', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 400 }), (given, more) => {
        const longer = offTheJobMinimum({ ...given, plannedEndOn: addDays(given.plannedEndOn, more) })
        expect(longer.minimumMinutes ?? 0).toBeGreaterThanOrEqual(offTheJobMinimum(given).minimumMinutes ?? 0)
      }),
    )
  })
})

test('the calculator’s rounding is offered from 1 October 2023', () => {
  expect(defaultRounding('2023-10-01')).toBe('dfe-calculator')
  expect(defaultRounding('2023-09-30')).toBe('weeks-only')
})
