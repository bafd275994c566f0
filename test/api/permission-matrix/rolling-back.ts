import type pg from 'pg'

/** From now on everything happens on this pool and nothing stays: each commit of the application is a rollback. */
export function rollBack(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    const instead = (...given: unknown[]) => query(...(given[0] === 'commit' ? ['rollback'] : given))
    // Safe: the same arguments reach the same method.
    client.query = instead as typeof client.query
  })
  return pool
}
