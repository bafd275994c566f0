import type { StandingFigures } from '@rung/shared/contract/off-the-job'
import type { RoundingMode } from '@rung/shared/figures/off-the-job-rule-sets'
import { defaultSettings, type ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { Period } from '@rung/shared/kernel/period'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { DayOfLearning, StandingFacts } from '@rung/shared/rules/off-the-job-course'
import { type OffTheJobMinimum, offTheJobMinimum } from '@rung/shared/rules/off-the-job-minimum'
import { type OffTheJobStanding, offTheJobStanding } from '@rung/shared/rules/off-the-job-standing'
import type { Relationship } from '@rung/shared/rules/permissions'
import { standingReasonSentence } from '@rung/shared/words/reasons'

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
 * The days reach back past 12 weeks by the length of any breaks, which do not count.
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
      and d.day > $2::date - 84 - coalesce((select sum(coalesce(b.returned_on, $2::date) - b.starts_on)
        from break_in_learning b where b.trainee_id = t.id and b.starts_on < $2::date), 0)::int), '[]'))`

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
