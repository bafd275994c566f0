import type { decideReversal } from '@rung/shared/contract/off-the-job'
import { decideReversalCountersignature } from '@rung/shared/rules/decide-reversal'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy, stale } from '../../http/refuse.ts'
import { loadDecisions, reversalFactsOf } from './decision-facts.ts'
import { keepOutlook } from './keep-outlook.ts'
import { mayInSomeState, refusedTo } from './permitted.ts'
import { readReversal, reverseEntry, updateReversal } from './reversals.ts'

export const decideOneReversal: UseCase<typeof decideReversal> = async (call) => {
  const { tx, caller, params, body, at, today, ifMatch } = call
  const { traineeId, entryId, reversalId } = params
  const [facts, reversal] = await Promise.all([loadDecisions(tx, [params]), readReversal(tx, params)])
  const row = facts.get(entryId)
  if (!row || !reversal) return notFound()
  if (!mayInSomeState('decide-reversal', row.relationships)) return notPermitted()
  if (reversal.version !== ifMatch) return stale(reversal)
  const refused = refusedTo('decide-reversal', row.relationships, row.state)
  if (refused) return refused
  const rule = decideReversalCountersignature(reversalFactsOf(row, 'decide-reversal'), {
    by: caller.personId,
  })
  if (!rule.ok) return refusedBy(rule.refusals)
  const decided = await updateReversal(tx, {
    traineeId,
    id: reversalId,
    version: ifMatch,
    decision: body.decision,
    by: caller.personId,
    at,
  })
  if (body.decision === 'countersigned') {
    await reverseEntry(tx, traineeId, entryId)
    await keepOutlook(tx, [traineeId], at, today)
  }
  return decided
}
