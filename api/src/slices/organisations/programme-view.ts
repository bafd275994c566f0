import { type ProgrammeView, settingNames } from '@rung/shared/contract/organisations'
import { assessmentPlans } from '@rung/shared/figures/assessment-plans'
import { defaultSettings, type ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import { creditsByLevel, creditsBySemester } from '@rung/shared/rules/curriculum-sums'
import { mayChange } from '@rung/shared/rules/grantable-roles'
import type { Caller, Tx } from '../../db/transaction.ts'
import { placeIn, placesOf, postsOf } from './facts.ts'

const named = (alias: string, name = 'name') =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.${name})`

/** Trainees of a cohort, among those the caller sees. */
const traineesIn = (cohort: string) =>
  `(select count(*)::int from trainee_listing l where l.cohort_id = ${cohort}.id)`

export const cohortJson = `'id', c.id, 'title', c.title, 'startsOn', c.starts_on, 'plannedEndOn', c.planned_end_on, 'trainees', ${traineesIn('c')}`

const moduleJson = `json_build_object('code', m.code, 'title', m.title, 'level', m.level, 'credits', m.credits, 'year', m.year,
  'creditsBySemester', case when m.credits_by_semester is not null
    then (select json_agg(json_build_object('semester', key::int, 'credits', value::int) order by key::int) from jsonb_each_text(m.credits_by_semester))
    else (select json_agg(json_build_object('semester', s, 'credits', m.credits / cardinality(m.semesters)) order by s) from unnest(m.semesters) s) end,
  'optionGroup', m.option_group, 'workBased', m.work_based)`

const curriculumJson = `(select json_build_object('title', k.title, 'startsOn', k.starts_on,
    'modules', (select coalesce(json_agg(${moduleJson} order by m.position), '[]') from module m where m.curriculum_id = k.id),
    'optionGroups', (select coalesce(json_agg(json_build_object('key', g.key, 'level', g.level, 'choose', g.choose, 'credits', g.credits,
        'confirmed', g.confirmed) order by g.key), '[]') from option_group g where g.curriculum_id = k.id))
  from curriculum k where k.programme_id = p.id and k.state = 'published' order by k.starts_on desc, k.created_at desc, k.id desc limit 1)`

const programmeJson = `json_build_object('version', p.version, 'id', p.id, 'title', p.title, 'award', p.award, 'totalCredits', p.total_credits,
  'university', ${named('u')}, 'standard', json_build_object('reference', s.reference, 'version', s.version, 'title', s.title, 'level', s.level,
    'statements', (select count(*)::int from standard_element e where e.reference = s.reference and e.version = s.version)),
  'plan', p.assessment_plan, 'given', p.settings, 'curriculum', ${curriculumJson},
  'cohorts', (select coalesce(json_agg(json_build_object(${cohortJson}) order by c.starts_on desc, c.id desc), '[]') from cohort c where c.programme_id = p.id))`

type Curriculum = NonNullable<ProgrammeView['curriculum']>
type ProgrammeRow = Omit<
  ProgrammeView,
  'settings' | 'set' | 'curriculum' | 'assessmentPlan' | 'mayChange'
> & {
  readonly plan: string
  readonly given: Partial<ProgrammeSettings>
  readonly curriculum: Pick<Curriculum, 'title' | 'startsOn' | 'modules' | 'optionGroups'> | null
}

export async function programmeView(
  tx: Tx,
  caller: Caller,
  programmeId: string,
): Promise<ProgrammeView | undefined> {
  const row = await tx.row<{ programme: ProgrammeRow }>(
    `select ${programmeJson} as programme from programme p join organisation u on u.id = p.university_id
     join standard s on s.reference = p.standard_reference and s.version = p.standard_version where p.id = $1`,
    [programmeId],
    'programme',
  )
  if (!row) return undefined
  const { plan, given, curriculum, ...rest } = row.programme
  const place = placeIn(await placesOf(tx, [rest.university.id]), rest.university.id)
  return {
    ...rest,
    assessmentPlan: planView(plan, rest.standard),
    settings: { ...defaultSettings, ...given },
    set: settingNames.filter((name) => given[name] !== undefined && given[name] !== defaultSettings[name]),
    curriculum: curriculum && {
      ...curriculum,
      semesters: creditsBySemester(curriculum.modules, curriculum.optionGroups),
      levels: creditsByLevel(curriculum.modules, curriculum.optionGroups),
    },
    mayChange: mayChange('programmes', postsOf(caller), place),
  }
}

function planView(
  key: string,
  { reference, version }: ProgrammeView['standard'],
): ProgrammeView['assessmentPlan'] {
  const plan = assessmentPlans.find(
    (one) => one.key === key && one.standard === reference && one.standardVersion === version,
  )
  return { key, title: plan?.title ?? key, creditsAtGateway: plan?.creditsAtGateway ?? null }
}

export async function writtenProgramme(tx: Tx, caller: Caller, id: string): Promise<ProgrammeView> {
  const view = await programmeView(tx, caller, id)
  if (!view) throw new Error(`programme ${id} was written and is not seen`)
  return view
}
