import { deleteEntry } from '@rung/shared/contract/off-the-job'
import { call, OfflineError, ProblemError } from '../../api-client.ts'
import { dropDraft } from '../../drafts/entry-drafts.ts'
import { takeOutOfOutbox } from '../../drafts/outbox.ts'
import type { EntryToEdit } from './load-entry-form.ts'

/** Deletes a draft on the server, where it has it, and then on the device. Answers why not, or null once it is gone. */
export async function deleteHere({
  whose,
  entryId,
  entry,
  version,
  slot,
}: EntryToEdit): Promise<string | null> {
  try {
    const params = { traineeId: whose.traineeId, entryId }
    if (version !== null) await call(deleteEntry, { params, ifMatch: entry?.version ?? version })
  } catch (error) {
    if (error instanceof OfflineError) return 'There is no signal. Try again when there is'
    if (error instanceof ProblemError) return error.problem.detail ?? error.problem.title
    throw error
  }
  dropDraft(whose.personId, slot)
  takeOutOfOutbox(whose.personId, entryId)
  return null
}
