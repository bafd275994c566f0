import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { formatClock, parseClock } from '@rung/shared/kernel/minutes'
import { covers } from '@rung/shared/kernel/period'
import {
  addDays,
  daysBetween,
  earlier,
  isWeekend,
  type PlainDate,
  weekday,
} from '@rung/shared/kernel/plain-date'
import type { PaidKind } from '@rung/shared/rules/decide-entry'
import { courseOf, netDayOn, paceWindowFrom } from '@rung/shared/rules/off-the-job-course'
import { offTheJobStanding } from '@rung/shared/rules/off-the-job-standing'
import { netDaysTo, type PracticalPeriod } from '@rung/shared/rules/practical-period'
import { type Enrolled, factsOf } from './enrol.ts'
import { type Laid, layMinutes } from './lay-log.ts'
import { practised } from './practised.ts'
import type { NamedEntry, Outcome } from './story.ts'
import { taught } from './taught.ts'

/** An entry as the trainee wrote it, and what became of it. */
export interface Written {
  readonly learnedOn: PlainDate
  readonly category: string
  readonly activity: string
  readonly learned: string
  readonly minutes: number
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly moduleCode: string | null
  readonly ksbs: readonly string[]
  readonly paid: PaidKind
  readonly lieuOn: PlainDate | null
  readonly submittedAfterDays: number
  /** Null: signed as soon as the mentor comes round to it. */
  readonly outcome: Outcome | null
}

/** When the university teaches: 1 is Monday. */
const universityDays = { wyresdale: 3, calder: 2 } as const

/** The whole log of a trainee up to the load day, oldest first, making up exactly what the story says. */
export function writeLog(enrolled: Enrolled, ksbCodes: ReadonlySet<string>, today: PlainDate): Written[] {
  const { story } = enrolled
  const course = courseOf(factsOf(enrolled, today))
  const days = freeDays(enrolled, course.period, today)
  const named = placeNamed(story.entries ?? [], days, today)
  const taken = new Set(named.map(({ on }) => on))
  const windowFrom = paceWindowFrom(factsOf(enrolled, today))
  const { all, recent } = minutesWanted(enrolled, today)
  const countedIn = (from: PlainDate, to: PlainDate) =>
    named
      .filter(({ on, entry }) => on >= from && on <= to && counts(entry.outcome))
      .reduce((sum, { entry }) => sum + entry.minutes, 0)
  const left = days.filter((day) => !taken.has(day))
  const universityDay = universityDays[story.university]
  const laid = [
    ...layMinutes(
      left.filter((day) => day < windowFrom),
      all - recent - countedIn(enrolled.startsOn, addDays(windowFrom, -1)),
      universityDay,
    ),
    ...layMinutes(
      left.filter((day) => day >= windowFrom),
      recent - countedIn(windowFrom, today),
      universityDay,
    ),
  ]
  const pen = penOf(enrolled, course.period, ksbCodes)
  return [...laid.map(pen.write), ...named.map(({ on, entry }) => pen.writeNamed(on, entry))].toSorted(
    (a, b) => daysBetween(b.learnedOn, a.learnedOn),
  )
}

const counts = (outcome: Outcome): boolean =>
  outcome.is !== 'draft' && outcome.is !== 'returned' && outcome.is !== 'reversed'

