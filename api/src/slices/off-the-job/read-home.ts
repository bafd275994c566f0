import type { LastKind, readHome } from '@rung/shared/contract/off-the-job'
import { may } from '@rung/shared/rules/permissions'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import {
  type CourseRow,
  courseFrom,
  courseJson,
  figuresOf,
  nextStepsOf,
  type StepsRow,
  standingOf,
  stepsJson,
  worded,
} from './facts.ts'

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

/** The last four that differ in what was done. */
function differentKinds(recent: readonly LastKind[]): LastKind[] {
  const seen = new Map<string, LastKind>()
  for (const kind of recent) {
    const key = `${kind.category}|${kind.activity}|${kind.moduleCode}`
    if (!seen.has(key)) seen.set(key, kind)
  }
  return [...seen.values()].slice(0, 4)
}
