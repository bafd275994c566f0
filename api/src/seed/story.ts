import type { OffTheJobCategoryKey } from '@rung/shared/figures/off-the-job-categories'
import type { RuleSetKey } from '@rung/shared/figures/off-the-job-rule-sets'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { NextStepCode } from '@rung/shared/rules/next-steps'
import type { Standing, StandingReasonCode } from '@rung/shared/rules/off-the-job-standing'
import type { EmployerKey, UniversityKey } from './places.ts'
import type { MentorKey, StaffKey } from './staff.ts'

/** What became of an entry that a story names. */
export type Outcome =
  | { readonly is: 'signed' | 'waiting' | 'draft' }
  | { readonly is: 'returned'; readonly reason: string }
  /** Returned, put right the next day, then signed. */
  | { readonly is: 'fixed'; readonly reason: string }
  | { readonly is: 'reversal-asked' | 'reversed'; readonly reason: string }

export interface NamedEntry {
  /** The entry stands on the last free weekday (or Saturday, with `weekend`) up to so many days before the load day. */
  readonly daysAgo: number
  readonly weekend?: boolean
  readonly minutes: number
  readonly startsAt?: string
  readonly endsAt?: string
  readonly category: OffTheJobCategoryKey
  readonly activity: string
  readonly learned: string
  readonly ksbs: readonly string[]
  /** Time off in lieu so many days after. */
  readonly lieuAfterDays?: number
  /** 0 unless given. */
  readonly submittedAfterDays?: number
  readonly outcome: Outcome
}

export interface MentorSpan {
  readonly mentor: MentorKey
  /** Days before the load day; without them from the start, or still going on. */
  readonly fromDaysAgo?: number
  readonly toDaysAgo?: number
}

export interface Pause {
  readonly startsOn: PlainDate
  /** The day of return; null while the break goes on. */
  readonly returnedOn: PlainDate | null
  readonly intendedReturnOn: PlainDate
  readonly reason: string
}

/** How far the log has come on the load day. */
export type LogSpec = (
  | {
      /** Short of the expected by so many minutes; less than 0 is ahead. */
      readonly behindMinutes: number
    }
  | { readonly loggedMinutes: number }
) & {
  /** Pace of the last 12 weeks, in percent of what reaches the target by the planned end. 115 unless given. */
  readonly pacePercent?: number
  /** The last so many entries wait for a signature, whatever the mentor's habit. */
  readonly waiting?: number
  /** Nothing of the trainee's own waits. */
  readonly allSigned?: boolean
  /** Nothing logged from this day on. */
  readonly nothingFrom?: (today: PlainDate) => PlainDate
}

/** What is true of the trainee on the load day, and what the trainee's home says. */
export interface Told {
  /** Null of someone who left. */
  readonly standing: Standing | null
  readonly signedMinutes?: number
  /** To the nearest quarter of an hour, as entries are. */
  readonly behindMinutes?: number
  /** The hours aimed for are signed or submitted. */
  readonly reached?: boolean
  readonly reasons?: readonly StandingReasonCode[]
  readonly nextSteps?: readonly NextStepCode[]
  readonly counts?: Partial<Record<'draft' | 'submitted' | 'returned' | 'signed', number>>
  readonly startedUnder?: RuleSetKey
  readonly plannedEndMovedByDays?: number
  readonly priorLearningMinutes?: number
  /** How many people decided entries. */
  readonly deciders?: number
  readonly countersignaturesAwaited?: boolean
  readonly reversal?: 'requested' | 'countersigned'
}

/** One person, one sentence, one situation. */
export interface Story {
  readonly key: string
  readonly sentence: string
  readonly name: readonly [given: string, family: string]
  readonly bornOn: PlainDate
  readonly employer: EmployerKey
  readonly university: UniversityKey
  /** Where they work: the post is 'Trainee Assistant Practitioner, ' and this. */
  readonly team: string
  /** Days before the load day, or the day itself; null where the story cannot be told on that load day. */
  readonly starts: number | ((today: PlainDate) => PlainDate | null)
  /** Days from start to planned end, both counted. 728 (104 weeks) unless given. */
  readonly days?: number
  /** 37.5 unless given. */
  readonly weeklyHours?: number
  /** 696 unless given. */
  readonly plannedHours?: number
  readonly priorLearningHours?: number
  /** Band in the first year: 2 unless given; 3 from the second. */
  readonly bandAtStart?: 2 | 3
  readonly englishAndMaths?: 'to do' | 'level 2 held'
  readonly guaranteedPost?: boolean
  readonly mentors?: readonly MentorSpan[]
  readonly manager?: StaffKey
  readonly breaks?: (today: PlainDate, startsOn: PlainDate) => readonly Pause[]
  readonly gatewayDaysAgo?: number
  readonly withdrawn?: { readonly daysAgo: number; readonly reason: string }
  /** Modules chosen; none: nothing chosen yet. */
  readonly options?: readonly ('NU1019' | 'PW1002' | 'MHBC-L5' | 'PW2002')[]
  readonly log: LogSpec
  readonly entries?: readonly NamedEntry[]
  readonly told: Told
}
