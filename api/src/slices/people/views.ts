import type { PersonView } from '@rung/shared/contract/people'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { grantableRoles } from '@rung/shared/rules/grantable-roles'
import type { Caller, Tx } from '../../db/transaction.ts'
import { placeIn, placesOf, postsOf } from '../organisations/facts.ts'
import { mayLookAfter, type PersonRow, personInMyCare } from './person-facts.ts'

export interface Asking {
  readonly tx: Tx
  readonly caller: Caller
  readonly at: Date
  readonly today: PlainDate
}

/** One person as the caller sees them, with what the caller may do about them. */
export async function personView(asking: Asking, personId: string): Promise<PersonView | undefined> {
  const row = await personInMyCare(asking.tx, personId, asking.at, asking.today)
  return row && viewFrom(asking, row)
}

/** After a write of the caller's own: they looked after the person, and what they wrote is there. */
export async function writtenView(asking: Asking, personId: string): Promise<PersonView> {
  const view = await personView(asking, personId)
  if (!view) throw new Error(`${personId} was changed and is not in the caller's care`)
  return view
}

async function viewFrom({ tx, caller, today }: Asking, row: PersonRow): Promise<PersonView> {
  const posts = postsOf(caller)
  const self = row.id === caller.personId
  const places = await placesOf(tx, [
    ...row.roles.map(({ organisation }) => organisation.id),
    ...(row.mentor ? [row.mentor.employer.id] : []),
  ])
  const may = (role: PersonRow['roles'][number]['role'], organisationId: string) =>
    !self && grantableRoles(posts, placeIn(places, organisationId)).includes(role)
  return {
    ...row,
    roles: row.roles.map((held) => ({
      ...held,
      mayEnd: may(held.role, held.organisation.id) && (held.endsOn === null || held.endsOn >= today),
    })),
    mentor: row.mentor && { ...row.mentor, mayChange: may('mentor', row.mentor.employer.id) },
    self,
    lookedAfter: await mayLookAfter(tx, caller, row.id, today),
  }
}
