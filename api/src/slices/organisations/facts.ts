import type { OrganisationKind, Place, Post } from '@rung/shared/rules/grantable-roles'
import type { Caller, Tx } from '../../db/transaction.ts'

/** What other slices need of organisations: where they lie, and who looks after them. */
export interface NamedPlace extends Place {
  readonly name: string
}

const placeSql = `with recursive up as (
    select id as below, id, part_of from organisation where id = any($1::uuid[])
    union select up.below, o.id, o.part_of from organisation o join up on o.id = up.part_of
  )
  select o.id, o.kind, o.name, array(select up.id from up where up.below = o.id and up.id <> o.id) as above
  from organisation o where o.id = any($1::uuid[]) order by o.kind, o.name, o.id`

/** Organisations with all that they are part of. */
export async function placesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, NamedPlace>> {
  const rows = await tx.rows<{ id: string; kind: OrganisationKind; name: string; above: string[] }>(
    placeSql,
    [[...new Set(ids)]],
    'places',
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Every organisation in which the caller looks after people. */
export async function administeredPlaces(tx: Tx): Promise<NamedPlace[]> {
  const row = await tx.row<{ ids: string[] }>('select my_administered() as ids', [], 'administered')
  return [...(await placesOf(tx, row?.ids ?? [])).values()]
}

/** The place for an id that a foreign key holds. */
export function placeIn(places: ReadonlyMap<string, NamedPlace>, id: string): NamedPlace {
  const place = places.get(id)
  if (!place) throw new Error(`no organisation ${id}`)
  return place
}

export const postsOf = (caller: Caller): Post[] =>
  caller.roles.map(({ role, organisationId }) => ({ role, organisationId }))
