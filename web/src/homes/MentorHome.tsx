import type { QueueAnswer } from '@rung/shared/contract/off-the-job'
import { loadQueue } from '../pages/sign-offs/load-queue.ts'
import { SignQueue } from '../pages/sign-offs/SignQueue.tsx'

export const load = loadQueue

/** A mentor has a minute: what waits for their signature is the first thing they see. */
export function Home({ data }: { data: QueueAnswer }) {
  return <SignQueue queue={data} />
}
