import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { runningOwnerUrl } from '../../api/src/embedded-postgres/embedded-postgres.ts'
import { readPostmasterFile } from '../../api/src/embedded-postgres/postmaster-file.ts'
import { isAlive } from '../../api/src/embedded-postgres/process-identity.ts'
import { dataFolder, eventually, processesOn, startRung } from '../support/rung-process.ts'

test('what was kept is there after a stop, and nothing is left running', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  await keep(folder, 'a stop')
  first.kill('SIGTERM')
  expect(await first.ended()).toEqual({ code: 0, signal: null })
  expect(processesOn(folder)).toEqual([])

  const second = startRung(folder)
  await second.address()
  expect(await kept(folder)).toEqual(['a stop'])
})

test('Rung is killed: PostgreSQL stops by itself, and the next start has the data', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  await keep(folder, 'Rung killed')
  first.kill('SIGKILL')
  await eventually(() => processesOn(folder).length === 0, 'PostgreSQL has stopped')

  const second = startRung(folder)
  await second.address()
  expect(await kept(folder)).toEqual(['Rung killed'])
})

test('Rung is killed and started again at once, before PostgreSQL has stopped', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  await keep(folder, 'at once')
  first.kill('SIGKILL')

  const second = startRung(folder)
  await second.address()
  expect(await kept(folder)).toEqual(['at once'])
})

test('PostgreSQL is killed: Rung starts it again and answers at the same address', async () => {
  const folder = dataFolder()
  const rung = startRung(folder)
  const address = await rung.address()
  await keep(folder, 'PostgreSQL killed')
  process.kill(postmaster(folder), 'SIGKILL')

  await eventually(
    () => rung.output().includes('PostgreSQL ended by itself and was started again'),
    'a new start',
  )
  await eventually(async () => (await fetch(`${address}/readyz`)).ok, 'ready again')
  expect(await kept(folder)).toEqual(['PostgreSQL killed'])
})

test('both are killed with all that watches over them: the next start has the data', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  await keep(folder, 'both killed')
  for (const pid of [first.pid, ...processesOn(folder)]) process.kill(pid, 'SIGKILL')

  const second = startRung(folder)
  await second.address()
  expect(await kept(folder)).toEqual(['both killed'])
})

test('Rung and the watchdog are killed: the next start ends the PostgreSQL they left and has the data', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  await keep(folder, 'left behind')
  const left = postmaster(folder)
  for (const pid of [first.pid, ...processesOn(folder)]) if (pid !== left) process.kill(pid, 'SIGKILL')

  const second = startRung(folder)
  await second.address()
  expect(isAlive(left)).toBe(false)
  expect(await kept(folder)).toEqual(['left behind'])
})

test('the lock and the pid file of a former life name processes that are somebody else by now', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  await keep(folder, 'former life')
  const before = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8')
  first.kill('SIGTERM')
  await first.ended()
  const [, ...rest] = before.split('\n')
  writeFileSync(join(folder, 'postgres/data/postmaster.pid'), [process.pid, ...rest].join('\n'))
  writeFileSync(
    join(folder, 'postgres/lock'),
    JSON.stringify({ pid: process.pid, identity: 'before the restart' }),
  )

  const second = startRung(folder)
  await second.address()
  expect(await kept(folder)).toEqual(['former life'])
})

test('a first start that was cut off leaves no half-made data behind', async () => {
  const folder = dataFolder()
  mkdirSync(join(folder, 'postgres/new-cut-off'), { recursive: true })
  writeFileSync(join(folder, 'postgres/new-cut-off/PG_VERSION'), '18\n')
  writeFileSync(join(folder, 'postgres/lock'), '{"pid":')

  const rung = startRung(folder)
  await rung.address()
  expect(existsSync(join(folder, 'postgres/new-cut-off'))).toBe(false)
})

function postmaster(folder: string): number {
  const found = readPostmasterFile(join(folder, 'postgres/data'))
  if (!found) throw new Error(`no PostgreSQL runs on ${folder}`)
  return found.pid
}

async function keep(folder: string, what: string): Promise<void> {
  await asOwner(folder, async (client) => {
    await client.query('create table keepsake (what text)')
    await client.query('insert into keepsake values ($1)', [what])
  })
}

async function kept(folder: string): Promise<string[]> {
  return asOwner(folder, async (client) => {
    const { rows } = await client.query<{ what: string }>('select what from keepsake')
    return rows.map(({ what }) => what)
  })
}

async function asOwner<T>(folder: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: runningOwnerUrl(folder) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
