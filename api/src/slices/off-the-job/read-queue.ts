import type { QueueAnswer, QueueRow, readQueue } from '@rung/shared/contract/off-the-job'
import { defaultSettings, type ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { type MentorPreparation, mentorCurrency } from '@rung/shared/rules/mentor-currency'
import { permissions } from '@rung/shared/rules/permissions'
import { type Cursor, readCursor, unreadableCursor } from '../../http/cursor.ts'
import type { HotUseCase } from '../../http/mount.ts'
import { entryJson, nameJson, pagedColumns, pageNames, reversalJson } from './entry-json.ts'

/** Who countersigns without being a mentor. */
const managers = permissions['countersign-entry'].by.filter((one) => one !== 'mentor')

/** More than anyone decides in one sitting; the rest follows once these are done. */
const mostReversals = 100

const waitsFor = (
  query: string,
) => `(select s.${query} from sign_off s where s.trainee_id = e.trainee_id and s.entry_id = e.id
  and s.needs_countersignature and s.countersigned_by is null and s.entry_version = e.version order by s.at limit 1)`

/**
 * Submitted entries of the trainees the caller mentors, and of those they manage what someone else signed who needs a
 * countersignature. What the caller signed already waits for someone else.
 */
const mine = `mine as materialized (
    select e.trainee_id, e.id, e.submitted_at from off_the_job_entry e
    where e.trainee_id = any((select my_mentored())::uuid[]) and e.state = 'submitted'
      and not exists (select from sign_off s where s.trainee_id = e.trainee_id and s.entry_id = e.id
        and s.by_person_id = (select me()) and s.needs_countersignature and s.countersigned_by is null and s.entry_version = e.version)
    union
    select e.trainee_id, e.id, e.submitted_at from sign_off s join trainee t on t.id = s.trainee_id
      join off_the_job_entry e on e.trainee_id = s.trainee_id and e.id = s.entry_id and e.version = s.entry_version and e.state = 'submitted'
    where s.needs_countersignature and s.countersigned_by is null and s.by_person_id <> (select me())
      and t.person_id <> (select me()) and relationships_to(t) && $4::text[]
  )`

const traineeJson = (id: string) =>
  `(select json_build_object('id', t.id, 'givenName', p.given_name, 'familyName', p.family_name)
    from trainee t join person p on p.id = t.person_id where t.id = ${id})`

const textAfter = (where: string) => `with ${mine}, page as materialized (
    select e.*, ${waitsFor('by_person_id')} as signed_by
    from (select * from mine e ${where} order by e.submitted_at, e.id limit $2 + 1) m
      join off_the_job_entry e on e.trainee_id = m.trainee_id and e.id = m.id
  ), ${pageNames}
  select
    coalesce((select json_agg(x) from (select ${pagedColumns}, ${traineeJson('e.trainee_id')} as trainee,
        $1::date - (e.submitted_at at time zone 'Europe/London')::date as "waitingDays",
        ${nameJson('e.signed_by')} as "signedBy", e.trainee_id = any((select my_mentored())::uuid[]) as "mayReturn",
        concat(extract(epoch from e.submitted_at)::text, '_', e.id) as cursor
      from page e order by e.submitted_at, e.id) x), '[]') as rows,
    (select json_build_object('total', count(*), 'trainees', count(distinct e.trainee_id)) from mine e) as counts,
    coalesce((select json_agg(json_build_object('reversal', ${reversalJson}, 'entry', ${entryJson}, 'trainee', ${traineeJson('r.trainee_id')}))
      from (select r.* from off_the_job_reversal r join trainee t on t.id = r.trainee_id
        where r.state = 'requested' and r.requested_by <> (select me()) and relationships_to(t) && $3::text[]
        order by r.requested_at, r.id limit ${mostReversals}) r
      join off_the_job_entry e on e.trainee_id = r.trainee_id and e.id = r.entry_id), '[]') as reversals,
    (select json_build_object('preparedOn', m.prepared_on, 'updatedOn', m.updated_on) from mentor m where m.person_id = (select me())) as preparation,
    coalesce((select json_agg(pr.settings) from programme pr where pr.id in (
      select c.programme_id from trainee t join cohort c on c.id = t.cohort_id
      where t.id = any((select my_mentored())::uuid[]))), '[]') as settings`

const text = textAfter('')
const textFromCursor = textAfter('where (e.submitted_at, e.id) > (to_timestamp($5::numeric), $6::uuid)')

interface Row extends Pick<QueueAnswer, 'reversals'> {
  rows: (QueueRow & { cursor: string })[]
  counts: { total: number; trainees: number }
  preparation: MentorPreparation | null
  settings: Partial<ProgrammeSettings>[]
}

export const readMyQueue: HotUseCase<typeof readQueue> = async ({ query, today, tx }) => {
  const cursor =
    query.after === undefined ? null : readCursor(query.after, (key) => /^\d{1,11}(\.\d{1,9})?$/.test(key))
  if (cursor === undefined) return unreadableCursor()
  const row = await queueRow(tx, today, query.limit, cursor)
  const rows = row.rows.slice(0, query.limit)
  return {
    rows: rows.map(({ cursor: _, ...waiting }) => waiting),
    next: row.rows.length > query.limit ? (rows.at(-1)?.cursor ?? null) : null,
    ...row.counts,
    reversals: row.reversals,
    mentor: row.preparation && mentorToday(row.preparation, row.settings, today),
  }
}

async function queueRow(
  tx: Parameters<typeof readMyQueue>[0]['tx'],
  today: PlainDate,
  limit: number,
  cursor: Cursor | null,
): Promise<Row> {
  const values = [today, limit, permissions['decide-reversal'].by, managers]
  const row = cursor
    ? await tx.row<Row>(textFromCursor, [...values, cursor.key, cursor.id], 'queue-after')
    : await tx.row<Row>(text, values, 'queue')
  if (!row) throw new Error('the queue came back without its one row')
  return row
}

/** By the strictest of the programmes of the caller's trainees. */
function mentorToday(
  preparation: MentorPreparation,
  settings: readonly Partial<ProgrammeSettings>[],
  asOf: PlainDate,
): QueueAnswer['mentor'] {
  const rules = settings.map((own) => ({ ...defaultSettings, ...own }))
  const everyMonths = Math.min(
    ...(rules.length > 0 ? rules : [defaultSettings]).map((one) => one.mentorUpdateMonths),
  )
  const { prepared, current, dueOn } = mentorCurrency({ ...preparation, asOf, everyMonths })
  const countersigned = rules.length > 0 && rules.every((one) => one.lapsedMentor === 'countersign')
  return { current, dueOn, sentence: mentorSentence({ prepared, current, dueOn, countersigned }) }
}

function mentorSentence(facts: {
  prepared: boolean
  current: boolean
  dueOn: PlainDate | null
  countersigned: boolean
}): string {
  const { prepared, current, dueOn, countersigned } = facts
  if (!prepared || dueOn === null)
    return 'Your mentor preparation is not recorded, so you cannot sign yet. Ask your manager to add it.'
  if (current) return `You can sign until ${formatDate(dueOn)}, when your mentor update is due.`
  return countersigned
    ? `Your mentor update was due on ${formatDate(dueOn)}. What you sign waits for another mentor or a manager to countersign.`
    : `Your mentor update was due on ${formatDate(dueOn)}. You cannot sign until it is recorded.`
}
