import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import { formatCount } from './counts.ts'
import { standingWords } from './standings.ts'

const units: Record<string, { one: string; many: string }> = {
  days: { one: 'day', many: 'days' },
  weeks: { one: 'week', many: 'weeks' },
  months: { one: 'month', many: 'months' },
  credits: { one: 'credit', many: 'credits' },
}

const roundings: Record<string, string> = {
  none: 'no rounding',
  'weeks-only': 'weeks rounded down',
  'dfe-calculator': 'as the national calculator rounds',
}

/** A figure and its unit as words: (2250, 'minutes-a-week') → '37 hours 30 minutes a week', (null, 'weeks') → 'Not known'. */
export function quantityInWords(value: number | string | null, unit: string): string {
  if (value === null) return 'Not known'
  if (unit === 'date' && isPlainDate(value)) return formatDate(value)
  if (unit === 'rounding') return roundings[value] ?? String(value)
  if (unit === 'standing' && Object.hasOwn(standingWords, value)) {
    return standingWords[value as keyof typeof standingWords].text
  }
  return typeof value === 'number' ? numberInWords(value, unit) : value
}

function numberInWords(value: number, unit: string): string {
  if (unit === 'minutes') return formatMinutes(value)
  if (unit === 'minutes-a-week') return `${formatMinutes(value)} a week`
  if (unit === 'percent') return `${value}%`
  const words = units[unit]
  if (words) return `${formatCount(value)} ${value === 1 ? words.one : words.many}`
  return unit === '' ? formatCount(value) : `${formatCount(value)} ${unit}`
}

/** For a headline: whole hours, part hours left off, because nobody is told they did more than they did. 24750 → '412' */
export function wholeHours(minutes: number): string {
  return formatCount(Math.trunc(minutes / 60))
}
