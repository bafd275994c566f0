const GAP = '[ \\u00a0\\u2009.\\-\\u2010-\\u2014]{1,3}'
const SPELLINGS = [`\\d{10}`, `\\d{3}${GAP}\\d{3}${GAP}\\d{4}`, `\\d{3}${GAP}\\d{7}`, `\\d{6}${GAP}\\d{4}`]

/**
 * Whether ten digits are a valid NHS number: weights 10 to 2, modulus 11, the last digit checks the others.
 * Basis: NHS Data Dictionary, NHS NUMBER. Example: 9434765919 passes, 9434765918 does not.
 */
export function isNhsNumber(tenDigits: string): boolean {
  if (!/^\d{10}$/.test(tenDigits) || /^0+$/.test(tenDigits)) return false
  const sum = [...tenDigits.slice(0, 9)].reduce((total, digit, at) => total + (10 - at) * Number(digit), 0)
  return (11 - (sum % 11)) % 11 === Number(tenDigits[9])
}

/**
 * The first valid NHS number in a text, digits only, or null. Ten digits in a row or as people group them
 * (3-3-4, 3-7, 6-4, with spaces, dashes or dots) count; part of a longer number, or a wrong check digit, does not.
 * Basis: free text never holds a patient's NHS number. Example: 'Helped 943 476 5919' gives '9434765919'.
 */
export function findNhsNumber(text: string): string | null {
  const plain = text.normalize('NFKC')
  for (const spelling of SPELLINGS) {
    for (const match of plain.matchAll(new RegExp(`(?<!\\d)(?=(${spelling})(?!\\d))`, 'g'))) {
      const digits = (match[1] ?? '').replace(/\D/g, '')
      if (isNhsNumber(digits)) return digits
    }
  }
  return null
}
