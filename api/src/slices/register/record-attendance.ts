import type { SessionRow } from '@rung/shared/contract/register'
import { type EntryState, isEditable } from '@rung/shared/rules/entry-states'
import type { AttendanceMark, ClashChoice } from '@rung/shared/rules/register'
import { givenBackByRegister, returnedByRegister } from '@rung/shared/words/register-words'
import { uuidv7 } from 'uuidv7'
import { RolledBack, type Tx } from '../../db/transaction.ts'
import { Refused } from '../../http/refuse.ts'
import type { OwnEntry } from './register-facts.ts'

/** Who takes the register, and when. */
export interface Taking {
  readonly by: string
  readonly at: Date
  readonly session: SessionRow
}

/** What is written for one trainee. */
export interface Recording {
  readonly traineeId: string
  readonly mark: AttendanceMark
  readonly clash: ClashChoice | null
  readonly reason: string | null
  /** What stands for the session: known already, or logged now. */
  readonly entryId: string | null
  readonly logs: boolean
  /** The trainee's own entries that give way. */
  readonly replaced: readonly OwnEntry[]
  /** Those that gave way before and stand for the session again. */
  readonly givenBack: readonly OwnEntry[]
  /** An entry of the register that is taken back, with the reversal somebody asked for already, if any. */
  readonly reversed: { readonly entryId: string; readonly askedId: string | null } | null
}

/** Writes the marks and all that follows from them: one statement for each kind of thing, however many trainees. */
export async function recordAttendance(tx: Tx, taking: Taking, all: readonly Recording[]): Promise<void> {
  const { session } = taking
  await returnOwn(
    tx,
    taking,
    returnedByRegister(session),
    ownOf(all, ({ replaced }) => replaced),
  )
  await returnOwn(
    tx,
    taking,
    givenBackByRegister(session),
    ownOf(all, ({ givenBack }) => givenBack.filter(({ state }) => isEditable(state))),
  )
  await reverseLogged(tx, taking, all)
  await logSession(
    tx,
    taking,
    all.filter(({ logs }) => logs),
  )
  await writeMarks(tx, taking, all)
}

interface Returning {
  readonly traineeId: string
  readonly entryId: string
  readonly version: number
  readonly state: EntryState
}

const ownOf = (all: readonly Recording[], which: (one: Recording) => readonly OwnEntry[]): Returning[] =>
  all.flatMap((one) =>
    which(one).map(({ id, version, state }) => ({ traineeId: one.traineeId, entryId: id, version, state })),
  )

/** A draft was never sent, so it stays a draft; it says as the others do what the register has to do with it. */
async function returnOwn(
  tx: Tx,
  { by, at }: Taking,
  reason: string,
  returned: readonly Returning[],
): Promise<void> {
  if (returned.length === 0) return
  const rows = JSON.stringify(returned.map((one) => ({ ...one, id: uuidv7() })))
  await tx.rows(
    `insert into sign_off (trainee_id, id, entry_id, decision, reason, by_person_id, at, entry_version)
     select "traineeId", id, "entryId", 'returned', $2, $3, $4, version
     from json_to_recordset($1) as x(id uuid, "traineeId" uuid, "entryId" uuid, version int, state text) where state <> 'draft'`,
    [rows, reason, by, at.toISOString()],
    'register-return-decisions',
  )
  const moved = await tx.rows(
    `update off_the_job_entry e set version = e.version + 1, return_reason = $2,
       state = case when e.state = 'draft' then 'draft' else 'returned' end,
       decided_by = case when e.state <> 'draft' then $3::uuid end, decided_at = case when e.state <> 'draft' then $4::timestamptz end
     from json_to_recordset($1) as x("traineeId" uuid, "entryId" uuid, version int)
     where e.trainee_id = x."traineeId" and e.id = x."entryId" and e.version = x.version returning e.id`,
    [rows, reason, by, at.toISOString()],
    'register-return',
  )
  allOf(moved, returned)
}

