import { defaultSettings, type ProgrammeSettings } from '../figures/programme-settings.ts'
import { addDays, compareDates, type PlainDate } from '../kernel/plain-date.ts'
import type { LearningStretchStatus } from './active-learning.ts'
import type { MentorCurrency } from './mentor-currency.ts'
import type { NextAttempt } from './next-attempts.ts'
import type { Standing } from './off-the-job-standing.ts'

/** In the order in which they are shown. */
export const nextStepCodes = [
  'fix-returned',
  'allocate-mentor',
  'update-mentor',
  'sign-waiting',
  'take-assessment',
  'catch-up',
  'log-this-month',
  'submit-drafts',
  'choose-option',
] as const
export type NextStepCode = (typeof nextStepCodes)[number]

export type StepHolder = 'trainee' | 'mentor' | 'manager' | 'tutor'

/** One thing that stands in the way, who holds it, since when and until when. */
export interface NextStep {
  readonly code: NextStepCode
  readonly holder: StepHolder
  readonly since: PlainDate | null
  readonly due: PlainDate | null
  readonly detail: Readonly<Record<string, string | number>>
}

/** How many there are and the day the oldest dates from; null where there are none. */
export interface Waiting {
  readonly count: number
  readonly oldestOn: PlainDate
}

/** An assessment that is still to be taken, with the words for it. */
export interface ToTake extends NextAttempt {
  readonly moduleCode: string
  readonly moduleTitle: string
  /** Of the component. */
  readonly title: string
}

export interface NextStepsFacts {
  readonly asOf: PlainDate
  /** By the day they were returned. */
  readonly returned: Waiting | null
  /** By the day they were last changed. */
  readonly drafts: Waiting | null
  /** By the day they were submitted. */
  readonly submitted: Waiting | null
  /** The current mentor's preparation; null where no mentor is allocated today. */
  readonly mentor: MentorCurrency | null
  /** Since when no mentor has been allocated, where that is known. */
  readonly mentorEndedOn: PlainDate | null
  /** Null where learning stopped or has not begun. */
  readonly learning: LearningStretchStatus | null
  /** Null of someone who left. */
  readonly standing: Standing | null
  /** Minutes; 0 or less is on or ahead of plan; null of someone who left. */
  readonly behindMinutes: number | null
  /** Since when behind; null where on track. */
  readonly behindFrom: PlainDate | null
  /** By what boards published and by deferrals that were accepted, and nothing else. */
  readonly toTake: readonly ToTake[]
  /** Keys of option groups not chosen yet, with the day they are needed by. */
  readonly openOptions: readonly { readonly key: string; readonly due: PlainDate | null }[]
  readonly settings?: Pick<ProgrammeSettings, 'draftAfterDays' | 'signatureAfterDays'>
}

const none: readonly NextStep[] = []

/**
 * What blocks a trainee next, most pressing first; empty where nothing does, and of someone who left.
 * Basis: programme rule; the days are set by the programme.
 * Example: two entries returned on 3 May, the oldest submitted one 20 days ago: fix-returned (trainee), then
 * sign-waiting (mentor).
 */
export function nextSteps(facts: NextStepsFacts): NextStep[] {
  if (facts.standing === null) return []
  return [
    ...returnedStep(facts),
    ...mentorStep(facts),
    ...signatureStep(facts),
    ...assessmentSteps(facts),
    ...catchUpStep(facts),
    ...learningStep(facts),
    ...draftStep(facts),
    ...optionSteps(facts),
  ]
}

function returnedStep({ returned }: NextStepsFacts): readonly NextStep[] {
  if (returned === null || returned.count === 0) return none
  const { count, oldestOn } = returned
  return [{ code: 'fix-returned', holder: 'trainee', since: oldestOn, due: null, detail: { count } }]
}

function mentorStep({ mentor, mentorEndedOn }: NextStepsFacts): readonly NextStep[] {
  if (mentor === null)
    return [{ code: 'allocate-mentor', holder: 'manager', since: mentorEndedOn, due: null, detail: {} }]
  if (mentor.current) return none
  const since = mentor.dueOn === null ? null : addDays(mentor.dueOn, 1)
  return [{ code: 'update-mentor', holder: 'mentor', since, due: mentor.dueOn, detail: {} }]
}

function signatureStep({ submitted, asOf, settings }: NextStepsFacts): readonly NextStep[] {
  const { signatureAfterDays } = settings ?? defaultSettings
  if (submitted === null || submitted.count === 0) return none
  const { count, oldestOn } = submitted
  const due = addDays(oldestOn, signatureAfterDays)
  return due < asOf
    ? [{ code: 'sign-waiting', holder: 'mentor', since: oldestOn, due, detail: { count } }]
    : none
}

/** With more than these, the first ones are named and the rest counted. */
const assessmentsNamed = 3

function assessmentSteps({ toTake, asOf }: NextStepsFacts): readonly NextStep[] {
  const inOrder = toTake.toSorted(byDay)
  const named = inOrder.length > assessmentsNamed ? assessmentsNamed - 1 : inOrder.length
  const more = inOrder.length - named
  return inOrder.slice(0, named + 1).map((one, place) => ({
    code: 'take-assessment',
    holder: 'trainee',
    since: one.since,
    due: one.dueOn,
    detail: { ...(place === named ? { more } : wordsFor(one)), when: whenDue(one, asOf) },
  }))
}

const wordsFor = ({ moduleCode, moduleTitle, component, title, attempt }: ToTake) => ({
  moduleCode,
  moduleTitle,
  component,
  title,
  attempt,
})

/** What has no day yet comes last. */
const byDay = (a: ToTake, b: ToTake): number =>
  compareDates(a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31') || (a.moduleCode < b.moduleCode ? -1 : 1)

const whenDue = ({ dueOn }: ToTake, asOf: PlainDate): 'not-set' | 'past' | 'ahead' => {
  if (dueOn === null) return 'not-set'
  return dueOn < asOf ? 'past' : 'ahead'
}

function catchUpStep({ standing, behindMinutes, behindFrom }: NextStepsFacts): readonly NextStep[] {
  if (standing === 'on-track' || standing === null || behindMinutes === null) return none
  return [
    {
      code: 'catch-up',
      holder: 'trainee',
      since: behindFrom,
      due: null,
      detail: { standing, behindMinutes },
    },
  ]
}

function learningStep({ learning }: NextStepsFacts): readonly NextStep[] {
  if (learning === null || !learning.lacking) return none
  const { kind, firstDay, lastDay, daysLeft } = learning
  return [
    { code: 'log-this-month', holder: 'trainee', since: firstDay, due: lastDay, detail: { kind, daysLeft } },
  ]
}

function draftStep({ drafts, asOf, settings }: NextStepsFacts): readonly NextStep[] {
  const { draftAfterDays } = settings ?? defaultSettings
  if (drafts === null || drafts.count === 0) return none
  const { count, oldestOn } = drafts
  const due = addDays(oldestOn, draftAfterDays)
  return due < asOf
    ? [{ code: 'submit-drafts', holder: 'trainee', since: oldestOn, due, detail: { count } }]
    : none
}

function optionSteps({ openOptions }: NextStepsFacts): readonly NextStep[] {
  return openOptions.map(({ key, due }) => ({
    code: 'choose-option',
    holder: 'trainee',
    since: null,
    due,
    detail: { optionGroup: key },
  }))
}
