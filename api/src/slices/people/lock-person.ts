import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'

/** Changes to one person wait for each other, so that a version is compared with what will be changed. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await inSystemScope(tx, () => tx.rows('select from person where id = $1 for update', [personId]))
}
