import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../../api/src/app.ts'
import { readConfig } from '../../../api/src/config.ts'
import { logLines } from '../../../api/src/http/log-lines.ts'
import { buildWorld, password, type World } from '../../support/build.ts'
import { fixedClock } from '../../support/clock.ts'
import { freshDatabase } from '../../support/database.ts'

const lines: string[] = []
let database: Awaited<ReturnType<typeof freshDatabase>>
let world: World
let app: Awaited<ReturnType<typeof buildApp>>

beforeAll(async () => {
  database = await freshDatabase({ stories: false })
  const clock = fixedClock()
  world = await buildWorld(database.ownerUrl, clock.now())
  const outcome = readConfig({ DATABASE_URL: database.ownerUrl })
  if ('faults' in outcome) throw new Error(outcome.faults.join(' '))
  app = await buildApp({
    pool: database.pool,
    now: clock.now,
    config: outcome.config,
    logger: { level: 'info', stream: { write: (line) => lines.push(line) } },
  })
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

test('every line is JSON with its request, and none holds a secret or a person', async () => {
  const session = '/api/v1/session'
  const secret = 'a wrong but telling password'
  const payload = { email: world.tutor.email, password }
  await app.inject({
    method: 'POST',
    url: session,
    payload: { email: 'failed@example.org', password: secret },
  })
  const signedIn = await app.inject({ method: 'POST', url: session, payload })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const token = 'tokenofalink'.repeat(3)
  await app.inject({ method: 'GET', url: `/api/v1/invitations/${token}` })
  await app.inject({ method: 'GET', url: `/invitations/${token}` })
  await app.inject({ method: 'GET', url: '/api/v1/trainees?search=Holroyd', headers: { cookie } })
  expect(lines.length).toBeGreaterThanOrEqual(10)
  for (const line of lines) expect(JSON.parse(line).reqId).toMatch(/^[0-9a-f-]{36}$/)
  const all = lines.join('')
  const telling = [
    secret,
    password,
    'failed@example.org',
    world.tutor.email,
    token,
    cookie.split('=')[1] ?? '',
    'Holroyd',
  ]
  for (const text of telling) expect(all).not.toContain(text)
  expect(all).toContain('/api/v1/invitations/[token]')
})

test('what PostgreSQL refused is logged by its rule and not with the row', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const error = await client
    .query(
      'insert into person (id, email, given_name, family_name) select id, email, given_name, family_name from person limit 1',
    )
    .catch((fault: unknown) => fault)
  await client.end()
  const logged = logLines.err(error)
  expect(logged).toMatchObject({ code: '23505', table: 'person' })
  expect(JSON.stringify(logged)).not.toMatch(/@example|Key \(/)
})
