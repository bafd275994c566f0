import type { deleteEntry } from '@rung/shared/contract/off-the-job'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { findEntry } from './find-entry.ts'

/** A draft counts nowhere, so nothing else changes with it. */
export const deleteOneEntry: UseCase<typeof deleteEntry> = async ({ tx, params, ifMatch }) => {
  const found = await findEntry(tx, params, 'delete-entry', ifMatch)
  if (found instanceof Refused) return found
  await tx.rows('delete from off_the_job_entry where trainee_id = $1 and id = $2 and version = $3', [
    params.traineeId,
    params.entryId,
    ifMatch,
  ])
  return null
}
