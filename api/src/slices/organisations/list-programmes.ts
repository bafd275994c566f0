import type { listProgrammes, ProgrammeRow } from '@rung/shared/contract/organisations'
import { mayChange } from '@rung/shared/rules/grantable-roles'
import type { UseCase } from '../../http/mount.ts'
import { administeredPlaces, postsOf } from './facts.ts'

export const listAllProgrammes: UseCase<typeof listProgrammes> = async ({ tx, caller }) => {
  const rows = await tx.rows<{ programme: ProgrammeRow }>(
    `select json_build_object('id', p.id, 'title', p.title, 'award', p.award, 'university', json_build_object('id', u.id, 'name', u.name),
       'standard', json_build_object('reference', s.reference, 'version', s.version, 'title', s.title, 'level', s.level),
       'cohorts', (select count(*)::int from cohort c where c.programme_id = p.id),
       'trainees', (select count(*)::int from trainee_listing l join cohort c on c.id = l.cohort_id where c.programme_id = p.id)) as programme
     from programme p join organisation u on u.id = p.university_id
     join standard s on s.reference = p.standard_reference and s.version = p.standard_version
     order by folded(p.title), folded(u.name), p.id`,
    [],
    'programmes',
  )
  const posts = postsOf(caller)
  const universities = (await administeredPlaces(tx)).filter(({ kind }) => kind === 'university')
  return {
    rows: rows.map(({ programme }) => programme),
    mayCreate: universities.some((place) => mayChange('programmes', posts, place)),
  }
}
