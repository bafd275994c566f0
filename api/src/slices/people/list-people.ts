import type { QueryOf } from '@rung/shared/contract/endpoint'
import type { listPeople, PeopleAnswer, PersonRow } from '@rung/shared/contract/people'
import * as z from 'zod/mini'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { inMyCare } from './person-facts.ts'

type Query = QueryOf<typeof listPeople>

const cursorShape = z.tuple([z.string(), z.uuid()])
type Cursor = z.infer<typeof cursorShape>

const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function readCursor(text: string): Cursor | undefined {
  try {
    return cursorShape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data
  } catch {
    return undefined
  }
}

const administeredRoles = `select coalesce(json_agg(json_build_object('role', r.role, 'organisation', o.name) order by o.name, r.role), '[]')
  from role_held r join organisation o on o.id = r.organisation_id
  where r.person_id = p.id and (r.ends_on is null or r.ends_on >= $1::date)`

const rowJson = `json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'email', p.email,
  'account', account_of(p.id, $2::timestamptz) ->> 'state',
  'roles', coalesce((select json_build_array(json_build_object('role', 'trainee', 'organisation', e.name))::jsonb
      from trainee t join organisation e on e.id = t.employer_id where t.person_id = p.id), '[]'::jsonb) || (${administeredRoles})::jsonb)`

interface Found {
  readonly total: number
  readonly rows: readonly { readonly name: string; readonly row: PersonRow }[]
}

export const listMyPeople: UseCase<typeof listPeople> = async ({ tx, query, at, today }) => {
  const text = query.after ?? query.before
  const cursor = text === undefined ? undefined : readCursor(text)
  if (text !== undefined && !cursor) {
    const pointer = query.after === undefined ? '/before' : '/after'
    const detail = 'Open the list again from its beginning'
    return new Refused('not-accepted', undefined, [{ pointer, code: 'unreadable', detail }])
  }
  const values: unknown[] = [today, at.toISOString()]
  const found = await tx.row<Found>(statement(query, cursor, values), values)
  return pageFrom(found ?? { total: 0, rows: [] }, query)
}

/** The whole answer in one statement. Adds to `values` what it refers to. */
function statement(query: Query, cursor: Cursor | undefined, values: unknown[]): string {
  const given = (value: unknown) => `$${values.push(value)}`
  const backwards = query.after === undefined && query.before !== undefined
  const [order, beyond] = backwards ? ['desc', '<'] : ['asc', '>']
  const place = cursor
    ? `where (sort_name, id) ${beyond} (${given(cursor[0])}, ${given(cursor[1])}::uuid)`
    : ''
  return `with matching as materialized (
      select p.id, p.sort_name from person p where ${careOf(query, given)} ${searchOf(query, given)}
    ), page as (
      select * from matching ${place} order by sort_name ${order}, id ${order} limit ${given(query.limit + 1)}
    )
    select (select count(*)::int from matching) as total,
      (select coalesce(json_agg(json_build_object('name', page.sort_name, 'row', ${rowJson}) order by page.sort_name, page.id), '[]')
        from page join person p on p.id = page.id) as rows`
}

function careOf({ role, organisation }: Query, given: (value: unknown) => string): string {
  const roles = [`(r.ends_on is null or r.ends_on >= $1::date or not exists (${laterRole}))`]
  const trainees = ['true']
  if (role === 'trainee') roles.push('false')
  else if (role !== undefined) {
    roles.push(`r.role = ${given(role)}`)
    trainees.push('false')
  }
  if (organisation !== undefined) {
    const at = `${given(organisation)}::uuid`
    roles.push(`r.organisation_id = ${at}`)
    trainees.push(`${at} in (t.employer_id, t.university_id)`)
  }
  return inMyCare(roles.join(' and '), trainees.join(' and '))
}

/** Someone whose roles have all ended stays on the list of where they held them: there they may be given one again. */
const laterRole = `select from role_held now where now.person_id = r.person_id and (now.ends_on is null or now.ends_on >= $1::date)`

function searchOf({ search }: Query, given: (value: unknown) => string): string {
  if (!search) return ''
  const words = given(search)
  return `and not exists (select from unnest(string_to_array(folded(${words}), ' ')) word where position(word in p.sort_name) = 0)`
}

function pageFrom({ total, rows }: Found, { after, before, limit }: Query): PeopleAnswer {
  const backwards = after === undefined && before !== undefined
  const more = rows.length > limit
  const shown = backwards ? rows.slice(-limit) : rows.slice(0, limit)
  const [first, last] = [shown[0], shown.at(-1)]
  const cursorAt = (one: Found['rows'][number] | undefined) =>
    one ? writeCursor([one.name, one.row.id]) : null
  return {
    rows: shown.map(({ row }) => row),
    total,
    next: backwards || more ? cursorAt(last) : null,
    previous: (backwards ? more : after !== undefined) ? cursorAt(first) : null,
  }
}
