import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { allEndpoints } from '../permission-matrix/endpoints.ts'
import { fitting, hasFields } from './arbitraries.ts'
import { type Attack, draft, openAttack } from './attack.ts'

const writing = (await allEndpoints()).filter(({ method, body }) => method !== 'GET' && hasFields(body))

let attack: Attack
let columns: readonly string[]

beforeAll(async () => {
  attack = await openAttack()
  const rows = await attack.scene.rows<{ name: string }>(
    "select distinct column_name as name from information_schema.columns where table_schema = 'public'",
  )
  columns = rows.flatMap(({ name }) => [
    name,
    name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
  ])
  expect(columns).toContain('decided_by')
  expect(columns).toContain('traineeId')
})
afterAll(() => attack?.close())

/** Every column there is, under both its names, with values that would do harm. */
const allColumns = (but: readonly string[]) => ({
  ...Object.fromEntries(
    columns
      .filter((name) => !but.includes(name))
      .map((name) => [name, /version|minutes|capacity/i.test(name) ? 99 : uuidv7()]),
  ),
  ...(but.includes('state') ? {} : { state: 'signed' }),
  ...(but.includes('ended') ? {} : { ended: true }),
})

const fieldsOf = (shape: z.ZodMiniType): string[] =>
  Object.keys(
    (z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }).properties as object | undefined) ?? {},
  )

describe('a column that a body does not name is not read from it', () => {
  test.for(writing.map((endpoint) => [endpoint.name, endpoint] as const))('%s', ([, endpoint]) => {
    for (const body of fitBodies(endpoint)) {
      const more = { ...allColumns(fieldsOf(endpoint.body)), ...(body as object) }
      expect(z.parse(endpoint.body, more)).toEqual(z.parse(endpoint.body, body))
    }
  })
})

const fitBodies = (endpoint: AnyEndpoint): unknown[] =>
  fc
    .sample(fitting(endpoint.body, {}), { numRuns: 50, seed: 20_220_511 })
    .filter((body) => z.safeParse(endpoint.body, body).success)

describe('and changes nothing', () => {
  const rowsOf = (table: string, key: string, value: string) =>
    attack.scene.rows<Record<string, unknown>>(`select * from ${table} where ${key} = $1`, [value])

  test('of an entry', async () => {
    const { t1, t2 } = attack.scene.world
    const id = uuidv7()
    const body = { ...draft, submit: false }
    const answer = await attack.shoot({
      method: 'POST',
      path: `/trainees/${t1.id}/off-the-job/entries`,
      as: t1,
      body: { ...allColumns(Object.keys(body)), traineeId: t2.id, trainee_id: t2.id, ...body, id },
    })
    expect(answer.status).toBe(201)
    expect(await rowsOf('off_the_job_entry', 'id', id)).toMatchObject([
      {
        trainee_id: t1.id,
        state: 'draft',
        version: 1,
        source: 'trainee',
        decided_by: null,
        submitted_at: null,
        minutes: 60,
      },
    ])
    const changed = await attack.shoot({
      method: 'PUT',
      path: `/trainees/${t1.id}/off-the-job/entries/${id}`,
      as: t1,
      headers: { 'If-Match': '"1"' },
      body: { ...allColumns(Object.keys(body)), ...body, minutes: 90 },
    })
    expect(changed.status).toBe(200)
    expect(await rowsOf('off_the_job_entry', 'id', id)).toMatchObject([
      {
        trainee_id: t1.id,
        state: 'draft',
        version: 2,
        source: 'trainee',
        decided_by: null,
        submitted_at: null,
        minutes: 90,
      },
    ])
  })

  test('of a person', async () => {
    const { manager, mentor1 } = attack.scene.world
    const [before] = await rowsOf('person', 'id', mentor1.personId)
    const roles = await rowsOf('role_held', 'person_id', mentor1.personId)
    const body = { givenName: 'Maya', familyName: 'Okafor-Lee', email: mentor1.email }
    const answer = await attack.shoot({
      method: 'PUT',
      path: `/people/${mentor1.personId}`,
      as: manager,
      headers: { 'If-Match': `"${before?.version}"` },
      body: {
        ...allColumns(Object.keys(body)),
        roles: ['administrator'],
        ended: true,
        ended_at: '2022-01-01',
        ...body,
      },
    })
    expect(answer.status).toBe(200)
    const [after] = await rowsOf('person', 'id', mentor1.personId)
    expect(after).toEqual({
      ...before,
      family_name: 'Okafor-Lee',
      // Kept by the database from the name.
      sort_name: after?.sort_name,
      version: Number(before?.version) + 1,
    })
    expect(await rowsOf('role_held', 'person_id', mentor1.personId)).toEqual(roles)
  })

  test('of an employment', async () => {
    const { manager, t1, organisations } = attack.scene.world
    const body = { post: 'Trainee', band: 3, weeklyMinutes: 2250, wte: 1, startsOn: '2022-05-02' }
    const answer = await attack.shoot({
      method: 'POST',
      path: `/trainees/${t1.id}/employments`,
      as: manager,
      body: {
        ...allColumns(Object.keys(body)),
        employerId: organisations.strangerEmployer,
        employer_id: organisations.strangerEmployer,
        ...body,
      },
    })
    expect(answer.status).toBe(201)
    expect(await rowsOf('employment', 'id', answer.body.id)).toMatchObject([
      { trainee_id: t1.id, employer_id: organisations.employer1, version: 1, ends_on: null },
    ])
  })
})
