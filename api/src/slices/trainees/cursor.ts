import type { QueryOf } from '@rung/shared/contract/endpoint'
import type { listTrainees } from '@rung/shared/contract/trainees'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import * as z from 'zod/mini'

export type Sort = QueryOf<typeof listTrainees>['sort']

/** Where a page ends: the value it is sorted by, then the name and the id that settle ties. */
export interface Cursor {
  readonly sort: Sort
  readonly key: string | number
  readonly name: string
  readonly id: string
}

// What Postgres cannot hold in text.
const storable = z.string().check(z.refine((text) => !text.includes('\0')))
const minutes = z.int().check(z.minimum(-2_147_483_648), z.maximum(2_147_483_647))
const rest = { name: storable, id: z.uuid() }
const cursor = z.union([
  z.object({ sort: z.literal('name'), key: storable, ...rest }),
  z.object({ sort: z.enum(['behind', 'signed']), key: minutes, ...rest }),
  z.object({ sort: z.literal('planned-end'), key: z.string().check(z.refine(isPlainDate)), ...rest }),
])

export const writeCursor = (place: Cursor): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** Undefined where it is none of ours, or belongs to a list sorted otherwise. */
export function readCursor(text: string, sort: Sort): Cursor | undefined {
  try {
    const found = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return found.success && found.data.sort === sort ? found.data : undefined
  } catch {
    return undefined
  }
}
