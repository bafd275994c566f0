import type { requestReset } from '@rung/shared/contract/session'
import { inTransaction } from '../../db/transaction.ts'
import type { Ground, OpenUseCase } from '../../http/mount.ts'
import { resetMail } from '../../mail/letters.ts'
import { linkAddress, makeLink } from './facts.ts'
import { countTry, tries } from './guessing.ts'

interface Found {
  readonly id: string
  readonly email: string
  readonly givenName: string
}

/** Answers before it looks: neither the answer nor the time it takes tells whether the address is known. */
export const askForReset: OpenUseCase<typeof requestReset> = async ({
  body,
  tx,
  at,
  request,
  reply,
  ground,
}) => {
  const email = body.email.toLowerCase()
  const tooMany = await countTry(tx, at, tries('reset', { who: email, address: request.ip }))
  if (tooMany) return tooMany
  if (ground.mailer.sends) {
    reply.raw.once('finish', () => {
      mailReset(ground, email, at).catch((error: unknown) =>
        request.log.error({ err: error }, 'reset link not sent'),
      )
    })
  }
  return { byMail: ground.mailer.sends }
}

async function mailReset({ pool, mailer, config }: Ground, email: string, at: Date): Promise<void> {
  const made = await inTransaction(pool, 'system', 'write', at, async (tx) => {
    const found = await tx.row<Found>(
      'select id, email, given_name as "givenName" from person where email = $1 and ended_at is null',
      [email],
    )
    return (
      found && { found, ...(await makeLink(tx, { kind: 'reset', personId: found.id, createdBy: null, at })) }
    )
  })
  if (!made) return
  const link = linkAddress(config.publicUrl, made.token)
  await mailer.send(resetMail({ ...made.found, link, expiresAt: made.expiresAt }))
}
