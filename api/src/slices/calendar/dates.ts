import type { Attempt } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { Tx } from '../../db/transaction.ts'

/** One date of a calendar. Times are instants; null for something that takes the whole day. */
export interface CalendarDate {
  readonly id: string
  readonly kind: 'session' | 'submission' | 'board'
  readonly cohort: string
  readonly on: PlainDate
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly module: string | null
  /** What is taught, what is to be handed in, or the name of the board. */
  readonly title: string
  readonly attempt: Attempt | null
  readonly cancelled: boolean
  readonly version: number
}

/**
 * The cohorts of one person: their own as a trainee, those of their university as a tutor of today. `own` are the
 * modules a trainee takes; null for all. Dates after someone left are not theirs.
 */
const cohortsOf = `cohorts as (
    select c.id, c.title, t.id as trainee, t.withdrawn_on as until from trainee t join cohort c on c.id = t.cohort_id where t.person_id = $1
    union all
    select c.id, c.title, null, null from cohort c join programme p on p.id = c.programme_id
    where exists (select from role_held r where r.person_id = $1 and r.role = 'tutor' and r.organisation_id = p.university_id
      and r.starts_on <= $2::date and (r.ends_on is null or r.ends_on >= $2::date))
  )`

/** A core module, or an option unless another of its group was chosen. */
const isTaken = `(h.trainee is null or m.code is null or m.option_group is null
    or not exists (select from module_choice o where o.trainee_id = h.trainee and o.option_group = m.option_group)
    or exists (select from module_choice o where o.trainee_id = h.trainee and o.module_code = m.code))`

/** What comes again is only for those a published board asked to. */
const isAsked = `(h.trainee is null or s.attempt = 'first-sit' or exists (select from board_decision d join board b on b.id = d.board_id
    where d.trainee_id = h.trainee and d.module_code = s.module_code and d.published_at is not null
      and case when s.attempt = 'retake' then d.outcome = 'retake' else d.outcome = 'reassess' and (s.attempt = 'retake-reassessment') = exists (
        select from board_decision e join board f on f.id = e.board_id where e.trainee_id = d.trainee_id and e.module_code = d.module_code
          and e.published_at is not null and e.outcome = 'retake' and f.ratified_at < b.ratified_at) end))`

const moduleOf = (row: string) =>
  `left join cohort hc on hc.id = ${row}.cohort_id left join module m on m.curriculum_id = hc.curriculum_id and m.code = ${row}.module_code`
const named = (code: string) => `coalesce(m.title || ' (' || m.code || ')', ${code})`
const instant = (of: string) =>
  `to_char((${of}) at time zone 'Europe/London' at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

const text = `with ${cohortsOf}, dated as (
    select s.id, 'session' as kind, h.title as cohort, h.until, s.held_on as "on", ${instant('s.held_on + s.starts_at')} as "startsAt",
      ${instant('s.held_on + s.ends_at')} as "endsAt", ${named('s.module_code')} as module, s.topic as title, null as attempt,
      s.state = 'cancelled' as cancelled, s.version
    from cohorts h join teaching_session s on s.cohort_id = h.id ${moduleOf('s')} where ${isTaken}
    union all
    select s.id, 'submission', h.title, h.until, s.due_on, ${instant('s.due_on + s.due_at')}, ${instant('s.due_on + s.due_at')},
      ${named('s.module_code')}, coalesce(a.title, s.component), s.attempt, false, s.version
    from cohorts h join submission_date s on s.cohort_id = h.id ${moduleOf('s')}
      left join assessment_component a on a.curriculum_id = hc.curriculum_id and a.module_code = s.module_code and a.key = s.component
    where ${isTaken} and ${isAsked} and not exists (select from prior_learning l
      where l.trainee_id = h.trainee and l.module_code = s.module_code and l.taken_back_at is null)
    union all
    select b.id, 'board', h.title, h.until, b.meets_on, null, null, null, b.title, null, false, b.version
    from cohorts h join board b on b.cohort_id = h.id
  )
  select id, kind, cohort, "on", "startsAt", "endsAt", module, title, attempt, cancelled, version from dated
  where (until is null or "on" <= until) and "on" > $2::date - 400 order by "on", "startsAt" nulls first, kind, id`

/** The dates of one person from a bit over a year back. Needs the system scope: whoever fetches them is not signed in. */
export const datesOf = (tx: Tx, personId: string, today: PlainDate): Promise<CalendarDate[]> =>
  tx.rows<CalendarDate>(text, [personId, today], 'calendar-dates')
