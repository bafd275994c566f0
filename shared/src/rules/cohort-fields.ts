import { bandsByStage } from '../figures/programme.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import { type PlainDate, parsePlainDate } from '../kernel/plain-date.ts'
import type { CohortColumn } from './cohort-columns.ts'
import { checkUln } from './unique-learner-number.ts'

export const cohortFaultCodes = [
  'value-missing',
  'formula-like',
  'value-too-long',
  'email-unreadable',
  'email-repeated',
  'email-of-trainee',
  'email-of-someone-else',
  'day-unreadable',
  'too-young',
  'too-old',
  'uln-shape',
  'uln-check-digit',
  'uln-repeated',
  'uln-taken',
  'employer-misspelt',
  'system-misspelt',
  'system-differs',
  'levy-differs',
  'band-unreadable',
  'band-not-at-start',
  'hours-comma',
  'hours-unreadable',
  'hours-out-of-range',
  'start-before-rules',
  'end-not-after-start',
  'period-too-short',
  'planned-hours-unknown',
  'option-unknown',
  'no-options',
  'yes-or-no',
  'english-and-maths-unreadable',
  'student-number-unreadable',
  'student-number-repeated',
  'student-number-taken',
  'too-many-values',
] as const
export type CohortFaultCode = (typeof cohortFaultCodes)[number]

type Field<T> = Outcome<T, CohortFaultCode>

const no = (field: CohortColumn, code: CohortFaultCode, detail?: Readonly<Record<string, string | number>>) =>
  refused<CohortFaultCode>(detail === undefined ? { code, field } : { code, field, detail })

const LONGEST_TEXT = 100
const LONGEST_EMAIL = 254
const LEAST_WEEKLY_HOURS = 1
const MOST_WEEKLY_HOURS = 75

/**
 * Whether a spreadsheet would take this text for a formula, whichever width its first character is written in.
 * Basis: CSV injection (OWASP). Example: '=HYPERLINK("x")' is one, 'O’Neill' is not.
 */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@]/.test(text.normalize('NFKC').trim())
}

/** Text with its spaces tidied; refused where it is empty, looks like a formula or is longer than a name is. */
export function readText(field: CohortColumn, text: string, longest = LONGEST_TEXT): Field<string> {
  const tidy = text.trim().replace(/\s+/g, ' ')
  if (tidy === '') return no(field, 'value-missing')
  if (looksLikeFormula(tidy)) return no(field, 'formula-like')
  return tidy.length > longest
    ? no(field, 'value-too-long', { longest, length: tidy.length })
    : accepted(tidy)
}

/** As the university writes it: letters, digits, dashes and slashes. */
export function readStudentNumber(text: string): Field<string> {
  const tidy = readText('studentNumber', text, 30)
  if (!tidy.ok || /^[\p{L}\p{N}][\p{L}\p{N}/.-]*$/u.test(tidy.value)) return tidy
  return no('studentNumber', 'student-number-unreadable')
}

/** In lower case, as it is kept. */
export function readEmail(text: string): Field<string> {
  const tidy = readText('email', text.toLowerCase(), LONGEST_EMAIL)
  if (!tidy.ok || /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]+$/.test(tidy.value)) return tidy
  return no('email', 'email-unreadable')
}

export function readDay(field: 'bornOn' | 'startsOn' | 'plannedEndOn', text: string): Field<PlainDate> {
  if (text.trim() === '') return no(field, 'value-missing')
  const day = parsePlainDate(text)
  return day === null ? no(field, 'day-unreadable', { text: text.trim().slice(0, 30) }) : accepted(day)
}

/** Spaces in it are left out; the temporary number stands for one not known yet. */
export function readUln(text: string): Field<string> {
  const digits = text.replace(/\s/g, '')
  if (digits === '') return no('uln', 'value-missing')
  const check = checkUln(digits)
  if (!check.validFormat) return no('uln', 'uln-shape')
  return check.checkPasses || check.isTemporary ? accepted(digits) : no('uln', 'uln-check-digit')
}

/**
 * The pay band at the start. Basis: Health Education England North, July 2020: Band 2 or 3 in year 1.
 * Example: 'Band 3' and '3' are 3; 'Band 5' is refused.
 */
export function readBand(text: string): Field<2 | 3> {
  if (text.trim() === '') return no('band', 'value-missing')
  const band = Number(/^(?:band ?)?(\d{1,2})$/i.exec(text.trim())?.[1] ?? Number.NaN)
  if (Number.isNaN(band)) return no('band', 'band-unreadable')
  const atStart = bandsByStage[0].bands.find((allowed) => allowed === band)
  return atStart === undefined ? no('band', 'band-not-at-start', { band }) : accepted(atStart)
}

/** Paid hours a week, in minutes: '37.5' is 2250. A comma is refused: '37,5' may mean 37.5 or 375. */
export function readWeeklyMinutes(text: string): Field<number> {
  const tidy = text.trim()
  if (tidy === '') return no('weeklyHours', 'value-missing')
  if (/^\d+,\d+$/.test(tidy)) return no('weeklyHours', 'hours-comma', { meant: tidy.replace(',', '.') })
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(tidy)) return no('weeklyHours', 'hours-unreadable')
  const hours = Number(tidy)
  if (hours < LEAST_WEEKLY_HOURS || hours > MOST_WEEKLY_HOURS)
    return no('weeklyHours', 'hours-out-of-range', { least: LEAST_WEEKLY_HOURS, most: MOST_WEEKLY_HOURS })
  return accepted(Math.round(hours * 60))
}

export function readYesNo(field: 'levyPayer' | 'guaranteedPost', text: string): Field<boolean> {
  const tidy = text.trim().toLowerCase()
  if (tidy === '') return no(field, 'value-missing')
  if (['yes', 'y', 'true'].includes(tidy)) return accepted(true)
  return ['no', 'n', 'false'].includes(tidy) ? accepted(false) : no(field, 'yes-or-no')
}

export const englishAndMathsValues = ['level 2 held', 'to do'] as const

export function readEnglishAndMaths(text: string): Field<(typeof englishAndMathsValues)[number]> {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (tidy === '') return no('englishAndMaths', 'value-missing')
  const found = englishAndMathsValues.find((value) => value === tidy)
  return found === undefined ? no('englishAndMaths', 'english-and-maths-unreadable') : accepted(found)
}

/** The option chosen, by its module code; null where none is chosen yet. */
export function readOption(text: string, codes: readonly string[]): Field<string | null> {
  const tidy = text.trim().toUpperCase()
  if (tidy === '') return accepted(null)
  if (codes.length === 0) return no('option', 'no-options')
  const found = codes.find((code) => code.toUpperCase() === tidy)
  return found === undefined ? no('option', 'option-unknown', { codes: codes.join(' or ') }) : accepted(found)
}
