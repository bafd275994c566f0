import type { QueueRow } from '@rung/shared/contract/off-the-job'

/** What was selected, while an entry is opened from the queue and read. By person: a ward's computer is shared. */
let kept: { readonly personId: string; readonly ids: ReadonlySet<string> } | undefined

export function keepSelection(personId: string, ids: ReadonlySet<string>): void {
  kept = { personId, ids }
}

/** Of what this person had selected, what still waits. */
export function keptSelection(personId: string, waiting: readonly QueueRow[]): ReadonlySet<string> {
  const ids = kept?.personId === personId ? kept.ids : new Set<string>()
  return new Set(waiting.map(({ id }) => id).filter((id) => ids.has(id)))
}
