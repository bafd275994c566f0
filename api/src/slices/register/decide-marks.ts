import type { BodyOf } from '@rung/shared/contract/endpoint'
import type { takeRegister } from '@rung/shared/contract/register'
import type { Refusal } from '@rung/shared/kernel/outcome'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { type AttendanceStep, decideAttendance } from '@rung/shared/rules/decide-attendance'
import { refusalSentence } from '@rung/shared/words/refusals'
import { uuidv7 } from 'uuidv7'
import { Refused } from '../../http/refuse.ts'
import type { FoundSession } from './find-session.ts'
import type { Recording } from './record-attendance.ts'
import { clashesOf, type ExpectedRow, outsideOf } from './register-facts.ts'
import { viewOf } from './register-view.ts'

type Body = BodyOf<typeof takeRegister>
export type Said = Body['marks'][number]

export interface Register {
  readonly found: FoundSession
  readonly rows: readonly ExpectedRow[]
  readonly today: PlainDate
}

/** What is said of everyone, and by whom. */
export interface Saying {
  readonly marks: readonly Said[]
  readonly undecided: Body['undecided']
  readonly reason: string | null
  /** Person id. */
  readonly by: string
}

/** A mark said again changes nothing, unless it settles a clash. */
export function changes({ attendance }: ExpectedRow, said: Said | undefined): boolean {
  if (!said) return false
  return attendance?.mark !== said.mark || (said.clash != null && said.clash !== attendance.clash)
}

/** What is to be written for everyone, or all that stands against it, with the register as it is now. */
export function decideMarks(register: Register, saying: Saying): Recording[] | Refused {
  const known = new Map(register.rows.map((row) => [row.trainee.id, row]))
  const decided = saying.marks.map((said) => ({
    said,
    row: known.get(said.traineeId),
    ...decideMark(register, saying, said, known.get(said.traineeId)),
  }))
  const faults = decided.flatMap(({ refusals, row }, place) =>
    refusals.map((refusal) => faultOf(refusal, place, row)),
  )
  if (faults.length > 0) return refusedWith(register, faults)
  return decided.flatMap(({ said, row, step }) =>
    row && step ? [recordingOf(said, row, step, saying.reason)] : [],
  )
}

interface Decided {
  readonly step: AttendanceStep | null
  readonly refusals: readonly Refusal[]
}
const refuse = (...refusals: readonly Refusal[]): Decided => ({ step: null, refusals })

function decideMark(
  { found: { session } }: Register,
  { undecided, by }: Saying,
  said: Said,
  row: ExpectedRow | undefined,
): Decided {
  if (!row) return refuse({ code: 'not-on-register' })
  if (row.attendance && !changes(row, said)) return refuse()
  const outcome = decideAttendance(
    { mark: said.mark, clash: said.clash ?? null },
    {
      recorded: recordedOf(row),
      outside: outsideOf(row, session),
      clashes: clashesOf(row, session),
      entries: row.entries,
    },
    undecided,
  )
  if (!outcome.ok) return refuse(...outcome.refusals)
  const ownRequest = outcome.value.does === 'reverse' && row.asked?.by === by
  return ownRequest ? refuse({ code: 'reversal-asked-by-you' }) : { step: outcome.value, refusals: [] }
}

function recordedOf({ attendance }: ExpectedRow) {
  if (!attendance) return null
  const { mark, clash, entry } = attendance
  return { mark, clash, entry: entry && { ...entry, source: entry.byRegister ? 'register' : 'trainee' } }
}

function recordingOf(
  { traineeId, mark }: Said,
  row: ExpectedRow,
  step: AttendanceStep,
  reason: string | null,
): Recording {
  const logs = step.does === 'log'
  const replaces = logs ? step.replaces : []
  return {
    traineeId,
    mark,
    reason,
    logs,
    clash: step.does === 'reverse' ? null : step.clash,
    entryId: logs ? uuidv7() : step.does === 'mark' ? step.entryId : null,
    replaced: row.entries.filter(({ id }) => replaces.includes(id)),
    reversed: step.does === 'reverse' ? { entryId: step.entryId, askedId: row.asked?.id ?? null } : null,
  }
}

const nameOf = ({ trainee }: ExpectedRow) => `${trainee.givenName} ${trainee.familyName}`

function faultOf(refusal: Refusal, place: number, row: ExpectedRow | undefined) {
  const field = refusal.code.startsWith('clash') ? 'clash' : 'mark'
  const sentence = refusalSentence(refusal)
  return {
    pointer: `/marks/${place}/${field}`,
    code: refusal.code,
    detail: row ? `${nameOf(row)}: ${sentence}` : sentence,
  }
}

/** Everyone expected on that day needs a mark; who is not may be left out. */
export function missingMarks(register: Register, marks: readonly Said[]): Refused | null {
  const said = new Set(marks.map(({ traineeId }) => traineeId))
  const { rows, found } = register
  const missing = rows.filter((row) => !said.has(row.trainee.id) && !outsideOf(row, found.session))
  const faults = missing.map((row) => ({
    ...faultOf({ code: 'mark-missing' }, 0, row),
    pointer: '/marks',
  }))
  return faults.length === 0 ? null : refusedWith(register, faults)
}

/** `current` is the register as it is now, so that the screen shows what clashes without asking again. */
const refusedWith = ({ found, rows, today }: Register, faults: Refused['errors']) =>
  new Refused('refused', undefined, faults, { current: viewOf(found, rows, today) })
