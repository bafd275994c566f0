import type pg from 'pg'
import { inTransaction, type Tx } from '../../db/transaction.ts'

interface Try {
  readonly email: string
  readonly address: string
  readonly at: Date
}

/** Failures within the window after which a bucket has to wait. The pair stops one guesser without locking out its victim. */
const windowSeconds = 15 * 60
const limits = { pair: 5, address: 50 }

const bucketsOf = ({ email, address }: Try) => [
  { bucket: `pair ${email} ${address}`, limit: limits.pair },
  { bucket: `address ${address}`, limit: limits.address },
]

/** Seconds this caller must wait before trying again; 0 when they need not. */
export async function waitFor(tx: Tx, attempt: Try): Promise<number> {
  const buckets = bucketsOf(attempt)
  const rows = await tx.rows<{ bucket: string; failures: number; left: number }>(
    `select bucket, failures, ceil($2 - extract(epoch from $3::timestamptz - first_at))::int as left
     from sign_in_failure where bucket = any($1) and first_at > $3::timestamptz - make_interval(secs => $2)`,
    [buckets.map(({ bucket }) => bucket), windowSeconds, attempt.at.toISOString()],
  )
  const blocked = rows.filter(
    (row) => row.failures >= (buckets.find(({ bucket }) => bucket === row.bucket)?.limit ?? 0),
  )
  return Math.max(0, ...blocked.map(({ left }) => left))
}

/** In a transaction of its own: the refusal that follows undoes the caller's. */
export async function noteFailure(pool: pg.Pool, attempt: Try): Promise<void> {
  await inTransaction(pool, 'system', 'write', attempt.at, (tx) =>
    tx.rows(
      `insert into sign_in_failure as f (bucket, failures, first_at, last_at)
       select bucket, 1, $2, $2 from unnest($1::text[]) bucket order by bucket
       on conflict (bucket) do update set
         failures = case when f.first_at > $2::timestamptz - make_interval(secs => $3) then f.failures + 1 else 1 end,
         first_at = case when f.first_at > $2::timestamptz - make_interval(secs => $3) then f.first_at else $2 end,
         last_at = $2`,
      [bucketsOf(attempt).map(({ bucket }) => bucket), attempt.at.toISOString(), windowSeconds],
    ),
  )
}

export async function noteSuccess(tx: Tx, attempt: Try): Promise<void> {
  await tx.rows('delete from sign_in_failure where bucket = $1', [bucketsOf(attempt)[0]?.bucket])
}
