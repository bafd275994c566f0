import type { Tx } from '../../db/transaction.ts'

/**
 * Work that looks past the caller's scope: who mentors and who manages at an employer is not shown to a line manager
 * or an administrator of the region, who must choose from them all the same. Only after the permission is settled,
 * and only about the employer of a trainee the caller was found to see.
 */
export async function inSystemScope<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const set = (value: string) => tx.rows("select set_config('rung.system', $1, true)", [value], 'scope')
  await set('on')
  const found = await work()
  await set('')
  return found
}
