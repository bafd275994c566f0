import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { openPool } from '../../api/src/db/pool.ts'
import { createDatabase, dropDatabase, storiesTemplate } from './databases.ts'

export type FreshDatabase = {
  /** As the owner of the tables, whom row-level security does not bind. */
  ownerUrl: string
  /** As the application connects. */
  pool: pg.Pool
  /** Closes the pool too. */
  drop(): Promise<void>
}

/** A database of one's own, migrated, empty or with the demonstration stories in it. */
export async function freshDatabase({ stories = false } = {}): Promise<FreshDatabase> {
  const maintenanceUrl = inject('maintenanceUrl')
  const prefix = inject('databasePrefix')
  const template = stories ? await storiesTemplate(maintenanceUrl, prefix) : `${prefix}_template`
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  const ownerUrl = await createDatabase(maintenanceUrl, name, template)
  const pool = openPool(ownerUrl, { max: 5 })
  return {
    ownerUrl,
    pool,
    async drop() {
      await pool.end()
      await dropDatabase(maintenanceUrl, name)
    },
  }
}
