import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readConfig } from '../../api/src/config.ts'
import { migrate } from '../../api/src/db/migrate.ts'
import { startEmbeddedPostgres } from '../../api/src/embedded-postgres/embedded-postgres.ts'
import { isAlive } from '../../api/src/embedded-postgres/process-identity.ts'
import { createDatabase, dropDatabases, sealTemplate } from './databases.ts'

type Server = { maintenanceUrl: string; databasePrefix: string; close: () => Promise<void> }

// Quick rather than durable: a test's data never outlives its run.
const quick = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  autovacuum: 'off',
}

// Every project has its own copy of this module; the server is one for the run, and the last to leave closes it.
const run: typeof globalThis & { rungTestServer?: { server: Promise<Server>; users: number } } = globalThis

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.rungTestServer ??= { server: openServer(), users: 0 }
  const shared = run.rungTestServer
  shared.users += 1
  const { maintenanceUrl, databasePrefix, close } = await shared.server
  project.provide('maintenanceUrl', maintenanceUrl)
  project.provide('databasePrefix', databasePrefix)
  return async () => {
    shared.users -= 1
    if (shared.users === 0) await close()
  }
}

async function openServer(): Promise<Server> {
  const databasePrefix = `rung_test_${randomBytes(4).toString('hex')}`
  const given = process.env.DATABASE_URL
  const { url, close } = given ? { url: given, close: async () => {} } : await openEmbedded()
  const server: Server = {
    maintenanceUrl: url,
    databasePrefix,
    async close() {
      if (given) await dropDatabases(url, databasePrefix)
      await close()
    },
  }
  try {
    await makeTemplate(url, databasePrefix)
    return server
  } catch (error) {
    await server.close()
    throw error
  }
}

async function makeTemplate(maintenanceUrl: string, databasePrefix: string): Promise<void> {
  const outcome = readConfig({})
  if ('faults' in outcome) throw new Error(outcome.faults.join(' '))
  const template = await createDatabase(maintenanceUrl, `${databasePrefix}_template`)
  await migrate(template, outcome.config.migrationsFolder)
  await sealTemplate(maintenanceUrl, `${databasePrefix}_template`)
}

async function openEmbedded() {
  removeLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), `rung-test-${process.pid}-`))
  // The user PostgreSQL runs as when the tests run as root has to come through.
  chmodSync(dataDir, 0o755)
  const embedded = await startEmbeddedPostgres({ dataDir, durable: false, settings: quick })
  return {
    url: embedded.ownerUrl,
    async close() {
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

// A run that was killed could not remove its folder.
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^rung-test-(\d+)-/.exec(name)?.[1] ?? process.pid)
    if (!isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
