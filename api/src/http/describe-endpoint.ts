import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import { type ProblemCode, problemStatus, problemTitle } from '@rung/shared/contract/problem'
import { permissions } from '@rung/shared/rules/permissions'
import * as z from 'zod/mini'

/** The parts of an OpenAPI operation that are ours to complete. */
export interface Operation {
  description?: string
  parameters?: object[]
  requestBody?: object
  responses?: Record<string, object>
  security?: object[]
}

const statuses = (...codes: ProblemCode[]): number[] => codes.map((code) => problemStatus[code])

/** Every status that an endpoint can refuse with. */
function refusalsOf(endpoint: AnyEndpoint): number[] {
  const { method, permission, path, update } = endpoint
  const found = [
    ...statuses('not-accepted', 'not-permitted', 'fault', 'not-ready'),
    ...(isOpen(endpoint) ? [] : statuses('not-signed-in')),
    ...(path.includes(':') ? statuses('not-found') : []),
    ...(method === 'GET'
      ? []
      : statuses('not-found', 'conflict', 'too-large', 'unsupported-media', 'refused')),
    ...(update ? statuses('stale', 'version-needed') : []),
    ...(permission === 'use-invitation' ? statuses('ended', 'too-many-tries') : []),
    ...(permission === 'sign-in' ? statuses('sign-in-failed', 'too-many-tries') : []),
    ...(permission === 'change-own-account' ? statuses('too-many-tries') : []),
  ]
  return [...new Set(found)].toSorted((one, other) => one - other)
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

function titleOf(status: number): string {
  const titles = Object.entries(problemStatus).flatMap(([code, one]) =>
    // Safe: the key comes from the table itself.
    one === status ? [problemTitle[code as ProblemCode]] : [],
  )
  return [...new Set(titles)].join('; or: ')
}

const header = (name: string, description: string, required: boolean, schema: object) => ({
  in: 'header',
  name,
  description,
  required,
  schema,
})

/**
 * Kept answers belong to a person, and nobody is known here yet. Two of these calls also open a session, whose cookie
 * is given once: kept, it would be a second session for whoever learns the key.
 */
const takesNoKey =
  'Takes no Idempotency-Key: nobody is signed in yet. Signing in twice opens two sessions, a link works once, and a second reset link ends the first.'

const isOpen = ({ permission }: AnyEndpoint): boolean => permissions[permission].about === 'anyone'

function headersOf(endpoint: AnyEndpoint): object[] {
  const { method, update } = endpoint
  const key = header('Idempotency-Key', 'Sent again, it answers the same and does nothing twice.', false, {
    type: 'string',
    format: 'uuid',
  })
  const version = header('If-Match', 'The ETag of what is changed, as it was last answered.', true, {
    type: 'string',
    examples: ['"3"'],
  })
  return [...(method === 'POST' && !isOpen(endpoint) ? [key] : []), ...(update ? [version] : [])]
}

function jsonSchema(shape: z.ZodMiniType): { type?: string; properties?: object; required?: string[] } {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  // Safe: JSON Schema of zod; only these keys are read.
  return schema as ReturnType<typeof jsonSchema>
}

function bodyOf({ body, upload }: AnyEndpoint): object | undefined {
  const { properties, required = [], ...schema } = jsonSchema(body)
  if (!upload && schema.type !== 'object') return undefined
  const fields = upload
    ? {
        type: 'object',
        properties: { file: { type: 'string', format: 'binary' }, ...properties },
        required: ['file', ...required],
      }
    : { ...schema, properties, required }
  return {
    required: true,
    content: { [upload ? 'multipart/form-data' : 'application/json']: { schema: fields } },
  }
}

function answerOf({ status, file }: AnyEndpoint, kept: object | undefined): object {
  if (status === 204) return { description: 'Done' }
  if (file)
    return { description: 'A file', content: { [file]: { schema: { type: 'string', format: 'binary' } } } }
  return { ...kept, description: 'The answer' }
}

/** Completes what the generator knows: headers, uploads, files, and every way to refuse. */
export function completeOperation(operation: Operation, endpoint: AnyEndpoint): void {
  const body = bodyOf(endpoint)
  if (body) operation.requestBody = body
  else delete operation.requestBody
  const parameters = [...(operation.parameters ?? []), ...headersOf(endpoint)]
  if (parameters.length > 0) operation.parameters = parameters
  operation.responses = {
    [endpoint.status]: answerOf(endpoint, operation.responses?.[endpoint.status]),
    ...Object.fromEntries(
      refusalsOf(endpoint).map((status) => [
        status,
        { description: titleOf(status), content: problemContent },
      ]),
    ),
  }
  if (!isOpen(endpoint)) return
  operation.security = []
  if (endpoint.method === 'POST') operation.description = takesNoKey
}
