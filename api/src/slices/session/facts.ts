import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import { newToken, tokenHash } from '../../http/session-cookie.ts'

/** What other slices need of signing in. All of it needs the system scope. */
export type LinkKind = 'invitation' | 'reset'

/** Days for which a link works. */
export const linkDays: Record<LinkKind, number> = { invitation: 7, reset: 1 }

export interface NewLink {
  readonly kind: LinkKind
  readonly personId: string
  /** Null where the person asked for it without being signed in, or a command made it. */
  readonly createdBy: string | null
  readonly at: Date
}

/** Makes a link that works once. Earlier links of the person stop working. The token is kept only as a hash. */
export async function makeLink(
  tx: Pick<Tx, 'rows'>,
  { kind, personId, createdBy, at }: NewLink,
): Promise<{ token: string; expiresAt: Date }> {
  await stopLinks(tx, personId, at)
  const token = newToken()
  const expiresAt = new Date(at.getTime() + linkDays[kind] * 86_400_000)
  await tx.rows(
    'insert into invitation (id, kind, token_hash, person_id, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [uuidv7(), kind, tokenHash(token), personId, createdBy, at.toISOString(), expiresAt.toISOString()],
  )
  return { token, expiresAt }
}

export async function stopLinks(tx: Pick<Tx, 'rows'>, personId: string, at: Date): Promise<void> {
  await tx.rows(
    'update invitation set expires_at = $2 where person_id = $1 and used_at is null and expires_at > $2',
    [personId, at.toISOString()],
  )
}

/** `but` is the session that goes on. */
export async function endSessions(
  tx: Pick<Tx, 'rows'>,
  personId: string,
  at: Date,
  but: string | null = null,
): Promise<void> {
  await tx.rows(
    'update session set ended_at = $2 where person_id = $1 and ended_at is null and id is distinct from $3',
    [personId, at.toISOString(), but],
  )
}

export const linkAddress = (publicUrl: string, token: string): string => `${publicUrl}/invitations/${token}`
