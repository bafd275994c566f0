import type { recognisePriorLearning } from '@rung/shared/contract/credits'
import { decideCredits } from '@rung/shared/rules/credits-ledger'
import { type EnteredMark, markText } from '@rung/shared/rules/mark'
import { may } from '@rung/shared/rules/permissions'
import { decidePriorLearningEvidence, decideRecognition } from '@rung/shared/rules/recognised-learning'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, type Refused, refusedBy } from '../../http/refuse.ts'
import { lockResults } from '../results/keep-results-locked.ts'
import { type CreditFacts, creditFactsOf } from './credit-facts.ts'
import { keepCreditsOfModule } from './keep-ledger.ts'

type Call = SignedInCall<typeof recognisePriorLearning>

/** Its credits are awarded at once: no board has to ratify what was learned before. */
export const recogniseOne: UseCase<typeof recognisePriorLearning> = async (call) => {
  const { tx, params, body, caller, at } = call
  await lockForRecognition(tx, params.traineeId, body.moduleCode)
  const facts = await creditFactsOf(tx, params.traineeId)
  if (!facts) return notFound()
  if (!may('recognise-prior-learning', facts.relationships)) return notPermitted()
  const module = facts.modules.find(({ code }) => code === body.moduleCode)
  const refused = await refusedRecognition(call, facts, module?.credits ?? 0)
  if (refused || !module) return refused ?? notFound()
  const id = uuidv7()
  await tx.rows(
    `insert into prior_learning (trainee_id, id, module_code, evidence, recognised_on, recognised_by) values ($1, $2, $3, $4, $5, $6)`,
    [facts.id, id, module.code, body.evidence, body.recognisedOn, caller.personId],
    'recognise-prior-learning',
  )
  const about = { traineeId: facts.id, moduleCode: module.code }
  await keepCreditsOfModule(tx, about, { at, on: body.recognisedOn })
  return { id, moduleCode: module.code, credits: module.credits }
}

/** A board that publishes for this trainee, and whoever enters results of the module, waits or has finished. */
async function lockForRecognition(tx: Tx, traineeId: string, moduleCode: string): Promise<void> {
  const row = await tx.row<{ cohortId: string }>(
    'select cohort_id as "cohortId" from trainee where id = $1 for no key update',
    [traineeId],
    'lock-trainee',
  )
  if (row) await lockResults(tx, { cohortId: row.cohortId, moduleCode })
}

async function refusedRecognition(
  { tx, body, today }: Call,
  facts: CreditFacts,
  credits: number,
): Promise<Refused | null> {
  const wanted = { moduleCode: body.moduleCode, credits, source: 'prior-learning' as const }
  const decision = decideCredits(wanted, {
    modules: facts.modules.map(({ code, credits: each, optionGroup }) => ({
      code,
      credits: each,
      theirs: optionGroup === null || facts.choices.includes(code),
    })),
    ledger: facts.ledger.filter((row) => row.credits > 0),
    totalCredits: facts.totalCredits,
  })
  const besides = decision.ok ? decideRecognition(await standingOf(tx, facts.id, body.moduleCode)) : decision
  const evidence = decidePriorLearningEvidence(body, { asOf: today })
  const refusals = [...(besides.ok ? [] : besides.refusals), ...(evidence.ok ? [] : evidence.refusals)]
  return refusals.length > 0 ? refusedBy(refusals) : null
}

interface Standing {
  readonly provisional: readonly (EnteredMark & { readonly title: string })[]
  readonly passedBy: string | null
}

const standingText = `select
    coalesce((select json_agg(json_build_object('title', coalesce(a.title, 'Module mark'), 'mark', r.mark, 'suffix', r.suffix,
        'notSubmitted', r.not_submitted, 'passed', r.passed) order by a.position, r.entered_at)
      from result r join trainee t on t.id = r.trainee_id join cohort c on c.id = t.cohort_id
      left join assessment_component a on a.curriculum_id = c.curriculum_id and a.module_code = r.module_code and a.key = r.component
      where r.trainee_id = $1 and r.module_code = $2 and r.state = 'provisional'), '[]') as provisional,
    (select case when l.outcome in ('pass', 'compensate') and l.published_at is null then l.title end from (
      select d.outcome, d.published_at, b.title from board_decision d join board b on b.id = d.board_id
      where d.trainee_id = $1 and d.module_code = $2 and b.state <> 'planned' order by b.ratified_at desc, b.id desc limit 1) l) as "passedBy"`

async function standingOf(tx: Tx, traineeId: string, moduleCode: string) {
  const row = await tx.row<Standing>(standingText, [traineeId, moduleCode], 'module-standing')
  return {
    moduleCode,
    provisional: (row?.provisional ?? []).map((result) => `${result.title} ${markText(result)}`),
    passedBy: row?.passedBy ?? null,
  }
}
