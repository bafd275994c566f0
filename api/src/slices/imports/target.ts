import type { CohortImportReport } from '@rung/shared/contract/imports'
import { publishedMinutes } from '@rung/shared/figures/off-the-job-rule-sets'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { Caller, Tx } from '../../db/transaction.ts'
import { notFound, notPermitted, Refused } from '../../http/refuse.ts'

interface CurriculumOptions {
  readonly id: string
  readonly startsOn: PlainDate
  /** Key of its option group of level 4, and the codes in it. */
  readonly optionGroup: string | null
  readonly optionCodes: readonly string[]
}

/** The programme a file is loaded into, and the cohort where there is one already. */
export interface Target {
  readonly programme: { readonly id: string; readonly name: string }
  readonly university: { readonly id: string; readonly name: string }
  /** The region the university is in. */
  readonly regionId: string | null
  /** Reference of the standard. */
  readonly standard: string
  /** Minutes the programme plans for everyone; null where it sets none. */
  readonly plannedMinutes: number | null
  /** Newest first. */
  readonly curricula: readonly CurriculumOptions[]
  readonly cohort: {
    readonly id: string
    readonly title: string
    readonly curriculumId: string
    readonly startsOn: PlainDate
    readonly plannedEndOn: PlainDate
  } | null
  readonly cohortTitles: readonly string[]
}

export interface Into {
  readonly cohortId?: string | undefined
  readonly programmeId?: string | undefined
  readonly cohortTitle?: string | undefined
}

const text = `select json_build_object(
    'programme', json_build_object('id', pr.id, 'name', pr.title),
    'university', json_build_object('id', u.id, 'name', u.name),
    'regionId', (select r.id from organisation r where r.id = u.part_of and r.kind = 'region'),
    'standard', pr.standard_reference,
    'plannedMinutes', (pr.settings ->> 'plannedMinutes')::int,
    'curricula', coalesce((select json_agg(json_build_object('id', cu.id, 'startsOn', cu.starts_on, 'optionGroup', g.key,
        'optionCodes', coalesce((select json_agg(m.code order by m.position) from module m
          where m.curriculum_id = cu.id and m.option_group = g.key), '[]')) order by cu.starts_on desc)
      from curriculum cu left join lateral (select og.key from option_group og
        where og.curriculum_id = cu.id and og.level = 4 order by og.key limit 1) g on true
      where cu.programme_id = pr.id and cu.state = 'published'), '[]'),
    'cohort', case when c.id is not null then json_build_object('id', c.id, 'title', c.title, 'curriculumId', c.curriculum_id,
      'startsOn', c.starts_on, 'plannedEndOn', c.planned_end_on) end,
    'cohortTitles', coalesce((select json_agg(o.title) from cohort o where o.programme_id = pr.id), '[]')) as target
  from programme pr join organisation u on u.id = pr.university_id
    left join cohort c on c.programme_id = pr.id and c.id = $1
  where case when $1::uuid is null then pr.id = $2::uuid else c.id is not null end`

/** What the caller wants to load into; refused where it is not theirs to load into or is not said. */
export async function findTarget(tx: Tx, caller: Caller, into: Into): Promise<Target | Refused> {
  const { cohortId, programmeId } = into
  if (!cohortId && !programmeId) return missing('/cohortId', 'Choose a cohort')
  if (!cohortId && !into.cohortTitle) return missing('/cohortTitle', 'Enter a name for the cohort')
  const found = await tx.row<{ target: Target }>(text, [cohortId ?? null, programmeId ?? null])
  if (!found) return notFound()
  const { target } = found
  if (!mayImportInto(caller, target.university.id, target.regionId)) return notPermitted()
  const taken = target.cohortTitles.find((title) => title.toLowerCase() === into.cohortTitle?.toLowerCase())
  if (!target.cohort && taken !== undefined)
    return missing(
      '/cohortTitle',
      `This programme has a cohort called ${taken} already. Choose it, or use another name`,
    )
  return target
}

const missing = (pointer: string, detail: string) =>
  new Refused('not-accepted', undefined, [{ pointer, code: 'value-missing', detail }])

/** A tutor of the university, and whoever leads or administers its region. */
export function mayImportInto(
  { roles }: Pick<Caller, 'roles'>,
  universityId: string,
  regionId: string | null,
): boolean {
  const importers = ['tutor', 'regional-lead', 'administrator']
  return roles.some(
    ({ role, organisationId }) =>
      importers.includes(role) && (organisationId === universityId || organisationId === regionId),
  )
}

/** The curriculum that holds for a cohort that starts on this day. */
export function curriculumOf(target: Target, startsOn: PlainDate | null): CurriculumOptions | null {
  const { cohort, curricula } = target
  if (cohort) return curricula.find(({ id }) => id === cohort.curriculumId) ?? null
  const begun = curricula.find((curriculum) => startsOn !== null && curriculum.startsOn <= startsOn)
  return begun ?? curricula.at(-1) ?? null
}

/** The cohort as the report shows it; a new one has the dates most of its rows have. */
export function cohortView(
  target: Target,
  into: Into,
  dates: { startsOn: PlainDate | null; plannedEndOn: PlainDate | null },
): CohortImportReport['cohort'] {
  const { cohort, programme, university } = target
  const { startsOn, plannedEndOn } = cohort ?? dates
  return {
    id: cohort?.id ?? null,
    title: cohort?.title ?? into.cohortTitle ?? '',
    programme,
    university,
    startsOn,
    plannedEndOn,
  }
}

/** The figure published for the standard, in minutes; null while it is not known. */
export function publishedFor({ standard }: Target): number | null {
  return publishedMinutes.find((published) => published.standard === standard)?.minutes ?? null
}
