import type { AnswerOf } from '@rung/shared/contract/endpoint'
import { readEntryChoices } from '@rung/shared/contract/off-the-job'
import { call } from '../../api-client.ts'
import { freshOrLastSeen } from '../../drafts/last-answers.ts'
import type { WhoseLog } from './whose-log.ts'

export type EntryChoices = AnswerOf<typeof readEntryChoices>

/** What an entry may name; without signal, as last seen. */
export async function loadChoices({ personId, traineeId }: WhoseLog): Promise<EntryChoices> {
  const { answer } = await freshOrLastSeen(`choices ${personId}`, () =>
    call(readEntryChoices, { params: { traineeId } }),
  )
  return answer
}

/** Fetches the form and its choices while the signal is there, so that it opens when it is gone; after all that is seen first. */
export function readyTheForm(whose: WhoseLog): void {
  whenIdle(() => {
    loadChoices(whose).catch(() => {})
    import('./NewEntryPage.tsx').catch(() => {})
  })
}

// Safari does not say when it is idle.
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work)
  else setTimeout(work, 1000)
}
