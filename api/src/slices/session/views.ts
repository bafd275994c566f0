import type { Me } from '@rung/shared/contract/session'
import { roles } from '@rung/shared/rules/permissions'
import type { Caller } from '../../db/transaction.ts'
import { rolesOf } from '../../http/mount.ts'

export function meOf(caller: Caller): Me {
  const held = rolesOf(caller)
  return {
    personId: caller.personId,
    givenName: caller.givenName,
    familyName: caller.familyName,
    email: caller.email,
    traineeId: caller.traineeId,
    roles: roles.filter((role) => held.includes(role)),
    posts: caller.roles.map(({ role, organisationId, organisation }) => ({
      role,
      organisationId,
      organisation,
    })),
  }
}
