import type { Entry, EntryContentBody } from '@rung/shared/contract/off-the-job'
import type { EntryExceptionCode } from '@rung/shared/rules/entry-exceptions'
import { RolledBack, type Tx } from '../../db/transaction.ts'
import { Refused } from '../../http/refuse.ts'
import { entryJson, freshEntryJson } from './entry-json.ts'

export interface NewEntry {
  readonly id: string
  readonly content: EntryContentBody
  readonly state: 'draft' | 'submitted'
  readonly exceptions: readonly EntryExceptionCode[]
}

export interface Logging {
  readonly traineeId: string
  readonly at: Date
  readonly source: 'trainee' | 'import' | 'register'
  readonly moduleTitles: Readonly<Record<string, string>>
}

const contentColumns = `"learnedOn" date, category text, activity text, learned text, minutes int, "startsAt" time, "endsAt" time,
  "moduleCode" text, ksbs json, paid text, "lieuOn" date, exceptions json`
const textsOf = (column: string) => `array(select json_array_elements_text(${column}))`

/** Writes entries of one trainee and answers them as the contract shows them, in the order given. */
export async function insertEntries(tx: Tx, about: Logging, entries: readonly NewEntry[]): Promise<Entry[]> {
  const rows = entries.map(({ content, exceptions, ...rest }, place) => ({
    ...rest,
    ...content,
    exceptions,
    place,
    moduleTitle: content.moduleCode === null ? null : (about.moduleTitles[content.moduleCode] ?? null),
  }))
  const written = await tx
    .rows<{ entry: Entry }>(
      `with given as (
       select * from json_to_recordset($3) as x(id uuid, place int, state text, "moduleTitle" text, ${contentColumns})
     ), e as (
       insert into off_the_job_entry (trainee_id, id, learned_on, category, activity, learned, minutes, starts_at, ends_at, module_code, ksbs,
         paid, lieu_on, state, exceptions, source, created_at, submitted_at)
       select $1, id, "learnedOn", coalesce(category, ''), activity, learned, minutes, "startsAt", "endsAt", "moduleCode",
         ${textsOf('ksbs')}, paid, "lieuOn", state, ${textsOf('exceptions')}, $4, $2,
         case when state = 'submitted' then $2::timestamptz end
       from given order by place
       returning *
     ) select ${freshEntryJson} as entry from e join given on given.id = e.id order by given.place`,
      [about.traineeId, about.at.toISOString(), JSON.stringify(rows), about.source],
      'insert-entries',
    )
    .catch(refuseRace)
  return written.map(({ entry }) => entry)
}

export interface ChangedEntry {
  readonly traineeId: string
  readonly id: string
  readonly version: number
  readonly content: EntryContentBody
  readonly submit: boolean
  readonly exceptions: readonly EntryExceptionCode[]
  readonly at: Date
}

/** Rewrites a draft or a returned entry. Submitting it clears the last decision, which stays among its sign-offs. */
export async function updateEntry(tx: Tx, changed: ChangedEntry): Promise<Entry | undefined> {
  const { traineeId, id, version, content, submit, exceptions, at } = changed
  const rows = await tx
    .rows<{ entry: Entry }>(
      `with e as (
       update off_the_job_entry o set
         learned_on = x."learnedOn", category = coalesce(x.category, ''), activity = x.activity, learned = x.learned, minutes = x.minutes,
         starts_at = x."startsAt", ends_at = x."endsAt", module_code = x."moduleCode", ksbs = ${textsOf('x.ksbs')}, paid = x.paid,
         lieu_on = x."lieuOn", exceptions = ${textsOf('x.exceptions')}, version = o.version + 1,
         state = case when $5 then 'submitted' else o.state end,
         submitted_at = case when $5 then $6::timestamptz else o.submitted_at end,
         decided_at = case when $5 then null else o.decided_at end,
         decided_by = case when $5 then null else o.decided_by end,
         return_reason = case when $5 then null else o.return_reason end
       from json_to_record($4) as x(${contentColumns})
       where o.trainee_id = $1 and o.id = $2 and o.version = $3
       returning o.*
     ) select ${entryJson} as entry from e`,
      [traineeId, id, version, JSON.stringify({ ...content, exceptions }), submit, at.toISOString()],
      'update-entry',
    )
    .catch(refuseRace)
  return rows[0]?.entry
}

