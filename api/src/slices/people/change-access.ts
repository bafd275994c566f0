import type { changeAccess } from '@rung/shared/contract/people'
import { inSystemScope } from '../../db/system-scope.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, stale } from '../../http/refuse.ts'
import { endSessions, stopLinks } from '../session/facts.ts'
import { lockPerson } from './lock-person.ts'
import { mayLookAfter } from './person-facts.ts'
import { personView, writtenView } from './views.ts'

/** Ending access ends every role with it; giving access back gives none of them back. */
export const changeTheAccess: UseCase<typeof changeAccess> = async (call) => {
  const { tx, at, today, params, body, caller, ifMatch } = call
  await lockPerson(tx, params.personId)
  const was = await personView(call, params.personId)
  if (!was) return notFound()
  if (!(await mayLookAfter(tx, caller, params.personId, today))) return notPermitted()
  if (was.version !== ifMatch) return stale(was)
  await inSystemScope(tx, async () => {
    await tx.rows('update person set ended_at = $2, version = version + 1 where id = $1', [
      params.personId,
      body.ended ? at.toISOString() : null,
    ])
    if (!body.ended) return
    await tx.rows(
      `update role_held set ends_on = greatest($2::date - 1, starts_on - 1), version = version + 1
       where person_id = $1 and (ends_on is null or ends_on >= $2::date)`,
      [params.personId, today],
    )
    await stopLinks(tx, params.personId, at)
    await endSessions(tx, params.personId, at)
  })
  return writtenView(call, params.personId)
}
