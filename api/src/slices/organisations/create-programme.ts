import type { createProgramme } from '@rung/shared/contract/organisations'
import { assessmentPlans } from '@rung/shared/figures/assessment-plans'
import { type Curriculum, curricula } from '@rung/shared/figures/curricula'
import { findStandard, type Standard } from '@rung/shared/figures/standards'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { mayChange } from '@rung/shared/rules/grantable-roles'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { refusedBy } from '../../http/refuse.ts'
import { insertCurriculum } from '../curriculum/facts.ts'
import { placesOf, postsOf } from './facts.ts'
import { writtenProgramme } from './programme-view.ts'

export const createOneProgramme: UseCase<typeof createProgramme> = async (call) => {
  const { tx, caller, body, today } = call
  const curriculum = curricula.find(({ key }) => key === body.curriculum)
  const standard = findStandard(body.standard.reference, body.standard.version)
  const faults = await faultsOf(call, curriculum, standard)
  if (faults.length > 0 || !curriculum || !standard) return refusedBy(faults)
  const id = uuidv7()
  await inSystemScope(tx, async () => {
    await ensureStandard(tx, standard)
    await tx.rows(
      `insert into programme (id, university_id, title, award, total_credits, standard_reference, standard_version, assessment_plan)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        body.universityId,
        body.title,
        curriculum.award,
        curriculum.totalCredits,
        standard.reference,
        standard.version,
        body.assessmentPlan,
      ],
    )
    await insertCurriculum(tx, id, curriculum, today)
  })
  return writtenProgramme(tx, caller, id)
}

async function faultsOf(
  { tx, caller, body }: SignedInCall<typeof createProgramme>,
  curriculum: Curriculum | undefined,
  standard: Standard | null,
): Promise<Refusal[]> {
  const university = (await placesOf(tx, [body.universityId])).get(body.universityId)
  const mine = university?.kind === 'university' && mayChange('programmes', postsOf(caller), university)
  const plan = assessmentPlans.some(
    (one) =>
      one.key === body.assessmentPlan &&
      one.standard === standard?.reference &&
      one.standardVersion === standard.version,
  )
  return [
    ...(mine ? [] : [{ code: 'university-unknown', field: 'universityId' }]),
    ...(body.title === '' ? [{ code: 'name-missing', field: 'title' }] : []),
    ...(curriculum ? [] : [{ code: 'curriculum-unknown', field: 'curriculum' }]),
    ...(standard ? [] : [{ code: 'standard-unknown', field: 'standard' }]),
    ...(!standard || plan ? [] : [{ code: 'assessment-plan-unknown', field: 'assessmentPlan' }]),
  ]
}

/** The standards that Rung brings are written when the first programme needs them. */
async function ensureStandard(tx: Tx, { reference, version, title, level, ksbs }: Standard): Promise<void> {
  await tx.rows(
    'insert into standard (reference, version, title, level) values ($1, $2, $3, $4) on conflict do nothing',
    [reference, version, title, level],
  )
  await tx.rows(
    `insert into standard_element (reference, version, code, kind, title, position)
     select $1, $2, code, kind, text, (place - 1)::int
     from rows from (json_to_recordset($3) as (code text, kind text, text text)) with ordinality as x(code, kind, text, place)
     on conflict do nothing`,
    [reference, version, JSON.stringify(ksbs)],
  )
}
