import { checkUln, isUkprn, type UlnCheck, ulnRemainder } from '@rung/shared/rules/unique-learner-number'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{
  numbers: Case<{ uln: string }, Partial<UlnCheck>>[]
  firstNine: Case<{ nineDigits: string }, { remainder: number }>[]
  ukprn: Case<{ text: string }, boolean>[]
}>('unique-learner-number')

const nineDigits = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String)

describe('Unique Learner Number', () => {
  test.each(cases.numbers)('$situation: $given.uln', ({ given, expect: expected }) => {
    expect(checkUln(given.uln)).toMatchObject(expected)
  })

  test.each(cases.firstNine)('$situation', ({ given, expect: expected }) => {
    expect(ulnRemainder(given.nineDigits)).toBe(expected.remainder)
  })

  it('has at most one check digit for any nine digits, and none where the remainder is 0', () => {
    fc.assert(
      fc.property(nineDigits, (nine) => {
        const passing = Array.from({ length: 10 }, (_, digit) => checkUln(`${nine}${digit}`).checkPasses)
        const naive = [...nine].map(Number).reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11
        expect(passing.filter(Boolean)).toHaveLength(naive === 0 ? 0 : 1)
      }),
    )
  })

  it('notices every single mistyped digit', () => {
    const slip = fc.record({
      nine: nineDigits,
      at: fc.integer({ min: 1, max: 8 }),
      by: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(slip, ({ nine, at, by }) => {
        const digit = checkUln(`${nine}0`).expectedCheckDigit
        fc.pre(digit !== null)
        const wrong = [...nine]
          .map((figure, place) => (place === at ? (Number(figure) + by) % 10 : figure))
          .join('')
        expect(checkUln(`${wrong}${digit}`).checkPasses).toBe(false)
      }),
    )
  })
})

describe('UK Provider Reference Number', () => {
  test.each(cases.ukprn)('$situation: $given.text', ({ given, expect: expected }) => {
    expect(isUkprn(given.text)).toBe(expected)
  })
})
