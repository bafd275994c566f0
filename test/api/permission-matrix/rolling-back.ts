import type pg from 'pg'

/** A pool on which everything happens and nothing stays: every commit of the application becomes a rollback. */
export function rollingBack(pool: pg.Pool): pg.Pool {
  return through(pool, { connect: async () => forgetful(await pool.connect()) })
}

function forgetful(client: pg.PoolClient): pg.PoolClient {
  const query = (...given: unknown[]) =>
    // Safe: the same arguments reach the same method.
    (client.query as (...all: unknown[]) => unknown)(...(given[0] === 'commit' ? ['rollback'] : given))
  return through(client, { query })
}

function through<T extends object>(target: T, instead: Record<string, unknown>): T {
  return new Proxy(target, {
    get(_target, key) {
      if (typeof key === 'string' && key in instead) return instead[key]
      const value = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
