import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { readEntryChoices } from '@rung/shared/contract/off-the-job'
import { call } from '../../api-client.ts'
import { freshOrLastSeen } from '../../drafts/last-answers.ts'
import type { WhoseLog } from './whose-log.ts'

export type EntryChoices = AnswerOf<typeof readEntryChoices>

/** What an entry may name; without signal, as last seen. */
export async function loadChoices({ personId, traineeId }: WhoseLog): Promise<EntryChoices> {
  const { readEntryChoices } = await import('@rung/shared/contract/off-the-job')
  const { answer } = await freshOrLastSeen(`choices ${personId}`, () =>
    call(readEntryChoices, { params: { traineeId } }),
  )
  return answer
}

/** Fetches what sends, the form and its choices while the signal is there, for when it is gone; after all that is seen first. */
export function readyTheForm(whose: WhoseLog): void {
  whenIdle(() => {
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
