import { findNhsNumber, isNhsNumber } from '@rung/shared/rules/nhs-number'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{ found: Case<string, string>[]; notFound: Omit<Case<string, null>, 'expect'>[] }>(
  'nhs-number',
)

/** Made the other way round: nine digits and the digit that completes them. */
const nhsNumber = fc
  .integer({ min: 1, max: 999_999_999 })
  .map((number) => String(number).padStart(9, '0'))
  .map((nine) => {
    const sum = [...nine].map(Number).reduce((total, digit, at) => total + digit * (10 - at), 0)
    const check = 11 - (sum % 11)
    return check === 10 ? null : `${nine}${check === 11 ? 0 : check}`
  })
  .filter((number) => number !== null)

describe('an NHS number in free text', () => {
  test.each(cases.found)('is found: $situation', ({ given, expect: expected }) => {
    expect(findNhsNumber(given)).toBe(expected)
  })

  test.each(cases.notFound)('is not seen where there is none: $situation', ({ given }) => {
    expect(findNhsNumber(given)).toBeNull()
  })

  it('is found however it is grouped and whatever stands around it', () => {
    const words = fc.stringMatching(/^[a-z ,.]{0,20}$/)
    const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', ' - ')
    fc.assert(
      fc.property(nhsNumber, gap, words, words, (number, between, before, after) => {
        const written = [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(between)
        expect(findNhsNumber(`${before}x ${written} x${after}`)).toBe(number)
      }),
    )
  })

  it('is never seen with a wrong last digit', () => {
    fc.assert(
      fc.property(nhsNumber, fc.integer({ min: 1, max: 9 }), (number, by) => {
        const wrong = `${number.slice(0, 9)}${(Number(number[9]) + by) % 10}`
        expect(isNhsNumber(wrong)).toBe(false)
        expect(findNhsNumber(`about ${wrong} it is`)).toBeNull()
      }),
    )
  })
})
