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

/** Fetches the form and its choices while the signal is there, so that it opens when it is gone. */
export function readyTheForm(whose: WhoseLog): void {
  loadChoices(whose).catch(() => {})
  import('./NewEntryPage.tsx').catch(() => {})
}
