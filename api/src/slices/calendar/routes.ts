import {
  fetchCalendar,
  makeCalendarFeed,
  readCalendarFeed,
  revokeCalendarFeed,
} from '@rung/shared/contract/calendar'
import type { Routes } from '../../http/mount.ts'
import { makeFeed, readFeed, revokeFeed } from './feeds.ts'
import { fetchOneCalendar } from './fetch-calendar.ts'

export function calendarRoutes(routes: Routes): void {
  routes.add(readCalendarFeed, readFeed)
  routes.add(makeCalendarFeed, makeFeed)
  routes.add(revokeCalendarFeed, revokeFeed)
  routes.addOpen(fetchCalendar, fetchOneCalendar)
}
