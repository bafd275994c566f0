import type { recognisePriorLearning } from '@rung/shared/contract/credits'
import { decideCredits } from '@rung/shared/rules/credits-ledger'
import { may } from '@rung/shared/rules/permissions'
import { decidePriorLearningEvidence } from '@rung/shared/rules/recognised-learning'
import { uuidv7 } from 'uuidv7'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy } from '../../http/refuse.ts'
import { creditFactsOf } from './credit-facts.ts'

/** Its credits are awarded at once: no board has to ratify what was learned before. */
export const recogniseOne: UseCase<typeof recognisePriorLearning> = async (call) => {
  const { tx, params, body, caller, at, today } = call
  // A board that publishes for this trainee waits, or has finished.
  await tx.rows('select id from trainee where id = $1 for no key update', [params.traineeId], 'lock-trainee')
  const facts = await creditFactsOf(tx, params.traineeId)
  if (!facts) return notFound()
  if (!may('recognise-prior-learning', facts.relationships)) return notPermitted()
  const module = facts.modules.find(({ code }) => code === body.moduleCode)
  const wanted = {
    moduleCode: body.moduleCode,
    credits: module?.credits ?? 0,
    source: 'prior-learning' as const,
  }
  const decision = decideCredits(wanted, {
    modules: facts.modules.map(({ code, credits, optionGroup }) => ({
      code,
      credits,
      theirs: optionGroup === null || facts.choices.includes(code),
    })),
    ledger: facts.ledger.filter(({ credits }) => credits > 0),
    totalCredits: facts.totalCredits,
  })
  const evidence = decidePriorLearningEvidence(body, { asOf: today })
  const refusals = [...(decision.ok ? [] : decision.refusals), ...(evidence.ok ? [] : evidence.refusals)]
  if (refusals.length > 0 || !module) return refusedBy(refusals)
  const id = uuidv7()
  await tx.rows(
    `insert into prior_learning (trainee_id, id, module_code, evidence, recognised_on, recognised_by) values ($1, $2, $3, $4, $5, $6)`,
    [facts.id, id, module.code, body.evidence, body.recognisedOn, caller.personId],
    'recognise-prior-learning',
  )
  const rows = module.bySemester.map((one) => ({ ...one, id: uuidv7() }))
  await tx.rows(
    `insert into credit_entry (trainee_id, id, module_code, level, year, semester, credits, source, prior_learning_id, awarded_on, at)
     select $2, id, $3, $4, $5, semester, credits, 'prior-learning', $6, $7, $8
     from jsonb_to_recordset($1) as x(id uuid, semester int, credits int)`,
    [
      JSON.stringify(rows),
      facts.id,
      module.code,
      module.level,
      module.year,
      id,
      body.recognisedOn,
      at.toISOString(),
    ],
    'award-prior-learning',
  )
  return { id, moduleCode: module.code, credits: module.credits }
}
