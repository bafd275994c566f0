import { excludedCategory, isOffTheJobCategory } from '../figures/off-the-job-categories.ts'
import { parseClock } from '../kernel/minutes.ts'
import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import { covers } from '../kernel/period.ts'
import { isPlainDate, type PlainDate } from '../kernel/plain-date.ts'
import { findNhsNumber } from './nhs-number.ts'
import type { PracticalPeriod } from './practical-period.ts'

export const paidKinds = ['paid-hours', 'time-off-in-lieu'] as const
export type PaidKind = (typeof paidKinds)[number]

export const entryRefusalCodes = [
  'date-missing',
  'date-unreadable',
  'in-the-future',
  'before-start',
  'after-gateway',
  'after-withdrawal',
  'in-a-break',
  'category-missing',
  'category-unknown',
  'category-excluded',
  'activity-missing',
  'learned-missing',
  'text-too-long',
  'nhs-number-in-text',
  'duration-missing',
  'duration-not-whole-minutes',
  'duration-not-positive',
  'duration-over-a-day',
  'date-over-a-day',
  'start-time-missing',
  'start-time-unreadable',
  'end-time-missing',
  'end-time-unreadable',
  'end-not-after-start',
  'duration-longer-than-times',
  'times-overlap',
  'logged-by-register',
  'nothing-relevant',
  'module-unknown',
  'ksb-unknown',
  'paid-missing',
  'lieu-date-missing',
  'lieu-date-unreadable',
  'lieu-date-not-needed',
] as const
export type EntryRefusalCode = (typeof entryRefusalCodes)[number]

/** What an off-the-job entry says. Null is not filled in yet. */
export interface EntryContent {
  readonly learnedOn: PlainDate | null
  /** Key of an off-the-job category. */
  readonly category: string | null
  readonly activity: string
  /** What was learned. */
  readonly learned: string
  /** Whole minutes. */
  readonly minutes: number | null
  /** 'HH:MM', London time. */
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly moduleCode: string | null
  readonly ksbs: readonly string[]
  readonly paid: PaidKind | null
  /** The day taken off in lieu; it may lie ahead. */
  readonly lieuOn: PlainDate | null
}

export interface ClockTimes {
  readonly startsAt: string
  readonly endsAt: string
}

/** The days on which learning counts for a trainee. */
export interface LearningDays {
  readonly period: Pick<PracticalPeriod, 'firstDay' | 'breaks'>
  readonly gatewayOn: PlainDate | null
  readonly withdrawnOn: PlainDate | null
}

export interface EntryFacts extends LearningDays {
  readonly asOf: PlainDate
  /** Minutes of the trainee's other entries on the same date that are not reversed. */
  readonly otherMinutesOnDate: number
  /** Clock times of those entries that have them. */
  readonly clockTimesOnDate: readonly ClockTimes[]
  /** Modules whose teaching on that date a register has logged already. */
  readonly taughtOnDate?: readonly string[]
  /** Modules of the trainee's curriculum, with the options chosen. */
  readonly moduleCodes: readonly string[]
  /** KSBs of the trainee's standard. */
  readonly ksbCodes: readonly string[]
}

type EntryRefusal = Refusal<EntryRefusalCode>

export const longestActivity = 200
export const longestLearned = 4000
const MINUTES_A_DAY = 1440

const no = (
  code: EntryRefusalCode,
  field: keyof EntryContent,
  detail?: EntryRefusal['detail'],
): EntryRefusal => (detail === undefined ? { code, field } : { code, field, detail })

/**
 * Whether an entry may be submitted: new learning, relevant, in paid hours or with time off in lieu, not of an
 * excluded kind, inside the practical period and no break, and never more than 24 hours on one date.
 * Basis: apprenticeship funding rules, what counts as off-the-job training.
 * Example: 6 hours 30 minutes from 09:30 to 17:00 on 6 April 2021 for module PZ1015 is accepted: lunch lies between.
 */
export function decideEntry(entry: EntryContent, facts: EntryFacts): Outcome<EntryContent, EntryRefusalCode> {
  return decide(entry, [
    ...dateRefusals(entry, facts),
    ...categoryRefusals(entry),
    ...textRefusals(entry),
    ...missingTextRefusals(entry),
    ...durationRefusals(entry),
    ...wholeDateRefusals(entry, facts),
    ...clockRefusals(entry),
    ...overlapRefusals(entry, facts),
    ...taughtRefusals(entry, facts),
    ...relevanceRefusals(entry, facts),
    ...paidRefusals(entry),
  ])
}

