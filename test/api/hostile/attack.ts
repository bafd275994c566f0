import { Agent } from 'node:http'
import type { Entry } from '@rung/shared/contract/off-the-job'
import type { Response } from 'supertest'
import { uuidv7 } from 'uuidv7'
import { tokenHash } from '../../../api/src/http/session-cookie.ts'
import { asSystem, type Someone } from '../../support/build.ts'
import { openScene, type Scene } from '../off-the-job/scene.ts'

export interface Shot {
  readonly method: string
  /** Below /api/v1 unless it starts with it or with another root. */
  readonly path: string
  readonly as?: Someone | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Attack {
  readonly scene: Scene
  readonly drafted: Entry
  readonly waiting: Entry
  readonly signed: Entry
  shoot(shot: Shot): Promise<Response>
  close(): Promise<void>
}

/** A world with one entry in each state of the first trainee, and a way to send anything to it as anyone. */
export async function openAttack(): Promise<Attack> {
  const scene = await openScene()
  const { t1, mentor1 } = scene.world
  const answer = await (await scene.as(t1)).post(`/trainees/${t1.id}/off-the-job/entries`, {
    ...draft,
    submit: false,
  })
  const line = new Agent({ keepAlive: true })
  const cookies = new Map<string, Promise<string>>()
  const cookieOf = (someone: Someone) => {
    const known = cookies.get(someone.personId) ?? openSession(scene, someone)
    cookies.set(someone.personId, known)
    return known
  }
  return {
    scene,
    drafted: answer.body as Entry,
    waiting: await scene.submitted(t1, { learnedOn: '2022-04-04' }),
    signed: await scene.signed(t1, mentor1, { learnedOn: '2022-04-05' }),
    async shoot({ method, path, as, body, headers = {} }) {
      const request = scene.app.request()
      const verb = method.toLowerCase() as 'get'
      const sent = request[verb](path.startsWith('/') ? `/api/v1${path}` : `/${path}`).set(headers)
      sent.agent(line)
      if (as) sent.set('Cookie', await cookieOf(as))
      return body === undefined ? sent : sent.send(body as object)
    },
    async close() {
      line.destroy()
      await scene.close()
    },
  }
}

/** A session's cookie for a person, made without their password: hashing is slow on purpose. */
export async function openSession({ app }: Pick<Scene, 'app'>, { personId }: Someone): Promise<string> {
  const [token, at] = [uuidv7(), app.clock.now().toISOString()]
  await asSystem(app.ownerUrl, app.clock.now(), (tx) =>
    tx.rows(
      `insert into session (token_hash, id, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $4::timestamptz + interval '1 day')`,
      [tokenHash(token), uuidv7(), personId, at],
    ),
  )
  return `rung-session=${token}`
}

export const draft = {
  learnedOn: '2022-04-01',
  category: 'university-teaching',
  activity: 'Lecture on communication',
  learned: 'How to listen for what is not said',
  minutes: 60,
  startsAt: null,
  endsAt: null,
  moduleCode: null,
  ksbs: [],
  paid: 'paid-hours',
  lieuOn: null,
} as const
