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
import { attendanceFacts, type ExpectedRow, outsideOf } from './register-facts.ts'
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

/** Which of two entries counts is recorded already, and said to be the other. */
export function resettles({ attendance }: ExpectedRow, said: Said | undefined): boolean {
  if (!attendance?.entry || !attendance.clash || !said?.clash) return false
  return said.clash !== attendance.clash
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
    attendanceFacts(row, session),
    undecided,
  )
  if (!outcome.ok) return refuse(...outcome.refusals)
  const step = outcome.value
  const ownRequest = reversedBy(step) !== null && row.asked?.by === by
  return ownRequest ? refuse({ code: 'reversal-asked-by-you' }) : { step, refusals: [] }
}

/** The entry that a step takes back, or null. */
function reversedBy(step: AttendanceStep): string | null {
  if (step.does === 'reverse') return step.entryId
  return step.does === 'give-back' ? step.reverses : null
}

function recordingOf(
  { traineeId, mark }: Said,
  row: ExpectedRow,
  step: AttendanceStep,
  reason: string | null,
): Recording {
  const entriesIn = (ids: readonly string[]) => row.entries.filter(({ id }) => ids.includes(id))
  const reversed = reversedBy(step)
  return {
    traineeId,
    mark,
    reason,
    logs: step.does === 'log',
    ...standing(step),
    replaced: entriesIn(step.does === 'log' ? step.replaces : []),
    givenBack: entriesIn(step.does === 'give-back' ? step.own : []),
    reversed: reversed === null ? null : { entryId: reversed, askedId: row.asked?.id ?? null },
  }
}

/** What stands for the session after a step, and how a clash was settled. */
function standing(step: AttendanceStep): Pick<Recording, 'entryId' | 'clash'> {
  switch (step.does) {
    case 'log':
      return { entryId: uuidv7(), clash: step.clash }
    case 'mark':
      return { entryId: step.entryId, clash: step.clash }
    case 'give-back':
      return { entryId: step.own[0] ?? null, clash: 'keep-own' }
    case 'reverse':
      return { entryId: null, clash: null }
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
