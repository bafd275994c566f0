import {
  type CircumstancesClaim,
  claimCircumstances,
  type decideCircumstances,
  type readEvidence,
} from '@rung/shared/contract/results'
import { decideClaim } from '@rung/shared/rules/decide-circumstances'
import { findNhsNumber } from '@rung/shared/rules/nhs-number'
import { type Action, may, type Relationship } from '@rung/shared/rules/permissions'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import { readEvidenceFile } from '../../files/read-evidence-file.ts'
import { FileAnswer } from '../../http/answers.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { claimFrom, claimJson } from './claims.ts'
import { componentsJson, takes } from './result-json.ts'

interface Facts {
  readonly relationships: readonly Relationship[]
  readonly claim: CircumstancesClaim | null
}

const factsSql = `select relationships_to(t) as relationships,
    (select ${claimJson} from ${claimFrom} where s.trainee_id = t.id and s.id = $2) as claim
  from trainee t where t.id = $1`

async function claimOf(
  tx: Tx,
  traineeId: string,
  claimId: string,
  action: Action,
): Promise<(Facts & { claim: CircumstancesClaim }) | Refused> {
  const facts = await tx.row<Facts>(factsSql, [traineeId, claimId], 'claim')
  if (!facts) return notFound()
  if (!may(action, facts.relationships)) return notPermitted()
  const { claim, relationships } = facts
  return claim ? { claim, relationships } : notFound()
}

const placeSql = `select (select ${takes('t', 'm')} from module m where m.curriculum_id = c.curriculum_id and m.code = $2) as takes,
    (select ${componentsJson('m')} from module m where m.curriculum_id = c.curriculum_id and m.code = $2) as components,
    exists (select from circumstances s where s.trainee_id = t.id and s.module_code = $2 and s.component = $3 and s.attempt = $4
      and s.state <> 'refused') as claimed
  from trainee t join cohort c on c.id = t.cohort_id where t.id = $1`

interface Place {
  readonly takes: boolean | null
  readonly components: readonly { readonly key: string }[] | null
  readonly claimed: boolean
}

/** By the trainee, or by the tutor for them. A file of evidence is kept apart and never shown in place. */
export const claimForTrainee: UseCase<typeof claimCircumstances> = async (call) => {
  const { tx, params, request, caller, at } = call
  const whose = await tx.row<Pick<Facts, 'relationships'>>(
    'select relationships_to(t) as relationships from trainee t where t.id = $1',
    [params.traineeId],
    'claim-whose',
  )
  if (!whose) return notFound()
  if (!may('claim-circumstances', whose.relationships)) return notPermitted()
  const sent = await readEvidenceFile(request, claimCircumstances.body)
  if (sent instanceof Refused) return sent
  const { fields, file } = sent
  const { moduleCode, component, attempt } = fields
  const place = await tx.row<Place>(
    placeSql,
    [params.traineeId, moduleCode, component, attempt],
    'claim-place',
  )
  if (!place?.takes)
    return refusedBy([{ code: 'module-not-theirs', field: 'moduleCode', detail: { moduleCode } }])
  if (!place.components?.some(({ key }) => key === component))
    return refusedBy([{ code: 'component-unknown', field: 'component' }])
  if (place.claimed) return refusedBy([{ code: 'claim-open-already', field: 'component' }])
  const named = (['claim', 'evidence'] as const).filter((field) => findNhsNumber(fields[field]) !== null)
  if (named.length > 0) return refusedBy(named.map((field) => ({ code: 'nhs-number-in-text', field })))
  const id = uuidv7()
  await tx.rows(
    `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      params.traineeId,
      id,
      moduleCode,
      component,
      attempt,
      fields.claim,
      fields.evidence,
      caller.personId,
      at.toISOString(),
    ],
  )
  if (file)
    await tx.rows(
      `insert into circumstances_evidence (trainee_id, id, circumstances_id, name, media_type, content, added_by, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        params.traineeId,
        uuidv7(),
        id,
        file.name,
        file.mediaType,
        file.bytes,
        caller.personId,
        at.toISOString(),
      ],
    )
  const written = await claimOf(tx, params.traineeId, id, 'claim-circumstances')
  return written instanceof Refused ? written : written.claim
}

export const decideOneClaim: UseCase<typeof decideCircumstances> = async (call) => {
  const { tx, params, body, caller, at, ifMatch } = call
  const { traineeId, claimId } = params
  const found = await claimOf(tx, traineeId, claimId, 'decide-circumstances')
  if (found instanceof Refused) return found
  const { claim, relationships } = found
  if (claim.version !== ifMatch) return stale(claim)
  const decision = decideClaim(body, { state: claim.state, own: relationships.includes('self') })
  if (!decision.ok) return refusedBy(decision.refusals)
  const { state, effect, deferredTo, reason } = decision.value
  const [changed] = await tx.rows(
    `update circumstances set state = $3, effect = $4, deferred_to = $5, reason = $6, decided_by = $7, decided_at = $8, version = version + 1
     where trainee_id = $1 and id = $2 and version = $9 returning id`,
    [traineeId, claimId, state, effect, deferredTo, reason, caller.personId, at.toISOString(), ifMatch],
  )
  if (!changed) return new Refused('conflict', 'Someone decided this claim at the same moment.')
  const now = await claimOf(tx, traineeId, claimId, 'decide-circumstances')
  return now instanceof Refused ? now : now.claim
}

export const readOneEvidence: UseCase<typeof readEvidence> = async ({ tx, params }) => {
  const found = await claimOf(tx, params.traineeId, params.claimId, 'claim-circumstances')
  if (found instanceof Refused) return found
  const file = await tx.row<{ name: string; content: Buffer }>(
    'select name, content from circumstances_evidence where trainee_id = $1 and circumstances_id = $2 and id = $3',
    [params.traineeId, params.claimId, params.fileId],
  )
  return file ? new FileAnswer(file.content, file.name) : notFound()
}
