import type { QueryOf } from '@rung/shared/contract/endpoint'
import type { listOrganisations, OrganisationRow } from '@rung/shared/contract/organisations'
import { mayChange, type OrganisationKind } from '@rung/shared/rules/grantable-roles'
import type { UseCase } from '../../http/mount.ts'
import { type PagePlace, pageFrom, pageSql, placeOfPage } from '../../http/name-pages.ts'
import { Refused } from '../../http/refuse.ts'
import { placeIn, placesOf, postsOf } from './facts.ts'
import { organisationJson } from './views.ts'

type Query = QueryOf<typeof listOrganisations>

interface Found {
  readonly total: number
  readonly counts: { kind: OrganisationKind; count: number }[]
  readonly rows: readonly { readonly name: string; readonly row: Omit<OrganisationRow, 'mayChange'> }[]
}

export const listAllOrganisations: UseCase<typeof listOrganisations> = async ({ tx, caller, query }) => {
  const place = placeOfPage(query)
  if (place instanceof Refused) return place
  const values: unknown[] = []
  const found = await tx.row<Found>(statement(query, place, values), values)
  const { rows, next, previous } = pageFrom(found?.rows ?? [], query)
  const places = await placesOf(
    tx,
    rows.map(({ id }) => id),
  )
  const posts = postsOf(caller)
  return {
    rows: rows.map((row) => ({
      ...row,
      mayChange: mayChange('organisations', posts, placeIn(places, row.id)),
    })),
    next,
    previous,
    total: found?.total ?? 0,
    counts: found?.counts ?? [],
  }
}

/** The whole answer in one statement. Adds to `values` what it refers to. */
function statement({ kind, search, limit }: Query, place: PagePlace | undefined, values: unknown[]): string {
  const given = (value: unknown) => `$${values.push(value)}`
  const words = search
    ? `not exists (select from unnest(string_to_array(folded(${given(search)}), ' ')) word where position(word in folded(name)) = 0)`
    : 'true'
  const ofKind = kind ? `kind = ${given(kind)}` : 'true'
  return `with searched as materialized (
      select id, kind, folded(name) as sort_name from organisation where ${words}
    ), matching as materialized (
      select * from searched where ${ofKind}
    ), page as (
      select * from matching ${pageSql('sort_name', place, limit, given)}
    )
    select (select count(*)::int from matching) as total,
      (select coalesce(json_agg(json_build_object('kind', kind, 'count', count)), '[]') from (
        select kind, count(*)::int from searched group by kind order by kind) as counted) as counts,
      (select coalesce(json_agg(json_build_object('name', page.sort_name, 'row', json_build_object(${organisationJson}))
          order by page.sort_name, page.id), '[]')
        from page join organisation o on o.id = page.id left join organisation above on above.id = o.part_of) as rows`
}
