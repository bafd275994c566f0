import { formatDate, londonDay } from '@rung/shared/kernel/plain-date'

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

/** '2026-01-05T09:42:00Z' → '5 January 2026 at 9:42am', by the clock in London. */
export function momentInWords(instant: string): string {
  return `${dayInWords(instant)} at ${timeInWords(instant)}`
}

/** '2026-01-05T09:42:00Z' → '9:42am', by the clock in London. */
export function timeInWords(instant: string): string {
  return londonTime.format(new Date(instant)).replace(/\s/g, '')
}

/** '2026-01-05T23:42:00Z' → '5 January 2026', the day it was in London. */
export function dayInWords(instant: string): string {
  return formatDate(londonDay(new Date(instant)))
}
