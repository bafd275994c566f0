import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** One of several processes starting at once migrates; the others wait, then find nothing left to do. */
const migrationLock = 7_864_511

/** Brings the database at `ownerUrl` up to the newest file in `migrationsFolder`. Safe to call again and side by side. */
export async function migrate(ownerUrl: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    // A migration that cannot get its lock soon gives up instead of queueing every reader behind it.
    await client.query("set lock_timeout = '10s'")
    await client.query('set client_min_messages = warning')
    await applyMigrations(drizzle(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}
