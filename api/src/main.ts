import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'
import { checkDatabase } from './check-database.ts'
import { type Config, listeningUrl, readConfig, withPort } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openPool } from './db/pool.ts'
import {
  AlreadyRunning,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres/embedded-postgres.ts'
import { loadReferenceInto } from './seed/load-reference.ts'
import { demoPassword, loadStories } from './seed/load-stories.ts'
import { StartFault } from './start-fault.ts'
import { welcome } from './welcome.ts'

// The only place that reads the clock.
const now = () => new Date()

const longestDrainMs = 20_000
const longestWaitForOtherStartMs = 60_000
const betweenLooksMs = 250

// What has been opened, to be closed in the opposite order, however far the start came.
const opened: (() => Promise<unknown>)[] = []
let log: Pick<Console, 'error' | 'warn' | 'info'> = console

async function start(): Promise<void> {
  const outcome = readConfig()
  if ('faults' in outcome) throw new StartFault(outcome.faults.join('\n'), 2)
  const database = await openDatabase(outcome.config)
  const config = await settlePort(outcome.config)

  await migrate(database.ownerUrl, config.migrationsFolder)
  await loadReferenceInto(database.ownerUrl)
  const personas = config.demo ? (await loadStories(database.ownerUrl, now())).personas : []

  const pool = openPool(database.ownerUrl, { max: config.databaseConnections })
  opened.push(() => pool.end())
  const app = await buildApp({ pool, now, config, logger: { level: config.logLevel } })
  log = app.log
  opened.push(() => app.close())

  await app.listen({ host: config.host, port: config.port }).catch((error) => {
    throw listenFault(error, config)
  })
  database.announce(config.publicUrl)
  // With a database of its own Rung was started by a person; otherwise its output is for a collector of JSON lines.
  if (config.databaseUrl !== undefined && !process.stdout.isTTY) return
  process.stdout.write(welcome(config.publicUrl, personas, demoPassword))
  opened.unshift(async () => process.stdout.write('Rung has stopped.\n'))
}

async function openDatabase(config: Config): Promise<Pick<EmbeddedPostgres, 'ownerUrl' | 'announce'>> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl)
    return { ownerUrl: config.databaseUrl, announce: () => {} }
  }
  const embedded = await startUnlessRunning(config)
  opened.push(embedded.stop)
  return embedded
}

// Another start on the same folder first says that it holds it, and where it listens a moment later.
async function startUnlessRunning({ dataDir }: Config): Promise<EmbeddedPostgres> {
  for (let waited = 0; ; waited += betweenLooksMs) {
    try {
      return await startEmbeddedPostgres({ dataDir, onRestart })
    } catch (error) {
      if (!(error instanceof AlreadyRunning)) throw error
      if (error.address) throw new StartFault(`Rung is already running at ${error.address}`, 0)
      if (waited >= longestWaitForOtherStartMs)
        throw new StartFault(
          `Rung is already being started on ${dataDir} (process ${error.pid}). Wait for it, or stop it first.`,
        )
      await pause(betweenLooksMs)
    }
  }
}

function onRestart({ recovered }: { recovered: boolean }): void {
  if (recovered) log.warn('PostgreSQL ended by itself and was started again')
  else void stop(new StartFault('PostgreSQL ended and does not start again. Start Rung again to see why.'))
}

// A taken port is found before the tables are made, and port 0 becomes a number that links can name.
async function settlePort(config: Config): Promise<Config> {
  const probe = createServer()
  try {
    const port = await new Promise<number>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(config.port, config.host, () => {
        const address = probe.address()
        resolve(address !== null && typeof address === 'object' ? address.port : config.port)
      })
    })
    return withPort(config, port)
  } catch (error) {
    throw listenFault(error, config)
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}

function listenFault(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new StartFault(
      `Port ${port} is taken: something else, perhaps another Rung, listens at ${listeningUrl(host, port)}. Stop it, or choose another port with the setting PORT, such as PORT=${port + 1}.`,
    )
  if (code === 'EACCES')
    return new StartFault(`Rung may not listen on port ${port}. Choose one above 1023 with the setting PORT.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new StartFault(`This computer has no address ${host}. Choose another one with the setting HOST.`)
  return error
}

async function closeAll(): Promise<void> {
  for (let close = opened.pop(); close; close = opened.pop()) await close()
}

async function stop(reason: unknown): Promise<never> {
  const known = reason instanceof StartFault
  if (known && reason.exitCode === 0) process.stdout.write(`${reason.message}\n`)
  else process.stderr.write(`${known ? reason.message : inFull(reason)}\n`)
  await closeAll().catch((error) => process.stderr.write(`${inFull(error)}\n`))
  process.exit(known ? reason.exitCode : 1)
}

function inFull(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
}

const grace = closeWithGrace(
  { delay: longestDrainMs, skip: ['SIGINT', 'SIGTERM'] },
  async ({ err }: { err?: Error }) => {
    if (err) log.error(err)
    await closeAll()
  },
)

// One press of Ctrl and C under npm arrives twice, from the terminal and from npm; the second must not cut the drain.
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    grace.close()
  })

start().catch((error) => {
  if (!stopping) void stop(error)
})
