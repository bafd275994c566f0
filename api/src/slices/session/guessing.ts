import type { Tx } from '../../db/transaction.ts'
import { Refused } from '../../http/refuse.ts'

/** A place where tries are counted, and how many a window allows. */
interface Bucket {
  readonly of: 'pair' | 'address'
  readonly bucket: string
  readonly most: number
}

const windowSeconds = 15 * 60
const mostCleanedAtOnce = 100

/**
 * Tries a window of 15 minutes allows. The pair of account and address stops one guesser without locking out the
 * account's owner, who sits elsewhere; the address alone stops one guesser who goes through many accounts.
 */
const most = {
  'sign-in': { pair: 5, address: 50 },
  reset: { pair: 3, address: 30 },
  link: { pair: 0, address: 50 },
  password: { pair: 5, address: 0 },
}

/** `who` is left out where nobody is named, `address` where the person is known already. */
export function tries(
  kind: keyof typeof most,
  { who, address }: { who?: string; address?: string },
): readonly Bucket[] {
  const { pair, address: alone } = most[kind]
  return [
    ...(who === undefined
      ? []
      : [{ of: 'pair', bucket: `${kind} ${who} ${address ?? ''}`, most: pair } as const]),
    ...(address === undefined ? [] : [{ of: 'address', bucket: `${kind} ${address}`, most: alone } as const]),
  ]
}

/**
 * Counts a try before it is known whether it is right, so that many tries at once are not one. Answers a refusal
 * where there were too many. What the use case does from here on is in a new transaction, in the system scope.
 */
export async function countTry(tx: Tx, at: Date, buckets: readonly Bucket[]): Promise<Refused | null> {
  await startAnew(tx, at)
  let wait = 0
  // A pair that has to wait no longer counts against its address: one stuck person must not stop a whole ward.
  for (const bucket of buckets) wait ||= await countIn(tx, at, bucket)
  await cleanUp(tx, at)
  await startAnew(tx, at)
  return wait === 0 ? null : tooManyTries(wait)
}

/** After a right try: the pair starts afresh and the address is given its try back. */
export async function forgive(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  for (const { of, bucket } of buckets) {
    const change =
      of === 'pair'
        ? 'delete from sign_in_failure where bucket = $1'
        : 'update sign_in_failure set failures = greatest(failures - 1, 0) where bucket = $1'
    await tx.rows(change, [bucket])
  }
}

/** Seconds to wait, 0 when there is no need to. */
async function countIn(tx: Tx, at: Date, { bucket, most }: Bucket): Promise<number> {
  const row = await tx.row<{ failures: number; left: number }>(
    `insert into sign_in_failure as f (bucket, failures, first_at, last_at) values ($1, 1, $2, $2)
     on conflict (bucket) do update set
       failures = case when f.first_at > $2::timestamptz - make_interval(secs => $3) then f.failures + 1 else 1 end,
       first_at = case when f.first_at > $2::timestamptz - make_interval(secs => $3) then f.first_at else $2 end,
       last_at = $2
     returning failures, ceil($3 - extract(epoch from $2::timestamptz - first_at))::int as left`,
    [bucket, at.toISOString(), windowSeconds],
    'count-try',
  )
  return row && row.failures > most ? Math.max(1, row.left) : 0
}

async function cleanUp(tx: Tx, at: Date): Promise<void> {
  await tx.rows(
    `delete from sign_in_failure where bucket in (
       select bucket from sign_in_failure where first_at <= $1::timestamptz - make_interval(secs => $2)
       limit $3 for update skip locked)`,
    [at.toISOString(), windowSeconds, mostCleanedAtOnce],
    'forget-tries',
  )
}

/** A refusal undoes its transaction; a try stays counted because it was committed before. */
async function startAnew(tx: Tx, at: Date): Promise<void> {
  await tx.rows(
    `commit; begin read write; select set_config('rung.system', 'on', true), set_config('rung.at', '${at.toISOString()}', true)`,
  )
}

function tooManyTries(seconds: number): Refused {
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes === 1 ? '1 minute' : `${minutes} minutes`
  return new Refused('too-many-tries', `Try again in ${wait}.`, [], { retryAfter: seconds })
}
