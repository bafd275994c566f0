import fastJson from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify/types/schema.js'
import * as z from 'zod/mini'

const isZod = (schema: unknown): schema is z.ZodMiniType =>
  typeof schema === 'object' && schema !== null && '_zod' in schema

/** Keys of a JSON Schema that fast-json-stringify would check or trip over and that shape nothing. */
const shapeless = new Set([
  '$schema',
  'id',
  '$id',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
])

function tidy(node: unknown, inProperties = false): unknown {
  if (Array.isArray(node)) return node.map((item) => tidy(item))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => inProperties || !shapeless.has(key))
      .map(([key, value]) => [key, tidy(value, key === 'properties' && !inProperties)]),
  )
}

/** Answers are written from their schema, so that a column nobody declared never leaves the server. */
export const writeFromSchema: FastifySerializerCompiler<unknown> = ({ schema }) => {
  if (!isZod(schema)) return fastJson(schema as object)
  const jsonSchema = z.toJSONSchema(schema, { target: 'draft-7', io: 'output', reused: 'inline' })
  return fastJson(tidy(jsonSchema) as object)
}

/** For tests: an answer that breaks its own schema is a fault of ours, and says where. */
export const checkAgainstSchema: FastifySerializerCompiler<unknown> = ({ schema }) => {
  const write = writeFromSchema({ schema, method: 'GET', url: '' })
  return (answer) => {
    if (isZod(schema)) {
      const outcome = schema.safeParse(answer)
      if (!outcome.success)
        throw new Error(
          `the answer breaks its schema: ${JSON.stringify(outcome.error.issues).slice(0, 1000)}`,
        )
    }
    return write(answer)
  }
}
