import type { requestReversal } from '@rung/shared/contract/off-the-job'
import { decideReversal } from '@rung/shared/rules/decide-reversal'
import { uuidv7 } from 'uuidv7'
import type { UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { reversalFactsOf } from './decision-facts.ts'
import { findEntry } from './find-entry.ts'
import { insertReversal } from './reversals.ts'

/** The entry stays signed and counts until someone else countersigns. */
export const requestOneReversal: UseCase<typeof requestReversal> = async ({
  tx,
  caller,
  params,
  body,
  at,
}) => {
  const found = await findEntry(tx, params, 'request-reversal')
  if (found instanceof Refused) return found
  const decision = decideReversal(reversalFactsOf(found.row, 'request-reversal'), {
    by: caller.personId,
    reason: body.reason,
  })
  if (!decision.ok) return refusedBy(decision.refusals)
  const { traineeId, entryId } = params
  const { reason } = decision.value
  return insertReversal(tx, { id: uuidv7(), traineeId, entryId, reason, by: caller.personId, at })
}
