import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type pg from 'pg'

export interface AuditReport {
  readonly chains: number
  readonly events: number
  /** The first bad event of each chain and each day that is not as it was sealed, one sentence each. */
  readonly faults: readonly string[]
  /** The last day sealed. */
  readonly root: { readonly day: PlainDate; readonly hash: string } | null
}

const counted = `select (select count(distinct chain_id) from audit_event)::int as chains, (select count(*) from audit_event)::int as events,
  (select json_build_object('day', r.day, 'hash', encode(r.hash, 'hex')) from audit_root r order by r.day desc limit 1) as root`
const faulty = `select format('Chain %s, event %s: %s', chain_id, seq, fault) as fault from audit_faults()
  union all select format('Day %s: %s', day, fault) from audit_root_faults()`

/**
 * Checks the whole audit as it stands at one moment, as the owner of the tables. With `sealBefore` the days that lie
 * before it are sealed first, unless a fault is found.
 */
export async function verifyAudit(client: pg.ClientBase, sealBefore?: PlainDate): Promise<AuditReport> {
  await client.query('begin isolation level repeatable read')
  try {
    // Row-level security binds the owner too, where that is no superuser.
    await client.query("select set_config('rung.system', 'on', true)")
    const { rows } = await client.query<{ fault: string }>(faulty)
    if (sealBefore && rows.length === 0) await client.query('select audit_seal($1)', [sealBefore])
    const report = await client.query<Omit<AuditReport, 'faults'>>(counted)
    await client.query('commit')
    return {
      ...(report.rows[0] ?? { chains: 0, events: 0, root: null }),
      faults: rows.map(({ fault }) => fault),
    }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
