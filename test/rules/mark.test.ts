import {
  type EnteredMark,
  inTenths,
  isNothing,
  markFaultCodes,
  markText,
  nothingEntered,
  readMark,
} from '@rung/shared/rules/mark'
import { refusalSentence } from '@rung/shared/words/refusals'
import { suffixInWords } from '@rung/shared/words/result-faults'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{ read: Case<string, EnteredMark>[]; refused: Case<string, string[]>[] }>('mark')

const codesOf = (text: string): string[] => {
  const read = readMark(text)
  return read.ok ? [] : read.refusals.map(({ code }) => code)
}

describe('a cell of a results sheet', () => {
  test.each(cases.read)('is read: $situation', ({ given, expect: expected }) => {
    expect(readMark(given)).toEqual({ ok: true, value: expected })
  })

  test.each(cases.refused)('is refused: $situation', ({ given, expect: expected }) => {
    expect(codesOf(given)).toEqual(expected)
  })

  it('is refused with what stands in it, and no more than a screen can show', () => {
    const long = readMark('=HYPERLINK("https://example.org/a/long/way")')
    expect(long.ok ? [] : long.refusals).toEqual([
      { code: 'not-a-mark', detail: { text: '=HYPERLINK("https://' } },
    ])
    const comma = readMark('62,5')
    expect(comma.ok ? [] : comma.refusals.map(refusalSentence)).toEqual([
      'Use a full stop, not a comma. If you mean 62.5, enter 62.5',
    ])
    const over = readMark('101')
    expect(over.ok ? [] : over.refusals.map(refusalSentence)).toEqual([
      '101 is more than 100. Enter a mark from 0 to 100',
    ])
  })

  it('has every fault among the cases', () => {
    const seen = new Set(cases.refused.flatMap(({ expect: codes }) => codes))
    expect(seen).toEqual(new Set(markFaultCodes))
  })

  it('says nothing where it is empty', () => {
    expect(isNothing(nothingEntered)).toBe(true)
    expect(isNothing({ ...nothingEntered, mark: 0 })).toBe(false)
    expect(isNothing({ ...nothingEntered, notSubmitted: true })).toBe(false)
    expect(isNothing({ ...nothingEntered, passed: false })).toBe(false)
  })

  it('has letters with a meaning', () => {
    expect((['C', 'K', 'R', 'X'] as const).map(suffixInWords)).toEqual([
      'compensated',
      'retake the module',
      'reassess',
      'reassessment not taken',
    ])
  })
})

const anySuffix = fc.constantFrom(null, 'C' as const, 'K' as const, 'R' as const, 'X' as const)
const anyTenths = fc.integer({ min: 0, max: 1000 })

const anyEntered: fc.Arbitrary<EnteredMark> = fc.oneof(
  fc.record({
    mark: anyTenths.map((tenths) => tenths / 10),
    suffix: anySuffix,
    notSubmitted: fc.constant(false),
    passed: fc.constant(null),
  }),
  anySuffix.map((suffix) => ({ ...nothingEntered, suffix })),
  anySuffix.map((suffix) => ({ ...nothingEntered, suffix, notSubmitted: true })),
  anySuffix.map((suffix) => ({ ...nothingEntered, suffix, passed: false })),
  fc.constant({ ...nothingEntered, passed: true }),
)

describe('a mark, whatever it is', () => {
  it('is read again as it was written', () => {
    fc.assert(
      fc.property(anyEntered, (entered) => {
        expect(readMark(markText(entered))).toEqual({ ok: true, value: entered })
      }),
    )
  })

  it('is read the same in small letters and with spaces around', () => {
    fc.assert(
      fc.property(anyEntered, fc.constantFrom('', ' ', '  '), (entered, space) => {
        const text = `${space}${markText(entered).toLowerCase()}${space}`
        expect(readMark(text)).toEqual({ ok: true, value: entered })
      }),
    )
  })

  it('keeps its tenths exactly', () => {
    fc.assert(
      fc.property(anyTenths, (tenths) => {
        expect(inTenths(tenths / 10)).toBe(tenths)
      }),
    )
  })

  it('never comes of text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t'), fc.string(), (sign, rest) => {
        expect(readMark(`${sign}${rest}`).ok).toBe(false)
      }),
    )
  })

  it('is in range whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (text) => {
        const read = readMark(text)
        if (!read.ok) return
        const { mark } = read.value
        expect(mark === null || (mark >= 0 && mark <= 100 && inTenths(mark) / 10 === mark)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
