import { defaultSettings, type ProgrammeSettings } from '../figures/programme-settings.ts'
import { daysBetween, isWeekend, type PlainDate } from '../kernel/plain-date.ts'

export const entryExceptionCodes = ['late', 'long', 'weekend', 'new-category'] as const
export type EntryExceptionCode = (typeof entryExceptionCodes)[number]

export interface EntryException {
  readonly code: EntryExceptionCode
  readonly detail: Readonly<Record<string, string | number>>
}

export interface SubmittedEntry {
  readonly learnedOn: PlainDate
  readonly submittedOn: PlainDate
  /** Whole minutes. */
  readonly minutes: number
  readonly category: string
}

export interface ExceptionFacts {
  /** Categories of the trainee's other entries that are not drafts. */
  readonly usedCategories: readonly string[]
  /** How many such entries there are: among the first few every category is new. */
  readonly otherEntries: number
  readonly settings?: Pick<ProgrammeSettings, 'lateAfterDays' | 'longAfterMinutes'>
}

const FIRST_FEW_ENTRIES = 5

/**
 * What a mentor should look at twice before signing; none of it refuses the entry. Weekend and new category
 * are the two unusual ones.
 * Basis: programme rule; days and hours are set by the programme.
 * Example: learned on 1 March, submitted on 30 March: late by 1 day over the usual 28.
 */
export function entryExceptions(entry: SubmittedEntry, facts: ExceptionFacts): EntryException[] {
  const { lateAfterDays, longAfterMinutes } = facts.settings ?? defaultSettings
  const days = daysBetween(entry.learnedOn, entry.submittedOn)
  const found: EntryException[] = []
  if (days > lateAfterDays) found.push({ code: 'late', detail: { days, lateAfterDays } })
  if (entry.minutes > longAfterMinutes)
    found.push({ code: 'long', detail: { minutes: entry.minutes, longAfterMinutes } })
  if (isWeekend(entry.learnedOn)) found.push({ code: 'weekend', detail: { learnedOn: entry.learnedOn } })
  if (facts.otherEntries >= FIRST_FEW_ENTRIES && !facts.usedCategories.includes(entry.category))
    found.push({ code: 'new-category', detail: { category: entry.category } })
  return found
}
