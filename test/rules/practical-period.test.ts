import { addDays, daysBetween } from '@rung/shared/kernel/plain-date'
import {
  breakOn,
  dateOfNetDay,
  netDaysTo,
  type PracticalPeriod,
  type PracticalPeriodFacts,
  practicalPeriod,
} from '@rung/shared/rules/practical-period'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyDate, breaksAfter } from './arbitraries.ts'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{ periods: Case<Partial<PracticalPeriodFacts>, Partial<PracticalPeriod>>[] }>(
  'practical-period',
)

const usual: PracticalPeriodFacts = {
  startsOn: '2021-04-06',
  plannedEndOn: '2023-04-05',
  gatewayOn: null,
  withdrawnOn: null,
  breaks: [],
  breakMovesEnd: 'by-break-length',
}

describe('the practical period', () => {
  test.each(cases.periods)('$situation', ({ given, expect: expected }) => {
    expect(practicalPeriod({ ...usual, ...given })).toMatchObject(expected)
  })

  it('knows the break a day lies in', () => {
    const pause = { firstDay: '2021-10-04', lastDay: '2022-01-02' }
    const period = practicalPeriod({ ...usual, breaks: [pause] })
    expect(
      ['2021-10-03', '2021-10-04', '2022-01-02', '2022-01-03'].map((day) => breakOn(period, day)),
    ).toEqual([null, pause, pause, null])
  })

  const anyPeriod = anyDate.chain((startsOn) =>
    fc.record({
      ...usual,
      startsOn: fc.constant(startsOn),
      plannedEndOn: fc.integer({ min: 0, max: 1000 }).map((days) => addDays(startsOn, days)),
      gatewayOn: fc.constant(null),
      withdrawnOn: fc.constant(null),
      breaks: breaksAfter(startsOn),
      breakMovesEnd: fc.constant('by-break-length' as const),
    }),
  )

  it('keeps its days of learning whatever breaks there are, where breaks move the end', () => {
    fc.assert(
      fc.property(anyPeriod, (facts) => {
        const period = practicalPeriod(facts)
        expect(period.netDays).toBe(daysBetween(facts.startsOn, facts.plannedEndOn) + 1)
        if (facts.breaks.every((pause) => pause.lastDay !== null))
          expect(netDaysTo(period, period.plannedEndOn)).toBe(period.netDays)
      }),
    )
  })

  it('keeps its end whatever breaks there are, where breaks move nothing, and every day is one or the other', () => {
    fc.assert(
      fc.property(anyPeriod, (given) => {
        const facts = { ...given, breakMovesEnd: 'none' as const }
        const period = practicalPeriod(facts)
        expect(period.plannedEndOn).toBe(facts.plannedEndOn)
        const days = daysBetween(facts.startsOn, facts.plannedEndOn) + 1
        // A course that is all break still has a day, so that nothing is divided by none.
        expect(period.netDays).toBe(Math.max(1, days - period.breakDays))
      }),
    )
  })

  it('lets nothing count from gateway on, nor after the last day of learning', () => {
    const days = fc.option(fc.integer({ min: 1, max: 900 }), { nil: null })
    fc.assert(
      fc.property(anyPeriod, days, days, (facts, toGateway, toLast) => {
        const gatewayOn = toGateway === null ? null : addDays(facts.startsOn, toGateway)
        const withdrawnOn = toLast === null ? null : addDays(facts.startsOn, toLast)
        const { lastCountingDay } = practicalPeriod({ ...facts, gatewayOn, withdrawnOn })
        const counts = (day: string) => lastCountingDay === null || day <= lastCountingDay
        if (gatewayOn) expect(counts(gatewayOn)).toBe(false)
        if (withdrawnOn) expect(counts(addDays(withdrawnOn, 1))).toBe(false)
        const ends = [gatewayOn && addDays(gatewayOn, -1), withdrawnOn].filter((day) => day !== null)
        expect(lastCountingDay).toBe(ends.toSorted()[0] ?? null)
      }),
    )
  })

  it('finds the first date on which a day of learning is reached', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 1, max: 1200 }), (facts, netDay) => {
        const period = practicalPeriod(facts)
        const date = dateOfNetDay(period, netDay)
        if (date === null) {
          const open = facts.breaks.find((pause) => pause.lastDay === null)
          expect(netDaysTo(period, open?.firstDay ?? '')).toBeLessThan(netDay)
        } else {
          expect(netDaysTo(period, date)).toBe(netDay)
          expect(netDaysTo(period, addDays(date, -1))).toBe(netDay - 1)
        }
      }),
    )
  })
})
