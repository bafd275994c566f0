import type { listGrantableRoles } from '@rung/shared/contract/people'
import { grantableRoles } from '@rung/shared/rules/grantable-roles'
import type { UseCase } from '../../http/mount.ts'
import { administeredPlaces, postsOf } from '../organisations/facts.ts'

export const listMyGrantableRoles: UseCase<typeof listGrantableRoles> = async ({ tx, caller, today }) => {
  const posts = postsOf(caller)
  const places = (await administeredPlaces(tx)).map((place) => ({
    organisation: { id: place.id, name: place.name, kind: place.kind },
    roles: grantableRoles(posts, place),
  }))
  return { places: places.filter(({ roles }) => roles.length > 0), today }
}
