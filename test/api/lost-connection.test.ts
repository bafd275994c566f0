import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { inTransaction } from '../../api/src/db/transaction.ts'
import { demonstrationDay } from '../support/clock.ts'
import { freshDatabase } from '../support/database.ts'

test('a connection lost between two statements fails its own transaction and nothing else', async () => {
  const { pool, ownerUrl, drop } = await freshDatabase()
  onTestFinished(drop)
  const lost = inTransaction(pool, 'system', 'write', demonstrationDay, async (tx) => {
    const { pid } = (await tx.row<{ pid: number }>('select pg_backend_pid() as pid')) ?? { pid: 0 }
    await endBackend(ownerUrl, pid)
    return tx.rows('select 1')
  })
  await expect(lost).rejects.toThrow()

  const next = inTransaction(pool, 'system', 'read', demonstrationDay, (tx) => tx.rows('select 1 as one'))
  await expect(next).resolves.toEqual([{ one: 1 }])
})

/** Returns only when the connection's end has reached this process: it was sent before the second answer. */
async function endBackend(connectionString: string, pid: number): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_terminate_backend($1, 10000)', [pid])
    await client.query('select 1')
  } finally {
    await client.end()
  }
}
