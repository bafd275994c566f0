import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Tx } from '../db/transaction.ts'

/** For commands that hold one connection as the owner and open their own transaction on it. */
export function txOnClient(client: pg.Client): Tx {
  const rows = async <T>(text: string, values: readonly unknown[] = []) => {
    const result = await client.query({ text, values: [...values] })
    // The statement's author knows its columns; nothing else can.
    return result.rows as T[]
  }
  return {
    rows,
    row: async <T>(text: string, values?: readonly unknown[]) => (await rows<T>(text, values))[0],
    get drizzle() {
      return drizzle(client)
    },
  }
}
