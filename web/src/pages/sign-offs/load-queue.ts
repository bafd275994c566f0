import { type QueueAnswer, readQueue } from '@rung/shared/contract/off-the-job'
import { call } from '../../api-client.ts'

/** The first 100 that wait, oldest first; signing them brings up the next. */
export const loadQueue = (): Promise<QueueAnswer> => call(readQueue, { query: { limit: 100 } })
