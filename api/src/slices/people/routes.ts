import {
  changeAccess,
  changeMentorRecord,
  correctPerson,
  endRole,
  giveRoles,
  invitePerson,
  listGrantableRoles,
  listPeople,
  readPerson,
  replaceLink,
} from '@rung/shared/contract/people'
import type { Routes } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { changeTheAccess } from './change-access.ts'
import { changeTheMentorRecord } from './change-mentor-record.ts'
import { correctOne } from './correct-person.ts'
import { endOneRole } from './end-role.ts'
import { giveSomeRoles } from './give-roles.ts'
import { inviteOne } from './invite-person.ts'
import { listMyGrantableRoles } from './list-grantable-roles.ts'
import { listMyPeople } from './list-people.ts'
import { replaceOneLink } from './replace-link.ts'
import { personView } from './views.ts'

export function peopleRoutes(routes: Routes): void {
  routes.add(listPeople, listMyPeople)
  routes.add(listGrantableRoles, listMyGrantableRoles)
  routes.add(readPerson, async (call) => (await personView(call, call.params.personId)) ?? notFound())
  routes.add(invitePerson, inviteOne)
  routes.add(replaceLink, replaceOneLink)
  routes.add(giveRoles, giveSomeRoles)
  routes.add(endRole, endOneRole)
  routes.add(correctPerson, correctOne)
  routes.add(changeAccess, changeTheAccess)
  routes.add(changeMentorRecord, changeTheMentorRecord)
}
