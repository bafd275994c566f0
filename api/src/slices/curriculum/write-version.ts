import type { changeCurriculum } from '@rung/shared/contract/curriculum'
import type { BodyOf } from '@rung/shared/contract/endpoint'
import type { Tx } from '../../db/transaction.ts'

export type DraftBody = BodyOf<typeof changeCurriculum>

/** What stands where the university has not said what a module's mark is made of. */
const moduleMark = { key: 'module', title: 'Module mark', kind: 'mark', weight: 100 } as const

const groupsOf = `json_to_recordset($2) as x(key text, level int, choose int, credits int, confirmed boolean)`
const modulesOf = `json_to_recordset($2) as x(code text, "codeConfirmed" boolean, title text, level int, credits int, year int,
  "creditsBySemester" jsonb, "optionGroup" text, "workBased" boolean, "advisedPrerequisite" text, position int)`
const componentsOf =
  'json_to_recordset($2) as x(module text, key text, title text, kind text, weight int, position int)'

/**
 * Brings the modules, components and option groups of a draft to what is given. What stays the same is not written.
 * Needs the system scope.
 */
export async function writeModules(
  tx: Pick<Tx, 'rows'>,
  curriculumId: string,
  { modules, optionGroups }: Pick<DraftBody, 'modules' | 'optionGroups'>,
): Promise<void> {
  const given = [curriculumId, JSON.stringify(optionGroups)]
  await tx.rows(
    `insert into option_group (curriculum_id, key, level, choose, credits, confirmed)
     select $1, key, level, choose, credits, confirmed from ${groupsOf}
     on conflict (curriculum_id, key) do update set level = excluded.level, choose = excluded.choose, credits = excluded.credits,
       confirmed = excluded.confirmed`,
    given,
  )
  await upsertModules(tx, curriculumId, modules)
  await tx.rows(
    `delete from option_group where curriculum_id = $1 and key not in (select key from ${groupsOf})`,
    given,
  )
  await writeComponents(tx, curriculumId, modules)
}

async function upsertModules(
  tx: Pick<Tx, 'rows'>,
  curriculumId: string,
  modules: DraftBody['modules'],
): Promise<void> {
  const rows = modules.map((module, position) => ({
    ...module,
    creditsBySemester: Object.fromEntries(
      module.creditsBySemester.map(({ semester, credits }) => [semester, credits]),
    ),
    position,
  }))
  const given = [curriculumId, JSON.stringify(rows)]
  await tx.rows(
    `delete from module where curriculum_id = $1 and code not in (select code from ${modulesOf})`,
    given,
  )
  await tx.rows(
    `insert into module (curriculum_id, code, title, level, credits, year, semesters, credits_by_semester, option_group, work_based,
       position, code_confirmed, advised_prerequisite)
     select $1, code, title, level, credits, year, array(select key::int from jsonb_object_keys("creditsBySemester") key order by 1),
       "creditsBySemester", "optionGroup", "workBased", position, "codeConfirmed", "advisedPrerequisite" from ${modulesOf}
     on conflict (curriculum_id, code) do update set title = excluded.title, level = excluded.level, credits = excluded.credits,
       year = excluded.year, semesters = excluded.semesters, credits_by_semester = excluded.credits_by_semester,
       option_group = excluded.option_group, work_based = excluded.work_based, position = excluded.position,
       code_confirmed = excluded.code_confirmed, advised_prerequisite = excluded.advised_prerequisite`,
    given,
  )
}

async function writeComponents(
  tx: Pick<Tx, 'rows'>,
  curriculumId: string,
  modules: DraftBody['modules'],
): Promise<void> {
  const rows = modules.flatMap(({ code, components }) =>
    (components.length > 0 ? components : [moduleMark]).map((component, place) => ({
      ...component,
      module: code,
      position: place + 1,
    })),
  )
  const given = [curriculumId, JSON.stringify(rows)]
  await tx.rows(
    `delete from assessment_component where curriculum_id = $1 and (module_code, key) not in (select module, key from ${componentsOf})`,
    given,
  )
  await tx.rows(
    `insert into assessment_component (curriculum_id, module_code, key, title, kind, weight, position)
     select $1, module, key, title, kind, weight, position from ${componentsOf}
     on conflict (curriculum_id, module_code, key) do update set title = excluded.title, kind = excluded.kind,
       weight = excluded.weight, position = excluded.position`,
    given,
  )
}

/** What a draft starts as. */
interface From {
  readonly basedOn: string
  readonly title: string
  readonly startsOn: string
}

/** Writes a draft that is a copy of another version, with the rules that hold on its first day. Needs the system scope. */
export async function copyVersion(
  tx: Pick<Tx, 'rows'>,
  id: string,
  programmeId: string,
  { basedOn, title, startsOn }: From,
) {
  await tx.rows(
    "insert into curriculum (id, programme_id, title, starts_on, state, based_on) values ($1, $2, $3, $4, 'draft', $5)",
    [id, programmeId, title, startsOn, basedOn],
  )
  const copied = {
    option_group: 'key, level, choose, credits, confirmed',
    module:
      'code, title, level, credits, year, semesters, credits_by_semester, option_group, work_based, position, code_confirmed, advised_prerequisite',
    assessment_component: 'module_code, key, title, kind, weight, position',
  }
  for (const [table, columns] of Object.entries(copied))
    await tx.rows(
      `insert into ${table} (curriculum_id, ${columns}) select $1, ${columns} from ${table} where curriculum_id = $2`,
      [id, basedOn],
    )
  await tx.rows(
    `insert into academic_rules (curriculum_id, starts_on, settings, set_by)
     (select $1::uuid, $3::date, settings, set_by from academic_rules where curriculum_id = $2 and starts_on <= $3 order by starts_on desc limit 1)
     union all select $1, starts_on, settings, set_by from academic_rules where curriculum_id = $2 and starts_on > $3`,
    [id, basedOn, startsOn],
  )
}
