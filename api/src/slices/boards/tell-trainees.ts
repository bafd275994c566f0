import type { publishBoard } from '@rung/shared/contract/boards'
import type { SignedInCall } from '../../http/mount.ts'
import { resultsPublishedMail } from '../../mail/letters.ts'

/** Once all is committed and answered, each trainee the board decided on gets a letter, without any mark in it. */
export async function tellTrainees(call: SignedInCall<typeof publishBoard>): Promise<void> {
  const { tx, params, ground, reply, request } = call
  if (!ground.mailer.sends) return
  const told = await tx.rows<{ email: string; givenName: string; board: string }>(
    `select distinct p.email, p.given_name as "givenName", b.title as board from board_decision d
     join board b on b.id = d.board_id join trainee t on t.id = d.trainee_id join person p on p.id = t.person_id
     where d.board_id = $1 and p.ended_at is null`,
    [params.boardId],
    'trainees-to-tell',
  )
  const link = `${ground.config.publicUrl}/credits`
  reply.raw.once('finish', async () => {
    for (const trainee of told)
      await ground.mailer
        .send(resultsPublishedMail({ ...trainee, link }))
        .catch((error: unknown) => request.log.error({ err: error }, 'a trainee was not told of results'))
  })
}
