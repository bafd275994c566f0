import type { Entry, EntryContentBody } from '@rung/shared/contract/off-the-job'
import type { EntryExceptionCode } from '@rung/shared/rules/entry-exceptions'
import type { Tx } from '../../db/transaction.ts'

const instantJson = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const nameJson = (id: string) =>
  `(select json_build_object('id', n.id, 'name', n.given_name || ' ' || n.family_name) from person n where n.id = ${id})`

/** An entry of the contract as JSON, from a row `e` of off_the_job_entry. `version` comes first: the ETag is read off it. */
export const entryJson = `json_build_object('version', e.version, 'id', e.id, 'traineeId', e.trainee_id, 'learnedOn', e.learned_on,
  'category', nullif(e.category, ''), 'activity', e.activity, 'learned', e.learned, 'minutes', e.minutes,
  'startsAt', to_char(e.starts_at, 'HH24:MI'), 'endsAt', to_char(e.ends_at, 'HH24:MI'), 'moduleCode', e.module_code,
  'moduleTitle', (select md.title from module md join cohort mc on mc.curriculum_id = md.curriculum_id join trainee mt on mt.cohort_id = mc.id
    where mt.id = e.trainee_id and md.code = e.module_code),
  'ksbs', e.ksbs, 'paid', e.paid, 'lieuOn', e.lieu_on, 'state', e.state, 'exceptions', e.exceptions, 'source', e.source,
  'createdAt', ${instantJson('e.created_at')}, 'submittedAt', ${instantJson('e.submitted_at')}, 'decidedAt', ${instantJson('e.decided_at')},
  'decidedBy', case when e.decided_by is not null then ${nameJson('e.decided_by')} end, 'returnReason', e.return_reason)`

export interface NewEntry {
  readonly id: string
  readonly content: EntryContentBody
  readonly state: 'draft' | 'submitted'
  readonly exceptions: readonly EntryExceptionCode[]
}

/** Writes entries of one trainee and answers them as the contract shows them, in the order given. */
export async function insertEntries(
  tx: Tx,
  about: { traineeId: string; at: Date; source: 'trainee' | 'import' | 'register' },
  entries: readonly NewEntry[],
): Promise<Entry[]> {
  const rows = entries.map(({ content, exceptions, ...rest }, place) => ({
    ...rest,
    ...content,
    exceptions,
    place,
  }))
  const written = await tx.rows<{ entry: Entry }>(
    `with given as (
       select * from json_to_recordset($3) as x(id uuid, place int, state text, exceptions json, "learnedOn" date, category text, activity text, learned text,
         minutes int, "startsAt" time, "endsAt" time, "moduleCode" text, ksbs json, paid text, "lieuOn" date)
     ), e as (
       insert into off_the_job_entry (trainee_id, id, learned_on, category, activity, learned, minutes, starts_at, ends_at, module_code, ksbs,
         paid, lieu_on, state, exceptions, source, created_at, submitted_at)
       select $1, id, "learnedOn", coalesce(category, ''), activity, learned, minutes, "startsAt", "endsAt", "moduleCode",
         array(select json_array_elements_text(ksbs)), paid, "lieuOn", state, array(select json_array_elements_text(exceptions)), $4, $2,
         case when state = 'submitted' then $2::timestamptz end
       from given order by place
       returning *
     ) select ${entryJson} as entry from e join given on given.id = e.id order by given.place`,
    [about.traineeId, about.at.toISOString(), JSON.stringify(rows), about.source],
    'insert-entries',
  )
  return written.map(({ entry }) => entry)
}
