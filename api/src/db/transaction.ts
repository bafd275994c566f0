import type { Role } from '@rung/shared/rules/permissions'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

/** The signed-in person a transaction is opened for, as `enter()` found them. */
export interface Caller {
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly sessionId: string
  /** Their session was last seen more than five minutes ago. */
  readonly stale: boolean
  readonly traineeId: string | null
  readonly roles: readonly { role: Role; organisationId: string; organisation: string }[]
  /** Is allocated to at least one trainee today. */
  readonly mentors: boolean
  /** Line-manages at least one trainee today. */
  readonly manages: boolean
}

export interface Tx {
  /** Rows of one statement. With a `name` the plan is kept on the connection: use it for hot statements. */
  rows<T>(text: string, values?: readonly unknown[], name?: string): Promise<T[]>
  /** The first row, or undefined. */
  row<T>(text: string, values?: readonly unknown[], name?: string): Promise<T | undefined>
  /** Drizzle on this transaction's connection. */
  readonly drizzle: NodePgDatabase
}

export type Scope = { readonly session: Buffer; readonly idleSeconds: number } | 'system'

function txOn(client: pg.PoolClient): Tx {
  const rows = async <T>(text: string, values: readonly unknown[] = [], name?: string) => {
    const result = await client.query({ text, values: [...values], ...(name ? { name } : {}) })
    // The statement's author knows its columns; nothing else can.
    return result.rows as T[]
  }
  let db: NodePgDatabase | undefined
  return {
    rows,
    row: async <T>(text: string, values?: readonly unknown[], name?: string) =>
      (await rows<T>(text, values, name))[0],
    get drizzle() {
      db ??= drizzle(client)
      return db
    },
  }
}

const begins = { read: 'begin read only', write: 'begin' } as const

/** Thrown by the work to roll back and hand a value out. */
export class RolledBack<T> extends Error {
  readonly answer: T
  constructor(answer: T) {
    super('rolled back')
    this.answer = answer
  }
}

/**
 * Runs `work` in one transaction, seen through the caller's eyes. Statements that `work` issues before it first waits
 * travel with the opening ones in a single round trip; row-level security shows nothing when the session is not valid.
 * `caller` resolves to null for the system scope and for a session that has ended.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  scope: Scope,
  mode: keyof typeof begins,
  at: Date,
  work: (tx: Tx, caller: Promise<Caller | null>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const opened = Promise.all([client.query(begins[mode]), enter(client, scope, at)])
    const caller = opened.then(([, found]) => found)
    // A failure to open is also what the work's own statements report; it must not surface twice.
    caller.catch(() => {})
    const result = await work(txOn(client), caller)
    await opened
    const committed = client.query('commit')
    // A read has its answer; that nothing was written need not be waited for.
    if (mode === 'read') giveBack(client, committed)
    else {
      await committed
      client.release()
    }
    return result
  } catch (error) {
    await giveBack(client, client.query('rollback'))
    if (error instanceof RolledBack) return error.answer as T
    throw error
  }
}

/** Back to the pool once the transaction is over; a connection that was lost is not used again. */
function giveBack(client: pg.PoolClient, over: Promise<unknown>): Promise<void> {
  return over.then(
    () => client.release(),
    (lost: Error) => client.release(lost),
  )
}

async function enter(client: pg.PoolClient, scope: Scope, at: Date): Promise<Caller | null> {
  if (scope === 'system') {
    await client.query({
      name: 'system-scope',
      text: "select set_config('rung.system', 'on', true), set_config('rung.at', $1, true)",
      values: [at.toISOString()],
    })
    return null
  }
  const { rows } = await client.query<{ caller: Caller | null }>({
    name: 'enter',
    text: 'select enter($1, $2, make_interval(secs => $3)) as caller',
    values: [scope.session, at.toISOString(), scope.idleSeconds],
  })
  return rows[0]?.caller ?? null
}
