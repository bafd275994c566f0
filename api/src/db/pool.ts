import pg from 'pg'

const { builtins } = pg.types
const asText = (value: string) => value

/** Dates and times stay the text Postgres sends ('2026-01-05', '09:30:00'); sums come as numbers. */
const parsers: Partial<Record<number, (value: string) => unknown>> = {
  [builtins.DATE]: asText,
  [builtins.TIME]: (value) => value.slice(0, 5),
  [builtins.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
}
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    // The declared overloads of pg speak of one format at a time; ours only ever sees text.
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
}

/**
 * Connections as rung_app, read-only but for transactions that say they write. The role owns nothing and is bound by row-level security. Queries issued together on one
 * connection travel together (`pipeline`), so that opening a scope costs no round trip of its own.
 */
export function openPool(url: string, options: { max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    options:
      '-c role=rung_app -c statement_timeout=30s -c idle_in_transaction_session_timeout=30s -c default_transaction_read_only=on -c timezone=Europe/London -c jit=off -c plan_cache_mode=force_generic_plan',
    max: options.max ?? 10,
    pipeline: true,
    types,
  } as pg.PoolConfig)
  // A lost connection is replaced on the next use, and whoever holds it is told by their next statement. Unhandled, the
  // loss would end the process: the pool listens while the connection is idle, this while somebody has it.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return pool
}
