/**
 * Measures the hot calls against data set S and sets beside each what pgbench reaches with the same statements:
 *   npx tsx test/bench/run.ts [--trainees 10000] [--seconds 10] [--out docs/assurance/bench.json]
 * Needs wrk and pgbench on the path. Starts a PostgreSQL of its own in a temporary folder and the built server beside it.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { londonDay } from '@rung/shared/kernel/plain-date'
import pg from 'pg'
import { prepare as build, root } from '../../api/prepare.mjs'
import { migrate } from '../../api/src/db/migrate.ts'
import { openPool } from '../../api/src/db/pool.ts'
import { inTransaction } from '../../api/src/db/transaction.ts'
import { startEmbeddedPostgres } from '../../api/src/embedded-postgres/embedded-postgres.ts'
import { keepOutlook } from '../../api/src/slices/off-the-job/keep-outlook.ts'
import { hotStatements } from './hot-statements.ts'
import { takeRegisters } from './registers.ts'
import { loadSignings } from './signings.ts'
import { wrkScripts } from './wrk-scripts.ts'

const { values: given } = parseArgs({
  options: {
    trainees: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '10' },
    out: { type: 'string', default: 'docs/assurance/bench.json' },
  },
})
const trainees = Number(given.trainees)
const seconds = Number(given.seconds)
const connections = 32
const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'))
chmodSync(folder, 0o755)

const durable = {
  shared_buffers: '2GB',
  max_connections: '100',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  effective_cache_size: '8GB',
}
await build(['api'])
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), settings: durable })
try {
  await load(postgres.ownerUrl)
  const server = await startServer(postgres.ownerUrl)
  try {
    const result = await measure(server.address, postgres.ownerUrl)
    const out = join(root, given.out)
    mkdirSync(dirname(out), { recursive: true })
    writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`)
    process.stdout.write(`${JSON.stringify(result.calls, null, 2)}\n`)
  } finally {
    server.process.kill('SIGTERM')
    await once(server.process, 'exit')
  }
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function load(ownerUrl: string): Promise<void> {
  const begun = performance.now()
  await migrate(ownerUrl, join(root, 'migrations'))
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(
    readFileSync(join(root, 'test/bench/synthetic.sql'), 'utf8').replaceAll(':trainees', String(trainees)),
  )
  const { rows } = await client.query<{ id: string }>('select id from trainee order by id')
  await client.end()
  const pool = openPool(ownerUrl, { max: 2 })
  const now = new Date()
  for (let from = 0; from < rows.length; from += 500) {
    const ids = rows.slice(from, from + 500).map(({ id }) => id)
    await inTransaction(pool, 'system', 'write', now, (tx) => keepOutlook(tx, ids, now, londonDay(now)))
  }
  await pool.end()
  process.stderr.write(`${trainees} trainees loaded in ${Math.round((performance.now() - begun) / 1000)} s\n`)
}

async function startServer(databaseUrl: string) {
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'api/dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'error',
      DATABASE_CONNECTIONS: '12',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error('the server ended before it listened')
    const ready = await fetch(`${address}/readyz`).catch(() => null)
    if (ready?.ok) return { process: child, address }
    await pause(50)
  }
  throw new Error('the server was not ready within 10 s')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Homes that nobody has looked at today; afterwards every home is kept, as it is for whoever looks again. */
function measureAnew(address: string, script: string): Measured {
  const file = join(folder, 'home-anew.lua')
  writeFileSync(file, script)
  const anew = wrk(address, file, Math.min(seconds, 10))
  const wholeRound = Math.ceil((1.5 * trainees) / Math.max(anew.perSecond, 1))
  wrk(address, file, wholeRound)
  return anew
}

interface Measured {
  perSecond: number
  p50Ms: number
  p99Ms: number
  failed: number
}

async function measure(address: string, ownerUrl: string) {
  const calls: Record<string, unknown> = {}
  const scripts = wrkScripts(trainees)
  const build = readFileSync(join(root, 'api/dist/.built-from'), 'utf8').trim()
  calls.homeAnew = measureAnew(address, scripts.homeAnew)
  for (const name of ['home', 'log', 'entry'] as const) {
    const file = join(folder, `${name}.lua`)
    writeFileSync(file, scripts[name])
    wrk(address, file, 2)
    const runs = [1, 2, 3].map(() => wrk(address, file, seconds))
    const direct = pgbench(ownerUrl, hotStatements(trainees, build)[name])
    const median = runs.toSorted((a, b) => a.perSecond - b.perSecond)[1] as Measured
    calls[name] = {
      ...median,
      load: loadavg().map((load) => round(load, 1)),
      runs: runs.map(({ perSecond }) => perSecond),
      pgbenchPerSecond: direct,
      ratio: round(median.perSecond / direct, 2),
    }
  }
  const signed = await loadSignings(address, ownerUrl, { trainees, seconds })
  const direct = pgbench(ownerUrl, hotStatements(trainees, build).sign, signed.atOnce)
  calls.sign = {
    ...signed,
    pgbenchPerSecond: direct,
    ratio: round(signed.callsPerSecond / direct, 2),
  }
  calls.register = await takeRegisters(address, ownerUrl)
  return {
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    load: { whole: 'one, five and fifteen minutes', atTheEnd: loadavg().map((load) => round(load, 1)) },
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores shared by server, PostgreSQL and load`,
    data: { trainees, entries: trainees * 350 },
    connections,
    seconds,
    calls,
  }
}

function wrk(address: string, script: string, forSeconds: number): Measured {
  const printed = execFileSync(
    'wrk',
    ['-t1', `-c${connections}`, `-d${forSeconds}s`, '--latency', '-s', script, address],
    { encoding: 'utf8' },
  )
  const number = (pattern: RegExp) => Number(pattern.exec(printed)?.[1] ?? Number.NaN)
  const latency = (percent: string) => {
    const found = new RegExp(`${percent}%\\s+([\\d.]+)(us|ms|s)`).exec(printed)
    const scale = { us: 0.001, ms: 1, s: 1000 }[found?.[2] ?? ''] ?? Number.NaN
    return round(Number(found?.[1]) * scale, 2)
  }
  const failed = number(/Non-2xx or 3xx responses: (\d+)/) || 0
  return {
    perSecond: Math.round(number(/Requests\/sec:\s+([\d.]+)/)),
    p50Ms: latency('50'),
    p99Ms: latency('99'),
    failed,
  }
}

/** Transactions a second of the same statements, under the same role and the same number of clients. */
function pgbench(ownerUrl: string, script: string, clients = connections): number {
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const url = new URL(ownerUrl)
  const environment = {
    ...process.env,
    PGPASSWORD: decodeURIComponent(url.password),
    PGOPTIONS: '-c role=rung_app -c jit=off -c plan_cache_mode=force_generic_plan -c timezone=Europe/London',
  }
  const flags = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', file]
  const printed = execFileSync(
    'pgbench',
    [...flags, '-h', url.hostname, '-p', url.port, '-U', url.username, url.pathname.slice(1)],
    { encoding: 'utf8', env: environment },
  )
  return Math.round(Number(/tps = ([\d.]+)/.exec(printed)?.[1] ?? Number.NaN))
}

function round(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places
}
