import * as z from 'zod/mini'
import { keep, kept, letGo } from './device-store.ts'
import { entryFields } from './entry-fields.ts'

const entryDraft = z.object({
  /** The entry it is, or will be: the device names what it will send. */
  entryId: z.string(),
  /** The version it changes; null for an entry the server has not seen. */
  version: z.nullable(z.int()),
  fields: entryFields,
})
export type EntryDraft = z.infer<typeof entryDraft>

/** `slot` is the form it belongs to: 'new', or the id of the entry being changed. */
const keyOf = (personId: string, slot: string) => `draft.${personId}.${slot}`

export function keepDraft(personId: string, slot: string, draft: EntryDraft): boolean {
  return keep(keyOf(personId, slot), draft)
}

export function readDraft(personId: string, slot: string): EntryDraft | null {
  const outcome = entryDraft.safeParse(kept(keyOf(personId, slot)))
  return outcome.success ? outcome.data : null
}

export function dropDraft(personId: string, slot: string): void {
  letGo(keyOf(personId, slot))
}
