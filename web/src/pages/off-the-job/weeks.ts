import type { Entry } from '@rung/shared/contract/off-the-job'
import { addDays, type PlainDate, weekStarting } from '@rung/shared/kernel/plain-date'

export interface Week {
  readonly monday: PlainDate
  readonly entries: readonly Entry[]
  /** Whole minutes. */
  readonly signedMinutes: number
  readonly submittedMinutes: number
}

/** Entries by the week they were learned in, newest first. Those without a date are left out. */
export function weeksOf(entries: readonly Entry[]): Week[] {
  const weeks = new Map<PlainDate, Entry[]>()
  for (const entry of entries) {
    if (entry.learnedOn === null) continue
    const monday = weekStarting(entry.learnedOn)
    weeks.set(monday, [...(weeks.get(monday) ?? []), entry])
  }
  return [...weeks].map(([monday, own]) => ({
    monday,
    entries: own,
    signedMinutes: minutesIn(own, 'signed'),
    submittedMinutes: minutesIn(own, 'submitted'),
  }))
}

function minutesIn(entries: readonly Entry[], state: Entry['state']): number {
  return entries.reduce((sum, entry) => sum + (entry.state === state ? (entry.minutes ?? 0) : 0), 0)
}

export interface WholeWeeks {
  readonly weeks: readonly Week[]
  /** The last day of the week that comes after these; null where they are the last. */
  readonly earlierTo: PlainDate | null
}

/** The week a page breaks off in is left to the next page, so that every week and its sum are whole. */
export function wholeWeeks(weeks: readonly Week[], more: boolean): WholeWeeks {
  const broken = more ? weeks.at(-1) : undefined
  return broken
    ? { weeks: weeks.slice(0, -1), earlierTo: addDays(broken.monday, 6) }
    : { weeks, earlierTo: null }
}
