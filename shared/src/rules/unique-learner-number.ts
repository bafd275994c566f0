export interface UlnCheck {
  /** Ten digits, the first not 0. Strip spaces before asking. */
  readonly validFormat: boolean
  readonly remainder: number | null
  /** Null where the format is wrong or no check digit exists (remainder 0). */
  readonly expectedCheckDigit: number | null
  readonly checkPasses: boolean
  /** 9999999999 stands for a number not known yet. */
  readonly isTemporary: boolean
}

const TEMPORARY_ULN = '9999999999'

/**
 * The remainder of the first nine digits: 10·d1 + 9·d2 + … + 2·d9, modulo 11. Remainder 0 is never issued.
 * Basis: the check digit algorithm of the Unique Learner Number. Example: 123456789 sums to 210, remainder 1.
 */
export function ulnRemainder(nineDigits: string): number {
  return [...nineDigits.slice(0, 9)].reduce((sum, digit, at) => sum + (10 - at) * Number(digit), 0) % 11
}

/**
 * Checks a Unique Learner Number.
 * Basis: ten digits from 1000000000 to 9999999999; the tenth is 10 less the remainder, which is not 0.
 * Example: 1234567899 has remainder 1, so check digit 9: it passes; 1234567890 does not.
 */
export function checkUln(text: string): UlnCheck {
  const validFormat = /^[1-9]\d{9}$/.test(text)
  const remainder = validFormat ? ulnRemainder(text) : null
  const expectedCheckDigit = remainder === null || remainder === 0 ? null : 10 - remainder
  return {
    validFormat,
    remainder,
    expectedCheckDigit,
    checkPasses: expectedCheckDigit !== null && Number(text[9]) === expectedCheckDigit,
    isTemporary: text === TEMPORARY_ULN,
  }
}

/**
 * Whether the text is a UK Provider Reference Number.
 * Basis: UK Register of Learning Providers: eight digits from 10000000. Example: 10007141 is one, 07007141 is not.
 */
export function isUkprn(text: string): boolean {
  return /^[1-9]\d{7}$/.test(text)
}
