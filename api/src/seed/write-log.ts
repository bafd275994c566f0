import { covers } from '@rung/shared/kernel/period'
import {
  addDays,
  daysBetween,
  earlier,
  isWeekend,
  type PlainDate,
  weekday,
} from '@rung/shared/kernel/plain-date'
import { courseOf, netDayOn, paceWindowFrom } from '@rung/shared/rules/off-the-job-course'
import { offTheJobStanding } from '@rung/shared/rules/off-the-job-standing'
import type { PracticalPeriod } from '@rung/shared/rules/practical-period'
import { type Enrolled, factsOf } from './enrol.ts'
import { type Laid, layMinutes } from './lay-log.ts'
import { Pen, type Written } from './pen.ts'
import type { NamedEntry, Outcome } from './story.ts'

/** When the university teaches: 1 is Monday. */
const universityDays = { wyresdale: 3, calder: 2 } as const

/** The whole log of a trainee up to the load day, oldest first, making up exactly what the story says. */
export function writeLog(enrolled: Enrolled, ksbCodes: ReadonlySet<string>, today: PlainDate): Written[] {
  const { period } = courseOf(factsOf(enrolled, today))
  const days = freeDays(enrolled, period, today)
  const named = placeNamed(enrolled.story.entries ?? [], days, today)
  const pen = new Pen(enrolled, period, ksbCodes)
  const written = [
    ...layBeside(enrolled, days, named, today).map((laid) => pen.write(laid)),
    ...named.map(({ on, entry }) => pen.writeNamed(on, entry)),
  ]
  return written.toSorted((a, b) => daysBetween(b.learnedOn, a.learnedOn))
}

interface Named {
  readonly on: PlainDate
  readonly entry: NamedEntry
}

/** What the named entries leave to log, on the days they leave free: before the weeks the pace looks at, and in them. */
function layBeside(
  enrolled: Enrolled,
  days: readonly PlainDate[],
  named: readonly Named[],
  today: PlainDate,
): Laid[] {
  const windowFrom = paceWindowFrom(factsOf(enrolled, today))
  const { all, recent } = minutesWanted(enrolled, today)
  const isRecent = (on: PlainDate) => on >= windowFrom
  const taken = new Set(named.map(({ on }) => on))
  const lay = (fits: (on: PlainDate) => boolean, minutes: number) => {
    const counted = named.filter(({ on, entry }) => fits(on) && counts(entry.outcome))
    const left = counted.reduce((rest, { entry }) => rest - entry.minutes, minutes)
    const free = days.filter((day) => fits(day) && !taken.has(day))
    return layMinutes(free, left, universityDays[enrolled.story.university])
  }
  return [...lay((on) => !isRecent(on), all - recent), ...lay(isRecent, recent)]
}

const counts = (outcome: Outcome): boolean =>
  outcome.is !== 'draft' && outcome.is !== 'returned' && outcome.is !== 'reversed'

/** All that counts, and of it the part in the weeks the pace looks at. Minutes. */
function minutesWanted(enrolled: Enrolled, today: PlainDate): { all: number; recent: number } {
  const { log } = enrolled.story
  const facts = factsOf(enrolled, today)
  const course = courseOf(facts)
  const { expectedMinutes, targetMinutes } = offTheJobStanding(facts)
  const all = inQuarters('loggedMinutes' in log ? log.loggedMinutes : expectedMinutes - log.behindMinutes)
  const gone = Math.min(netDayOn(course, today), course.period.netDays)
  if (gone <= course.paceDays) return { all, recent: all }
  const missing = Math.max(0, targetMinutes - all)
  const left = Math.max(1, course.period.netDays - gone)
  const { pacePercent = 115 } = log
  const needed = (missing / left) * (pacePercent / 100)
  const perDay = pacePercent < 100 ? needed : Math.max(needed, (all / gone) * leastOfUsualPace)
  return { all, recent: Math.min(all, inQuarters(perDay * course.paceDays)) }
}

/** Who needs little more still logs nearly as much as before. */
const leastOfUsualPace = 0.85

const inQuarters = (minutes: number): number => Math.round(minutes / 15) * 15

/** Days on which the trainee could have logged: from the start to yesterday, no break, nothing after learning ended. */
function freeDays(enrolled: Enrolled, period: PracticalPeriod, today: PlainDate): PlainDate[] {
  const { nothingFrom } = enrolled.story.log
  const ends = [period.lastCountingDay, nothingFrom ? addDays(nothingFrom(today), -1) : null]
  const yesterday = addDays(today, -1)
  const last = ends.reduce<PlainDate>((day, end) => (end === null ? day : earlier(day, end)), yesterday)
  const length = Math.max(0, daysBetween(enrolled.startsOn, last) + 1)
  return Array.from({ length }, (_, place) => addDays(enrolled.startsOn, place)).filter(
    (day) => !period.breaks.some((pause) => covers(pause, day)),
  )
}

function placeNamed(entries: readonly NamedEntry[], days: readonly PlainDate[], today: PlainDate): Named[] {
  const taken = new Set<PlainDate>()
  return entries.map((entry) => {
    const from = addDays(today, -entry.daysAgo)
    const fits = (day: PlainDate) =>
      day <= from && !taken.has(day) && (entry.weekend ? weekday(day) === 6 : !isWeekend(day))
    const on = days.findLast(fits) ?? days.find((day) => !taken.has(day) && !isWeekend(day))
    if (on === undefined) throw new Error(`no day for ${entry.activity}`)
    taken.add(on)
    return { on, entry }
  })
}
