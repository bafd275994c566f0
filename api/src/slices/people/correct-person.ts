import type { correctPerson } from '@rung/shared/contract/people'
import { decidePerson, type PersonDetails } from '@rung/shared/rules/person-details'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy, stale } from '../../http/refuse.ts'
import { addressChangedMail } from '../../mail/letters.ts'
import { stopLinks } from '../session/facts.ts'
import { lockPerson } from './lock-person.ts'
import { mayLookAfter } from './person-facts.ts'
import { personView, writtenView } from './views.ts'

/** A changed address is where the next link goes, so links that went to the old one stop, and the old one is told. */
export const correctOne: UseCase<typeof correctPerson> = async (call) => {
  const { tx, at, today, params, body, caller, ifMatch } = call
  await lockPerson(tx, params.personId)
  const was = await personView(call, params.personId)
  if (!was) return notFound()
  if (!(await mayLookAfter(tx, caller, params.personId, today))) return notPermitted()
  if (was.version !== ifMatch) return stale(was)
  const decision = decidePerson(body)
  if (!decision.ok) return refusedBy(decision.refusals)
  const moved = decision.value.email !== was.email
  const written = await inSystemScope(tx, async () => {
    if (moved && (await isTaken(tx, decision.value.email))) return false
    await writeDetails(tx, params.personId, decision.value)
    if (moved) await stopLinks(tx, params.personId, at)
    return true
  })
  if (!written) return refusedBy([{ code: 'email-taken', field: 'email' }])
  if (moved) tellOldAddress(call, was.email, was.givenName)
  return writtenView(call, params.personId)
}

async function isTaken(tx: Tx, email: string): Promise<boolean> {
  return (await tx.row('select from person where email = $1', [email])) !== undefined
}

async function writeDetails(tx: Tx, personId: string, { givenName, familyName, email }: PersonDetails) {
  await tx.rows(
    'update person set given_name = $2, family_name = $3, email = $4, version = version + 1 where id = $1',
    [personId, givenName, familyName, email],
  )
}

function tellOldAddress(
  { ground, reply, request, caller }: Parameters<typeof correctOne>[0],
  email: string,
  givenName: string,
) {
  const changedBy = `${caller.givenName} ${caller.familyName}`
  reply.raw.once('finish', () => {
    ground.mailer
      .send(addressChangedMail({ email, givenName, changedBy }))
      .catch((error: unknown) => request.log.error({ err: error }, 'old address not told'))
  })
}
