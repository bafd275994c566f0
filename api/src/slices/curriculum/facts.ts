import type { Curriculum } from '@rung/shared/figures/curricula'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import { writeModules } from './write-version.ts'

/**
 * Writes a curriculum that Rung brings as a published version of a programme, from a day on. What a university has not
 * said of a module's assessment stands as one mark. Needs the system scope.
 */
export async function insertCurriculum(
  tx: Pick<Tx, 'rows'>,
  programmeId: string,
  curriculum: Curriculum,
  startsOn: PlainDate,
): Promise<string> {
  const id = uuidv7()
  await tx.rows(
    "insert into curriculum (id, programme_id, title, starts_on, state) values ($1, $2, $3, $4, 'draft')",
    [id, programmeId, curriculum.title, startsOn],
  )
  await writeModules(tx, id, draftOf(curriculum))
  if (Object.keys(curriculum.academicRules).length > 0)
    await tx.rows('insert into academic_rules (curriculum_id, starts_on, settings) values ($1, $2, $3)', [
      id,
      startsOn,
      JSON.stringify(curriculum.academicRules),
    ])
  // Nothing can be added to what is published, so that comes last.
  await tx.rows("update curriculum set state = 'published' where id = $1", [id])
  return id
}

const draftOf = ({ modules, optionGroups }: Curriculum): Parameters<typeof writeModules>[2] => ({
  modules: modules.map((module) => ({
    ...module,
    creditsBySemester: Object.entries(module.creditsBySemester).map(([semester, credits]) => ({
      semester: Number(semester),
      credits,
    })),
    components: [],
  })),
  optionGroups: optionGroups.map((group) => ({ ...group })),
})
