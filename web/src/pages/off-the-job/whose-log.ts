import type { Me } from '@rung/shared/contract/session'
import type { LoaderFunctionArgs } from 'react-router'
import { paths } from '../../paths.ts'
import { requireMe } from '../../session.ts'

/** Whose log a screen shows: the reader's own at /log and /hours, a trainee's below /trainees/:traineeId. */
export interface WhoseLog {
  readonly traineeId: string
  readonly personId: string
  readonly own: boolean
}

export async function whoseLog({ request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>) {
  return whoseLogOf(await requireMe(request), params.traineeId)
}

export function whoseLogOf(me: Me, traineeId = me.traineeId): WhoseLog {
  if (!traineeId) throw new Response(null, { status: 404 })
  return { traineeId, personId: me.personId, own: traineeId === me.traineeId }
}

/** The same screens, at the reader's own addresses or the trainee's. */
export function logPaths({ own, traineeId }: WhoseLog) {
  return own
    ? { log: () => paths.log(), entry: paths.logEntry, hours: paths.hours }
    : {
        log: () => paths.traineeLog(traineeId),
        entry: (entryId: string) => paths.traineeEntry(traineeId, entryId),
        hours: () => paths.traineeHours(traineeId),
      }
}
