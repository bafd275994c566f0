/** A calendar day in the United Kingdom, 'YYYY-MM-DD'. Days compare correctly as text. */
export type PlainDate = string

/** A calendar month, 'YYYY-MM'. */
export type PlainMonth = string

const MILLISECONDS_A_DAY = 86_400_000
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const two = (number: number): string => String(number).padStart(2, '0')

/** Days in the month; month counts from 1. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The day with these parts, or null where the calendar has no such day (31 February). Years 1900 to 2199. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  const inRange = year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1
  if (!inRange || day > daysInMonth(year, month)) return null
  return `${year}-${two(month)}-${two(day)}`
}

export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  return plainDate(yearOf(text), Number(text.slice(5, 7)), Number(text.slice(8, 10))) === text
}

/** Reads a day as people in the United Kingdom write it: 6/4/2021, 06.04.2021, 6 April 2021, 2021-04-06. */
export function parsePlainDate(text: string): PlainDate | null {
  const tidy = text.trim().replace(/\s+/g, ' ')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(tidy)
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2}) ?[/.\- ] ?(\d{1,2}) ?[/.\- ] ?(\d{4})$/.exec(tidy)
  if (numbers) return plainDate(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]))
  const words = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})$/i.exec(tidy)
  return words ? plainDate(Number(words[3]), monthNumber(words[2] ?? ''), Number(words[1])) : null
}

/** 1 to 12 for 'April', 'apr' or 'Sept'; 0 for anything else. */
function monthNumber(word: string): number {
  const start = word.toLowerCase()
  if (start.length < 3) return 0
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(start)) + 1 || (start === 'sept' ? 9 : 0)
}

/** Whole days since 1 January 1970. */
export function dayNumber(date: PlainDate): number {
  return Date.UTC(yearOf(date), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MILLISECONDS_A_DAY
}

export function fromDayNumber(number: number): PlainDate {
  return new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** The same day so many months on, or the last day of a shorter month: 31 January + 1 month is 28 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const counted = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(counted / 12)
  const month = counted - year * 12 + 1
  return `${year}-${two(month)}-${two(Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)))}`
}

/** Days from one day to another: 1 from 5 to 6 January, negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Negative, zero or positive, for sorting. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4))
}

export function monthOf(date: PlainDate): PlainMonth {
  return date.slice(0, 7)
}

/** Takes a day or a month. */
export function firstOfMonth(date: PlainDate | PlainMonth): PlainDate {
  return `${date.slice(0, 7)}-01`
}

/** Takes a day or a month. */
export function lastOfMonth(date: PlainDate | PlainMonth): PlainDate {
  return addDays(addMonths(firstOfMonth(date), 1), -1)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(date: PlainDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}

/** The Monday of the week this day stands in. */
export function weekStarting(date: PlainDate): PlainDate {
  return addDays(date, -((weekday(date) + 6) % 7))
}

export function isWeekend(date: PlainDate): boolean {
  return weekday(date) % 6 === 0
}

const monthName = (date: PlainDate | PlainMonth): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? ''

/** '5 January 2026' */
export function formatDate(date: PlainDate): string {
  return `${Number(date.slice(8, 10))} ${monthName(date)} ${date.slice(0, 4)}`
}

/** 'January 2026', from a day or a month. */
export function formatMonth(date: PlainDate | PlainMonth): string {
  return `${monthName(date)} ${date.slice(0, 4)}`
}

/** 'Monday 5 January' */
export function formatDay(date: PlainDate): string {
  return `${DAYS[weekday(date)] ?? ''} ${Number(date.slice(8, 10))} ${monthName(date)}`
}

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in London at this instant: 23:30 UTC on 30 June is already 1 July there. */
export function londonDay(instant: Date): PlainDate {
  const parts = Object.fromEntries(london.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.year}-${parts.month}-${parts.day}`
}
