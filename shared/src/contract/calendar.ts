import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { instant, none } from './shapes.ts'

const tag = 'Calendar'

export const readCalendarFeed = endpoint({
  name: 'read-calendar-feed',
  method: 'GET',
  path: '/calendar-feed',
  permission: 'read-own-account',
  summary: 'Whether there is an address for one’s calendar, and since when. The address itself is not kept',
  tag,
  answer: z.object({ feed: z.nullable(z.object({ createdAt: instant })) }),
})

/** No POST: an answer kept for a repeat would keep the secret with it. */
export const makeCalendarFeed = endpoint({
  name: 'make-calendar-feed',
  method: 'PUT',
  path: '/calendar-feed',
  permission: 'change-own-account',
  summary: 'Make a new secret address for one’s calendar, shown this once; an earlier one stops working',
  tag,
  answer: z.object({ address: z.string(), createdAt: instant }),
})

export const revokeCalendarFeed = endpoint({
  name: 'revoke-calendar-feed',
  method: 'DELETE',
  path: '/calendar-feed',
  permission: 'change-own-account',
  summary: 'Stop the address of one’s calendar from working',
  tag,
  answer: none,
  status: 204,
})

export const fetchCalendar = endpoint({
  name: 'fetch-calendar',
  method: 'GET',
  path: '/calendars/:feed',
  permission: 'fetch-calendar',
  summary: 'One person’s university days, submission dates and boards, for a calendar program',
  tag,
  params: z.object({ feed: z.string().check(z.maxLength(200)) }),
  answer: none,
  file: 'text/calendar; charset=utf-8',
})
