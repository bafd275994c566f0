import { findCategory } from '../figures/off-the-job-categories.ts'
import { formatClock, parseClock, parseDuration } from '../kernel/minutes.ts'
import type { Refusal } from '../kernel/outcome.ts'
import { parsePlainDate } from '../kernel/plain-date.ts'
import type { EntryContent } from './decide-entry.ts'
import type { ImportColumn } from './import-columns.ts'

const column = <Key extends string>(
  key: Key,
  heading: string,
  example: string,
  alsoWritten: readonly string[] = [],
  required = true,
): ImportColumn<Key> => ({ key, heading, alsoWritten, required, example })

/** The columns of a log that someone brings, in the order of the template. */
export const entryColumns = [
  column('learnedOn', 'Date', '06/04/2021', ['Day', 'Date of learning']),
  column('category', 'Kind of learning', 'University teaching', ['Category', 'Type'], false),
  column('activity', 'Activity', 'Lecture on stress and the body', ['What I did']),
  column('learned', 'What I learned', 'What stress does to the heart, gut and sleep', [
    'Learning',
    'What was learned',
  ]),
  column('startsAt', 'From', '09:30', ['Start', 'Start time'], false),
  column('endsAt', 'To', '17:00', ['End', 'End time'], false),
  column('minutes', 'Duration', '6:30', ['Hours', 'Time', 'How long']),
  column('moduleCode', 'Module', 'PZ1015', ['Module code'], false),
  column('ksbs', 'KSBs', 'K1;S7', ['KSB'], false),
  column('lieuOn', 'Time off in lieu', '', ['Time off in lieu on', 'TOIL'], false),
] as const

export type EntryColumn = (typeof entryColumns)[number]['key']
export type EntryCells = Readonly<Record<EntryColumn, string>>

export const entryRowFaultCodes = [
  'duration-unreadable',
  'row-repeated',
  'logged-already',
  'too-many-values',
] as const
export type EntryRowFaultCode = (typeof entryRowFaultCodes)[number]

export interface ReadEntryRow {
  readonly content: EntryContent
  /** The column that named the kind of learning. */
  readonly categoryFrom: 'category' | 'activity'
  readonly faults: readonly Refusal<EntryRowFaultCode>[]
}

/**
 * Reads one row of a log. What cannot be read is left as it was written, for the rules of an entry to refuse. Without
 * a kind of learning the activity names it; learning was in paid hours unless a day off in lieu is given.
 * Basis: the columns of a log. Example: 'Shadowing', '3h30', 'S5;S10' is shadowing of 210 minutes with two KSBs.
 */
export function readEntryRow(cells: EntryCells): ReadEntryRow {
  const startsAt = readClock(cells.startsAt)
  const endsAt = readClock(cells.endsAt)
  const duration = cells.minutes.trim()
  const minutes = duration === '' ? minutesBetween(startsAt, endsAt) : parseDuration(duration)
  const lieuOn = readDate(cells.lieuOn)
  const categoryFrom = cells.category.trim() === '' ? 'activity' : 'category'
  const unreadable = duration !== '' && minutes === null
  return {
    content: {
      learnedOn: readDate(cells.learnedOn),
      category: readCategory(cells[categoryFrom]),
      activity: tidy(asText(cells.activity)),
      learned: asText(cells.learned.trim()),
      minutes,
      startsAt,
      endsAt,
      moduleCode: codeOf(cells.moduleCode) || null,
      ksbs: codesIn(cells.ksbs),
      paid: lieuOn === null ? 'paid-hours' : 'time-off-in-lieu',
      lieuOn,
    },
    categoryFrom,
    faults: unreadable ? [{ code: 'duration-unreadable', field: 'minutes' }] : [],
  }
}

/** Without the mark that keeps a spreadsheet from running the text as a formula. */
const asText = (text: string): string => text.replace(/^'(?=[=+\-@])/, '')

/** No code is longer, and no standard has more; a file that goes on beyond is refused by what is read of it. */
const LONGEST_CODE = 30
const MOST_CODES = 60

const codeOf = (text: string): string => text.trim().toUpperCase().slice(0, LONGEST_CODE)

const codesIn = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(/[;,\s]+/)
        .map(codeOf)
        .filter(Boolean),
    ),
  ].slice(0, MOST_CODES)

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ')

function readDate(text: string): string | null {
  return text.trim() === '' ? null : (parsePlainDate(text) ?? text.trim())
}

function readCategory(text: string): string | null {
  return text.trim() === '' ? null : (findCategory(text)?.key ?? tidy(text))
}

function readClock(text: string): string | null {
  if (text.trim() === '') return null
  const minutes = parseClock(text)
  return minutes === null ? text.trim() : formatClock(minutes)
}

function minutesBetween(startsAt: string | null, endsAt: string | null): number | null {
  const [from, to] = [parseClock(startsAt ?? ''), parseClock(endsAt ?? '')]
  return from === null || to === null || to <= from ? null : to - from
}

/** Two entries are one and the same learning when all that was written is alike. */
export function entryLikeness(entry: EntryContent): string {
  const { learnedOn, category, activity, learned, minutes, startsAt, endsAt, moduleCode, ksbs } = entry
  const words = [activity, learned].map((text) => tidy(text).toLowerCase())
  return JSON.stringify([
    learnedOn,
    category,
    ...words,
    minutes,
    startsAt,
    endsAt,
    moduleCode,
    ksbs.toSorted(),
  ])
}
