import { addDays, fromDayNumber, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { DayOfLearning, StandingFacts } from '@rung/shared/rules/off-the-job-course'
import type { BreakInLearning } from '@rung/shared/rules/practical-period'
import fc from 'fast-check'

/** Days from 1 January 2015 to 2034. */
export const anyDate: fc.Arbitrary<PlainDate> = fc.integer({ min: 16_436, max: 23_740 }).map(fromDayNumber)

/** Breaks one after the other with at least a day between, as the database allows them; the last may go on. */
export function breaksAfter(startsOn: PlainDate): fc.Arbitrary<BreakInLearning[]> {
  const gapAndLength = fc.record({
    gap: fc.integer({ min: 1, max: 200 }),
    length: fc.integer({ min: 1, max: 150 }),
  })
  return fc.tuple(fc.array(gapAndLength, { maxLength: 3 }), fc.boolean()).map(([parts, lastGoesOn]) => {
    const breaks: BreakInLearning[] = []
    let day = startsOn
    for (const { gap, length } of parts) {
      const firstDay = addDays(day, gap)
      breaks.push({ firstDay, lastDay: addDays(firstDay, length - 1) })
      day = addDays(firstDay, length)
    }
    const last = breaks.at(-1)
    return last && lastGoesOn ? [...breaks.slice(0, -1), { ...last, lastDay: null }] : breaks
  })
}

function daysUpTo(asOf: PlainDate): fc.Arbitrary<DayOfLearning[]> {
  const day = fc.record({
    back: fc.integer({ min: 0, max: 400 }),
    minutes: fc.integer({ min: 1, max: 1440 }),
  })
  return fc
    .array(day, { maxLength: 40 })
    .map((days) => days.map(({ back, minutes }) => ({ on: addDays(asOf, -back), minutes })))
}

/** A trainee at any point of any course: breaks, gateway, withdrawal, all lengths and paces. */
export const anyStandingFacts: fc.Arbitrary<StandingFacts> = fc
  .record({
    startsOn: anyDate,
    length: fc.integer({ min: 0, max: 1000 }),
    gone: fc.integer({ min: -20, max: 1300 }),
  })
  .chain(({ startsOn, length, gone }) => {
    const asOf = addDays(startsOn, gone)
    const someDay = fc.integer({ min: 1, max: 1300 }).map((days) => addDays(startsOn, days))
    return fc.record({
      startsOn: fc.constant(startsOn),
      plannedEndOn: fc.constant(addDays(startsOn, length)),
      breaks: breaksAfter(startsOn),
      breakMovesEnd: fc.constantFrom('by-break-length' as const, 'none' as const),
      gatewayOn: fc.option(someDay, { nil: null, freq: 4 }),
      withdrawnOn: fc.option(someDay, { nil: null, freq: 6 }),
      plannedMinutes: fc.integer({ min: 0, max: 60_000 }),
      minimumMinutes: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null, freq: 5 }),
      signedMinutes: fc.integer({ min: 0, max: 40_000 }),
      submittedMinutes: fc.integer({ min: 0, max: 5_000 }),
      tolerancePercent: fc.integer({ min: 0, max: 30 }),
      recentDays: daysUpTo(asOf),
      asOf: fc.constant(asOf),
    })
  })
