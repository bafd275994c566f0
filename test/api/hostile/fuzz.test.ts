import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import { problem, problemStatus } from '@rung/shared/contract/problem'
import fc from 'fast-check'
import type { Response } from 'supertest'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Someone } from '../../support/build.ts'
import { allEndpoints, paramNames } from '../permission-matrix/endpoints.ts'
import { fitting, hasFields, inAddress, type Known, pathWith, spoiled } from './arbitraries.ts'
import { type Attack, openAttack } from './attack.ts'

/** 200 of each find more; a few are enough to notice what broke. */
const runs = Number(process.env.FUZZ_RUNS ?? 30)
const endpoints = await allEndpoints()

let attack: Attack
let known: Known
let documented: (endpoint: AnyEndpoint) => ReadonlySet<string>

beforeAll(async () => {
  attack = await openAttack()
  known = await knownIn(attack)
  documented = documentedBy((await attack.shoot({ method: 'GET', path: 'openapi.json' })).body)
})
afterAll(() => attack?.close())

interface Sent {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly as: Someone
  readonly version: number
}

describe('whatever is sent,', () => {
  test.concurrent.for(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s answers as it says it does',
    { timeout: 60_000 },
    async ([, endpoint]) => {
      await fc.assert(
        fc.asyncProperty(requestsTo(endpoint), async (sent) => {
          const answer = await send(endpoint, sent)
          expect(faultsOf(endpoint, sent, answer)).toEqual([])
        }),
        { numRuns: runs, seed: 20_220_511 },
      )
    },
  )
})

function requestsTo(endpoint: AnyEndpoint): fc.Arbitrary<Sent> {
  const { world } = attack.scene
  const { t1, mentor1, manager, tutor, administrator } = world
  const part = (shape: z.ZodMiniType) => {
    if (!hasFields(shape)) return fc.constant(undefined)
    const fit = fitting(shape, known)
    return fc.oneof({ weight: 2, arbitrary: fit }, { weight: 1, arbitrary: spoiled(fit) })
  }
  return fc.record({
    params: part(endpoint.params),
    query: part(endpoint.query),
    body: part(endpoint.body),
    as: fc.constantFrom(t1, mentor1, manager, tutor, administrator),
    version: fc.integer({ min: 1, max: 3 }),
  })
}

async function send(endpoint: AnyEndpoint, { params, query, body, as, version }: Sent): Promise<Response> {
  const headers: Record<string, string> = {}
  if (endpoint.update) headers['If-Match'] = `"${version}"`
  if (endpoint.method === 'POST') headers['Idempotency-Key'] = uuidv7()
  return attack.shoot({
    method: endpoint.method,
    path: pathWith(endpoint, params) + queryText(query),
    // Signing out would end what the other requests are sent with.
    as: endpoint.name === 'sign-out' ? undefined : as,
    headers,
    ...(hasFields(endpoint.body) ? { body: body ?? {} } : {}),
  })
}

function queryText(query: unknown): string {
  if (typeof query !== 'object' || query === null) return ''
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (one) => `${encodeURIComponent(inAddress(key))}=${encodeURIComponent(inAddress(one))}`,
    ),
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function faultsOf(endpoint: AnyEndpoint, sent: Sent, answer: Response): string[] {
  const { status } = answer
  // More than a line may hold never reaches the API.
  if (status === 431) return []
  const faults: string[] = []
  if (status >= 500) faults.push(`answered ${status}: ${answer.text}`)
  if (!documented(endpoint).has(String(status))) faults.push(`answered ${status}, which is not documented`)
  faults.push(
    ...(status < 400 ? faultsOfAnswer(endpoint, sent, answer) : faultsOfProblem(endpoint, sent, answer)),
  )
  return faults
}

const asSent = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

function faultsOfAnswer(endpoint: AnyEndpoint, sent: Sent, answer: Response): string[] {
  const faults: string[] = []
  if (
    hasFields(endpoint.body) &&
    !endpoint.upload &&
    !z.safeParse(endpoint.body, asSent(sent.body ?? {})).success
  )
    faults.push('took a body that its schema does not')
  if (answer.status !== endpoint.status)
    faults.push(`answered ${answer.status} instead of ${endpoint.status}`)
  if (endpoint.status === 204 || endpoint.file) return faults
  const outcome = z.safeParse(endpoint.answer, answer.body)
  if (!outcome.success) return [...faults, `the answer breaks its schema: ${outcome.error.message}`]
  // Reading leaves out what the schema does not name.
  if (JSON.stringify(sorted(outcome.data)) !== JSON.stringify(sorted(answer.body)))
    faults.push(`the answer says more than its schema: ${answer.text}`)
  return faults
}

