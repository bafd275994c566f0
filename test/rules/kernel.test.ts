import {
  decimalHours,
  formatClock,
  formatHours,
  formatMinutes,
  parseClock,
  parseDuration,
} from '@rung/shared/kernel/minutes'
import { accepted, decide, refused } from '@rung/shared/kernel/outcome'
import {
  covers,
  daysIn,
  daysOutside,
  mergePeriods,
  overlaps,
  type Period,
  sharedPeriod,
} from '@rung/shared/kernel/period'
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  firstOfMonth,
  formatDate,
  formatDay,
  formatMonth,
  isPlainDate,
  isWeekend,
  lastOfMonth,
  londonDay,
  monthOf,
  parsePlainDate,
  weekStarting,
} from '@rung/shared/kernel/plain-date'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyDate } from './arbitraries.ts'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{
  dates: Case<string, string | null>[]
  londonDays: Case<string, string>[]
  months: Case<{ date: string; months: number }, string>[]
  durations: Case<string, number | null>[]
  clocks: Case<string, number | null>[]
  hoursInWords: Case<number, string>[]
}>('kernel')

describe('days', () => {
  test.each(cases.dates)(
    'are read as people write them: $situation, $given',
    ({ given, expect: expected }) => {
      expect(parsePlainDate(given)).toBe(expected)
    },
  )

  test.each(cases.londonDays)('are London’s: $situation', ({ given, expect: expected }) => {
    expect(londonDay(new Date(given))).toBe(expected)
  })

  test.each(cases.months)('move by months: $situation', ({ given, expect: expected }) => {
    expect(addMonths(given.date, given.months)).toBe(expected)
  })

  it('are told apart from text that only looks like them', () => {
    expect(['2021-04-06', '2021-02-30', '2021-4-6', '06/04/2021', '', 7, null].map(isPlainDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('are written as the NHS writes them', () => {
    expect(formatDate('2026-01-05')).toBe('5 January 2026')
    expect(formatMonth('2026-01-05')).toBe('January 2026')
    expect(formatMonth('2026-12')).toBe('December 2026')
    expect(formatDay('2026-01-05')).toBe('Monday 5 January')
  })

  it('know their week and month', () => {
    expect(weekStarting('2026-01-05')).toBe('2026-01-05')
    expect(weekStarting('2026-01-11')).toBe('2026-01-05')
    expect(firstOfMonth('2024-02-10')).toBe('2024-02-01')
    expect(lastOfMonth('2024-02-10')).toBe('2024-02-29')
    expect(lastOfMonth('2023-12')).toBe('2023-12-31')
    expect(monthOf('2024-02-10')).toBe('2024-02')
    expect(['2021-04-16', '2021-04-17', '2021-04-18', '2021-04-19'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('count there and back, and read back what they write', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        const other = addDays(date, days)
        expect(daysBetween(date, other)).toBe(days)
        expect(Math.sign(compareDates(date, other))).toBe(Math.sign(-days) + 0)
        expect(parsePlainDate(formatDate(date))).toBe(date)
        expect(parsePlainDate(`${formatDay(date)} ${date.slice(0, 4)}`)).toBe(date)
      }),
    )
  })
})

describe('periods', () => {
  const april: Period = { firstDay: '2021-04-01', lastDay: '2021-04-30' }
  const fromMay: Period = { firstDay: '2021-05-01', lastDay: null }

  it('hold both their ends, and no end means they go on', () => {
    expect(['2021-03-31', '2021-04-01', '2021-04-30', '2021-05-01'].map((day) => covers(april, day))).toEqual(
      [false, true, true, false],
    )
    expect(covers(fromMay, '2031-01-01')).toBe(true)
    expect(overlaps(april, fromMay)).toBe(false)
    expect(overlaps(fromMay, { firstDay: '2021-04-30', lastDay: '2021-05-01' })).toBe(true)
    expect(daysIn({ firstDay: '2021-04-01', lastDay: '2021-04-30' })).toBe(30)
    expect(daysIn({ firstDay: '2021-04-30', lastDay: '2021-04-01' })).toBe(0)
    expect(sharedPeriod({ firstDay: '2021-04-20', lastDay: '2021-05-20' }, fromMay)).toEqual({
      firstDay: '2021-05-01',
      lastDay: '2021-05-20',
    })
    expect(sharedPeriod({ firstDay: '2021-04-20', lastDay: '2021-04-25' }, fromMay)).toBeNull()
  })

  it('are made one where they touch or overlap', () => {
    expect(mergePeriods([fromMay, april])).toEqual([{ firstDay: '2021-04-01', lastDay: null }])
    expect(mergePeriods([{ firstDay: '2021-06-02', lastDay: '2021-06-01' }])).toEqual([])
    const later: Period = { firstDay: '2021-05-02', lastDay: '2021-05-03' }
    expect(mergePeriods([later, april])).toEqual([april, later])
  })

  const anyPeriod = fc
    .tuple(anyDate, fc.option(fc.integer({ min: -2, max: 90 }), { nil: null }))
    .map(
      ([firstDay, days]): Period => ({ firstDay, lastDay: days === null ? null : addDays(firstDay, days) }),
    )

  it('leave as many days outside as a count day by day finds', () => {
    const near = fc
      .tuple(
        fc.integer({ min: -30, max: 60 }),
        fc.option(fc.integer({ min: -2, max: 30 }), { nil: null, freq: 8 }),
      )
      .map(([from, days]): Period => {
        const firstDay = addDays('2021-04-06', from)
        return { firstDay, lastDay: days === null ? null : addDays(firstDay, days) }
      })
    fc.assert(
      fc.property(fc.array(near, { maxLength: 5 }), fc.integer({ min: -1, max: 60 }), (others, length) => {
        const whole = { firstDay: '2021-04-06', lastDay: addDays('2021-04-06', length) }
        const days = Array.from({ length: length + 1 }, (_, at) => addDays('2021-04-06', at))
        const outside = days.filter((day) => !others.some((other) => covers(other, day)))
        expect(daysOutside(whole, others)).toBe(outside.length)
      }),
    )
  })

  it('overlap both ways or not at all', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a))
      }),
    )
  })
})

