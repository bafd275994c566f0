import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'

let rung: TestApp

beforeAll(async () => {
  rung = await startApp()
})

afterAll(() => rung.close())

test('lives, and is ready exactly while its database lets it in', async () => {
  expect(await statusOf('/livez')).toBe(200)
  expect(await statusOf('/readyz')).toBe(200)

  await letIn(false)
  expect(await statusOf('/livez')).toBe(200)
  expect(await statusOf('/readyz')).toBe(503)

  await letIn(true)
  expect(await statusOf('/readyz')).toBe(200)
})

async function statusOf(path: string): Promise<number> {
  return (await rung.request().get(path)).status
}

async function letIn(allowed: boolean): Promise<void> {
  const name = new URL(rung.ownerUrl).pathname.slice(1)
  const client = new pg.Client({ connectionString: inject('maintenanceUrl') })
  await client.connect()
  await client.query(`alter database "${name}" allow_connections ${allowed}`)
  await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
    name,
  ])
  await client.end()
}
