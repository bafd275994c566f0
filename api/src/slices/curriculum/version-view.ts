import type { AcademicRulesView, CurriculumVersion, listCurricula } from '@rung/shared/contract/curriculum'
import type { AnswerOf } from '@rung/shared/contract/endpoint'
import { totalsOf } from '@rung/shared/rules/curriculum-draft'
import { curriculumFaults } from '@rung/shared/rules/curriculum-faults'
import { creditsByLevel, creditsBySemester } from '@rung/shared/rules/curriculum-sums'
import { mayChange } from '@rung/shared/rules/grantable-roles'
import type { Caller, Tx } from '../../db/transaction.ts'
import { refusedBy } from '../../http/refuse.ts'
import { placeIn, placesOf, postsOf } from '../organisations/facts.ts'

const listOf = (json: string, from: string, order: string) =>
  `(select coalesce(json_agg(${json} order by ${order}), '[]') from ${from})`

const versionJson = `'id', k.id, 'title', k.title, 'startsOn', k.starts_on, 'state', k.state,
  'basedOn', (select json_build_object('id', b.id, 'title', b.title) from curriculum b where b.id = k.based_on),
  'publishedAt', to_char(k.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'publishedBy', (select w.given_name || ' ' || w.family_name from person w where w.id = k.published_by),
  'cohorts', ${listOf("json_build_object('id', c.id, 'title', c.title)", 'cohort c where c.curriculum_id = k.id', 'c.starts_on desc, c.id desc')}`

const componentsJson = listOf(
  "json_build_object('key', a.key, 'title', a.title, 'kind', a.kind, 'weight', a.weight)",
  'assessment_component a where a.curriculum_id = m.curriculum_id and a.module_code = m.code',
  'a.position, a.key',
)

const semestersJson = `case when m.credits_by_semester is not null
    then ${listOf("json_build_object('semester', key::int, 'credits', value::int)", 'jsonb_each_text(m.credits_by_semester)', 'key::int')}
    else ${listOf("json_build_object('semester', s, 'credits', m.credits / cardinality(m.semesters))", 'unnest(m.semesters) s', 's')} end`

const modulesJson = listOf(
  `json_build_object('code', m.code, 'codeConfirmed', m.code_confirmed, 'title', m.title, 'level', m.level, 'credits', m.credits, 'year', m.year,
    'creditsBySemester', ${semestersJson}, 'optionGroup', m.option_group, 'workBased', m.work_based,
    'advisedPrerequisite', m.advised_prerequisite, 'components', ${componentsJson})`,
  'module m where m.curriculum_id = k.id',
  'm.position, m.code',
)

const groupsJson = listOf(
  "json_build_object('key', g.key, 'level', g.level, 'choose', g.choose, 'credits', g.credits, 'confirmed', g.confirmed)",
  'option_group g where g.curriculum_id = k.id',
  'g.level, g.key',
)

const aboutJson = `'programme', json_build_object('id', p.id, 'title', p.title, 'totalCredits', p.total_credits),
  'university', json_build_object('id', u.id, 'name', u.name)`
const programmeFrom = 'programme p join organisation u on u.id = p.university_id'

const datedJson = listOf(
  `json_build_object('startsOn', r.starts_on, 'settings', r.settings,
    'setBy', (select w.given_name || ' ' || w.family_name from person w where w.id = r.set_by))`,
  'academic_rules r where r.curriculum_id = k.id',
  'r.starts_on desc',
)

type Computed = 'semesters' | 'levels' | 'faults' | 'mayChange'
type Dated = AcademicRulesView['dated']
type VersionFacts = Omit<CurriculumVersion, Computed> & { readonly dated: Dated }
/** A version with the academic rules it has set, the latest first. */
export type RuledVersion = CurriculumVersion & { readonly dated: Dated }

