import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import request from 'supertest'
import { uuidv7 } from 'uuidv7'
import { buildApp } from '../../api/src/app.ts'
import { readConfig } from '../../api/src/config.ts'
import { freePort } from '../../api/src/embedded-postgres/server.ts'
import { demoPassword, personas } from '../../api/src/seed/load-stories.ts'
import { type FixedClock, fixedClock } from './clock.ts'
import { freshDatabase } from './database.ts'

export type Agent = ReturnType<typeof request.agent>

export type TestApp = {
  app: FastifyInstance
  pool: pg.Pool
  ownerUrl: string
  /** Where it listens, for a browser. */
  address: string
  clock: FixedClock
  /** A new caller without a session. */
  request(): Agent
  /** A caller signed in as this person; without a password, as one of the demonstration people. */
  signIn(email: string, password?: string): Promise<Agent>
  close(): Promise<void>
}

type Options = {
  stories?: boolean
  /** Where the clock stands at first. */
  now?: string | Date
  /** Settings as in the environment. */
  settings?: Record<string, string>
}

/** The real server over a database of its own, listening, with a clock that stands still. */
export async function startApp({ stories = false, now, settings = {} }: Options = {}): Promise<TestApp> {
  const database = await freshDatabase({ stories })
  const clock = fixedClock(now)
  const port = await freePort()
  const config = configFrom({ DATABASE_URL: database.ownerUrl, PORT: String(port), ...settings })
  const app = await buildApp({ pool: database.pool, now: clock.now, config, checkAnswers: true })
  const address = await app.listen({ host: config.host, port })
  return {
    app,
    pool: database.pool,
    ownerUrl: database.ownerUrl,
    address,
    clock,
    request: () => request.agent(address),
    signIn: (email, password) => signIn(address, email, password ?? passwordOf(email)),
    async close() {
      await app.close()
      await database.drop()
    },
  }
}

async function signIn(address: string, email: string, password: string): Promise<Agent> {
  const agent = request.agent(address)
  const answer = await agent
    .post('/api/v1/session')
    .set('Idempotency-Key', uuidv7())
    .send({ email, password })
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status} ${answer.text}`)
  return agent
}

function passwordOf(email: string): string {
  if (!personas().some((one) => one.email === email))
    throw new Error(`${email} is not one of the demonstration people, so a password is needed`)
  return demoPassword
}

function configFrom(settings: Record<string, string>) {
  const outcome = readConfig(settings)
  if ('faults' in outcome) throw new Error(outcome.faults.join(' '))
  return outcome.config
}