function faultsOfProblem(endpoint: AnyEndpoint, sent: Sent, answer: Response): string[] {
  const faults: string[] = []
  if (!answer.headers['content-type']?.startsWith('application/problem+json'))
    faults.push(`refused as ${answer.headers['content-type']}`)
  const outcome = z.safeParse(problem, answer.body)
  if (!outcome.success) return [...faults, `no problem: ${answer.text}`]
  const { code, status, requestId, errors = [] } = outcome.data
  if (status !== answer.status || !(code in problemStatus) || !requestId)
    faults.push(`not our problem: ${answer.text}`)
  if (code === 'conflict') faults.push(`a conflict with nobody: ${answer.text}`)
  const pages = errors.some(({ pointer }) => pointer === '/after' || pointer === '/before')
  if (code === 'not-accepted' && !endpoint.upload && !pages && fits(endpoint, sent))
    faults.push(`refused what its schema takes: ${answer.text}`)
  for (const { detail } of errors)
    if (/invalid|null|undefined|\[object|expected|\bNaN\b/i.test(detail))
      faults.push(`no plain words: ${detail}`)
  return faults
}

function fits(endpoint: AnyEndpoint, { params, query, body }: Sent): boolean {
  const parts = [
    paramNames(endpoint).length === 0 || z.safeParse(endpoint.params, inTexts(params)).success,
    !hasFields(endpoint.query) || z.safeParse(endpoint.query, inTexts(query)).success,
    !hasFields(endpoint.body) || z.safeParse(endpoint.body, asSent(body ?? {})).success,
  ]
  return parts.every(Boolean) && !/\\u0000|\\ud[89a-f]/.test(JSON.stringify([params, query, body]))
}

const inTexts = (given: unknown): unknown =>
  typeof given === 'object' && given !== null
    ? Object.fromEntries(
        Object.entries(given).map(([key, value]) => [key, Array.isArray(value) ? value : inAddress(value)]),
      )
    : given

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}

function documentedBy(description: { paths: Record<string, Record<string, { responses: object }>> }) {
  return ({ path, method }: AnyEndpoint) => {
    const name = `/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`
    return new Set(Object.keys(description.paths[name]?.[method.toLowerCase()]?.responses ?? {}))
  }
}

/** Those who send the requests are in none of it, so that nothing sent takes their access away. */
async function knownIn({ scene, drafted, waiting, signed }: Attack): Promise<Known> {
  const { organisations, programme, ...people } = scene.world
  const { t1, t2, t3, mentor2, lapsedMentor, lineManager, manager2, stranger, assessor } = people
  const victims = [mentor2, lapsedMentor, lineManager, manager2, stranger, assessor].map(
    ({ personId }) => personId,
  )
  const ids = async (table: string) =>
    (await scene.rows<{ id: string }>(`select id from ${table} order by id limit 20`)).map(({ id }) => id)
  const roles = await scene.rows<{ id: string }>('select id from role_held where person_id = any($1)', [
    victims,
  ])
  return {
    traineeId: [t1.id, t1.id, t1.id, t2.id, t3.id],
    entryId: [drafted.id, waiting.id, signed.id],
    personId: victims,
    mentorId: victims,
    managerId: victims,
    roleId: roles.map(({ id }) => id),
    mentorshipId: await ids('mentorship'),
    organisationId: Object.values(organisations),
    organisation: Object.values(organisations),
    universityId: [organisations.university],
    partOf: [organisations.system, organisations.region, null],
    programmeId: [programme.programme],
    programme: [programme.programme],
    cohortId: [programme.cohort],
    cohort: [programme.cohort],
    category: ['university-teaching', 'shadowing', null],
    moduleCode: ['PZ1022', null],
    minutes: [1, 30, 390, null],
    version: [1, 2],
    email: ['someone.new@example.org', mentor2.email, t1.email],
    curriculum: ['health-and-social-care'],
    reference: ['ST0215'],
  }
}
