import type { PlainDate } from '@rung/shared/kernel/plain-date'

interface Held {
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
}

/** What is in force on a day, what comes later and what is over; each as the record lists it, newest first. */
export function byTime<T extends Held>(periods: readonly T[], asOf: PlainDate) {
  const over = (held: T) => held.endsOn !== null && held.endsOn < asOf
  const later = (held: T) => held.startsOn > asOf
  return {
    now: periods.filter((held) => !over(held) && !later(held)),
    later: periods.filter(later),
    earlier: periods.filter(over),
  }
}