describe('hours', () => {
  test.each(cases.durations)(
    'are read as people write them: $situation, $given',
    ({ given, expect: expected }) => {
      expect(parseDuration(given)).toBe(expected)
    },
  )

  test.each(cases.clocks)('of the clock are read: $situation, $given', ({ given, expect: expected }) => {
    expect(parseClock(given)).toBe(expected)
  })

  test.each(cases.hoursInWords)('are put in words: $situation', ({ given, expect: expected }) => {
    expect(formatMinutes(given)).toBe(expected)
    expect(formatHours(given)).toBe(expected)
  })

  it('of nothing are 0 minutes, or 0 hours in a sentence about hours', () => {
    expect(formatMinutes(0)).toBe('0 minutes')
    expect(formatHours(0)).toBe('0 hours')
  })

  it('stand as figures in a formula', () => {
    expect([2250, 1350, 400, 0].map(decimalHours)).toEqual(['37.5', '22.5', '6.67', '0'])
  })

  it('read back what they write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59_999 }), (minutes) => {
        expect(parseDuration(formatMinutes(minutes).replaceAll(',', ''))).toBe(minutes)
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        expect(parseClock(formatClock(minutes))).toBe(minutes)
      }),
    )
  })

  it('are never guessed from any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const minutes = parseDuration(text)
        expect(minutes === null || (Number.isInteger(minutes) && minutes >= 0)).toBe(true)
      }),
    )
  })
})

describe('an outcome', () => {
  it('is accepted where nothing speaks against it, else refused with all reasons', () => {
    expect(decide(7, [])).toEqual(accepted(7))
    expect(decide(7, [{ code: 'one' }, { code: 'two', field: 'on' }])).toEqual(
      refused({ code: 'one' }, { code: 'two', field: 'on' }),
    )
  })
})
