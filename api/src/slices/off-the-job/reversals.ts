import type { ReversalView } from '@rung/shared/contract/off-the-job'
import { RolledBack, type Tx } from '../../db/transaction.ts'
import { reversalJson } from './entry-json.ts'
import { changedMeanwhile } from './store.ts'

interface NewReversal {
  readonly id: string
  readonly traineeId: string
  readonly entryId: string
  readonly reason: string
  readonly by: string
  readonly at: Date
}

export async function insertReversal(tx: Tx, asked: NewReversal): Promise<ReversalView> {
  const { id, traineeId, entryId, reason, by, at } = asked
  return one(
    await tx.rows<{ reversal: ReversalView }>(
      `with r as (
         insert into off_the_job_reversal (trainee_id, id, entry_id, reason, state, requested_by, requested_at)
         values ($1, $2, $3, $4, 'requested', $5, $6) returning *
       ) select ${reversalJson} as reversal from r`,
      [traineeId, id, entryId, reason, by, at.toISOString()],
    ),
  )
}

export async function readReversal(
  tx: Tx,
  { traineeId, entryId, reversalId }: { traineeId: string; entryId: string; reversalId: string },
): Promise<ReversalView | undefined> {
  const found = await tx.row<{ reversal: ReversalView }>(
    `select ${reversalJson} as reversal from off_the_job_reversal r where r.trainee_id = $1 and r.entry_id = $2 and r.id = $3`,
    [traineeId, entryId, reversalId],
  )
  return found?.reversal
}

interface DecidedReversal {
  readonly traineeId: string
  readonly id: string
  readonly version: number
  readonly decision: 'countersigned' | 'refused'
  readonly by: string
  readonly at: Date
}

export async function updateReversal(tx: Tx, decided: DecidedReversal): Promise<ReversalView> {
  const { traineeId, id, version, decision, by, at } = decided
  return one(
    await tx.rows<{ reversal: ReversalView }>(
      `with r as (
         update off_the_job_reversal set state = $4, decided_by = $5, decided_at = $6, version = version + 1
         where trainee_id = $1 and id = $2 and version = $3 returning *
       ) select ${reversalJson} as reversal from r`,
      [traineeId, id, version, decision, by, at.toISOString()],
    ),
  )
}

/** Its minutes count no more; who signed it and when stays as it was. */
export async function reverseEntry(tx: Tx, traineeId: string, entryId: string): Promise<void> {
  await tx.rows(
    "update off_the_job_entry set state = 'reversed', version = version + 1 where trainee_id = $1 and id = $2",
    [traineeId, entryId],
  )
}

function one(rows: readonly { reversal: ReversalView }[]): ReversalView {
  const [first] = rows
  if (!first) throw new RolledBack(changedMeanwhile())
  return first.reversal
}
