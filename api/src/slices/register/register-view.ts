import type { RegisterClash, RegisterRow, RegisterView } from '@rung/shared/contract/register'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { otherChoice } from '@rung/shared/rules/decide-attendance'
import { type Clash, decideClash } from '@rung/shared/rules/register'
import {
  clashSentence,
  outsideSentence,
  type Recorded,
  registerSentence,
} from '@rung/shared/words/register-words'
import type { Tx } from '../../db/transaction.ts'
import type { FoundSession } from './find-session.ts'
import { attendanceFacts, type ExpectedRow, expectedRows, openClashes } from './register-facts.ts'

/** The register as its tutor sees it now. */
export async function registerView(tx: Tx, found: FoundSession, today: PlainDate): Promise<RegisterView> {
  const rows = await expectedRows(tx, found.cohort.id, found.session)
  return viewOf(found, rows, today)
}

export function viewOf(
  { session, cohort }: FoundSession,
  expected: readonly ExpectedRow[],
  today: PlainDate,
): RegisterView {
  const { version, marks: _, ...shown } = session
  const rows = expected.map((row) => rowOf(row, session))
  const taken = session.state === 'taken'
  return {
    version,
    session: shown,
    cohort,
    rows,
    summary: taken ? registerSentence(rows.flatMap(recordedIn), session.minutes) : null,
    may: mayOf(session, today),
  }
}

function mayOf({ state, heldOn }: FoundSession['session'], today: PlainDate): RegisterView['may'] {
  if (state === 'taken') return ['correct']
  if (state === 'cancelled') return ['reinstate']
  return heldOn <= today ? ['take', 'change', 'cancel'] : ['change', 'cancel']
}

function rowOf(row: ExpectedRow, session: FoundSession['session']): RegisterRow {
  const facts = attendanceFacts(row, session)
  const { outside } = facts
  const choice = otherChoice(facts)
  return {
    trainee: row.trainee,
    outside: outside && { code: outside.code, sentence: outsideSentence(outside) },
    openOption: row.openOption,
    attendance: row.attendance,
    clashes: openClashes(facts).flatMap((clash) => shownClash(row, clash)),
    other: choice && { choice, clashes: facts.clashes.flatMap((clash) => shownClash(row, clash)) },
  }
}

function shownClash({ entries }: ExpectedRow, clash: Clash): RegisterClash[] {
  const entry = entries.find(({ id }) => id === clash.entryId)
  if (!entry) return []
  const { id, state, activity, startsAt, endsAt, minutes } = entry
  return [
    {
      kind: clash.kind,
      entry: { id, state, activity, startsAt, endsAt, minutes },
      sentence: clashSentence(clash, entry),
      givesWay: decideClash('log-register', entry).ok,
    },
  ]
}

function recordedIn({ attendance, outside }: RegisterRow): Recorded[] {
  if (!attendance) return []
  const { mark, entry, clash } = attendance
  const own = entry && (clash === 'keep-own' || !entry.byRegister)
  const stands = own ? 'own' : entry?.state === 'reversed' ? 'reversed' : entry ? 'register' : null
  return [{ mark, outside: outside !== null, stands }]
}
