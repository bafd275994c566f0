import { activeLearningRules, type LearningInterval } from '../figures/off-the-job-rule-sets.ts'
import { covers, daysIn, daysOutside, type Period } from '../kernel/period.ts'
import {
  addDays,
  daysBetween,
  earlier,
  firstOfMonth,
  lastOfMonth,
  later,
  type PlainDate,
} from '../kernel/plain-date.ts'

/** A month or four weeks in which some learning is looked for. */
export interface LearningStretch {
  readonly kind: LearningInterval
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  /** False where no rule asks for it by start date and it is advice of the programme. */
  readonly required: boolean
  readonly basis: string
}

export interface LearningStretchStatus extends LearningStretch {
  readonly hasLearning: boolean
  /** The whole stretch lies in a break, so none is looked for. */
  readonly excused: boolean
  /** Days left to log learning in it, today counted; 0 once it is over. */
  readonly daysLeft: number
  readonly lacking: boolean
}

const ADVICE = 'Programme rule: some learning every calendar month'

/**
 * The month or four weeks this day lies in, for a trainee who started then.
 * Basis: funding rules: every 4 weeks for starts from 1 August 2022 to 31 July 2023, counted from the start; every
 * calendar month from 1 August 2023, also for those on programme the day before; before that it is advice.
 * The last four weeks, cut short by the change to calendar months, are advice.
 * Example: start 5 September 2022, on 10 October 2022: 3 to 30 October 2022.
 */
export function learningStretch(startsOn: PlainDate, date: PlainDate): LearningStretch {
  const rule = activeLearningRules.find(
    (candidate) =>
      candidate.startsFrom <= startsOn &&
      (candidate.startsTo === null || startsOn <= candidate.startsTo) &&
      candidate.appliesFrom <= date &&
      (candidate.interval === 'month' || date < monthsFrom),
  )
  const stretch = rule?.interval === 'four-weeks' ? fourWeeks(startsOn, date) : calendarMonth(startsOn, date)
  const cutShort = stretch.kind === 'four-weeks' && daysIn(stretch) < 28
  return { ...stretch, required: rule !== undefined && !cutShort, basis: rule?.basis ?? ADVICE }
}

/** From here on calendar months hold for everyone. */
const monthsFrom: PlainDate = activeLearningRules.find((rule) => rule.interval === 'month')?.appliesFrom ?? ''

function fourWeeks(startsOn: PlainDate, date: PlainDate) {
  const firstDay = addDays(startsOn, Math.floor(daysBetween(startsOn, date) / 28) * 28)
  return {
    kind: 'four-weeks' as const,
    firstDay,
    lastDay: earlier(addDays(firstDay, 27), addDays(monthsFrom, -1)),
  }
}

function calendarMonth(startsOn: PlainDate, date: PlainDate) {
  return { kind: 'month' as const, firstDay: later(firstOfMonth(date), startsOn), lastDay: lastOfMonth(date) }
}

/**
 * Whether the stretch this day lies in has learning yet, and how long is left.
 * Basis: a month without is flagged before it ends.
 * Example: nothing in June 2021 by the 21st: lacking, 10 days left.
 */
export function currentLearning(facts: {
  readonly startsOn: PlainDate
  readonly breaks: readonly Period[]
  /** Days with signed or submitted learning; those outside the stretch do no harm. */
  readonly learningDays: readonly PlainDate[]
  readonly asOf: PlainDate
}): LearningStretchStatus {
  const stretch = learningStretch(facts.startsOn, later(facts.asOf, facts.startsOn))
  return statusOf(stretch, facts)
}

function statusOf(
  stretch: LearningStretch,
  facts: {
    readonly breaks: readonly Period[]
    readonly learningDays: readonly PlainDate[]
    readonly asOf: PlainDate
  },
): LearningStretchStatus {
  const hasLearning = facts.learningDays.some((day) => covers(stretch, day))
  const excused = daysOutside(stretch, facts.breaks) === 0
  const daysLeft = Math.max(0, daysBetween(facts.asOf, stretch.lastDay) + 1)
  return { ...stretch, hasLearning, excused, daysLeft, lacking: !hasLearning && !excused }
}

/**
 * Every month or four weeks from the start to this day (or to where learning stops), with whether it has learning.
 * Basis: as learningStretch. Example: start 6 April 2021, as of 21 June 2021: April, May and June.
 */
export function activeLearning(facts: {
  readonly startsOn: PlainDate
  /** Last day on which learning may count; null while open. */
  readonly lastCountingDay: PlainDate | null
  readonly breaks: readonly Period[]
  readonly learningDays: readonly PlainDate[]
  readonly asOf: PlainDate
}): LearningStretchStatus[] {
  const until = facts.lastCountingDay === null ? facts.asOf : earlier(facts.asOf, facts.lastCountingDay)
  const stretches: LearningStretchStatus[] = []
  for (let day = facts.startsOn; day <= until; ) {
    const stretch = learningStretch(facts.startsOn, day)
    stretches.push(statusOf(stretch, facts))
    day = addDays(stretch.lastDay, 1)
  }
  return stretches
}