/**
 * Whether an unfinished entry may be kept: what is filled in must be of its kind, nothing need be filled in.
 * Basis: nothing is ever lost. Example: a draft with a date and no duration is kept; one with an NHS number is not.
 */
export function decideDraft(entry: EntryContent): Outcome<EntryContent, EntryRefusalCode> {
  const kept = [
    ...dateFormatRefusals(entry),
    ...(entry.category === null
      ? []
      : categoryRefusals(entry).filter((refusal) => refusal.code === 'category-unknown')),
    ...textRefusals(entry),
    ...(entry.minutes === null ? [] : durationRefusals(entry)),
    ...clockFormatRefusals(entry),
    ...lieuFormatRefusals(entry),
  ]
  return decide(entry, kept)
}

function dateFormatRefusals(entry: EntryContent): EntryRefusal[] {
  if (entry.learnedOn === null || isPlainDate(entry.learnedOn)) return []
  return [no('date-unreadable', 'learnedOn')]
}

function dateRefusals(entry: EntryContent, facts: EntryFacts): EntryRefusal[] {
  const on = entry.learnedOn
  if (on === null) return [no('date-missing', 'learnedOn')]
  if (!isPlainDate(on)) return [no('date-unreadable', 'learnedOn')]
  if (on > facts.asOf) return [no('in-the-future', 'learnedOn', { learnedOn: on, today: facts.asOf })]
  const outside = outsideLearning(on, facts)
  return outside === null ? [] : [outside]
}

/**
 * Why learning on this day would not count, whatever it was; null where it would.
 * Basis: funding rules, practical period: on or after the start date, before gateway, not in a break in learning.
 * Example: taught on 3 March 2022 in a break from 1 March 2022 on: in a break.
 */
export function outsideLearning(
  on: PlainDate,
  { period: { firstDay, breaks }, gatewayOn, withdrawnOn }: LearningDays,
): EntryRefusal | null {
  if (on < firstDay) return no('before-start', 'learnedOn', { learnedOn: on, startsOn: firstDay })
  if (gatewayOn !== null && on >= gatewayOn)
    return no('after-gateway', 'learnedOn', { learnedOn: on, gatewayOn })
  if (withdrawnOn !== null && on > withdrawnOn)
    return no('after-withdrawal', 'learnedOn', { learnedOn: on, withdrawnOn })
  const pause = breaks.find((candidate) => covers(candidate, on))
  if (!pause) return null
  const detail = { learnedOn: on, breakFrom: pause.firstDay }
  return no(
    'in-a-break',
    'learnedOn',
    pause.lastDay === null ? detail : { ...detail, breakTo: pause.lastDay },
  )
}

function categoryRefusals(entry: EntryContent): EntryRefusal[] {
  if (entry.category === null || entry.category === '') return [no('category-missing', 'category')]
  const excluded = excludedCategory(entry.category)
  if (excluded)
    return [
      no('category-excluded', 'category', {
        category: excluded.key,
        title: excluded.title,
        reason: excluded.reason,
      }),
    ]
  return isOffTheJobCategory(entry.category)
    ? []
    : [no('category-unknown', 'category', { category: entry.category })]
}

function textRefusals(entry: EntryContent): EntryRefusal[] {
  const fields = [
    { field: 'activity', text: entry.activity, longest: longestActivity },
    { field: 'learned', text: entry.learned, longest: longestLearned },
  ] as const
  return fields.flatMap(({ field, text, longest }) => [
    ...(text.length > longest ? [no('text-too-long', field, { longest, length: text.length })] : []),
    ...(findNhsNumber(text) === null ? [] : [no('nhs-number-in-text', field)]),
  ])
}

function missingTextRefusals(entry: EntryContent): EntryRefusal[] {
  const activity = entry.activity.trim() === '' ? [no('activity-missing', 'activity')] : []
  return entry.learned.trim() === '' ? [...activity, no('learned-missing', 'learned')] : activity
}

