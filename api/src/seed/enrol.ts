import { defaultRounding, type RoundingMode } from '@rung/shared/figures/off-the-job-rule-sets'
import { defaultSettings, type ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { Period } from '@rung/shared/kernel/period'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { StandingFacts } from '@rung/shared/rules/off-the-job-course'
import { offTheJobMinimum } from '@rung/shared/rules/off-the-job-minimum'
import { uuidv7 } from 'uuidv7'
import { type MentorKey, type StaffKey, tutors, usualStaff } from './staff.ts'
import type { Pause, Story } from './story.ts'

/** A story on its load day: the trainee with every date worked out. */
export interface Enrolled {
  readonly story: Story
  /** Counts from 1 in the order told. */
  readonly number: number
  readonly id: string
  readonly personId: string
  readonly planId: string
  readonly startsOn: PlainDate
  readonly plannedEndOn: PlainDate
  readonly plannedMinutes: number
  readonly weeklyMinutes: number
  readonly priorLearningMinutes: number
  readonly rounding: RoundingMode
  readonly pauses: readonly Pause[]
  readonly gatewayOn: PlainDate | null
  readonly withdrawnOn: PlainDate | null
  readonly mentorships: readonly { mentor: MentorKey; period: Period }[]
  readonly manager: StaffKey
  readonly tutor: StaffKey
  readonly settings: ProgrammeSettings
}

const usualDays = 728

/** The trainee of a story, or null where it cannot be told on this day. */
export function enrol(
  story: Story,
  number: number,
  today: PlainDate,
  settings: Partial<ProgrammeSettings>,
): Enrolled | null {
  const startsOn = typeof story.starts === 'number' ? addDays(today, -story.starts) : story.starts(today)
  if (startsOn === null) return null
  const usual = usualStaff[story.employer]
  const daysAgo = (days: number | undefined) => (days === undefined ? null : addDays(today, -days))
  return {
    story,
    number,
    id: uuidv7(),
    personId: uuidv7(),
    planId: uuidv7(),
    startsOn,
    plannedEndOn: addDays(startsOn, (story.days ?? usualDays) - 1),
    plannedMinutes: (story.plannedHours ?? 696) * 60,
    weeklyMinutes: (story.weeklyHours ?? 37.5) * 60,
    priorLearningMinutes: (story.priorLearningHours ?? 0) * 60,
    rounding: defaultRounding(startsOn),
    pauses: story.breaks?.(today, startsOn) ?? [],
    gatewayOn: daysAgo(story.gatewayDaysAgo),
    withdrawnOn: daysAgo(story.withdrawn?.daysAgo),
    mentorships: (story.mentors ?? [{ mentor: usual.mentor }]).map(({ mentor, fromDaysAgo, toDaysAgo }) => ({
      mentor,
      period: { firstDay: daysAgo(fromDaysAgo) ?? startsOn, lastDay: daysAgo(toDaysAgo) },
    })),
    manager: story.manager ?? usual.manager,
    tutor: tutors[story.university],
    settings: { ...defaultSettings, ...settings },
  }
}

/** What the standing hangs on, before anything is logged. */
export function factsOf(enrolled: Enrolled, asOf: PlainDate): StandingFacts {
  const { minimumMinutes } = offTheJobMinimum({ ...enrolled, publishedMinutes: null })
  return {
    startsOn: enrolled.startsOn,
    plannedEndOn: enrolled.plannedEndOn,
    breaks: periodsOf(enrolled.pauses),
    breakMovesEnd: enrolled.settings.breakMovesEnd,
    gatewayOn: enrolled.gatewayOn,
    withdrawnOn: enrolled.withdrawnOn,
    plannedMinutes: enrolled.plannedMinutes,
    minimumMinutes,
    signedMinutes: 0,
    submittedMinutes: 0,
    recentDays: [],
    asOf,
  }
}

/** A break lasts until the day before the return. */
const periodsOf = (pauses: readonly Pause[]): Period[] =>
  pauses.map(({ startsOn, returnedOn }) => ({
    firstDay: startsOn,
    lastDay: returnedOn === null ? null : addDays(returnedOn, -1),
  }))
