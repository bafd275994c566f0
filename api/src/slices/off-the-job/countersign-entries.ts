import type { countersignEntries } from '@rung/shared/contract/off-the-job'
import { decideCountersignature } from '@rung/shared/rules/decide-sign-off'
import type { UseCase } from '../../http/mount.ts'
import { loadDecisions, signOffFactsOf } from './decision-facts.ts'
import { decideChosen, eachOnce, resultsOf } from './sign-entries.ts'
import { countersignSignOffs, moveEntries } from './store.ts'

export const countersignChosenEntries: UseCase<typeof countersignEntries> = async (call) => {
  const { tx, caller, body, at, today } = call
  const me = { by: caller.personId, asOf: today }
  const chosen = eachOnce(body.entries)
  const facts = await loadDecisions(tx, chosen)
  const decided = chosen.map((one) =>
    decideChosen(one, facts.get(one.entryId), {
      action: 'countersign-entry',
      rule: (row) => decideCountersignature(signOffFactsOf(row), me),
    }),
  )
  const accepted = decided.flatMap(({ row, value }) =>
    row?.waiting && value
      ? [{ id: row.waiting.id, traineeId: row.traineeId, entryId: row.id, version: row.version }]
      : [],
  )
  if (accepted.length > 0) {
    await countersignSignOffs(tx, { ...me, at }, accepted)
    await moveEntries(tx, { ...me, at }, { state: 'signed' }, accepted)
  }
  return resultsOf(decided.map((one) => ({ ...one, waits: false })))
}