function durationRefusals(entry: EntryContent): EntryRefusal[] {
  const { minutes } = entry
  if (minutes === null) return [no('duration-missing', 'minutes')]
  if (!Number.isInteger(minutes)) return [no('duration-not-whole-minutes', 'minutes')]
  if (minutes <= 0) return [no('duration-not-positive', 'minutes')]
  return minutes > MINUTES_A_DAY ? [no('duration-over-a-day', 'minutes', { minutes })] : []
}

function wholeDateRefusals(entry: EntryContent, facts: EntryFacts): EntryRefusal[] {
  const minutes = entry.minutes ?? 0
  const inAll = facts.otherMinutesOnDate + minutes
  if (inAll <= MINUTES_A_DAY || minutes > MINUTES_A_DAY || minutes <= 0) return []
  return [no('date-over-a-day', 'minutes', { minutes: inAll, otherMinutes: facts.otherMinutesOnDate })]
}

const isClock = (text: string): boolean => /^\d{2}:\d{2}$/.test(text) && parseClock(text) !== null

function clockFormatRefusals(entry: EntryContent): EntryRefusal[] {
  const { startsAt, endsAt } = entry
  const start = startsAt !== null && !isClock(startsAt) ? [no('start-time-unreadable', 'startsAt')] : []
  return endsAt !== null && !isClock(endsAt) ? [...start, no('end-time-unreadable', 'endsAt')] : start
}

/** Times are both given or neither; an entry past midnight is two entries, one for each date. */
function clockRefusals(entry: EntryContent): EntryRefusal[] {
  const { startsAt, endsAt, minutes } = entry
  const unreadable = clockFormatRefusals(entry)
  if (unreadable.length > 0 || (startsAt === null && endsAt === null)) return unreadable
  if (startsAt === null) return [no('start-time-missing', 'startsAt')]
  if (endsAt === null) return [no('end-time-missing', 'endsAt')]
  const between = (parseClock(endsAt) ?? 0) - (parseClock(startsAt) ?? 0)
  if (between <= 0) return [no('end-not-after-start', 'endsAt', { startsAt, endsAt })]
  if (minutes === null || minutes <= between) return []
  return [no('duration-longer-than-times', 'minutes', { minutes, betweenMinutes: between })]
}

function overlapRefusals(entry: EntryContent, facts: EntryFacts): EntryRefusal[] {
  const { startsAt, endsAt } = entry
  if (startsAt === null || endsAt === null || startsAt >= endsAt) return []
  const other = facts.clockTimesOnDate.find((times) => times.startsAt < endsAt && startsAt < times.endsAt)
  return other
    ? [no('times-overlap', 'startsAt', { otherStartsAt: other.startsAt, otherEndsAt: other.endsAt })]
    : []
}

/** What a register has logged is not logged again; with clock times of its own it may be another session. */
function taughtRefusals(entry: EntryContent, { taughtOnDate = [] }: EntryFacts): EntryRefusal[] {
  const { category, moduleCode, startsAt } = entry
  const again =
    category === 'university-teaching' && startsAt === null && taughtOnDate.includes(moduleCode ?? '')
  return again ? [no('logged-by-register', 'moduleCode')] : []
}

function relevanceRefusals(entry: EntryContent, facts: EntryFacts): EntryRefusal[] {
  const { moduleCode, ksbs } = entry
  if (moduleCode === null && ksbs.length === 0) return [no('nothing-relevant', 'moduleCode')]
  const module =
    moduleCode !== null && !facts.moduleCodes.includes(moduleCode)
      ? [no('module-unknown', 'moduleCode', { moduleCode })]
      : []
  const unknown = ksbs.filter((ksb) => !facts.ksbCodes.includes(ksb))
  return [...module, ...unknown.map((ksb) => no('ksb-unknown', 'ksbs', { ksb }))]
}

function lieuFormatRefusals(entry: EntryContent): EntryRefusal[] {
  return entry.lieuOn === null || isPlainDate(entry.lieuOn) ? [] : [no('lieu-date-unreadable', 'lieuOn')]
}

function paidRefusals(entry: EntryContent): EntryRefusal[] {
  if (entry.paid === null) return [no('paid-missing', 'paid')]
  if (entry.paid === 'paid-hours') return entry.lieuOn === null ? [] : [no('lieu-date-not-needed', 'lieuOn')]
  return entry.lieuOn === null ? [no('lieu-date-missing', 'lieuOn')] : lieuFormatRefusals(entry)
}
