import type { changePassword } from '@rung/shared/contract/session'
import { decidePassword } from '@rung/shared/rules/password'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { endSessions, stopLinks } from './facts.ts'
import { countTry, forgive, tries } from './guessing.ts'
import { hashPassword, matches } from './password.ts'

/** Someone at an unlocked screen must not get further than the screen: the old password is asked for, and guessing it is limited. */
export const changeOwnPassword: UseCase<typeof changePassword> = async ({ tx, at, body, caller }) => {
  const decision = decidePassword(body.new, caller.email)
  if (!decision.ok) return refusedBy(decision.refusals, '/new')
  const attempt = tries('password', { who: caller.personId })
  const tooMany = await countTry(tx, at, attempt)
  if (tooMany) return tooMany
  const kept = await tx.row<{ hash: string }>('select hash from person_password where person_id = $1', [
    caller.personId,
  ])
  if (!(await matches(kept?.hash, body.old))) {
    const detail = 'This is not your password. Enter the one you sign in with now'
    return new Refused('refused', undefined, [{ pointer: '/old', code: 'password-wrong', detail }])
  }
  await forgive(tx, attempt)
  await keepPassword(tx, caller.personId, decision.value, at)
  await endSessions(tx, caller.personId, at, caller.sessionId)
  return null
}

/** Links made for an earlier password stop working with it. Needs the system scope. */
export async function keepPassword(tx: Tx, personId: string, password: string, at: Date): Promise<void> {
  await tx.rows(
    `insert into person_password (person_id, hash, changed_at) values ($1, $2, $3)
     on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [personId, await hashPassword(password), at.toISOString()],
  )
  await stopLinks(tx, personId, at)
}
