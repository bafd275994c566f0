import { addDays, daysBetween, formatDate } from '@rung/shared/kernel/plain-date'
import { paceWindowFrom, type StandingFacts } from '@rung/shared/rules/off-the-job-course'
import {
  type Forecast,
  type OffTheJobStanding,
  offTheJobStanding,
} from '@rung/shared/rules/off-the-job-standing'
import { type PlannedMonth, plannedByMonth } from '@rung/shared/rules/planned-months'
import { type StandingTurns, standingFromTurns, standingTurns } from '@rung/shared/rules/standing-turns'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyStandingFacts } from './arbitraries.ts'
import { naiveExpected, naivePlannedEnd, naiveStanding } from './naive-standing.ts'
import { type Case, readCases } from './read-cases.ts'

type Given = Partial<StandingFacts> & {
  asOf: string
  recent?: { minutes: number; weeks: number; lastOn: string }
}
type Expected = Partial<Omit<OffTheJobStanding, 'reasons'> & Forecast> & { reasons: string[] }

const order = [null, 'on-track', 'behind', 'at-risk']

const cases = readCases<{
  standings: Case<Given, Expected>[]
  turns: Case<Given, StandingTurns>[]
  windows: Case<Given, string>[]
  months: Case<
    Partial<Given>,
    {
      first: PlannedMonth
      inTheBreak: PlannedMonth
      last: Omit<PlannedMonth, 'plannedMinutes'>
      count: number
    }
  >
}>('off-the-job-standing')

const usual = {
  startsOn: '2021-04-06',
  plannedEndOn: '2023-04-03',
  breaks: [],
  plannedMinutes: 41_760,
  minimumMinutes: 41_760,
  signedMinutes: 0,
  submittedMinutes: 0,
}

function factsOf({ recent, ...given }: Given): StandingFacts {
  const weeks = Array.from({ length: recent?.weeks ?? 0 }, (_, week) => week)
  const recentDays = weeks.map((week) => ({
    on: addDays(recent?.lastOn ?? '', -7 * week),
    minutes: recent?.minutes ?? 0,
  }))
  return { ...usual, recentDays, ...given }
}

describe('standing', () => {
  test.each(cases.standings)('$situation', ({ given, expect: { reasons, ...expected } }) => {
    const seen = offTheJobStanding(factsOf(given))
    expect({ ...seen, ...seen.forecast }).toMatchObject(expected)
    expect(seen.reasons.map((reason) => reason.code)).toEqual(reasons)
  })

  it('says how slow and how fast it would have to be', () => {
    const given = cases.standings.find((one) => one.situation.startsWith('Not behind, but too slow'))?.given
    expect(given && offTheJobStanding(factsOf(given)).reasons).toEqual([
      {
        code: 'pace-too-slow',
        detail: {
          missingMinutes: 22_760,
          plannedEndOn: '2023-04-03',
          paceMinutesPerWeek: 100,
          neededMinutesPerWeek: 438,
        },
      },
    ])
  })

  it('explains the expected hours with the numbers in the formula', () => {
    const { expectedExplanation, standingExplanation } = offTheJobStanding(
      factsOf({
        asOf: '2022-04-04',
        signedMinutes: 18_000,
        recent: { minutes: 600, weeks: 12, lastOn: '2022-04-04' },
      }),
    )
    expect(expectedExplanation).toMatchObject({
      rule: 'off-the-job-expected',
      formula: 'P × D ÷ N',
      working: '696 × 364 ÷ 728 = 348 hours',
      result: { value: 20_880, unit: 'minutes' },
    })
    expect(standingExplanation.working).toBe(
      '300 hours against 313 hours 12 minutes expected less tolerance; ' +
        'at this pace 820 hours by the planned end against 696 hours',
    )
    expect(standingExplanation.result).toEqual({ value: 'behind', unit: 'standing' })
  })

  it('names breaks and the first four weeks in the notes', () => {
    const seen = offTheJobStanding(
      factsOf({ asOf: '2021-04-20', breaks: [{ firstDay: '2021-04-10', lastDay: '2021-04-12' }] }),
    )
    expect(seen.expectedExplanation.notes).toContain('Days of a break in learning are left out.')
    expect(seen.standingExplanation.notes).toEqual(['The pace is not judged in the first 28 days.'])
  })

  it('agrees with a walk through the calendar, day by day', () => {
    fc.assert(
      fc.property(anyStandingFacts, (facts) => {
        const seen = offTheJobStanding(facts)
        expect(Math.abs(seen.expectedMinutes - naiveExpected(facts))).toBeLessThanOrEqual(0.5 + 1e-6)
        expect(seen.plannedEndOn).toBe(naivePlannedEnd(facts))
        expect(seen.standing).toBe(naiveStanding(facts))
      }),
      { numRuns: 500 },
    )
  })

  it('is at risk exactly where the forecast comes after the planned end, once the pace is judged', () => {
    const free = anyStandingFacts.map((facts) => ({
      ...facts,
      gatewayOn: null,
      withdrawnOn: null,
      breaks: [],
    }))
    fc.assert(
      fc.property(free, (facts) => {
        fc.pre(daysBetween(facts.startsOn, facts.asOf) >= 27)
        const { standing, forecast } = offTheJobStanding(facts)
        const { daysAfterPlannedEnd = null, reached = false } = forecast ?? {}
        const late = daysAfterPlannedEnd === null ? !reached : daysAfterPlannedEnd > 0
        expect(standing === 'at-risk').toBe(late)
      }),
    )
  })

  it('never gets worse by logging more', () => {
    fc.assert(
      fc.property(anyStandingFacts, fc.integer({ min: 1, max: 1440 }), (facts, minutes) => {
        const more = {
          ...facts,
          submittedMinutes: facts.submittedMinutes + minutes,
          recentDays: [...facts.recentDays, { on: facts.asOf, minutes }],
        }
        const before = order.indexOf(offTheJobStanding(facts).standing)
        expect(order.indexOf(offTheJobStanding(more).standing)).toBeLessThanOrEqual(before)
      }),
    )
  })

  it('gives the same for all days of one break', () => {
    fc.assert(
      fc.property(anyStandingFacts, fc.integer({ min: 1, max: 100 }), (facts, days) => {
        const pause = facts.breaks.at(0)
        fc.pre(pause !== undefined && pause.firstDay > facts.asOf)
        fc.pre(!facts.withdrawnOn || facts.withdrawnOn < facts.asOf)
        const later = addDays(pause?.firstDay ?? '', days)
        fc.pre(pause?.lastDay === null || later <= (pause?.lastDay ?? ''))
        const before = offTheJobStanding({ ...facts, asOf: addDays(pause?.firstDay ?? '', -1) })
        const within = offTheJobStanding({ ...facts, asOf: later })
        expect([within.standing, within.expectedMinutes]).toEqual([before.standing, before.expectedMinutes])
      }),
      { numRuns: 300 },
    )
  })
})

