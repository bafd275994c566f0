import type { changeLineManager } from '@rung/shared/contract/trainees'
import { decideLineManager, type LineManagerFacts } from '@rung/shared/rules/periods-of-mentorship'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { managersOf } from './list-mentors.ts'
import { lockPlace } from './place.ts'
import { type LineManagementView, lineManagementJson } from './views.ts'

export const changeTheLineManager: UseCase<typeof changeLineManager> = async ({
  tx,
  params,
  body,
  today,
}) => {
  const place = await lockPlace(tx, params.traineeId, 'change-employment')
  if (place instanceof Refused) return place
  const [periods, managers] = await Promise.all([
    tx.rows<LineManagerFacts['periods'][number]>(
      'select id, manager_id as "managerId", starts_on as "startsOn", ends_on as "endsOn" from line_management where trainee_id = $1',
      [place.id],
      'line-managements',
    ),
    inSystemScope(tx, () => managersOf(tx, place.employerId, today)),
  ])
  const decision = decideLineManager(body, {
    asOf: today,
    withdrawnOn: place.withdrawnOn,
    periods,
    traineePersonId: place.personId,
    managesHere: managers.some(({ id }) => id === body.managerId),
  })
  if (!decision.ok) return refusedBy(decision.refusals)
  if (decision.value)
    await tx.rows(
      'update line_management set ends_on = $3, version = version + 1 where trainee_id = $1 and id = $2',
      [place.id, decision.value.id, decision.value.endsOn],
      'end-line-management',
    )
  const written = await tx.row<{ view: LineManagementView }>(
    `with lm as (insert into line_management (trainee_id, id, manager_id, starts_on) values ($1, $2, $3, $4) returning *)
     select ${lineManagementJson} as view from lm join person lp on lp.id = lm.manager_id`,
    [place.id, uuidv7(), body.managerId, body.startsOn],
    'begin-line-management',
  )
  if (!written) throw new Error(`no line management came back for ${place.id}`)
  return written.view
}
