import { decide, type Outcome, type Refusal, refused } from '../kernel/outcome.ts'
import { covers, overlaps, type Period } from '../kernel/period.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import {
  decideSucceeding,
  type Ending,
  type HeldPeriod,
  type PeriodFacts,
  type PeriodRefusalCode,
  startRefusals,
} from './succeeding-period.ts'

export const mentorshipRefusalCodes = [
  'not-a-mentor-here',
  'mentor-is-the-trainee',
  'mentor-full',
  'mentor-already-allocated',
  'before-programme',
  'ends-before-start',
  'mentorship-over',
  'signed-after-end',
] as const
export type MentorshipRefusalCode = (typeof mentorshipRefusalCodes)[number] | PeriodRefusalCode

export const lineManagerRefusalCodes = [
  'not-a-manager-here',
  'manager-is-the-trainee',
  'already-line-manager',
] as const
export type LineManagerRefusalCode = (typeof lineManagerRefusalCodes)[number] | PeriodRefusalCode

export interface MentorshipFacts {
  readonly asOf: PlainDate
  readonly programmeStartsOn: PlainDate
  readonly withdrawnOn: PlainDate | null
  readonly traineePersonId: string
  /** Null where this person is no mentor of the trainee's employer, or has left. */
  readonly mentor: { readonly personId: string; readonly capacity: number; readonly trainees: number } | null
  /** Earlier and current periods of this mentor with this trainee. */
  readonly periods: readonly HeldPeriod[]
}

export interface LineManagerFacts extends PeriodFacts {
  readonly traineePersonId: string
  /** They manage at the trainee's employer today. */
  readonly managesHere: boolean
  readonly periods: readonly (HeldPeriod & { readonly managerId: string })[]
}

const asPeriod = ({ startsOn, endsOn }: Omit<HeldPeriod, 'id'>): Period => ({
  firstDay: startsOn,
  lastDay: endsOn,
})

/**
 * Whether a mentor may be allocated. A trainee may have several; the same one only once at a time. A mentor whose
 * update has lapsed may be allocated: whether they may sign is asked when they sign.
 * Basis: programme rule: a trained mentor of the employer, within the number of trainees agreed for them.
 * Example: a mentor agreed for 4 trainees who has 4 today is refused.
 */
export function decideMentorship(
  change: Omit<HeldPeriod, 'id'>,
  facts: MentorshipFacts,
): Outcome<Omit<HeldPeriod, 'id'>, MentorshipRefusalCode> {
  return decide(change, [...mentorRefusals(facts), ...mentorshipDateRefusals(change, facts)])
}

function mentorRefusals({
  mentor,
  traineePersonId,
  periods,
  asOf,
}: MentorshipFacts): Refusal<MentorshipRefusalCode>[] {
  if (mentor === null) return [{ code: 'not-a-mentor-here', field: 'mentorId' }]
  if (mentor.personId === traineePersonId) return [{ code: 'mentor-is-the-trainee', field: 'mentorId' }]
  const alreadyCounted = periods.some((held) => covers(asPeriod(held), asOf))
  if (mentor.trainees < mentor.capacity || alreadyCounted) return []
  return [
    {
      code: 'mentor-full',
      field: 'mentorId',
      detail: { trainees: mentor.trainees, capacity: mentor.capacity },
    },
  ]
}

function mentorshipDateRefusals(
  change: Omit<HeldPeriod, 'id'>,
  facts: MentorshipFacts,
): Refusal<MentorshipRefusalCode>[] {
  const { startsOn, endsOn } = change
  const same = facts.periods.find((held) => overlaps(asPeriod(held), asPeriod(change)))
  return [
    ...startRefusals(startsOn, facts),
    ...(startsOn < facts.programmeStartsOn
      ? [
          {
            code: 'before-programme' as const,
            field: 'startsOn',
            detail: { startsOn: facts.programmeStartsOn },
          },
        ]
      : []),
    ...(endsOn !== null && endsOn < startsOn
      ? [{ code: 'ends-before-start' as const, field: 'endsOn', detail: { startsOn } }]
      : []),
    ...(same
      ? [{ code: 'mentor-already-allocated' as const, field: 'startsOn', detail: { from: same.startsOn } }]
      : []),
  ]
}

/**
 * Whether a mentorship may end on this day. What was signed stays signed, so it cannot end before the last signature.
 * Basis: people change, the record does not.
 * Example: signed on 3 May 2022; an end on 2 May 2022 is refused, 3 May is not.
 */
export function decideMentorshipEnd(
  endsOn: PlainDate,
  facts: { readonly held: HeldPeriod; readonly lastSignedOn: PlainDate | null; readonly asOf: PlainDate },
): Outcome<PlainDate, MentorshipRefusalCode> {
  const { held, lastSignedOn, asOf } = facts
  if (held.endsOn !== null && held.endsOn < asOf)
    return refused({ code: 'mentorship-over', field: 'endsOn', detail: { endsOn: held.endsOn } })
  return decide(endsOn, [
    ...(endsOn < held.startsOn
      ? [{ code: 'ends-before-start' as const, field: 'endsOn', detail: { startsOn: held.startsOn } }]
      : []),
    ...(lastSignedOn !== null && endsOn < lastSignedOn
      ? [{ code: 'signed-after-end' as const, field: 'endsOn', detail: { lastSignedOn } }]
      : []),
  ])
}

/**
 * Whether this person may be named line manager from this day; the one before ends the day before.
 * Basis: programme rule: the line manager works for the trainee's employer.
 * Example: the current line manager again is refused, since nothing would change.
 */
export function decideLineManager(
  change: { readonly managerId: string; readonly startsOn: PlainDate },
  facts: LineManagerFacts,
): Outcome<Ending, LineManagerRefusalCode> {
  const succeeding = decideSucceeding(change.startsOn, facts)
  const now = facts.periods.find((held) => covers(asPeriod(held), change.startsOn))
  const refusals: Refusal<LineManagerRefusalCode>[] = [
    ...(change.managerId === facts.traineePersonId
      ? [{ code: 'manager-is-the-trainee' as const, field: 'managerId' }]
      : facts.managesHere
        ? []
        : [{ code: 'not-a-manager-here' as const, field: 'managerId' }]),
    ...(now?.managerId === change.managerId
      ? [{ code: 'already-line-manager' as const, field: 'managerId' }]
      : []),
    ...(succeeding.ok ? [] : succeeding.refusals),
  ]
  return refusals.length === 0 ? succeeding : refused(...refusals)
}
