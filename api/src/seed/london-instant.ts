import type { PlainDate } from '@rung/shared/kernel/plain-date'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The instant at which clocks in London show this time ('HH:MM') on this day. */
export function londonInstant(on: PlainDate, time: string): Date {
  const winter = new Date(`${on}T${time}:00Z`)
  return clock.format(winter) === time ? winter : new Date(winter.getTime() - 3_600_000)
}
