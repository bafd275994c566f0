import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import * as z from 'zod/mini'

interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minimum?: number
}

/** Values by the name of a field, so that a sample means something. Fields that are not here get what their type allows. */
export type Known = Readonly<Record<string, unknown>>

/**
 * A body of the shape the endpoint asks for; undefined where it asks for none. An unfit one is a fault of the matrix.
 * `besides` are fields to send though they may be left out.
 */
export function sampleBody(endpoint: AnyEndpoint, known: Known, besides: Known = {}): unknown {
  // Safe: a schema of zod as JSON Schema has the shape above, as far as the contract goes.
  const schema = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  if (schema.type !== 'object') return undefined
  const body = Object.assign({}, valueFor(schema, '', known), besides)
  const outcome = z.safeParse(endpoint.body, body)
  if (!outcome.success)
    throw new Error(`${endpoint.name} needs a sample: ${JSON.stringify(body)} ${outcome.error.message}`)
  return body
}

function valueFor(schema: JsonSchema, name: string, known: Known): unknown {
  if (name in known) return known[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return valueFor(schema.anyOf.find(({ type }) => type !== 'null') ?? {}, name, known)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
          schema.required?.includes(key) ? [[key, valueFor(inner, key, known)]] : [],
        ),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => valueFor(schema.items ?? {}, '', known))
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return false
    case 'string':
      return /On$/.test(name) ? '2022-06-01' : 'Something'
    default:
      return null
  }
}
