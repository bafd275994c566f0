import type { Tx } from '../../db/transaction.ts'

/** Whoever else writes results of this module in this cohort, or recognises the module for one of it, waits. */
export const lockResults = (tx: Tx, key: { readonly cohortId: string; readonly moduleCode: string }) =>
  tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`${key.cohortId} ${key.moduleCode}`])
