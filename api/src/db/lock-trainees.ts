import type { Tx } from './transaction.ts'

/**
 * Everything that changes a trainee's entries takes this lock first, several trainees in the order of their ids: two
 * writers then wait for each other and never in a circle. Statements issued after it see what the one before wrote.
 */
export function lockTrainees(tx: Tx, traineeIds: readonly string[]): Promise<unknown> {
  return tx.rows(
    'select id from trainee where id = any($1::uuid[]) order by id for no key update',
    [traineeIds],
    'lock-trainees',
  )
}
