import * as z from 'zod/mini'
import { Refused } from './refuse.ts'

/** Pages of a list that is sorted by name: each begins after, or ends before, a name and the id that settles ties. */
interface PageQuery {
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}

interface NamedRow<R> {
  readonly name: string
  readonly row: R & { readonly id: string }
}

// Text that Postgres can hold.
const cursorShape = z.tuple([z.string().check(z.refine((text) => !text.includes('\0'))), z.uuid()])

export interface PagePlace {
  readonly name: string
  readonly id: string
  readonly backwards: boolean
}

/** Where the asked page lies; undefined for the first. */
export function placeOfPage({ after, before }: PageQuery): PagePlace | undefined | Refused {
  const text = after ?? before
  if (text === undefined) return undefined
  const backwards = after === undefined
  try {
    const [name, id] = z.parse(cursorShape, JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { name, id, backwards }
  } catch {
    const detail = 'Open the list again from its beginning'
    const pointer = backwards ? '/before' : '/after'
    return new Refused('not-accepted', undefined, [{ pointer, code: 'unreadable', detail }])
  }
}

/** SQL to choose a page of rows with the columns `name_column` and `id`; one more than asked tells whether more follow. */
export function pageSql(
  nameColumn: string,
  place: PagePlace | undefined,
  limit: number,
  given: (value: unknown) => string,
): string {
  const [order, beyond] = place?.backwards ? ['desc', '<'] : ['asc', '>']
  const from = place
    ? `where (${nameColumn}, id) ${beyond} (${given(place.name)}, ${given(place.id)}::uuid)`
    : ''
  return `${from} order by ${nameColumn} ${order}, id ${order} limit ${given(limit + 1)}`
}

/** Rows come in the order of the list, whichever way they were read. */
export function pageFrom<R>(
  rows: readonly NamedRow<R>[],
  { after, before, limit }: PageQuery,
): { rows: (R & { readonly id: string })[]; next: string | null; previous: string | null } {
  const backwards = after === undefined && before !== undefined
  const more = rows.length > limit
  const shown = backwards ? rows.slice(-limit) : rows.slice(0, limit)
  const cursorAt = (one: NamedRow<R> | undefined) =>
    one ? Buffer.from(JSON.stringify([one.name, one.row.id])).toString('base64url') : null
  return {
    rows: shown.map(({ row }) => row),
    next: backwards || more ? cursorAt(shown.at(-1)) : null,
    previous: (backwards ? more : after !== undefined) ? cursorAt(shown[0]) : null,
  }
}
