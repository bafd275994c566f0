import type { readInvitation, useInvitation } from '@rung/shared/contract/session'
import { decidePassword } from '@rung/shared/rules/password'
import type { Tx } from '../../db/transaction.ts'
import type { Call, OpenUseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy } from '../../http/refuse.ts'
import { tokenHash } from '../../http/session-cookie.ts'
import { keepPassword } from './change-password.ts'
import { endSessions, type LinkKind } from './facts.ts'
import { countTry, forgive, tries } from './guessing.ts'
import { openSession } from './sign-in.ts'

interface Link {
  readonly id: string
  readonly kind: LinkKind
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly expiresAt: string
  readonly over: boolean
}

async function linkOf(tx: Tx, token: string, at: Date): Promise<Link | undefined> {
  return tx.row<Link>(
    `select i.id, i.kind, i.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName", p.email,
       to_char(i.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
       i.used_at is not null or i.expires_at <= $2 or p.ended_at is not null as over
     from invitation i join person p on p.id = i.person_id where i.token_hash = $1 for update of i`,
    [tokenHash(token), at.toISOString()],
  )
}

/** The link a token stands for, or why there is none. Tokens cannot be guessed; that guessing is limited keeps noise away. */
async function openLink({
  tx,
  at,
  params,
  request,
}: Pick<Call<typeof readInvitation>, 'tx' | 'at' | 'params' | 'request'>) {
  const attempt = tries('link', { address: request.ip })
  const tooMany = await countTry(tx, at, attempt)
  if (tooMany) return tooMany
  const link = await linkOf(tx, params.token, at)
  if (!link) return notFound()
  await forgive(tx, attempt)
  if (!link.over) return link
  return new Refused(
    'ended',
    'Ask the person who sent it for a new link. If you have chosen a password, sign in.',
  )
}

export const readOneInvitation: OpenUseCase<typeof readInvitation> = async (call) => {
  const link = await openLink(call)
  if (link instanceof Refused) return link
  const { kind, givenName, familyName, email, expiresAt } = link
  return { kind, givenName, familyName, email, expiresAt }
}

/** Choosing a password with a link proves that it arrived; whoever was signed in as this person before is signed out. */
export const useOneInvitation: OpenUseCase<typeof useInvitation> = async (call) => {
  const { tx, at, body } = call
  const link = await openLink(call)
  if (link instanceof Refused) return link
  const decision = decidePassword(body.password, link.email)
  if (!decision.ok) return refusedBy(decision.refusals, '/password')
  await tx.rows('update invitation set used_at = $2 where id = $1', [link.id, at.toISOString()])
  await endSessions(tx, link.personId, at)
  await keepPassword(tx, link.personId, decision.value, at)
  return openSession(call, link.personId)
}
