import type { EntryContentBody } from '@rung/shared/contract/off-the-job'
import { formatClock, parseClock, parseDuration } from '@rung/shared/kernel/minutes'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { isPlainDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { EntryRefusalCode } from '@rung/shared/rules/decide-entry'
import * as z from 'zod/mini'

/** What stands in the boxes of the form, under the names the API uses. All of it text, as typed. */
export const entryFields = z.object({
  learnedOn: z.string(),
  category: z.string(),
  activity: z.string(),
  learned: z.string(),
  minutes: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  moduleCode: z.string(),
  ksbs: z.array(z.string()),
  paid: z.string(),
  lieuOn: z.string(),
})
export type EntryFields = z.infer<typeof entryFields>

/** In the order of the form, so that the error summary lists them as they come. */
export const fieldOrder: readonly string[] = Object.keys(entryFields.shape)

export function emptyFields(learnedOn: PlainDate): EntryFields {
  return {
    learnedOn,
    category: '',
    activity: '',
    learned: '',
    minutes: '',
    startsAt: '',
    endsAt: '',
    moduleCode: '',
    ksbs: [],
    paid: '',
    lieuOn: '',
  }
}

export function fieldsFrom(content: EntryContentBody): EntryFields {
  return {
    learnedOn: content.learnedOn ?? '',
    category: content.category ?? '',
    activity: content.activity,
    learned: content.learned,
    minutes: content.minutes === null ? '' : hoursAndMinutes(content.minutes),
    startsAt: content.startsAt ?? '',
    endsAt: content.endsAt ?? '',
    moduleCode: content.moduleCode ?? '',
    ksbs: [...content.ksbs],
    paid: content.paid ?? '',
    lieuOn: content.lieuOn ?? '',
  }
}

/** Only what a trainee writes, out of an entry as the API answers it. */
export function contentOf(entry: EntryContentBody): EntryContentBody {
  const {
    learnedOn,
    category,
    activity,
    learned,
    minutes,
    startsAt,
    endsAt,
    moduleCode,
    ksbs,
    paid,
    lieuOn,
  } = entry
  return {
    learnedOn,
    category,
    activity,
    learned,
    minutes,
    startsAt,
    endsAt,
    moduleCode,
    ksbs,
    paid,
    lieuOn,
  }
}

type Unreadable = Refusal<EntryRefusalCode>

/** What the boxes say, and what in them cannot be read. */
export function contentFrom(fields: EntryFields): { content: EntryContentBody; unreadable: Unreadable[] } {
  const learnedOn = readDate(fields.learnedOn)
  const startsAt = readClock(fields.startsAt)
  const endsAt = readClock(fields.endsAt)
  const typed = fields.minutes.trim()
  const minutes = typed === '' ? minutesBetween(startsAt, endsAt) : parseDuration(typed)
  const paid = paidFrom(fields.paid)
  const lieuOn = paid === 'time-off-in-lieu' ? readDate(fields.lieuOn) : null
  const bad = (code: EntryRefusalCode, field: string, is: boolean): Unreadable[] =>
    is ? [{ code, field }] : []
  return {
    content: {
      learnedOn,
      category: fields.category || null,
      activity: fields.activity.trim(),
      learned: fields.learned.trim(),
      minutes,
      startsAt,
      endsAt,
      moduleCode: fields.moduleCode || null,
      ksbs: fields.ksbs,
      paid,
      lieuOn,
    },
    unreadable: [
      ...bad('date-unreadable', 'learnedOn', fields.learnedOn !== '' && learnedOn === null),
      ...bad('duration-missing', 'minutes', typed !== '' && minutes === null),
      ...bad('start-time-unreadable', 'startsAt', fields.startsAt.trim() !== '' && startsAt === null),
      ...bad('end-time-unreadable', 'endsAt', fields.endsAt.trim() !== '' && endsAt === null),
      ...bad(
        'lieu-date-unreadable',
        'lieuOn',
        paid === 'time-off-in-lieu' && fields.lieuOn !== '' && lieuOn === null,
      ),
    ],
  }
}

/** Whole minutes from one clock time to the other; null unless the second is later. */
export function minutesBetween(startsAt: string | null, endsAt: string | null): number | null {
  const from = startsAt === null ? null : parseClock(startsAt)
  const to = endsAt === null ? null : parseClock(endsAt)
  return from !== null && to !== null && to > from ? to - from : null
}

function readDate(text: string): PlainDate | null {
  const [year = '', month = '', day = ''] = text.split('-')
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(whole) ? whole : null
}

function readClock(text: string): string | null {
  const minutes = parseClock(text)
  return minutes === null ? null : formatClock(minutes)
}

function paidFrom(text: string): EntryContentBody['paid'] {
  return text === 'paid-hours' || text === 'time-off-in-lieu' ? text : null
}

/** 390 → '6:30' */
function hoursAndMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
