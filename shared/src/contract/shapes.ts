import * as z from 'zod/mini'
import { isPlainDate } from '../kernel/plain-date.ts'

/** Nothing is sent or answered. */
export const none = z.optional(z.nullable(z.unknown()))

/** Taken in either case and compared as PostgreSQL writes it. */
export const id = z.uuid().check(z.toLowerCase())
export const ids = { traineeId: id }
export const plainDate = z.string().check(z.refine((text) => isPlainDate(text), { error: 'not-a-date' }))
export const instant = z.iso.datetime({ offset: true })
/** Whole minutes. */
export const minutes = z.int()
/** 'HH:MM' on a 24 hour clock. */
export const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
export const text = (most: number) => z.string().check(z.trim(), z.maxLength(most))
export const someText = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
/** Numbers in a query string arrive as text. */
export const count = (most: number) => z.coerce.number().check(z.int(), z.minimum(1), z.maximum(most))

export const personName = z.object({ id, name: z.string() })
/** A list page: `next` is the cursor for the page after this one, null on the last. */
export const pageOf = <T extends z.ZodMiniType>(row: T) =>
  z.object({ rows: z.array(row), next: z.nullable(z.string()), previous: z.nullable(z.string()) })

const explained = z.nullable(z.union([z.string(), z.number()]))
/** A figure and how it came about: the shape of `Explanation` in the rules. */
export const explanation = z.object({
  rule: z.string(),
  title: z.string(),
  basis: z.string(),
  startsFrom: z.nullable(z.string()),
  startsTo: z.nullable(z.string()),
  inputs: z.array(
    z.object({ name: z.string(), symbol: z.optional(z.string()), value: explained, unit: z.string() }),
  ),
  formula: z.string(),
  working: z.string(),
  result: z.object({ value: explained, unit: z.string() }),
  notes: z.array(z.string()),
})
