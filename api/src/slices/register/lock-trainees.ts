import type { Tx } from '../../db/transaction.ts'

/**
 * Everything that changes a trainee's entries takes this lock first, in the order of their ids: whoever logs, signs or
 * takes another register waits. Statements issued after it see what the one before wrote.
 */
export function lockTrainees(tx: Tx, traineeIds: readonly string[]): Promise<unknown> {
  return tx.rows(
    'select id from trainee where id = any($1::uuid[]) order by id for no key update',
    [traineeIds],
    'lock-trainees',
  )
}
