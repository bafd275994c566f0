import type { Tx } from './transaction.ts'

/**
 * Work that reads or writes past the caller's own scope, for as long as it must. Only after it is settled that the
 * caller may: row-level security holds nothing back meanwhile.
 */
export async function inSystemScope<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const set = (value: string) => tx.rows("select set_config('rung.system', $1, true)", [value], 'scope')
  await set('on')
  const found = await work()
  await set('')
  return found
}
