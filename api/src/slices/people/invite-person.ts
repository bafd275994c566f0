import type { invitePerson } from '@rung/shared/contract/people'
import { decidePerson, type PersonDetails } from '@rung/shared/rules/person-details'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { writeRoles } from './give-roles.ts'
import { mailLink } from './replace-link.ts'

/**
 * Somebody new gets an account and a link. Somebody known by their address keeps their account and gets the roles; no
 * link is made for an account that its owner may use for more than the inviter can give.
 */
export const inviteOne: UseCase<typeof invitePerson> = async (call) => {
  const { givenName, familyName, email, ...given } = call.body
  const details = decidePerson({ givenName, familyName, email })
  if (!details.ok) return refusedBy(details.refusals)
  const person = await findOrMake(call, details.value)
  if (person instanceof Refused) return person
  const refused = await writeRoles(call, person.id, given)
  if (refused) return refused
  return {
    personId: person.id,
    known: person.known,
    sent: !person.known && (await mailLink(call, person.id)),
  }
}

async function findOrMake(
  { tx, at }: SignedInCall<typeof invitePerson>,
  { givenName, familyName, email }: PersonDetails,
): Promise<{ id: string; known: boolean } | Refused> {
  return inSystemScope(tx, async () => {
    const id = uuidv7()
    const made = await tx.row<{ id: string }>(
      `insert into person (id, given_name, family_name, email, created_at) values ($1, $2, $3, $4, $5)
       on conflict (email) do nothing returning id`,
      [id, givenName, familyName, email, at.toISOString()],
    )
    if (made) return { id, known: false }
    const known = await tx.row<{ id: string; ended: boolean }>(
      'select id, ended_at is not null as ended from person where email = $1',
      [email],
    )
    if (!known || known.ended) return refusedBy([{ code: 'access-ended', field: 'email' }])
    return { id: known.id, known: true }
  })
}
