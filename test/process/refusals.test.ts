import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runningOwnerUrl } from '../../api/src/embedded-postgres/embedded-postgres.ts'
import { freePort } from '../../api/src/embedded-postgres/server.ts'
import { dataFolder, processesOn, type RungProcess, startRung } from '../support/rung-process.ts'

test('a second start beside a running Rung says where that one is, and leaves it alone', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  const address = await first.address()

  const second = startRung(folder)
  expect(await refusal(second)).toEqual({ code: 0, said: `Rung is already running at ${address}` })
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
})

test('two first starts at once: one runs, the other says where', async () => {
  const folder = dataFolder()
  const both = [startRung(folder), startRung(folder)]
  const first = await Promise.race(both.map((one) => one.ended().then(() => one)))
  const running = both.find((one) => one !== first)

  const address = await running?.address()
  expect(await refusal(first)).toEqual({ code: 0, said: `Rung is already running at ${address}` })
})

test('a taken port is named, with what to do, and nothing is left running', async () => {
  const folder = dataFolder()
  const squatter = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => {
    squatter.close()
  })
  await once(squatter, 'listening')
  const address = squatter.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0

  const rung = startRung(folder, { PORT: String(port) })
  expect(await refusal(rung)).toEqual({
    code: 1,
    said: `Port ${port} is taken: something else, perhaps another Rung, listens at http://127.0.0.1:${port}. Stop it, or choose another port with the setting PORT, such as PORT=${port + 1}.`,
  })
  expect(processesOn(folder)).toEqual([])
})

test('every wrong setting is named in a sentence of its own, secrets unshown', async () => {
  const rung = startRung(dataFolder(), {
    PORT: '80o',
    DEMO: 'perhaps',
    DATABASE_URL: 'mysql://rung:hunter2@db/rung',
  })
  const { code, said } = await refusal(rung)
  expect(code).toBe(2)
  expect(said.split('\n')).toEqual([
    'The setting PORT is "80o"; it must be a whole number from 0 to 65535.',
    'The setting DATABASE_URL is a value that cannot be used (not shown, it is secret); it must be an address such as postgres://user:password@host:5432/rung.',
    'The setting DEMO is "perhaps"; it must be yes or no.',
  ])
})

test('data of another PostgreSQL is left alone', async () => {
  const folder = dataFolder()
  mkdirSync(join(folder, 'postgres/data'), { recursive: true })
  writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '17\n')

  const { code, said } = await refusal(startRung(folder))
  expect(code).toBe(1)
  expect(said).toMatch(/was made by PostgreSQL 17, and this Rung brings PostgreSQL 18\./)
  expect(readFileSync(join(folder, 'postgres/data/PG_VERSION'), 'utf8')).toBe('17\n')
})

test('a lost password is said, and no new one is made', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  first.kill('SIGTERM')
  await first.ended()
  rmSync(join(folder, 'postgres/password'))

  const { code, said } = await refusal(startRung(folder))
  expect(code).toBe(1)
  expect(said).toMatch(/password is missing, and without it the data beside it cannot be opened\./)
})

test('a data folder that is a file is named', async () => {
  const folder = dataFolder()
  const file = join(folder, 'taken')
  writeFileSync(file, '')
  expect(await refusal(startRung(file))).toEqual({
    code: 1,
    said: `The data folder ${file} is a file. Choose another one with DATA_DIR.`,
  })
})

test('a DATABASE_URL that leads nowhere or does not let Rung in is said without its password', async () => {
  const folder = dataFolder()
  const first = startRung(folder)
  await first.address()
  const url = new URL(runningOwnerUrl(folder) ?? '')

  const wrongPassword = new URL(url)
  wrongPassword.password = 'hunter2'
  expect(await refusal(startRung(dataFolder(), { DATABASE_URL: wrongPassword.href }))).toEqual({
    code: 1,
    said: `The PostgreSQL at ${url.host} does not let the user rung of DATABASE_URL in. Check the user and the password.`,
  })

  const noDatabase = new URL(url)
  noDatabase.pathname = '/nowhere'
  expect(await refusal(startRung(dataFolder(), { DATABASE_URL: noDatabase.href }))).toEqual({
    code: 1,
    said: `There is no database nowhere at ${url.host}, as given in DATABASE_URL. Make it with: create database nowhere`,
  })

  const nobody = `127.0.0.1:${await freePort()}`
  expect(
    await refusal(startRung(dataFolder(), { DATABASE_URL: `postgres://rung:hunter2@${nobody}/rung` })),
  ).toEqual({
    code: 1,
    said: `No PostgreSQL answers at ${nobody}, as given in DATABASE_URL. Check that it runs and can be reached from here.`,
  })
})

async function refusal(rung: RungProcess): Promise<{ code: number | null; said: string }> {
  const { code } = await rung.ended()
  return { code, said: rung.output().trim() }
}
