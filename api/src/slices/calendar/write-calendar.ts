import type { Attempt } from '@rung/shared/figures/academic-rules'
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarDate } from './dates.ts'

const again: Record<Attempt, string> = {
  'first-sit': '',
  reassessment: ', reassessment',
  retake: ', retake',
  'retake-reassessment': ', reassessment after the retake',
}

/**
 * A calendar as programs read it (RFC 5545). Times are written in UTC, so that they are right on either side of a change
 * of the clocks whatever the program knows of London. The same dates are the same text.
 */
export function writeCalendar(dates: readonly CalendarDate[], stamp: Date): string {
  const calendar = ical({
    name: 'Rung',
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Rung', product: 'Rung', language: 'EN' },
    // Programs that heed it look again every two hours.
    ttl: 2 * 60 * 60,
  })
  for (const date of dates) addDate(calendar, date, stamp)
  return calendar.toString()
}

function addDate(calendar: ICalCalendar, date: CalendarDate, stamp: Date): void {
  const { id, kind, on, startsAt, endsAt, cohort, module, cancelled, version } = date
  calendar.createEvent({
    id: `${kind}-${id}@rung`,
    stamp,
    sequence: version - 1,
    summary: `${cancelled ? 'Cancelled: ' : ''}${summaryOf(date)}`,
    description: [module, cohort].filter(Boolean).join('\n'),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(startsAt && endsAt
      ? { start: new Date(startsAt), end: new Date(endsAt) }
      : { start: new Date(`${on}T00:00:00Z`), allDay: true }),
  })
}

function summaryOf({ kind, module, title, attempt }: CalendarDate): string {
  if (kind === 'session') return `${module}: ${title}`
  if (kind === 'submission') return `Hand in ${title}${again[attempt ?? 'first-sit']}: ${module}`
  return `Board: ${title}`
}
