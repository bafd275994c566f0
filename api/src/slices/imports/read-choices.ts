import type { CohortImportChoices, readCohortImportChoices } from '@rung/shared/contract/imports'
import type { UseCase } from '../../http/mount.ts'
import { mayImportInto } from './target.ts'

type Programme = CohortImportChoices['programmes'][number] & { regionId: string | null }

/** Programmes with their cohorts, those that start last first; only what the caller may load into. */
export const readImportChoices: UseCase<typeof readCohortImportChoices> = async ({ tx, caller }) => {
  const rows = await tx.rows<{ programme: Programme }>(
    `select json_build_object('id', pr.id, 'title', pr.title, 'university', json_build_object('id', u.id, 'name', u.name),
        'regionId', (select r.id from organisation r where r.id = u.part_of and r.kind = 'region'),
        'cohorts', coalesce((select json_agg(json_build_object('id', c.id, 'title', c.title, 'startsOn', c.starts_on,
            'plannedEndOn', c.planned_end_on, 'trainees', (select count(*)::int from trainee t where t.cohort_id = c.id))
            order by c.starts_on desc, c.title)
          from cohort c where c.programme_id = pr.id), '[]')) as programme
     from programme pr join organisation u on u.id = pr.university_id order by u.name, pr.title`,
  )
  const mine = rows.filter(({ programme }) =>
    mayImportInto(caller, programme.university.id, programme.regionId),
  )
  return { programmes: mine.map(({ programme: { regionId: _region, ...shown } }) => shown) }
}