/** The register is the witness of what it logged, so its correction needs no second signature. */
async function reverseLogged(tx: Tx, { by, at }: Taking, all: readonly Recording[]): Promise<void> {
  const reversed = all.flatMap(({ traineeId, reversed: one, reason }) =>
    one
      ? [
          {
            traineeId,
            entryId: one.entryId,
            id: one.askedId ?? uuidv7(),
            asked: one.askedId !== null,
            reason,
          },
        ]
      : [],
  )
  if (reversed.length === 0) return
  const rows = JSON.stringify(reversed)
  const given =
    'json_to_recordset($1) as x("traineeId" uuid, "entryId" uuid, id uuid, asked boolean, reason text)'
  await tx.rows(
    `update off_the_job_reversal r set state = 'countersigned', decided_by = $2, decided_at = $3, version = r.version + 1
     from ${given} where x.asked and r.trainee_id = x."traineeId" and r.id = x.id`,
    [rows, by, at.toISOString()],
    'register-countersign',
  )
  await tx.rows(
    `insert into off_the_job_reversal (trainee_id, id, entry_id, reason, state, requested_by, requested_at, decided_by, decided_at, cause)
     select "traineeId", id, "entryId", reason, 'countersigned', $2, $3, $2, $3, 'register' from ${given} where not asked`,
    [rows, by, at.toISOString()],
    'register-reversals',
  )
  const moved = await tx.rows(
    `update off_the_job_entry e set state = 'reversed', version = e.version + 1
     from ${given} where e.trainee_id = x."traineeId" and e.id = x."entryId" and e.state = 'signed' returning e.id`,
    [rows],
    'register-reverse',
  )
  allOf(moved, reversed)
}

/** Logged for each as submitted, signed by the tutor who witnessed it: the only way an entry comes to be signed. */
async function logSession(tx: Tx, { by, at, session }: Taking, logs: readonly Recording[]): Promise<void> {
  if (logs.length === 0) return
  const rows = JSON.stringify(
    logs.map(({ traineeId, entryId }) => ({ traineeId, entryId, signOffId: uuidv7() })),
  )
  const given = 'json_to_recordset($1) as x("traineeId" uuid, "entryId" uuid, "signOffId" uuid)'
  const { heldOn, topic, minutes, startsAt, endsAt, moduleCode, moduleTitle } = session
  await tx
    .rows(
      `insert into off_the_job_entry (trainee_id, id, learned_on, category, activity, learned, minutes, starts_at, ends_at, module_code, paid,
         state, source, created_at, submitted_at)
       select "traineeId", "entryId", $3, 'university-teaching', $4, $5, $6, $7, $8, $9, 'paid-hours', 'submitted', 'register', $2, $2
       from ${given} order by "traineeId"`,
      [
        rows,
        at.toISOString(),
        heldOn,
        topic,
        `Taught in ${moduleTitle}`,
        minutes,
        startsAt,
        endsAt,
        moduleCode,
      ],
      'register-log',
    )
    .catch(refuseRace)
  await tx.rows(
    `insert into sign_off (trainee_id, id, entry_id, decision, by_person_id, at, entry_version)
     select "traineeId", "signOffId", "entryId", 'signed', $2, $3, 1 from ${given}`,
    [rows, by, at.toISOString()],
    'register-sign-offs',
  )
  await tx.rows(
    `update off_the_job_entry e set state = 'signed', version = 2, decided_by = $2, decided_at = $3
     from ${given} where e.trainee_id = x."traineeId" and e.id = x."entryId"`,
    [rows, by, at.toISOString()],
    'register-sign',
  )
}

async function writeMarks(tx: Tx, { by, at, session }: Taking, all: readonly Recording[]): Promise<void> {
  const rows = all.map(({ traineeId, mark, clash, reason, entryId }) => ({
    id: uuidv7(),
    traineeId,
    mark,
    clash,
    reason,
    entryId,
  }))
  await tx.rows(
    `insert into attendance as a (trainee_id, id, session_id, mark, entry_id, clash, reason, marked_by, marked_at)
     select "traineeId", id, $2, mark, "entryId", clash, reason, $3, $4
     from json_to_recordset($1) as x(id uuid, "traineeId" uuid, mark text, clash text, reason text, "entryId" uuid)
     on conflict (trainee_id, session_id) do update set mark = excluded.mark, entry_id = excluded.entry_id, clash = excluded.clash,
       reason = excluded.reason, marked_by = excluded.marked_by, marked_at = excluded.marked_at, version = a.version + 1`,
    [JSON.stringify(rows), session.id, by, at.toISOString()],
    'register-marks',
  )
}

const meanwhile = 'Someone changed an entry of this day at the same moment. Look at the register again.'

function allOf(moved: readonly unknown[], meant: readonly unknown[]): void {
  if (moved.length !== meant.length) throw new RolledBack(new Refused('conflict', meanwhile))
}

/** What a trainee logged in the same moment is for the tutor to see, not a fault. */
function refuseRace(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  throw code === '23P01' || code === '23514' ? new RolledBack(new Refused('conflict', meanwhile)) : error
}
