import { formatClock, parseClock } from '@rung/shared/kernel/minutes'

/** '9am' → '09:00'; null where nothing is typed, undefined where it is no time. */
export function timeIn(text: string): string | null | undefined {
  if (text === '') return null
  const minutes = parseClock(text)
  return minutes === null ? undefined : formatClock(minutes)
}

export const timeMessage = 'Enter the time like 16:00, or leave it empty'
