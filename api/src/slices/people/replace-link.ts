import type { replaceLink } from '@rung/shared/contract/people'
import { inSystemScope } from '../../db/system-scope.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy } from '../../http/refuse.ts'
import { invitationMail, resetMail } from '../../mail/letters.ts'
import { type LinkKind, linkAddress, makeLink } from '../session/facts.ts'
import { mayLookAfter, personInMyCare } from './person-facts.ts'

type Asking = Pick<SignedInCall<typeof replaceLink>, 'tx' | 'caller' | 'at' | 'ground' | 'request'>

/** Whoever holds the link can sign in as the person, so it is shown only to those who may give all that the person has. */
export const replaceOneLink: UseCase<typeof replaceLink> = async (call) => {
  const { tx, at, today, params, caller } = call
  const person = await personInMyCare(tx, params.personId, at, today)
  if (!person) return notFound()
  if (!(await mayLookAfter(tx, caller, person.id, today))) return notPermitted()
  if (person.account === 'ended') return refusedBy([{ code: 'access-ended' }])
  const link = await makeFor(call, person.id)
  const sent = await mailIt(call, link)
  const { kind, expiresAt, address } = link
  return { kind, sent, link: sent ? null : address, expiresAt: expiresAt.toISOString() }
}

/** Whether a link was made and went off by mail. Without mail none is made: it is asked for when it can be shown. */
export async function mailLink(asking: Asking, personId: string): Promise<boolean> {
  return asking.ground.mailer.sends && mailIt(asking, await makeFor(asking, personId))
}

interface MadeLink {
  readonly kind: LinkKind
  readonly expiresAt: Date
  readonly address: string
  readonly givenName: string
  readonly email: string
}

async function makeFor({ tx, caller, at, ground }: Asking, personId: string): Promise<MadeLink> {
  return inSystemScope(tx, async () => {
    const person = await tx.row<{ givenName: string; email: string; active: boolean }>(
      `select given_name as "givenName", email, exists (select from person_password w where w.person_id = p.id) as active
       from person p where id = $1`,
      [personId],
    )
    if (!person) throw new Error(`no person ${personId}`)
    const kind = person.active ? 'reset' : 'invitation'
    const { token, expiresAt } = await makeLink(tx, { kind, personId, createdBy: caller.personId, at })
    return { ...person, kind, expiresAt, address: linkAddress(ground.config.publicUrl, token) }
  })
}

/** Sent before the answer, so that the caller learns when it could not be and can hand the link over themselves. */
async function mailIt({ ground, caller, request }: Asking, link: MadeLink): Promise<boolean> {
  if (!ground.mailer.sends) return false
  const to = { email: link.email, givenName: link.givenName, link: link.address, expiresAt: link.expiresAt }
  const invitedBy = `${caller.givenName} ${caller.familyName}`
  try {
    await ground.mailer.send(
      link.kind === 'invitation' ? invitationMail({ ...to, invitedBy }) : resetMail(to),
    )
    return true
  } catch (error) {
    request.log.error({ err: error }, 'link not sent')
    return false
  }
}