/** The version, and with `'and-base'` the one it is based on. */
async function versionFacts(
  tx: Tx,
  curriculumId: string,
  base: 'and-base' | 'alone',
): Promise<VersionFacts[]> {
  const rows = await tx.rows<{ version: VersionFacts }>(
    `select json_build_object('version', k.version, ${versionJson}, ${aboutJson}, 'modules', ${modulesJson}, 'optionGroups', ${groupsJson},
       'dated', ${datedJson}) as version
     from curriculum k join ${programmeFrom} on p.id = k.programme_id
     where k.id = $1 or $2 and k.id = (select o.based_on from curriculum o where o.id = $1) order by k.id = $1 desc`,
    [curriculumId, base === 'and-base'],
    'curriculum-version',
  )
  return rows.map(({ version }) => version)
}

/** What keeps the draft from being published, in sentences. */
function faultsInWords(
  draft: Pick<CurriculumVersion, 'modules' | 'optionGroups'>,
  totalCredits: number,
): CurriculumVersion['faults'] {
  return refusedBy(withSlashes(curriculumFaults(draft, totalsOf(totalCredits)))).errors.map((one) => ({
    ...one,
  }))
}

/** The rules name places as 'modules.3.credits'; pointers have slashes. */
export const withSlashes = <T extends { readonly field?: string }>(faults: readonly T[]): T[] =>
  faults.map((one) => (one.field === undefined ? one : { ...one, field: one.field.replaceAll('.', '/') }))

/** One version as the caller sees it; a draft only where they may change it. */
export async function versionView(
  tx: Tx,
  caller: Caller,
  curriculumId: string,
): Promise<CurriculumVersion | undefined> {
  const [found] = await ruledVersions(tx, caller, curriculumId, 'alone')
  if (!found) return undefined
  const { dated: _rules, ...version } = found
  return version
}

/** The same with its academic rules, and the version it is based on after it. */
export async function ruledVersions(
  tx: Tx,
  caller: Caller,
  curriculumId: string,
  base: 'and-base' | 'alone',
): Promise<RuledVersion[]> {
  const found = await versionFacts(tx, curriculumId, base)
  const university = found[0]?.university.id
  if (university === undefined) return []
  const mine = await mayChangeAt(tx, caller, university)
  if (found[0]?.state === 'draft' && !mine) return []
  return found.map((facts) => ruledVersion(facts, mine))
}

function ruledVersion(facts: VersionFacts, mayChange: boolean): RuledVersion {
  const { modules, optionGroups, programme, state } = facts
  return {
    ...facts,
    semesters: creditsBySemester(modules, optionGroups),
    levels: creditsByLevel(modules, optionGroups),
    faults: state === 'draft' ? faultsInWords(facts, programme.totalCredits) : [],
    mayChange,
  }
}

export async function writtenVersion(tx: Tx, caller: Caller, id: string): Promise<CurriculumVersion> {
  const view = await versionView(tx, caller, id)
  if (!view) throw new Error(`curriculum ${id} was written and is not seen`)
  return view
}

/** Whether the caller sets up programmes at this university. */
async function mayChangeAt(tx: Tx, caller: Caller, universityId: string): Promise<boolean> {
  return mayChange('programmes', postsOf(caller), placeIn(await placesOf(tx, [universityId]), universityId))
}

type Versions = AnswerOf<typeof listCurricula>

/** The versions of a programme, the newest first. */
export async function versionsOf(tx: Tx, caller: Caller, programmeId: string): Promise<Versions | undefined> {
  const row = await tx.row<{ versions: Omit<Versions, 'mayChange'> }>(
    `select json_build_object(${aboutJson}, 'rows', ${listOf(
      `json_build_object(${versionJson}, 'modules', (select count(*)::int from module m where m.curriculum_id = k.id))`,
      'curriculum k where k.programme_id = p.id',
      'k.starts_on desc, k.created_at desc, k.id desc',
    )}) as versions from ${programmeFrom} where p.id = $1`,
    [programmeId],
    'curriculum-versions',
  )
  if (!row) return undefined
  const { programme, university, rows } = row.versions
  const mine = await mayChangeAt(tx, caller, university.id)
  return {
    programme,
    university,
    rows: rows.filter(({ state }) => mine || state !== 'draft'),
    mayChange: mine,
  }
}
