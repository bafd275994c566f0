import { listRegistersToTake, type RegistersToTake } from '@rung/shared/contract/register'
import { call } from '../../api-client.ts'

/** Registers that wait at the caller's universities, oldest first; for a tutor's home. */
export const loadRegistersToTake = (): Promise<RegistersToTake> => call(listRegistersToTake)
