import type { LastKind, readHome, TraineeHome } from '@rung/shared/contract/off-the-job'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { latelyPublished, type Publication } from '@rung/shared/rules/lately-published'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import { inPassing } from '../../db/transaction.ts'
import { RawAnswer } from '../../http/answers.ts'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { lastPublicationJson } from '../results/facts.ts'
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

const text = `select ${courseJson} as course, ${stepsJson} as steps, ${lastPublicationJson} as published,
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
  published: Publication | null
  thisMonthMinutes: number
  lastKinds: LastKind[]
}

type Figures = Omit<TraineeHome, 'may'>

const keptText = `select relationships_to(t) as relationships, h.version,
  case when h.day = $2::date and h.made_by = $3 then h.answer end as answer
from trainee t join trainee_home h on h.trainee_id = t.id where t.id = $1`

interface KeptRow {
  relationships: Relationship[]
  version: number
  answer: string | null
}

/**
 * As it was worked out for the last one who looked today, if nothing has changed since; else anew. Those who may not read
 * results are told a little less, so for them it is always worked out and never kept.
 */
export const readTraineeHome: HotUseCase<typeof readHome> = async (call) => {
  const { params, today, tx, ground } = call
  const kept = await tx.row<KeptRow>(keptText, [params.traineeId, today, ground.config.build], 'kept-home')
  if (!kept) return notFound()
  const offered = mayOf(kept.relationships)
  const shared = may('read-results', kept.relationships)
  if (shared && kept.answer !== null) return new RawAnswer(withMay(kept.answer, offered))
  const row = await tx.row<HomeRow>(text, [params.traineeId, today], 'trainee-home')
  if (!row) return notFound()
  const home = homeOf(row, today)
  if (shared) keep(call, kept.version, home)
  return { ...home, may: offered }
}

const mayOf = (relationships: readonly Relationship[]) =>
  (['log-entry', 'import-entries'] as const).filter((action) => may(action, relationships))

function homeOf({ course, steps, published, ...row }: HomeRow, today: PlainDate): Figures {
  const standing = standingOf(course, today)
  return {
    trainee: { id: course.id, givenName: course.givenName, familyName: course.familyName },
    figures: figuresOf(course, today, standing),
    nextSteps: nextStepsOf(course, steps, standing, today).map(worded),
    lastKinds: differentKinds(row.lastKinds),
    counts: steps.counts,
    thisMonthMinutes: row.thisMonthMinutes,
    published: latelyPublished(published, today),
    mentors: steps.mentors.map(({ id, name }) => ({ id, name })),
  }
}

// What the caller may do is all that differs from one caller to the next, and the contract puts it last.
const mayAtEnd = ',"may":[]}'
const withMay = (answer: string, may: readonly string[]) => `${answer},"may":${JSON.stringify(may)}}`

/** Beside the request: it never delays or fails it. What has changed meanwhile has another version, and stays away. */
function keep({ ground, params, reply, request, today }: HomeCall, version: number, home: Figures): void {
  const written = String(reply.serializeInput({ ...home, may: [] }, '200'))
  if (!written.endsWith(mayAtEnd)) throw new Error('what a caller may do is not the last of a home')
  const answer = written.slice(0, -mayAtEnd.length)
  inPassing(
    ground.pool,
    ground.now(),
    'update trainee_home set day = $3, made_by = $4, answer = $5 where trainee_id = $1 and version = $2',
    [params.traineeId, version, today, ground.config.build, answer],
    'keep-home',
  ).catch((error: unknown) => request.log.warn({ err: error }, 'home not kept'))
}

type HomeCall = Parameters<HotUseCase<typeof readHome>>[0]

/** The last four that differ in what was done. */
function differentKinds(recent: readonly LastKind[]): LastKind[] {
  const seen = new Map<string, LastKind>()
  for (const kind of recent) {
    const key = `${kind.category}|${kind.activity}|${kind.moduleCode}`
    if (!seen.has(key)) seen.set(key, kind)
  }
  return [...seen.values()].slice(0, 4)
}