/** All that counts, and of it the part in the weeks the pace looks at. Minutes. */
function minutesWanted(enrolled: Enrolled, today: PlainDate): { all: number; recent: number } {
  const { log } = enrolled.story
  const facts = factsOf(enrolled, today)
  const course = courseOf(facts)
  const { expectedMinutes, targetMinutes } = offTheJobStanding(facts)
  const all = inQuarters(wanted(log, expectedMinutes, targetMinutes))
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

function wanted(log: Enrolled['story']['log'], expectedMinutes: number, targetMinutes: number): number {
  if ('behindMinutes' in log) return expectedMinutes - log.behindMinutes
  return 'loggedMinutes' in log ? log.loggedMinutes : targetMinutes + log.overTargetMinutes
}

/** Days on which the trainee could have logged: from the start to yesterday, no break, nothing after learning ended. */
function freeDays(enrolled: Enrolled, period: PracticalPeriod, today: PlainDate): PlainDate[] {
  const { nothingFrom } = enrolled.story.log
  const ends = [
    addDays(today, -1),
    period.lastCountingDay,
    nothingFrom ? addDays(nothingFrom(today), -1) : null,
  ]
  const last = ends.reduce<PlainDate>(
    (day, end) => (end === null ? day : earlier(day, end)),
    addDays(today, -1),
  )
  const length = Math.max(0, daysBetween(enrolled.startsOn, last) + 1)
  return Array.from({ length }, (_, place) => addDays(enrolled.startsOn, place)).filter(
    (day) => !period.breaks.some((pause) => covers(pause, day)),
  )
}

function placeNamed(entries: readonly NamedEntry[], days: readonly PlainDate[], today: PlainDate) {
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

const submitHabit = [0, 0, 1, 0, 0, 2, 0, 4]
const longestWithTimes = 240

/** Words for what was laid; each trainee begins at another place in them. */
function penOf(enrolled: Enrolled, period: PracticalPeriod, ksbCodes: ReadonlySet<string>) {
  const uses = new Map<string, number>()
  const next = (key: string) => {
    const use = uses.get(key) ?? enrolled.number
    uses.set(key, use + 1)
    return use
  }
  const known = (ksbs: readonly string[]) => ksbs.filter((ksb) => ksbCodes.has(ksb))
  const plain = { paid: 'paid-hours', lieuOn: null, outcome: null } as const

  function atUniversity(laid: Laid): Written {
    const moduleCode = moduleOn(enrolled, period, laid.on, next('module'))
    const { ksbs, days } = taught[moduleCode] ?? { ksbs: [], days: [] }
    const [activity, learned] = days[next(moduleCode) % days.length] ?? ['University day', moduleCode]
    return {
      ...plain,
      learnedOn: laid.on,
      category: 'university-teaching',
      activity,
      learned,
      minutes: laid.minutes,
      startsAt: '09:30',
      endsAt: '17:00',
      moduleCode,
      ksbs: known(ksbs).slice(0, 2),
      submittedAfterDays: 0,
    }
  }

  function elsewhere(laid: Laid): Written {
    const use = next('practised')
    const kind = practised[use % practised.length]
    if (!kind) throw new Error('there is always a kind')
    const [activity, learned] = kind.times[next(kind.category) % kind.times.length] ?? ['', '']
    const moduleCode = moduleOn(enrolled, period, laid.on, use)
    const ksbs = known(kind.forModule ? (taught[moduleCode]?.ksbs.slice(0, 1) ?? []) : kind.ksbs)
    const startsAt = laid.minutes <= longestWithTimes ? kind.startsAt : null
    return {
      ...plain,
      learnedOn: laid.on,
      category: kind.category,
      activity,
      learned,
      minutes: laid.minutes,
      startsAt,
      endsAt: startsAt === null ? null : formatClock((parseClock(startsAt) ?? 0) + laid.minutes),
      moduleCode: kind.forModule || ksbs.length === 0 ? moduleCode : null,
      ksbs,
      submittedAfterDays: submitHabit[use % submitHabit.length] ?? 0,
    }
  }

  function writeNamed(on: PlainDate, entry: NamedEntry): Written {
    const ksbs = known(entry.ksbs)
    const { category, activity, learned, minutes, outcome } = entry
    return {
      learnedOn: on,
      category,
      activity,
      learned,
      minutes,
      startsAt: entry.startsAt ?? null,
      endsAt: entry.endsAt ?? null,
      moduleCode: ksbs.length === 0 ? moduleOn(enrolled, period, on, 0) : null,
      ksbs,
      paid: entry.lieuAfterDays === undefined ? 'paid-hours' : 'time-off-in-lieu',
      lieuOn: entry.lieuAfterDays === undefined ? null : addDays(on, entry.lieuAfterDays),
      submittedAfterDays: entry.submittedAfterDays ?? 0,
      outcome,
    }
  }

  return { write: (laid: Laid) => (laid.atUniversity ? atUniversity(laid) : elsewhere(laid)), writeNamed }
}

const semesters = 6

/** A module taught in the semester this day stands in: the course is six semesters of the same length, breaks out. */
function moduleOn(enrolled: Enrolled, period: PracticalPeriod, on: PlainDate, turn: number): string {
  const gone = (netDaysTo(period, on) - 1) / period.netDays
  const semester = Math.min(semesters - 1, Math.floor(gone * semesters))
  const chosen: readonly string[] = enrolled.story.options ?? []
  const now = healthAndSocialCareCurriculum.modules.filter(
    (module) =>
      module.year === Math.floor(semester / 3) + 1 &&
      Object.keys(module.creditsBySemester).includes(String((semester % 3) + 1)) &&
      (module.status === 'core' || chosen.includes(module.code)),
  )
  const module = now[turn % now.length]
  if (!module) throw new Error(`no module in semester ${semester + 1}`)
  return module.code
}
