import type { StandingFigures } from '@rung/shared/contract/off-the-job'
import type { RoundingMode } from '@rung/shared/figures/off-the-job-rule-sets'
import { defaultSettings, type ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { Period } from '@rung/shared/kernel/period'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import { currentLearning } from '@rung/shared/rules/active-learning'
import { mentorCurrency } from '@rung/shared/rules/mentor-currency'
import { type NextStep, nextSteps } from '@rung/shared/rules/next-steps'
import type { DayOfLearning, StandingFacts } from '@rung/shared/rules/off-the-job-course'
import { type OffTheJobMinimum, offTheJobMinimum } from '@rung/shared/rules/off-the-job-minimum'
import { type OffTheJobStanding, offTheJobStanding } from '@rung/shared/rules/off-the-job-standing'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import { nextStepSentence, standingReasonSentence } from '@rung/shared/words/reasons'
import { type ToTakeRow, toTakeJson, toTakeOf } from '../results/facts.ts'

/** What the database knows of one trainee's course of learning: everything the standing hangs on. */
export interface CourseRow {
  readonly id: string
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly relationships: readonly Relationship[]
  readonly startsOn: PlainDate
  readonly gatewayOn: PlainDate | null
  readonly withdrawnOn: PlainDate | null
  readonly plannedEndOn: PlainDate
  readonly plannedMinutes: number
  readonly weeklyMinutes: number
  readonly rounding: RoundingMode
  readonly priorLearningMinutes: number
  readonly publishedMinutes: number | null
  readonly planSignedOn: PlainDate | null
  readonly settings: Partial<ProgrammeSettings>
  readonly signedMinutes: number
  readonly submittedMinutes: number
  readonly breaks: readonly { startsOn: PlainDate; returnedOn: PlainDate | null }[]
  readonly recentDays: readonly DayOfLearning[]
}

/**
 * The columns of CourseRow as one JSON object, for a statement that has `trainee t`, `person p`, `training_plan pl`,
 * `programme pr` and `trainee_totals tt` in its from clause (see `courseFrom`) and the day in `$2`.
 * The days reach back past 12 weeks of learning, from today or from the last day that counted, by the length of any
 * breaks, which do not count.
 */
export const courseJson = `json_build_object(
  'id', t.id, 'personId', t.person_id, 'givenName', p.given_name, 'familyName', p.family_name,
  'relationships', relationships_to(t), 'startsOn', t.starts_on, 'gatewayOn', t.gateway_on, 'withdrawnOn', t.withdrawn_on,
  'plannedEndOn', pl.planned_end_on, 'plannedMinutes', pl.planned_minutes, 'weeklyMinutes', pl.weekly_minutes,
  'rounding', pl.rounding, 'priorLearningMinutes', pl.prior_learning_minutes, 'publishedMinutes', pl.published_minutes,
  'planSignedOn', pl.signed_on, 'settings', pr.settings,
  'signedMinutes', tt.signed_minutes, 'submittedMinutes', tt.submitted_minutes,
  'breaks', coalesce((select json_agg(json_build_object('startsOn', b.starts_on, 'returnedOn', b.returned_on) order by b.starts_on)
    from break_in_learning b where b.trainee_id = t.id), '[]'),
  'recentDays', coalesce((select json_agg(json_build_object('on', d.day, 'minutes', d.signed_minutes + d.submitted_minutes))
    from trainee_day d where d.trainee_id = t.id and d.day <= $2::date and d.signed_minutes + d.submitted_minutes > 0
      and d.day > (select least($2::date, t.gateway_on - 1, t.withdrawn_on) - coalesce((pr.settings ->> 'paceDays')::int, 84) - coalesce(sum(coalesce(b.returned_on, $2::date) - b.starts_on), 0)::int
        from break_in_learning b where b.trainee_id = t.id and b.starts_on < $2::date)), '[]'))`

export const courseFrom = `trainee t
  join person p on p.id = t.person_id
  join training_plan pl on pl.trainee_id = t.id and pl.id = t.plan_id
  join cohort c on c.id = t.cohort_id
  join programme pr on pr.id = c.programme_id
  join trainee_totals tt on tt.trainee_id = t.id`

export const settingsOf = (row: Pick<CourseRow, 'settings'>): ProgrammeSettings => ({
  ...defaultSettings,
  ...row.settings,
})

/** A break lasts until the day before the return. */
export const breaksOf = (row: Pick<CourseRow, 'breaks'>): Period[] =>
  row.breaks.map(({ startsOn, returnedOn }) => ({
    firstDay: startsOn,
    lastDay: returnedOn === null ? null : addDays(returnedOn, -1),
  }))

export const minimumOf = (row: CourseRow): OffTheJobMinimum => offTheJobMinimum(row)

export function standingFactsOf(row: CourseRow, asOf: PlainDate): StandingFacts {
  const settings = settingsOf(row)
  return {
    startsOn: row.startsOn,
    plannedEndOn: row.plannedEndOn,
    breaks: breaksOf(row),
    breakMovesEnd: settings.breakMovesEnd,
    gatewayOn: row.gatewayOn,
    withdrawnOn: row.withdrawnOn,
    plannedMinutes: row.plannedMinutes,
    minimumMinutes: minimumOf(row).minimumMinutes,
    signedMinutes: row.signedMinutes,
    submittedMinutes: row.submittedMinutes,
    tolerancePercent: settings.tolerancePercent,
    recentDays: row.recentDays,
    paceDays: settings.paceDays,
    paceSettlesAfterDays: settings.paceSettlesAfterDays,
    asOf,
  }
}

export const standingOf = (row: CourseRow, asOf: PlainDate): OffTheJobStanding =>
  offTheJobStanding(standingFactsOf(row, asOf))

/** The figures every screen shows of a trainee's hours. Minutes throughout. */
export function figuresOf(
  row: CourseRow,
  asOf: PlainDate,
  standing = standingOf(row, asOf),
): StandingFigures {
  const { forecast } = standing
  return {
    asOf,
    standing: standing.standing,
    withdrawnOn: standing.standing === null ? row.withdrawnOn : null,
    signedMinutes: row.signedMinutes,
    submittedMinutes: row.submittedMinutes,
    minimumMinutes: minimumOf(row).minimumMinutes,
    plannedMinutes: row.plannedMinutes,
    expectedMinutes: standing.expectedMinutes,
    behindMinutes: standing.behindMinutes,
    plannedEndOn: standing.plannedEndOn,
    forecast,
    reasons: standing.reasons.map((reason) => ({
      code: reason.code,
      sentence: standingReasonSentence(reason),
    })),
  }
}

interface Waiting {
  readonly count: number
  readonly oldestOn: PlainDate
}

/** What the database knows beside the course: what waits, and for whom. */
export interface StepsRow {
  readonly counts: { draft: number; submitted: number; returned: number; signed: number }
  readonly draftsSince: PlainDate | null
  readonly submittedSince: PlainDate | null
  readonly returnedSince: PlainDate | null
  readonly mentors: readonly {
    id: string
    name: string
    preparedOn: PlainDate | null
    updatedOn: PlainDate | null
  }[]
  readonly mentorEndedOn: PlainDate | null
  readonly behindFrom: PlainDate | null
  readonly openOptions: readonly string[]
  readonly toTake: ToTakeRow | null
  /** Days with learning in the last five weeks. */
  readonly learningDays: readonly PlainDate[]
}

const sinceOf = (state: string, column: string) =>
  `(select min((${column} at time zone 'Europe/London')::date) from off_the_job_entry e where e.trainee_id = t.id and e.state = '${state}')`

/** The columns of StepsRow as one JSON object, under the same from clause as `courseJson`. */
export const stepsJson = `json_build_object(
  'counts', json_build_object('draft', tt.draft_entries, 'submitted', tt.submitted_entries, 'returned', tt.returned_entries, 'signed', tt.signed_entries),
  'draftsSince', case when tt.draft_entries > 0 then ${sinceOf('draft', 'e.created_at')} end,
  'submittedSince', case when tt.submitted_entries > 0 then ${sinceOf('submitted', 'e.submitted_at')} end,
  'returnedSince', case when tt.returned_entries > 0 then ${sinceOf('returned', 'e.decided_at')} end,
  'mentors', coalesce((select json_agg(json_build_object('id', mp.id, 'name', mp.given_name || ' ' || mp.family_name,
      'preparedOn', mt.prepared_on, 'updatedOn', mt.updated_on) order by m.starts_on)
    from mentorship m join mentor mt on mt.person_id = m.mentor_id join person mp on mp.id = m.mentor_id
    where m.trainee_id = t.id and m.starts_on <= $2::date and (m.ends_on is null or m.ends_on >= $2::date)), '[]'),
  'mentorEndedOn', (select max(m.ends_on) from mentorship m where m.trainee_id = t.id and m.ends_on < $2::date),
  'behindFrom', (select o.behind_from from trainee_outlook o where o.trainee_id = t.id),
  'openOptions', coalesce((select json_agg(g.key order by g.level) from option_group g where g.curriculum_id = c.curriculum_id
    and not exists (select from module_choice mc where mc.trainee_id = t.id and mc.option_group = g.key)), '[]'),
  'toTake', ${toTakeJson},
  'learningDays', coalesce((select json_agg(d.day) from trainee_day d where d.trainee_id = t.id and d.day > $2::date - 35
    and d.day <= $2::date and d.signed_minutes + d.submitted_minutes > 0), '[]'))`

const since = (count: number, oldestOn: PlainDate | null): Waiting | null =>
  oldestOn === null || count === 0 ? null : { count, oldestOn }

export function nextStepsOf(
  course: CourseRow,
  steps: StepsRow,
  standing: OffTheJobStanding,
  asOf: PlainDate,
): NextStep[] {
  const settings = settingsOf(course)
  const currencies = steps.mentors.map((mentor) =>
    mentorCurrency({ ...mentor, asOf, everyMonths: settings.mentorUpdateMonths }),
  )
  const learning =
    standing.forecast?.reached ||
    course.gatewayOn !== null ||
    course.withdrawnOn !== null ||
    asOf < course.startsOn
  return nextSteps({
    asOf,
    returned: since(steps.counts.returned, steps.returnedSince),
    drafts: since(steps.counts.draft, steps.draftsSince),
    submitted: since(steps.counts.submitted, steps.submittedSince),
    mentor: currencies.find(({ current }) => current) ?? currencies[0] ?? null,
    mentorEndedOn: steps.mentorEndedOn,
    learning: learning
      ? null
      : currentLearning({
          startsOn: course.startsOn,
          breaks: breaksOf(course),
          learningDays: steps.learningDays,
          asOf,
        }),
    standing: standing.standing,
    behindMinutes: standing.behindMinutes,
    behindFrom: steps.behindFrom,
    toTake: toTakeOf(toTakeBy(course.relationships, steps.toTake), asOf),
    openOptions: steps.openOptions.map((key) => ({ key, due: null })),
    settings,
  })
}

/** That an attempt was put off is for those who may read the results; what boards published is on everyone's credits. */
const toTakeBy = (relationships: readonly Relationship[], row: ToTakeRow | null): ToTakeRow | null =>
  row && { ...row, effects: may('read-results', relationships) ? row.effects : [] }

export const worded = (step: NextStep) => ({
  code: step.code,
  holder: step.holder,
  since: step.since,
  due: step.due,
  sentence: nextStepSentence(step),
})
