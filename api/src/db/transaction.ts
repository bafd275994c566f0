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

/** A transaction that its opener also ends. */
export interface OpenTx extends Tx {
  /** A statement after which nothing is asked any more: it travels with the commit, and undoes everything if it fails. */
  last(text: string, values: readonly unknown[], name: string): void
}

export type Scope = { readonly session: Buffer; readonly idleSeconds: number } | 'system'

const enterText = (first: number) =>
  `select enter($${first}, $${first + 1}, make_interval(secs => $${first + 2})) as caller`

function txOn(client: pg.PoolClient, lasting: Promise<unknown>[]): OpenTx {
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
    last: (text, values, name) => {
      const sent = rows(text, values, name)
      sent.catch(() => {})
      lasting.push(sent)
    },
    get drizzle() {
      db ??= drizzle(client)
      return db
    },
  }
}

const begins = { read: 'begin read only', write: 'begin read write' } as const

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
  work: (tx: OpenTx, caller: Promise<Caller | null>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const opened = Promise.all([client.query(begins[mode]), enter(client, scope, at)])
    const caller = opened.then(([, found]) => found)
    // A failure to open is also what the work's own statements report; it must not surface twice.
    caller.catch(() => {})
    const lasting: Promise<unknown>[] = []
    const result = await work(txOn(client, lasting), caller)
    await opened
    // A transaction in which a statement has failed is rolled back by it.
    const committed = client.query('commit')
    committed.catch(() => {})
    await Promise.all(lasting)
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

/**
 * One statement in the system scope that nobody waits for and whose loss in a crash costs nothing, such as when a session
 * was last seen: it does not wait for the disk either.
 */
export async function inPassing(
  pool: pg.Pool,
  at: Date,
  ...[text, values, name]: Required<Parameters<Tx['rows']>>
): Promise<void> {
  await inTransaction(pool, 'system', 'write', at, (tx) =>
    Promise.all([tx.rows('set local synchronous_commit to off'), tx.rows(text, values, name)]),
  )
}

/** Each statement of a look is one of its own, and has an answer of at most one row. */
export type Look = Pick<Tx, 'row'>

type SessionScope = Exclude<Scope, 'system'>

/**
 * As inTransaction for reading, with the opening of the scope inside the statement: one message, one answer, and nothing
 * to begin or to end. The join has no order but this one, and without a session row-level security shows nothing.
 */
export async function inLook<T>(
  pool: pg.Pool,
  scope: SessionScope,
  at: Date,
  work: (look: Look, caller: Promise<Caller | null>) => Promise<T>,
): Promise<T> {
  const opening: readonly unknown[] = [scope.session, at.toISOString(), scope.idleSeconds]
  let settle: (found: Promise<Caller | null>) => void = () => {}
  let asked = false
  const caller = new Promise<Caller | null>((resolve) => {
    settle = resolve
  })
  caller.catch(() => {})
  const ask = <Row>(text: string, values: readonly unknown[], name?: string) => {
    asked = true
    const found = pool.query<Entered<Row>>({ text, values: [...values], ...(name ? { name } : {}) })
    const first = found.then(({ rows }) => rows[0])
    settle(first.then((row) => row?.caller ?? null))
    return first
  }
  const row = async <Row>(text: string, values: readonly unknown[] = [], name?: string) => {
    const fused = `select entered.caller, answer.* from (${enterText(values.length + 1)} offset 0) entered
      left join lateral (select true as answered, found.* from (${text}) found) answer on entered.caller is not null`
    const found = await ask<Row>(fused, [...values, ...opening], name && `look-${name}`)
    return found?.answered ? found : undefined
  }
  try {
    const working = work({ row }, caller)
    if (!asked) await ask(enterText(1), opening, 'enter')
    return await working
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as T
    throw error
  }
}

/** The columns of the statement beside those of the opening. */
type Entered<Row> = Row & { readonly caller: Caller | null; readonly answered?: true }

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
    text: enterText(1),
    values: [scope.session, at.toISOString(), scope.idleSeconds],
  })
  return rows[0]?.caller ?? null
}
