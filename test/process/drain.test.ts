import pg from 'pg'
import { expect, test } from 'vitest'
import { runningOwnerUrl } from '../../api/src/embedded-postgres/embedded-postgres.ts'
import { dataFolder, eventually, startRung } from '../support/rung-process.ts'

test('told to stop, Rung takes no more requests, answers the one it has, and ends well', async () => {
  const folder = dataFolder()
  const rung = startRung(folder)
  const address = await rung.address()
  const owner = new pg.Client({ connectionString: runningOwnerUrl(folder) })
  owner.on('error', () => {})
  await owner.connect()

  // Signing in waits for the table until the owner lets it go.
  await owner.query('begin')
  await owner.query('lock table person in access exclusive mode')
  const answer = fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email: 'nobody@example.org', password: 'not a password' }),
  })
  await eventually(async () => {
    const { rows } = await owner.query(
      "select 1 from pg_locks where not granted and relation = 'person'::regclass",
    )
    return rows.length > 0
  }, 'the request waits for the table')
  rung.kill('SIGTERM')
  await eventually(async () => !(await isListening(address)), 'no more requests are taken')
  await owner.query('commit')
  await owner.end()

  expect((await answer).status).toBe(401)
  expect(await rung.ended()).toEqual({ code: 0, signal: null })
})

async function isListening(address: string): Promise<boolean> {
  try {
    await fetch(`${address}/livez`, { headers: { connection: 'close' } })
    return true
  } catch {
    return false
  }
}
