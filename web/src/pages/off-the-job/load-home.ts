import type { TraineeHome } from '@rung/shared/contract/off-the-job'
import type { Me } from '@rung/shared/contract/session'
import { call } from '../../api-client.ts'
import { freshOrLastSeen } from '../../drafts/last-answers.ts'
import { readHome } from '../../first-calls.ts'
import { type WhoseLog, whoseLogOf } from './whose-log.ts'

export interface HomeData {
  readonly whose: WhoseLog
  readonly home: TraineeHome
  /** There is no signal: these are the figures as last seen. */
  readonly lastSeen: boolean
}

export async function loadHome(me: Me): Promise<HomeData> {
  const whose = whoseLogOf(me)
  const { answer, lastSeen } = await freshOrLastSeen(
    `home ${whose.personId}`,
    () => call(readHome, { params: { traineeId: whose.traineeId } }),
    { overReload: true },
  )
  return { whose, home: answer, lastSeen }
}
