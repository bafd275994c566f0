import type { LastKind, readHome } from '@rung/shared/contract/off-the-job'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { currentLearning } from '@rung/shared/rules/active-learning'
import { mentorCurrency } from '@rung/shared/rules/mentor-currency'
import { type NextStep, nextSteps } from '@rung/shared/rules/next-steps'
import type { OffTheJobStanding } from '@rung/shared/rules/off-the-job-standing'
import { may } from '@rung/shared/rules/permissions'
import { nextStepSentence } from '@rung/shared/words/reasons'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import {
  breaksOf,
  type CourseRow,
  courseFrom,
  courseJson,
  figuresOf,
  settingsOf,
  standingOf,
} from './facts.ts'

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
  'learningDays', coalesce((select json_agg(d.day) from trainee_day d where d.trainee_id = t.id and d.day > $2::date - 35
    and d.day <= $2::date and d.signed_minutes + d.submitted_minutes > 0), '[]'))`

const text = `select ${courseJson} as course, ${stepsJson} as steps,
  coalesce((select tm.signed_minutes + tm.submitted_minutes from trainee_month tm
    where tm.trainee_id = t.id and tm.month = date_trunc('month', $2::date)::date), 0) as "thisMonthMinutes",
  coalesce((select json_agg(kind) from (
    select category, activity, learned, minutes, to_char(starts_at, 'HH24:MI') as "startsAt", to_char(ends_at, 'HH24:MI') as "endsAt", module_code as "moduleCode", ksbs
    from off_the_job_entry e where e.trainee_id = t.id and e.state <> 'draft' and e.state <> 'reversed'
    order by e.learned_on desc, e.id desc limit 20) kind), '[]') as "lastKinds"
from ${courseFrom} where t.id = $1`

interface HomeRow {
  course: CourseRow
  steps: StepsRow
  thisMonthMinutes: number
  lastKinds: LastKind[]
}

export const readTraineeHome: HotUseCase<typeof readHome> = async ({ params, today, tx }) => {
  const row = await tx.row<HomeRow>(text, [params.traineeId, today], 'trainee-home')
  if (!row) return notFound()
  const { course, steps } = row
  const standing = standingOf(course, today)
  return {
    trainee: { id: course.id, givenName: course.givenName, familyName: course.familyName },
    figures: figuresOf(course, today, standing),
    nextSteps: nextStepsOf(course, steps, standing, today).map(worded),
    lastKinds: differentKinds(row.lastKinds),
    counts: steps.counts,
    thisMonthMinutes: row.thisMonthMinutes,
    mentors: steps.mentors.map(({ id, name }) => ({ id, name })),
    may: (['log-entry', 'import-entries'] as const).filter((action) => may(action, course.relationships)),
  }
}

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
    standing.forecast.reached ||
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
    openOptions: steps.openOptions.map((key) => ({ key, due: null })),
    settings,
  })
}

export const worded = (step: NextStep) => ({
  code: step.code,
  holder: step.holder,
  since: step.since,
  due: step.due,
  sentence: nextStepSentence(step),
})

/** The last four that differ in what was done. */
function differentKinds(recent: readonly LastKind[]): LastKind[] {
  const seen = new Map<string, LastKind>()
  for (const kind of recent) {
    const key = `${kind.category}|${kind.activity}|${kind.moduleCode}`
    if (!seen.has(key)) seen.set(key, kind)
  }
  return [...seen.values()].slice(0, 4)
}
