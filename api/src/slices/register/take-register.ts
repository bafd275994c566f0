import type { correctRegister, RegisterView, takeRegister } from '@rung/shared/contract/register'
import { reasonRefusals } from '@rung/shared/rules/decide-sign-off'
import { lockTrainees } from '../../db/lock-trainees.ts'
import { inSystemScope } from '../../db/system-scope.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { keepOutlook } from '../off-the-job/keep-outlook.ts'
import { changes, decideMarks, missingMarks, type Register, resettles, type Said } from './decide-marks.ts'
import { type FoundSession, findSession } from './find-session.ts'
import { recordAttendance } from './record-attendance.ts'
import { type ExpectedRow, expectedRows } from './register-facts.ts'
import { registerView } from './register-view.ts'

type Call = SignedInCall<typeof takeRegister> | SignedInCall<typeof correctRegister>

/** The register of everyone in one call: whoever took part has the session in their log, signed by this tutor. */
export const takeOneRegister: UseCase<typeof takeRegister> = async (call) => {
  const found = await claim(call, 'planned')
  if (found instanceof Refused) return found
  const { heldOn } = found.session
  if (heldOn > call.today) return refusedBy([{ code: 'not-held-yet', detail: { heldOn } }])
  const marks = eachOnce(call.body.marks)
  const register = await locked(call, found, marks)
  return missingMarks(register, marks) ?? save(call, register, marks, null)
}

/** What was recorded and what comes to be recorded may differ; the log follows, with the reason. */
export const correctOneRegister: UseCase<typeof correctRegister> = async (call) => {
  const found = await claim(call, 'taken')
  if (found instanceof Refused) return found
  const marks = eachOnce(call.body.marks)
  const register = await locked(call, found, marks)
  const said = new Map(marks.map((one) => [one.traineeId, one]))
  const changed = register.rows.filter((row) => changes(row, said.get(row.trainee.id)))
  if (changed.length === 0 && said.size <= marksKnown(register, said))
    return refusedBy([{ code: 'nothing-corrected', field: 'marks' }])
  const reason = call.body.reason?.trim() || null
  const needed = changed.some((row) => changesRecorded(row, said.get(row.trainee.id)))
  const refusals = needed || reason ? reasonRefusals(reason ?? '') : []
  return refusals.length > 0 ? refusedBy(refusals) : save(call, register, marks, reason)
}

const changesRecorded = (row: ExpectedRow, said: Said | undefined): boolean =>
  row.attendance !== null && (row.attendance.mark !== said?.mark || resettles(row, said))

const marksKnown = ({ rows }: Register, said: ReadonlyMap<string, Said>) =>
  rows.filter(({ trainee }) => said.has(trainee.id)).length

/** Whoever is named twice has the mark said last. */
const eachOnce = (marks: readonly Said[]): Said[] => [
  ...new Map(marks.map((one) => [one.traineeId, one])).values(),
]

/** The session at the version the caller has seen, theirs alone until the transaction ends. */
async function claim(call: Call, state: 'planned' | 'taken'): Promise<FoundSession | Refused> {
  const { tx, params, ifMatch, caller, at, today } = call
  const found = await findSession(tx, params)
  if (!found) return notFound()
  // Sessions belong to no trainee; that the caller teaches this cohort is settled above.
  const [claimed] = await inSystemScope(tx, () =>
    tx.rows<{ version: number }>(
      `update teaching_session set version = version + 1, state = 'taken', taken_at = coalesce(taken_at, $4), taken_by = coalesce(taken_by, $5)
       where id = $1 and version = $2 and state = $3 returning version`,
      [found.session.id, ifMatch, state, at.toISOString(), caller.personId],
      'claim-register',
    ),
  )
  if (claimed) return found
  const now = await findSession(tx, params)
  if (!now) return notFound()
  if (now.session.version !== ifMatch) return stale(await registerView(tx, now, today))
  return refusedBy([{ code: wrongState(now.session.state) }])
}

const wrongState = (state: FoundSession['session']['state']) =>
  state === 'cancelled' ? 'register-cancelled' : state === 'taken' ? 'register-taken' : 'register-not-taken'

async function locked({ tx, today }: Call, found: FoundSession, marks: readonly Said[]): Promise<Register> {
  const ids = marks.map(({ traineeId }) => traineeId)
  const [, rows]: [unknown, ExpectedRow[]] = await Promise.all([
    lockTrainees(tx, ids),
    expectedRows(tx, found.cohort.id, found.session),
  ])
  return { found, rows, today }
}

async function save(
  { tx, caller, at, today, params, body }: Call,
  register: Register,
  marks: readonly Said[],
  reason: string | null,
): Promise<RegisterView | Refused> {
  const { personId: by } = caller
  const decided = decideMarks(register, { marks, undecided: body.undecided, reason, by })
  if (decided instanceof Refused) return decided
  await recordAttendance(tx, { by, at, session: register.found.session }, decided)
  const moved = decided.filter(({ logs, replaced, reversed }) => logs || reversed || replaced.length > 0)
  const ids = moved.map(({ traineeId }) => traineeId)
  // The tutor sees these trainees: their rows are locked above. Asked again of each of their days, it would cost the most.
  if (ids.length > 0) await inSystemScope(tx, () => keepOutlook(tx, ids, at, today))
  const found = await findSession(tx, params)
  return found ? registerView(tx, found, today) : notFound()
}
