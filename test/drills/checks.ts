import { setImmediate } from 'node:timers/promises'
import type { TraineeHome } from '@rung/shared/contract/off-the-job'
import type { TraineeRow, TraineesAnswer } from '@rung/shared/contract/trainees'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { StandingFacts } from '@rung/shared/rules/off-the-job-course'
import { offTheJobMinimum } from '@rung/shared/rules/off-the-job-minimum'
import { standingFromTurns } from '@rung/shared/rules/standing-turns'
import pg from 'pg'
import { breaksOf, type CourseRow, settingsOf } from '../../api/src/slices/off-the-job/facts.ts'
import { naiveExpected, naivePlannedEnd, naiveStanding } from '../rules/naive-standing.ts'
import { asSystem } from '../support/build.ts'
import type { Caller } from './caller.ts'
import type { Faults } from './report.ts'

/** Kept rows that are not what the entries come to, in one statement and so at one moment, also while others write. */
const differences = `
  with entry as (
    select trainee_id, learned_on as day, minutes, state, state in ('signed', 'submitted') as counts from off_the_job_entry
  ), totals as (
    select t.id as trainee_id,
      coalesce(sum(e.minutes) filter (where state = 'signed'), 0) as signed_minutes,
      coalesce(sum(e.minutes) filter (where state = 'submitted'), 0) as submitted_minutes,
      count(*) filter (where state = 'signed') as signed_entries, count(*) filter (where state = 'submitted') as submitted_entries,
      count(*) filter (where state = 'returned') as returned_entries, count(*) filter (where state = 'draft') as draft_entries,
      max(day) filter (where counts) as last_learned_on
    from trainee t left join entry e on e.trainee_id = t.id group by t.id
  ), days as (
    select trainee_id, day, coalesce(sum(minutes) filter (where state = 'signed'), 0) as signed_minutes,
      coalesce(sum(minutes) filter (where state = 'submitted'), 0) as submitted_minutes, count(*) as entries
    from entry where counts group by 1, 2
  ), months as (
    select trainee_id, date_trunc('month', day)::date as month, sum(signed_minutes) as signed_minutes,
      sum(submitted_minutes) as submitted_minutes, sum(entries) as entries from days group by 1, 2
  )
  select 'trainee_totals' as kept, id as trainee_id, null::date as at, to_jsonb(n) as anew, to_jsonb(k) as was
    from (select trainee_id as id, signed_minutes, submitted_minutes, signed_entries, submitted_entries, returned_entries, draft_entries from totals) n
    full join (select trainee_id as id, signed_minutes, submitted_minutes, signed_entries, submitted_entries, returned_entries, draft_entries from trainee_totals) k using (id)
    where to_jsonb(n) is distinct from to_jsonb(k)
  union all
  select 'trainee_day', trainee_id, day, to_jsonb(n), to_jsonb(k) from days n full join trainee_day k using (trainee_id, day)
    where (coalesce(n.signed_minutes, 0), coalesce(n.submitted_minutes, 0)) is distinct from (k.signed_minutes, k.submitted_minutes)
  union all
  select 'trainee_month', trainee_id, month, to_jsonb(n), to_jsonb(k) from months n full join trainee_month k using (trainee_id, month)
    where (coalesce(n.signed_minutes, 0), coalesce(n.submitted_minutes, 0), coalesce(n.entries, 0))
      is distinct from (k.signed_minutes, k.submitted_minutes, k.entries)
  union all
  select 'trainee_listing', trainee_id, null, to_jsonb(n), to_jsonb(k) from totals n full join trainee_listing k using (trainee_id)
    where (n.signed_minutes, n.submitted_minutes, n.submitted_entries, n.last_learned_on)
      is distinct from (k.signed_minutes, k.submitted_minutes, k.submitted_entries, k.last_learned_on)
  union all
  select 'trainee_listing of trainee_outlook', trainee_id, null, to_jsonb(o), to_jsonb(k) from trainee_outlook o full join trainee_listing k using (trainee_id)
    where (o.behind_from, o.at_risk_from, o.planned_end_on, o.net_days, o.paused_days, o.paused_from)
      is distinct from (k.behind_from, k.at_risk_from, k.planned_end_on, k.net_days, k.paused_days, k.paused_from)`

/** Answers how many kept rows were looked at. */
export async function checkTotals(ownerUrl: string, faults: Faults): Promise<number> {
  return asSystem(ownerUrl, new Date(), async (tx) => {
    for (const found of await tx.rows<{ kept: string }>(differences))
      faults.add(`${found.kept} differs`, found)
    const counted = await tx.row<{ rows: number }>(
      `select (select count(*) from trainee_totals) + (select count(*) from trainee_day) + (select count(*) from trainee_month)
         + (select count(*) from trainee_listing) as rows`,
    )
    return counted?.rows ?? 0
  })
}

/** Answers how many events hold together. Asked as the owner: the application may not even see where a chain ends. */
export async function checkAudit(connectionString: string, faults: Faults): Promise<number> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query('select * from audit_faults()')
    for (const found of rows) faults.add('audit', found)
    const counted = await client.query<{ events: number }>('select count(*)::int as events from audit_event')
    return counted.rows[0]?.events ?? 0
  } finally {
    await client.end()
  }
}

type RawCourse = Omit<CourseRow, 'relationships' | 'givenName' | 'familyName' | 'personId'> & {
  readonly outlook: {
    behindFrom: PlainDate | null
    atRiskFrom: PlainDate | null
    netDays: number
    plannedEndOn: PlainDate
  }
}