export interface Decision {
  /** Of the sign-off. */
  readonly id: string
  readonly traineeId: string
  readonly entryId: string
  /** Of the entry, as it was decided on. */
  readonly version: number
}

/** What one mentor decided in one call. */
export interface Decided {
  readonly by: string
  readonly at: Date
}

/** Records decisions; the entries move by `moveEntries`, which the database allows only once these are there. */
export function insertSignOffs(
  tx: Tx,
  { by, at }: Decided,
  kind: { decision: 'signed' | 'returned'; reason?: string },
  decisions: readonly (Decision & { readonly needsCountersignature: boolean })[],
): Promise<unknown> {
  return tx.rows(
    `insert into sign_off (trainee_id, id, entry_id, decision, reason, by_person_id, at, entry_version, needs_countersignature)
     select "traineeId", id, "entryId", $2, $3, $4, $5, version, "needsCountersignature"
     from json_to_recordset($1) as x(id uuid, "traineeId" uuid, "entryId" uuid, version int, "needsCountersignature" boolean)`,
    [JSON.stringify(decisions), kind.decision, kind.reason ?? null, by, at.toISOString()],
    'insert-sign-offs',
  )
}

export function countersignSignOffs(
  tx: Tx,
  { by, at }: Decided,
  decisions: readonly Decision[],
): Promise<unknown> {
  return tx.rows(
    `update sign_off s set countersigned_by = $2, countersigned_at = $3
     from json_to_recordset($1) as x(id uuid, "traineeId" uuid) where s.trainee_id = x."traineeId" and s.id = x.id`,
    [JSON.stringify(decisions), by, at.toISOString()],
    'countersign-sign-offs',
  )
}

/** Moves decided entries on; their version goes up by one. All of them, or the whole call is undone. */
export async function moveEntries(
  tx: Tx,
  { by, at }: Decided,
  kind: { state: 'signed' | 'returned'; reason?: string },
  decisions: readonly Decision[],
): Promise<void> {
  const moved = await tx.rows(
    `update off_the_job_entry e set state = $2, version = e.version + 1, decided_by = $4, decided_at = $5, return_reason = $3
     from json_to_recordset($1) as x("traineeId" uuid, "entryId" uuid, version int)
     where e.trainee_id = x."traineeId" and e.id = x."entryId" and e.version = x.version returning e.id`,
    [JSON.stringify(decisions), kind.state, kind.reason ?? null, by, at.toISOString()],
    'move-entries',
  )
  if (moved.length !== decisions.length) throw new RolledBack(changedMeanwhile())
}

export const changedMeanwhile = () =>
  new Refused('conflict', 'Someone changed this at the same moment. Look at it again, then try again.')

/** What each constraint says when two writers meet, in words for the one who came second. */
const races: Record<string, string> = {
  off_the_job_entry_pkey: 'This entry has been logged already.',
  off_the_job_entry_trainee_id_tsrange_excl:
    'This overlaps another entry that was logged at the same moment. Look at your log, then change the times.',
  at_most_24_hours_a_day:
    'With another entry logged at the same moment this would be more than 24 hours on one date.',
}

/** A race the database settled is a plain refusal; anything else stays a fault. */
function refuseRace(error: unknown): never {
  const constraint =
    error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
      ? error.constraint
      : ''
  const sentence = races[constraint]
  if (sentence === undefined) throw error
  throw new RolledBack(new Refused('conflict', sentence))
}
