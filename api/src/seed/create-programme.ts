import { type Curriculum, healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../db/transaction.ts'

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
  const curriculumId = uuidv7()
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
  await tx.rows('insert into curriculum (id, programme_id, title, starts_on) values ($1, $2, $3, $4)', [
    curriculumId,
    programmeId,
    curriculum.title,
    given.curriculumStartsOn,
  ])
  await insertModules(tx, curriculumId, curriculum)
  return { programmeId, curriculumId }
}

async function insertModules(
  tx: Pick<Tx, 'rows'>,
  curriculumId: string,
  curriculum: Curriculum,
): Promise<void> {
  await tx.rows(
    `insert into option_group (curriculum_id, key, level, choose, credits, confirmed)
     select $1, key, level, choose, credits, confirmed
     from json_to_recordset($2) as x(key text, level int, choose int, credits int, confirmed boolean)`,
    [curriculumId, JSON.stringify(curriculum.optionGroups)],
  )
  const modules = curriculum.modules.map((module, position) => ({
    ...module,
    semesters: Object.keys(module.creditsBySemester).map(Number),
    position,
  }))
  await tx.rows(
    `insert into module (curriculum_id, code, title, level, credits, year, semesters, credits_by_semester, option_group, work_based, position)
     select $1, code, title, level, credits, year, array(select json_array_elements_text(semesters)::int), "creditsBySemester",
       "optionGroup", "workBased", position
     from json_to_recordset($2) as x(code text, title text, level int, credits int, year int, semesters json, "creditsBySemester" jsonb,
       "optionGroup" text, "workBased" boolean, position int)`,
    [curriculumId, JSON.stringify(modules)],
  )
}
