import { standards } from '@rung/shared/figures/standards'
import pg from 'pg'
import type { Tx } from '../db/transaction.ts'
import { txOnClient } from './tx-on-client.ts'

/**
 * Writes the standards that Rung comes with, where they are missing. It leaves alone what an administrator has loaded
 * or changed since. Needs the system scope.
 */
export async function loadReference(tx: Pick<Tx, 'rows'>): Promise<void> {
  await tx.rows(
    `insert into standard (reference, version, title, level)
     select reference, version, title, level from json_to_recordset($1) as x(reference text, version text, title text, level int)
     on conflict do nothing`,
    [JSON.stringify(standards)],
  )
  const elements = standards.flatMap(({ reference, version, ksbs }) =>
    ksbs.map((ksb, position) => ({ reference, version, ...ksb, position })),
  )
  await tx.rows(
    `insert into standard_element (reference, version, code, kind, title, position)
     select reference, version, code, kind, text, position
     from json_to_recordset($1) as x(reference text, version text, code text, kind text, text text, position int)
     on conflict do nothing`,
    [JSON.stringify(elements)],
  )
}

/** The same for the database at `ownerUrl`, after it has been migrated. Safe to call again. */
export async function loadReferenceInto(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('rung.system', 'on', true)")
    await loadReference(txOnClient(client))
    await client.query('commit')
  } finally {
    await client.end()
  }
}
