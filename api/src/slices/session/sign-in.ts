import type { signIn } from '@rung/shared/contract/session'
import type { FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { OpenUseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { giveSession, newToken, tokenHash } from '../../http/session-cookie.ts'
import { noteFailure, noteSuccess, waitFor } from './guessing.ts'
import { matches } from './password.ts'
import { meOf } from './views.ts'

/** The same words whether the address or the password is wrong, and the same work done. */
export const signInWithPassword: OpenUseCase<typeof signIn> = async ({
  body,
  tx,
  at,
  request,
  reply,
  ground,
}) => {
  const email = body.email.trim().toLowerCase()
  const wait = await waitFor(tx, { email, address: request.ip, at })
  if (wait > 0) {
    return new Refused(
      'too-many-tries',
      `Try again in ${Math.ceil(wait / 60)} minutes, or reset your password.`,
      [],
      { retryAfter: wait },
    )
  }
  const found = await tx.row<{ id: string; hash: string }>(
    'select p.id, w.hash from person p join person_password w on w.person_id = p.id where p.email = $1 and p.ended_at is null',
    [email],
  )
  if (!(await matches(found?.hash, body.password)) || !found) {
    await noteFailure(ground.pool, { email, address: request.ip, at })
    return new Refused('sign-in-failed', 'Check the email address and the password, then try again.')
  }
  await noteSuccess(tx, { email, address: request.ip, at })
  const { token, expires } = await openSession(
    tx,
    found.id,
    at,
    ground.config.sessionHours,
    deviceOf(request),
  )
  giveSession(reply, ground.secureCookies, token, expires)
  const entered = await tx.row<{ caller: Caller }>("select enter($1, $2, interval '1 hour') as caller", [
    tokenHash(token),
    at.toISOString(),
  ])
  if (!entered) throw new Error('a session just opened could not be entered')
  return meOf(entered.caller)
}

export async function openSession(tx: Tx, personId: string, at: Date, hours: number, device: string | null) {
  const token = newToken()
  const expires = new Date(at.getTime() + hours * 3_600_000)
  await tx.rows(
    'insert into session (token_hash, id, person_id, created_at, last_seen_at, expires_at, device) values ($1, $2, $3, $4, $4, $5, $6)',
    [tokenHash(token), uuidv7(), personId, at.toISOString(), expires.toISOString(), device],
  )
  return { token, expires }
}

export const deviceOf = (request: FastifyRequest): string | null =>
  request.headers['user-agent']?.slice(0, 200) ?? null
