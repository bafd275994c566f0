import { type Curriculum, healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../db/transaction.ts'
import { insertCurriculum } from '../slices/curriculum/facts.ts'

export interface NewProgramme {
  readonly universityId: string
  readonly title: string
  readonly standard: { readonly reference: string; readonly version: string }
  /** Key of an assessment plan. */
  readonly assessmentPlan: string
  /** What differs from the usual values. */
  readonly settings?: Partial<ProgrammeSettings>
  readonly curriculum?: Curriculum
  /** The first day on which the curriculum holds. */
  readonly curriculumStartsOn: PlainDate
}

/** Makes a programme with its curriculum, modules and option groups. Needs the system scope. */
export async function createProgramme(
  tx: Pick<Tx, 'rows'>,
  { curriculum = healthAndSocialCareCurriculum, ...given }: NewProgramme,
): Promise<{ programmeId: string; curriculumId: string }> {
  const programmeId = uuidv7()
  await tx.rows(
    `insert into programme (id, university_id, title, award, total_credits, standard_reference, standard_version, assessment_plan, settings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      programmeId,
      given.universityId,
      given.title,
      curriculum.award,
      curriculum.totalCredits,
      given.standard.reference,
      given.standard.version,
      given.assessmentPlan,
      JSON.stringify(given.settings ?? {}),
    ],
  )
  const curriculumId = await insertCurriculum(tx, programmeId, curriculum, given.curriculumStartsOn)
  return { programmeId, curriculumId }
}
