import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import fc from 'fast-check'
import * as z from 'zod/mini'

interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** Values by the name of a field, so that what is sent reaches further than the first check. */
export type Known = Readonly<Record<string, readonly unknown[]>>

const jsonSchema = (shape: z.ZodMiniType): JsonSchema =>
  // Safe: a schema of zod as JSON Schema has the shape above, as far as the contract goes.
  z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as JsonSchema

/** What the schema takes, as far as JSON Schema can say it. */
export const fitting = (shape: z.ZodMiniType, known: Known): fc.Arbitrary<unknown> =>
  valueFor(jsonSchema(shape), '', known)

export const hasFields = (shape: z.ZodMiniType): boolean => jsonSchema(shape).type === 'object'

function valueFor(schema: JsonSchema, name: string, known: Known): fc.Arbitrary<unknown> {
  const plain = anyValueFor(schema, name, known)
  const some = known[name]
  return some
    ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...some) }, { weight: 1, arbitrary: plain })
    : plain
}

function anyValueFor(schema: JsonSchema, name: string, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueFor(one, name, known)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known)
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, '', known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      })
    case 'integer':
      return fc.integer({ min: bound(schema.minimum, -1e6), max: bound(schema.maximum, 1e6) })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return textOf(schema, name)
    default:
      return fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant('1'))
  }
}

/** zod writes the bounds of a safe integer into every integer; numbers that large are for the spoiled values. */
const bound = (given: number | undefined, fallback: number): number =>
  given === undefined || !Number.isSafeInteger(given) || Math.abs(given) === Number.MAX_SAFE_INTEGER
    ? fallback
    : given

function objectOf(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([key, inner]) => [
    key,
    valueFor(inner, key, known),
  ])
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...(schema.required ?? [])],
  })
}

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const nearDay = fc
  .date({ min: new Date('2021-01-01'), max: new Date('2023-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function textOf(schema: JsonSchema, name: string): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.pattern?.includes('[0-5]')) return fc.constantFrom('00:00', '09:30', '12:00', '23:59')
  if (/On$|^from$|^to$/.test(name)) return fc.oneof(nearDay, nearDay, day)
  return fc.string({
    unit: 'grapheme',
    minLength: schema.minLength ?? 0,
    maxLength: Math.min(schema.maxLength ?? 40, 40),
  })
}

/** What no field of ours can be, or only just. */
export const spoilers: readonly unknown[] = [
  null,
  '',
  ' ',
  'x'.repeat(300),
  'x'.repeat(20_000),
  '\0',
  'before\0after',
  '\ud800',
  'a\udfffb',
  '\u202e\u200f\ufeff',
  '👩🏽‍⚕️🇬🇧',
  "'; drop table person; --",
  '%',
  '\\',
  '__proto__',
  '2026-02-30',
  '0000-01-01',
  '1900-01-01',
  '2199-12-31',
  '9999-12-31',
  '10000-01-01',
  '-1',
  '24:00',
  'NaN',
  '1e3',
  '0x10',
  -1,
  0,
  0.5,
  1e9,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  1e300,
  true,
  [],
  {},
  [[[]]],
  ['a', 'b'],
  { toString: 'x' },
  { __proto__: null, constructor: { prototype: { x: 1 } } },
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '00000000-0000-0000-0000-000000000000',
]

/** A fitting value with one thing in it replaced, left out, or put in. */
export const spoiled = (fit: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fit,
      fc.nat(),
      fc.constantFrom(...spoilers),
      fc.constantFrom('replace', 'replace', 'replace', 'drop', 'add'),
    )
    .map(([value, at, spoiler, how]) => spoil(value, at, spoiler, how))

function spoil(value: unknown, at: number, spoiler: unknown, how: string): unknown {
  const copy: unknown = structuredClone(value)
  const places = placesIn(copy)
  const place = places[at % Math.max(places.length, 1)]
  if (!place) return spoiler
  if (how === 'drop') delete place.holder[place.key]
  else if (how === 'add') place.holder.state = spoiler
  else place.holder[place.key] = spoiler
  return copy
}

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

/** As an address says it: half of a surrogate pair cannot be put into one at all, and an object becomes its JSON. */
export const inAddress = (value: unknown): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replaceAll(/\p{Surrogate}/gu, '?')
}

export const pathWith = ({ path }: AnyEndpoint, params: unknown): string =>
  path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(inAddress((params as Record<string, unknown>)?.[name] ?? '')),
  )
