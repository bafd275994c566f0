import type { takeBackPriorLearning } from '@rung/shared/contract/credits'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import { decideTakingBack } from '@rung/shared/rules/recognised-learning'
import { lockTrainees } from '../../db/lock-trainees.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy, stale } from '../../http/refuse.ts'
import { keepCreditsOfModule } from './keep-ledger.ts'

interface Row {
  readonly relationships: readonly Relationship[]
  readonly version: number | null
  readonly moduleCode: string
  readonly takenBack: { readonly on: PlainDate; readonly by: string } | null
  readonly credits: number
}

const text = `select relationships_to(t) as relationships, l.version, l.module_code as "moduleCode",
    case when l.taken_back_at is not null then json_build_object('on', l.taken_back_on, 'by', coalesce(
      (select n.given_name || ' ' || n.family_name from person n where n.id = l.taken_back_by), 'A tutor')) end as "takenBack",
    (select coalesce(sum(e.credits), 0)::int from credit_entry e where e.trainee_id = t.id and e.prior_learning_id = l.id
      and e.reverses is null) as credits
  from trainee t left join prior_learning l on l.trainee_id = t.id and l.id = $2 where t.id = $1`

/**
 * It stays, with who took it back and why; its credits are taken back by rows of their own, and the module is the
 * board's again. What boards decided on these credits stands until one decides anew.
 */
export const takeBackOne: UseCase<typeof takeBackPriorLearning> = async (call) => {
  const { tx, params, body, caller, at, today, ifMatch } = call
  const { traineeId, priorLearningId: id } = params
  // A board that publishes for this trainee waits, or has finished; so does a second taking back.
  await lockTrainees(tx, [traineeId])
  const row = await tx.row<Row>(text, [traineeId, id], 'prior-learning')
  if (!row) return notFound()
  if (!may('recognise-prior-learning', row.relationships)) return notPermitted()
  const { version, moduleCode, credits } = row
  if (version === null) return notFound()
  const decision = decideTakingBack(row, body)
  if (!decision.ok) return refusedBy(decision.refusals)
  const answer = { version: version + 1, id, moduleCode, credits, takenBackOn: today }
  if (version !== ifMatch) return stale({ ...answer, version })
  await tx.rows(
    `update prior_learning set taken_back_on = $3, taken_back_at = $4, taken_back_by = $5, taken_back_reason = $6, version = version + 1
     where trainee_id = $1 and id = $2`,
    [traineeId, id, today, at.toISOString(), caller.personId, decision.value.reason],
    'take-back-prior-learning',
  )
  await keepCreditsOfModule(tx, { traineeId, moduleCode }, { at, on: today })
  return answer
}
