import type { QueryOf } from '@rung/shared/contract/endpoint'
import type { listPeople, PersonRow } from '@rung/shared/contract/people'
import type { UseCase } from '../../http/mount.ts'
import { type PagePlace, pageFrom, pageSql, placeOfPage } from '../../http/name-pages.ts'
import { Refused } from '../../http/refuse.ts'
import { inMyCare } from './person-facts.ts'

type Query = QueryOf<typeof listPeople>

const administeredRoles = `select coalesce(json_agg(json_build_object('role', r.role, 'organisation', o.name) order by o.name, r.role), '[]')
  from role_held r join organisation o on o.id = r.organisation_id
  where r.person_id = p.id and (r.ends_on is null or r.ends_on >= $1::date)`

const managedEmployers = `select coalesce(json_agg(distinct e.name), '[]')
  from line_management l join trainee t on t.id = l.trainee_id join organisation e on e.id = t.employer_id
  where l.manager_id = p.id and l.starts_on <= $1::date and (l.ends_on is null or l.ends_on >= $1::date)`

const rowJson = `json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'email', p.email,
  'account', account_of(p.id, $2::timestamptz) ->> 'state',
  'roles', coalesce((select json_build_array(json_build_object('role', 'trainee', 'organisation', e.name))::jsonb
      from trainee t join organisation e on e.id = t.employer_id where t.person_id = p.id), '[]'::jsonb) || (${administeredRoles})::jsonb,
  'lineManagerAt', (${managedEmployers}))`

interface Found {
  readonly total: number
  readonly rows: readonly { readonly name: string; readonly row: PersonRow }[]
}

export const listMyPeople: UseCase<typeof listPeople> = async ({ tx, query, at, today }) => {
  const place = placeOfPage(query)
  if (place instanceof Refused) return place
  const values: unknown[] = [today, at.toISOString()]
  const found = await tx.row<Found>(statement(query, place, values), values)
  return { ...pageFrom(found?.rows ?? [], query), total: found?.total ?? 0 }
}

/** The whole answer in one statement. Adds to `values` what it refers to. */
function statement(query: Query, place: PagePlace | undefined, values: unknown[]): string {
  const given = (value: unknown) => `$${values.push(value)}`
  return `with matching as materialized (
      select p.id, p.sort_name from person p where ${careOf(query, given)} ${searchOf(query, given)}
    ), page as (
      select * from matching ${pageSql('sort_name', place, query.limit, given)}
    )
    select (select count(*)::int from matching) as total,
      (select coalesce(json_agg(json_build_object('name', page.sort_name, 'row', ${rowJson}) order by page.sort_name, page.id), '[]')
        from page join person p on p.id = page.id) as rows`
}

function careOf({ role, organisation }: Query, given: (value: unknown) => string): string {
  const roles = [`(r.ends_on is null or r.ends_on >= $1::date or not exists (${laterRole}))`]
  const trainees = ['true']
  const managed = ['(l.ends_on is null or l.ends_on >= $1::date)']
  if (role !== undefined) managed.push('false')
  if (role === 'trainee') roles.push('false')
  else if (role !== undefined) {
    roles.push(`r.role = ${given(role)}`)
    trainees.push('false')
  }
  if (organisation !== undefined) {
    const at = `${given(organisation)}::uuid`
    roles.push(`r.organisation_id = ${at}`)
    trainees.push(`${at} in (t.employer_id, t.university_id)`)
    managed.push(`t.employer_id = ${at}`)
  }
  return inMyCare(roles.join(' and '), trainees.join(' and '), managed.join(' and '))
}

/** Someone whose roles have all ended stays on the list of where they held them: there they may be given one again. */
const laterRole = `select from role_held now where now.person_id = r.person_id and (now.ends_on is null or now.ends_on >= $1::date)`

function searchOf({ search }: Query, given: (value: unknown) => string): string {
  if (!search) return ''
  const words = given(search)
  return `and not exists (select from unnest(string_to_array(folded(${words}), ' ')) word where position(word in p.sort_name) = 0)`
}
