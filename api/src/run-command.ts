import type pg from 'pg'
import { checkDatabase } from './check-database.ts'
import { type Config, readConfig } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openPool } from './db/pool.ts'
import {
  AlreadyRunning,
  runningOwnerUrl,
  startEmbeddedPostgres,
} from './embedded-postgres/embedded-postgres.ts'
import { StartFault } from './start-fault.ts'

export type CommandGround = {
  config: Config
  /** As the application connects. */
  pool: pg.Pool
  /** The database as its owner. */
  ownerUrl: string
}

/**
 * Reads what a command was asked, then runs it on the database that the settings name, beside a running Rung or
 * without one. What either throws as a StartFault is shown as a sentence; the process ends with its exit code.
 */
export async function runCommand<Asked>(
  read: () => Asked | Promise<Asked>,
  work: (ground: CommandGround, asked: Asked) => Promise<void>,
): Promise<void> {
  try {
    const asked = await read()
    const outcome = readConfig()
    if ('faults' in outcome) throw new StartFault(outcome.faults.join('\n'), 2)
    await withDatabase(outcome.config, async (ownerUrl) => {
      await migrate(ownerUrl, outcome.config.migrationsFolder)
      const pool = openPool(ownerUrl, { max: 2 })
      await work({ config: outcome.config, pool, ownerUrl }, asked).finally(() => pool.end())
    })
  } catch (error) {
    if (!(error instanceof StartFault)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

async function withDatabase(config: Config, work: (ownerUrl: string) => Promise<void>): Promise<void> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl)
    return work(config.databaseUrl)
  }
  const running = runningOwnerUrl(config.dataDir)
  if (running !== undefined) return work(running)
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir }).catch((error) => {
    if (error instanceof AlreadyRunning)
      throw new StartFault(`Rung is just starting on ${config.dataDir}. Try again when it runs.`)
    throw error
  })
  await work(embedded.ownerUrl).finally(embedded.stop)
}
