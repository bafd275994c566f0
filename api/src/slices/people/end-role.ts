import type { endRole, RoleHeldView } from '@rung/shared/contract/people'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { decideRoleEnd } from '@rung/shared/rules/decide-role'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, refusedBy, stale } from '../../http/refuse.ts'
import { placeIn, placesOf, postsOf } from '../organisations/facts.ts'
import { endSessions } from '../session/facts.ts'
import { personInMyCare } from './person-facts.ts'
import { personView, writtenView } from './views.ts'

export const endOneRole: UseCase<typeof endRole> = async (call) => {
  const { tx, at, today, params, body, caller, ifMatch } = call
  if (!(await personInMyCare(tx, params.personId, at, today))) return notFound()
  await inSystemScope(tx, () => tx.rows('select from role_held where id = $1 for update', [params.roleId]))
  const held = (await personView(call, params.personId))?.roles.find(({ id }) => id === params.roleId)
  if (!held) return notFound()
  if (held.version !== ifMatch) return stale(held)
  const { id: organisationId } = held.organisation
  const place = placeIn(await placesOf(tx, [organisationId]), organisationId)
  const decision = decideRoleEnd(
    body.endsOn,
    { role: held.role, firstDay: held.startsOn, lastDay: held.endsOn, place, personId: params.personId },
    { by: { id: caller.personId, posts: postsOf(caller) }, today },
  )
  if (!decision.ok) return refusedBy(decision.refusals)
  await inSystemScope(tx, async () => {
    await tx.rows('update role_held set ends_on = $2, version = version + 1 where id = $1', [
      held.id,
      decision.value,
    ])
    if (!(await hasAnythingLeft(tx, params.personId, today))) await endSessions(tx, params.personId, at)
  })
  return roleOf((await writtenView(call, params.personId)).roles, held.id)
}

function roleOf(roles: readonly RoleHeldView[], id: string): RoleHeldView {
  const held = roles.find((one) => one.id === id)
  if (!held) throw new Error(`role ${id} was changed and is not seen`)
  return held
}

/** Whether the person has any part in Rung today. Needs the system scope. */
async function hasAnythingLeft(tx: Tx, personId: string, today: PlainDate): Promise<boolean> {
  const inForce = (alias: string) =>
    `${alias}.starts_on <= $2 and (${alias}.ends_on is null or ${alias}.ends_on >= $2)`
  const row = await tx.row<{ left: boolean }>(
    `select exists (select from role_held r where r.person_id = $1 and ${inForce('r')})
       or exists (select from trainee t where t.person_id = $1)
       or exists (select from mentorship m where m.mentor_id = $1 and ${inForce('m')})
       or exists (select from line_management l where l.manager_id = $1 and ${inForce('l')}) as left`,
    [personId, today],
  )
  return row?.left ?? false
}
