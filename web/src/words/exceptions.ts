import { formatMinutes } from '@rung/shared/kernel/minutes'
import { daysBetween, formatDay, londonDay, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { EntryExceptionCode } from '@rung/shared/rules/entry-exceptions'

interface Marked {
  readonly learnedOn: PlainDate | null
  readonly submittedAt: string | null
  readonly minutes: number | null
}

/** Why an entry wants a closer look before it is signed, said of this entry. */
export function exceptionInWords(code: EntryExceptionCode, entry: Marked): string {
  switch (code) {
    case 'late':
      return entry.learnedOn && entry.submittedAt
        ? `Late: sent ${daysBetween(entry.learnedOn, londonDay(new Date(entry.submittedAt)))} days after the learning`
        : 'Late'
    case 'long':
      return `Long: ${formatMinutes(entry.minutes ?? 0)}`
    case 'weekend':
      return entry.learnedOn ? `Unusual: ${formatDay(entry.learnedOn)} is a weekend` : 'Unusual: at a weekend'
    case 'new-category':
      return 'Unusual: the first of this kind'
  }
}
