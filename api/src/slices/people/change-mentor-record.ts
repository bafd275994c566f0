import type { changeMentorRecord } from '@rung/shared/contract/people'
import { decideMentorRecord } from '@rung/shared/rules/person-details'
import { inSystemScope } from '../../db/system-scope.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy, stale } from '../../http/refuse.ts'
import { lockPerson } from './lock-person.ts'
import { personView, writtenView } from './views.ts'

/** Preparation decides who may sign, so nobody records their own. */
export const changeTheMentorRecord: UseCase<typeof changeMentorRecord> = async (call) => {
  const { tx, today, params, body, ifMatch } = call
  await lockPerson(tx, params.personId)
  const was = (await personView(call, params.personId))?.mentor
  if (!was) return notFound()
  if (!was.mayChange) return notPermitted()
  if (was.version !== ifMatch) return stale(was)
  const decision = decideMentorRecord(body, today)
  if (!decision.ok) return refusedBy(decision.refusals)
  const { profession, registrationNumber, preparation, preparedOn, updatedOn, capacity } = decision.value
  await inSystemScope(tx, () =>
    tx.rows(
      `update mentor set profession = $2, registration_number = $3, preparation = $4, prepared_on = $5, updated_on = $6,
         capacity = $7, version = version + 1 where person_id = $1`,
      [params.personId, profession, registrationNumber, preparation, preparedOn, updatedOn, capacity],
    ),
  )
  const { mentor } = await writtenView(call, params.personId)
  if (!mentor) throw new Error(`the mentor record of ${params.personId} was changed and is not seen`)
  return mentor
}
