import { permissions } from '@rung/shared/rules/permissions'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { allEndpoints, paramNames } from '../permission-matrix/endpoints.ts'

interface Operation {
  readonly operationId: string
  readonly description?: string
  readonly parameters?: readonly { in: string; name: string; required: boolean }[]
  readonly requestBody?: { content: Record<string, { schema: object }> }
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>
}

const endpoints = await allEndpoints()
let rung: TestApp
let described: { openapi: string; paths: Record<string, Record<string, Operation>>; components: object }

beforeAll(async () => {
  rung = await startApp()
  const answer = await rung.request().get('/openapi.json')
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  described = answer.body
})
afterAll(() => rung?.close())

test('the schema of OpenAPI 3.1 finds no fault in it', async () => {
  const validator = new Validator()
  const { valid, errors = [] } = await validator.validate(described)
  expect({ version: validator.version, valid, errors }).toEqual({ version: '3.1', valid: true, errors: [] })
})

test('a fault in it would be found', async () => {
  const { paths, ...rest } = described
  const [path = '', operations = {}] = Object.entries(paths)[0] ?? []
  const [method = '', operation] = Object.entries(operations)[0] ?? []
  const wrong = { [path]: { [method]: { ...operation, parameters: [{ in: 'nowhere', name: 'x' }] } } }
  expect((await new Validator().validate({ ...rest, paths: wrong })).valid).toBe(false)
})

test('it is OpenAPI 3.1, and every reference in it leads somewhere', () => {
  expect(described.openapi).toBe('3.1.0')
  for (const [, path = ''] of JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = path
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], described)
    expect(found, path).toBeDefined()
  }
})

test.for(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
  'it tells how %s is asked, answered and refused',
  ([, endpoint]) => {
    const path = `/api/v1${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`
    const operation = described.paths[path]?.[endpoint.method.toLowerCase()]
    expect(operation?.operationId).toBe(endpoint.name)
    const names = (place: string) =>
      (operation?.parameters ?? []).flatMap((one) => (one.in === place ? one.name : []))
    expect(names('path').toSorted()).toEqual(paramNames(endpoint).toSorted())
    expect(names('header').includes('If-Match')).toBe(endpoint.update)
    const open = permissions[endpoint.permission].about === 'anyone'
    expect(names('header').includes('Idempotency-Key')).toBe(endpoint.method === 'POST' && !open)
    if (endpoint.method === 'POST' && open) expect(operation?.description).toContain('Idempotency-Key')
    if (endpoint.upload)
      expect(Object.keys(operation?.requestBody?.content ?? {})).toEqual(['multipart/form-data'])
    expect(operation?.responses[endpoint.status]).toBeDefined()
    const refusals = Object.entries(operation?.responses ?? {}).filter(([status]) => Number(status) >= 400)
    expect(refusals.map(([status]) => status)).toEqual(expect.arrayContaining(['400', '403', '500']))
    for (const [, { content = {} }] of refusals)
      expect(Object.keys(content)).toEqual(['application/problem+json'])
  },
)