describe('the days on which a standing turns', () => {
  test.each(cases.turns)('$situation', ({ given, expect: expected }) => {
    expect(standingTurns(factsOf(given))).toEqual(expected)
  })

  it('give the standing of every later day as long as nothing more is logged', () => {
    fc.assert(
      fc.property(anyStandingFacts, fc.integer({ min: 0, max: 900 }), (facts, days) => {
        const date = addDays(facts.asOf, days)
        const kept = standingFromTurns(standingTurns(facts), date, facts.withdrawnOn ?? null)
        const worked = offTheJobStanding({ ...facts, asOf: date }).standing
        expect(kept, formatDate(date)).toBe(worked)
      }),
      { numRuns: 2000 },
    )
  })

  it('are the first such days: the day before, it was not so yet', () => {
    fc.assert(
      fc.property(anyStandingFacts, (facts) => {
        const { behindFrom, atRiskFrom } = standingTurns(facts)
        if (atRiskFrom !== null && atRiskFrom > facts.asOf)
          expect(offTheJobStanding({ ...facts, asOf: addDays(atRiskFrom, -1) }).standing).not.toBe('at-risk')
        if (behindFrom !== null) {
          const codes = (asOf: string) =>
            offTheJobStanding({ ...facts, asOf }).reasons.map((reason) => reason.code)
          expect(codes(behindFrom)).toContain('behind-plan')
          expect(codes(addDays(behindFrom, -1))).not.toContain('behind-plan')
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the days the pace looks at', () => {
  test.each(cases.windows)('$situation', ({ given, expect: expected }) => {
    expect(paceWindowFrom(factsOf(given))).toBe(expected)
  })

  it('are all that is needed: earlier ones change nothing, today or later', () => {
    fc.assert(
      fc.property(anyStandingFacts, (facts) => {
        const from = paceWindowFrom(facts)
        const shorter = { ...facts, recentDays: facts.recentDays.filter((day) => day.on >= from) }
        expect(standingTurns(shorter)).toEqual(standingTurns(facts))
        expect(offTheJobStanding(shorter)).toEqual(offTheJobStanding(facts))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the plan month by month', () => {
  test(cases.months.situation, () => {
    const months = plannedByMonth({ ...usual, ...cases.months.given })
    const { first, inTheBreak, last, count } = cases.months.expect
    expect(months[0]).toEqual(first)
    expect(months.find((month) => month.month === inTheBreak.month)).toEqual(inTheBreak)
    expect(months.at(-1)).toMatchObject(last)
    expect(months).toHaveLength(count)
  })

  it('adds up to the planned hours unless a break goes on', () => {
    fc.assert(
      fc.property(anyStandingFacts, (facts) => {
        fc.pre(facts.breaks.every((pause) => pause.lastDay !== null))
        const months = plannedByMonth(facts)
        expect(months.reduce((sum, month) => sum + month.plannedMinutes, 0)).toBe(facts.plannedMinutes)
        expect(months.at(-1)?.plannedToDateMinutes).toBe(facts.plannedMinutes)
      }),
    )
  })
})
