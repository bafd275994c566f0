const plural = (count: number, word: string): string =>
  `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`

/** Whole minutes in words: 390 is '6 hours 30 minutes', 0 is '0 minutes', -90 is 'minus 1 hour 30 minutes'. */
export function formatMinutes(minutes: number): string {
  const whole = Math.abs(Math.round(minutes))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  const parts = [hours > 0 ? plural(hours, 'hour') : '', rest > 0 ? plural(rest, 'minute') : '']
  const words = parts.filter(Boolean).join(' ') || '0 minutes'
  return minutes < 0 && whole > 0 ? `minus ${words}` : words
}

/** As formatMinutes, for sentences about hours: 24720 is '412 hours', 0 is '0 hours'. */
export function formatHours(minutes: number): string {
  return Math.round(minutes) === 0 ? '0 hours' : formatMinutes(minutes)
}

/** Hours as a figure for a formula or a table cell, at most two decimals: 2250 is '37.5'. */
export function decimalHours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100)
}

const NUMBER = '(\\d{1,4}(?:\\.\\d{1,2})?)'
const HOURS_WORD = '(?:h|hr|hrs|hour|hours)'
const MINUTES_WORD = '(?:m|min|mins|minute|minutes)'
const CLOCK_LIKE = /^(\d{1,4}):([0-5]\d)$/
const HOURS_AND_MINUTES = new RegExp(`^(\\d{1,4}) ?${HOURS_WORD} ?(?:and )?([0-5]?\\d) ?${MINUTES_WORD}?$`)
const HOURS_ALONE = new RegExp(`^${NUMBER} ?${HOURS_WORD}?$`)
const MINUTES_ALONE = new RegExp(`^(\\d{1,5}) ?${MINUTES_WORD}$`)

/**
 * Reads a duration as people write it, in whole minutes: '6.5', '6:30', '6h30', '6 hours 30 minutes', '390m'.
 * A bare number is hours. '6,5' is null: it may mean 6.5 or 65. Whether a day can hold it is asked elsewhere.
 */
export function parseDuration(text: string): number | null {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const pair = CLOCK_LIKE.exec(tidy) ?? HOURS_AND_MINUTES.exec(tidy)
  if (pair) return Number(pair[1]) * 60 + Number(pair[2])
  const minutes = MINUTES_ALONE.exec(tidy)
  if (minutes) return Number(minutes[1])
  const hours = HOURS_ALONE.exec(tidy)
  return hours ? Math.round(Number(hours[1]) * 60) : null
}

/** Minutes since midnight for '09:30', '9.30', '9:30am', '5 pm', '0930'; null for anything else. */
export function parseClock(text: string): number | null {
  const tidy = text.trim().toLowerCase()
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))? ?(am|pm)?$/.exec(tidy)
  if (!parts || (parts[2] === undefined && parts[3] === undefined)) return null
  const hour = toTwentyFour(Number(parts[1]), parts[3])
  const minute = Number(parts[2] ?? 0)
  return hour === null || hour > 23 || minute > 59 ? null : hour * 60 + minute
}

function toTwentyFour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** 'HH:MM' for minutes since midnight. */
export function formatClock(minutesOfDay: number): string {
  const hours = Math.floor(minutesOfDay / 60)
  return `${String(hours).padStart(2, '0')}:${String(minutesOfDay % 60).padStart(2, '0')}`
}
