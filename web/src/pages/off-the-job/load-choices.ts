import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { readEntryChoices } from '@rung/shared/contract/off-the-job'
import { call } from '../../api-client.ts'
import { freshOrLastSeen } from '../../drafts/last-answers.ts'
import type { WhoseLog } from './whose-log.ts'

export type EntryChoices = AnswerOf<typeof readEntryChoices>

/** What an entry may name; without signal, as last seen. */
export async function loadChoices({ personId, traineeId }: WhoseLog): Promise<EntryChoices> {
  const { readEntryChoices } = await import('@rung/shared/contract/off-the-job')
  const { answer } = await freshOrLastSeen(
    `choices ${personId}`,
    () => call(readEntryChoices, { params: { traineeId } }),
    { overReload: true },
  )
  return answer
}

/** Fetches what sends, the form and its choices while the signal is there, for when it is gone; after all that is seen first. */
export function readyTheForm(whose: WhoseLog): void {
  whenIdle(() => {
    // Keeps the pages for a reload without signal. Where it cannot, such as while developing, nothing is lost.
    navigator.serviceWorker?.register('/service-worker.js').catch(() => {})
    loadChoices(whose).catch(() => {})
    for (const ready of [
      import('./send-quick-log.ts'),
      import('./OnThisDevice.tsx'),
      import('./SendWaiting.tsx'),
      import('./NewEntryPage.tsx'),
    ])
      ready.catch(() => {})
  })
}

// Safari does not say when it is idle.
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work)
  else setTimeout(work, 1000)
}
