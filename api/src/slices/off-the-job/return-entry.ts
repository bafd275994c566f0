import type { returnEntry } from '@rung/shared/contract/off-the-job'
import { decideReturn } from '@rung/shared/rules/decide-sign-off'
import { uuidv7 } from 'uuidv7'
import type { UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { signOffFactsOf } from './decision-facts.ts'
import { findEntry, readEntryRow } from './find-entry.ts'
import { keepOutlook } from './keep-outlook.ts'
import { changedMeanwhile, insertSignOffs, moveEntries } from './store.ts'

export const returnOneEntry: UseCase<typeof returnEntry> = async (call) => {
  const { tx, caller, params, body, at, today, ifMatch } = call
  const found = await findEntry(tx, params, 'return-entry', ifMatch)
  if (found instanceof Refused) return found
  const { row } = found
  const decision = decideReturn(signOffFactsOf(row), {
    by: caller.personId,
    asOf: today,
    reason: body.reason,
  })
  if (!decision.ok) return refusedBy(decision.refusals)
  const { reason } = decision.value
  const decided = { by: caller.personId, at }
  const one = { id: uuidv7(), traineeId: row.traineeId, entryId: row.id, version: row.version }
  const [, , entry] = await Promise.all([
    insertSignOffs(tx, decided, { decision: 'returned', reason }, [{ ...one, needsCountersignature: false }]),
    moveEntries(tx, decided, { state: 'returned', reason }, [one]),
    readEntryRow(tx, row.traineeId, row.id),
  ])
  await keepOutlook(tx, [row.traineeId], at, today)
  return entry ?? changedMeanwhile()
}