/** The course from the entries themselves; none of the kept sums is read. */
const rawCourses = `
  select json_build_object('id', t.id, 'startsOn', t.starts_on, 'gatewayOn', t.gateway_on, 'withdrawnOn', t.withdrawn_on,
    'plannedEndOn', pl.planned_end_on, 'plannedMinutes', pl.planned_minutes, 'weeklyMinutes', pl.weekly_minutes, 'rounding', pl.rounding,
    'priorLearningMinutes', pl.prior_learning_minutes, 'publishedMinutes', pl.published_minutes, 'planSignedOn', pl.signed_on, 'settings', pr.settings,
    'signedMinutes', coalesce((select sum(e.minutes) from off_the_job_entry e where e.trainee_id = t.id and e.state = 'signed'), 0),
    'submittedMinutes', coalesce((select sum(e.minutes) from off_the_job_entry e where e.trainee_id = t.id and e.state = 'submitted'), 0),
    'breaks', coalesce((select json_agg(json_build_object('startsOn', b.starts_on, 'returnedOn', b.returned_on)) from break_in_learning b where b.trainee_id = t.id), '[]'),
    'recentDays', coalesce((select json_agg(json_build_object('on', d.learned_on, 'minutes', d.minutes)) from (
      select e.learned_on, sum(e.minutes) as minutes from off_the_job_entry e where e.trainee_id = t.id and e.state in ('signed', 'submitted') group by 1) d), '[]'),
    'outlook', (select json_build_object('behindFrom', o.behind_from, 'atRiskFrom', o.at_risk_from, 'netDays', o.net_days, 'plannedEndOn', o.planned_end_on)
      from trainee_outlook o where o.trainee_id = t.id)) as course
  from trainee t join training_plan pl on pl.trainee_id = t.id and pl.id = t.plan_id
    join cohort c on c.id = t.cohort_id join programme pr on pr.id = c.programme_id`

/**
 * Holds the kept outlook against the rule worked out anew, day by day through the calendar: for every day from `today`
 * to a week past the planned end, or with `quickly` for every tenth day and those around the days on which it turns.
 * Answers how many standings were compared, and how often each occurred.
 */
export async function checkStanding(ownerUrl: string, today: PlainDate, faults: Faults, quickly = false) {
  const rows = await asSystem(ownerUrl, new Date(), (tx) => tx.rows<{ course: RawCourse }>(rawCourses))
  const seen: Record<string, number> = {}
  for (const { course } of rows) {
    const end = naivePlannedEnd(factsOf(course, today))
    if (end !== course.outlook.plannedEndOn) faults.add('planned end differs', { end, course })
    const { behindFrom, atRiskFrom } = course.outlook
    const turns = [behindFrom, atRiskFrom].flatMap((day) => (day ? [addDays(day, -1), day] : []))
    for (let day = today, place = 0; day <= addDays(end, 7); day = addDays(day, 1), place += 1) {
      if (quickly && place % 10 !== 0 && !turns.includes(day)) continue
      const anew = naiveStanding(factsOf(course, day))
      const kept = standingFromTurns(course.outlook, day, course.withdrawnOn)
      seen[anew ?? 'none'] = (seen[anew ?? 'none'] ?? 0) + 1
      if (anew !== kept) faults.add('standing differs', { trainee: course.id, day, anew, kept })
      // The sum is long: whoever writes meanwhile gets a turn.
      if (place % 10 === 0) await setImmediate()
    }
  }
  return { trainees: rows.length, standings: Object.values(seen).reduce((sum, one) => sum + one, 0), ...seen }
}

interface Lookers {
  readonly trainees: readonly { readonly id: string; readonly call: Caller }[]
  /** Of the employer of all these trainees. */
  readonly asManager: { readonly call: Caller } | undefined
}

/** What the trainee's home and the manager's list say today, held against the same worked out anew. */
export async function checkScreens(ownerUrl: string, today: PlainDate, lookers: Lookers, faults: Faults) {
  const rows = await asSystem(ownerUrl, new Date(), (tx) => tx.rows<{ course: RawCourse }>(rawCourses))
  const anew = new Map(rows.map(({ course }) => [course.id, shownOf(course, today)]))
  const listed = await lookers.asManager?.call({ method: 'GET', path: '/trainees?limit=100' })
  const list: TraineesAnswer = JSON.parse(listed?.text ?? '{"rows":[]}')
  for (const { id, call } of lookers.trainees) {
    const home: TraineeHome = JSON.parse((await call({ method: 'GET', path: `/trainees/${id}/home` })).text)
    const row = list.rows.find((one) => one.id === id)
    for (const [screen, said] of [
      ['home', home.figures],
      ['list', row],
    ] as const)
      if (JSON.stringify(shown(said)) !== JSON.stringify(anew.get(id)))
        faults.add(`${screen} says otherwise`, { id, said: shown(said), anew: anew.get(id) })
  }
  return { homes: lookers.trainees.length, rowsOfTheList: list.rows.length }
}

const shown = (said: Shown | undefined) =>
  said && {
    standing: said.standing,
    signedMinutes: said.signedMinutes,
    submittedMinutes: said.submittedMinutes,
    behindMinutes: said.behindMinutes,
  }
type Shown = Pick<TraineeRow, 'standing' | 'signedMinutes' | 'submittedMinutes' | 'behindMinutes'>

function shownOf(course: RawCourse, today: PlainDate): Shown {
  const facts = factsOf(course, today)
  const { signedMinutes, submittedMinutes } = course
  const standing = naiveStanding(facts)
  const behindMinutes = standing && Math.round(naiveExpected(facts)) - signedMinutes - submittedMinutes
  return { standing, signedMinutes, submittedMinutes, behindMinutes }
}

function factsOf(course: RawCourse, asOf: PlainDate): StandingFacts {
  const { minimumMinutes } = offTheJobMinimum(course)
  return { ...course, ...settingsOf(course), breaks: breaksOf(course), minimumMinutes, asOf }
}
