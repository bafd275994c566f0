import type { OrganisationView } from '@rung/shared/contract/organisations'
import { mayChange } from '@rung/shared/rules/grantable-roles'
import type { Caller, Tx } from '../../db/transaction.ts'
import { placeIn, placesOf, postsOf } from './facts.ts'

const named = (alias: string) =>
  `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`

/** Trainees of organisation `o`, among those the caller sees. Systems and regions count those below them. */
export const traineesOf = `(select count(*)::int from trainee_listing l where case o.kind
    when 'employer' then l.employer_id = o.id
    when 'university' then l.university_id = o.id
    when 'epa-organisation' then l.epa_organisation_id = o.id
    when 'region' then l.region_id = o.id
    else l.employer_id in (select e.id from organisation e where e.part_of = o.id) end)`

export const organisationJson = `'id', o.id, 'kind', o.kind, 'name', o.name, 'ukprn', o.ukprn, 'levyPayer', o.levy_payer,
  'partOf', ${named('above')}, 'trainees', ${traineesOf}`

export type OrganisationFacts = Omit<OrganisationView, 'mayChange'>

export async function organisationView(
  tx: Tx,
  caller: Caller,
  organisationId: string,
): Promise<OrganisationView | undefined> {
  const row = await tx.row<{ organisation: OrganisationFacts }>(
    `select json_build_object('version', o.version, ${organisationJson},
       'parts', (select coalesce(json_agg(json_build_object('id', part.id, 'kind', part.kind, 'name', part.name) order by part.kind, part.name), '[]')
         from organisation part where part.part_of = o.id)) as organisation
     from organisation o left join organisation above on above.id = o.part_of where o.id = $1`,
    [organisationId],
    'organisation',
  )
  if (!row) return undefined
  const place = placeIn(await placesOf(tx, [organisationId]), organisationId)
  return { ...row.organisation, mayChange: mayChange('organisations', postsOf(caller), place) }
}
