import type { Entry } from '@rung/shared/contract/off-the-job'
import type { Action } from '@rung/shared/rules/permissions'
import type { Tx } from '../../db/transaction.ts'
import { notFound, notPermitted, type Refused, stale } from '../../http/refuse.ts'
import { type DecisionRow, loadDecisions } from './decision-facts.ts'
import { entryJson } from './entry-json.ts'
import { mayInSomeState, refusedTo } from './permitted.ts'

interface Found {
  readonly row: DecisionRow
  readonly entry: Entry
}

/**
 * One entry under the trainee's lock, for someone who may do this to it now. Refused in this order: not seen, never
 * theirs to do, changed since they opened it (`version`, where given), not in this state.
 */
export async function findEntry(
  tx: Tx,
  { traineeId, entryId }: { traineeId: string; entryId: string },
  action: Action,
  version?: number,
): Promise<Found | Refused> {
  const [facts, entry] = await Promise.all([
    loadDecisions(tx, [{ traineeId, entryId }]),
    readEntryRow(tx, traineeId, entryId),
  ])
  const row = facts.get(entryId)
  if (!row || !entry) return notFound()
  if (!mayInSomeState(action, row.relationships)) return notPermitted()
  if (version !== undefined && version !== row.version) return stale(entry)
  return refusedTo(action, row.relationships, row.state) ?? { row, entry }
}

export async function readEntryRow(tx: Tx, traineeId: string, entryId: string): Promise<Entry | undefined> {
  const found = await tx.row<{ entry: Entry }>(
    `select ${entryJson} as entry from off_the_job_entry e where e.trainee_id = $1 and e.id = $2`,
    [traineeId, entryId],
    'entry',
  )
  return found?.entry
}
