import type { Me, signIn } from '@rung/shared/contract/session'
import type { FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { session } from '../../db/schema.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { Call, OpenUseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { giveSession, newToken, tokenHash } from '../../http/session-cookie.ts'
import { countTry, forgive, tries } from './guessing.ts'
import { matches } from './password.ts'
import { meOf } from './views.ts'

/** The same words whether the address or the password is wrong, and the same work done. */
export const signInWithPassword: OpenUseCase<typeof signIn> = async (call) => {
  const { body, tx, at, request } = call
  const email = body.email.toLowerCase()
  const attempt = tries('sign-in', { who: email, address: request.ip })
  const tooMany = await countTry(tx, at, attempt)
  if (tooMany) return tooMany
  const found = await tx.row<{ id: string; hash: string }>(
    'select p.id, w.hash from person p join person_password w on w.person_id = p.id where p.email = $1 and p.ended_at is null',
    [email],
  )
  if (!(await matches(found?.hash, body.password)) || !found) {
    return new Refused('sign-in-failed', 'Check the email address and the password, then try again.')
  }
  await forgive(tx, attempt)
  return openSession(call, found.id)
}

/** Signs the person in: opens a session, gives its cookie, and says who they are. Needs the system scope. */
export async function openSession(
  { tx, at, request, reply, ground }: Pick<Call<typeof signIn>, 'tx' | 'at' | 'request' | 'reply' | 'ground'>,
  personId: string,
): Promise<Me> {
  const token = newToken()
  const seconds = ground.config.sessionHours * 3600
  const expires = new Date(at.getTime() + seconds * 1000)
  await tx.drizzle.insert(session).values({
    tokenHash: tokenHash(token),
    id: uuidv7(),
    personId,
    createdAt: at.toISOString(),
    lastSeenAt: at.toISOString(),
    expiresAt: expires.toISOString(),
    device: deviceOf(request),
  })
  giveSession(reply, ground.secureCookies, token, seconds)
  return enterWith(tx, token, at)
}

async function enterWith(tx: Tx, token: string, at: Date): Promise<Me> {
  const entered = await tx.row<{ caller: Caller | null }>(
    "select enter($1, $2, interval '1 hour') as caller",
    [tokenHash(token), at.toISOString()],
  )
  if (!entered?.caller) throw new Error('a session just opened could not be entered')
  return meOf(entered.caller)
}

const deviceOf = (request: FastifyRequest): string | null =>
  request.headers['user-agent']?.slice(0, 200) ?? null
