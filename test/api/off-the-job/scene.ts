import type { Entry, EntryContentBody } from '@rung/shared/contract/off-the-job'
import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import pg from 'pg'
import type { Response } from 'supertest'
import { uuidv7 } from 'uuidv7'
import { startApp, type TestApp } from '../../support/app.ts'
import {
  asSystem,
  buildWorld,
  password,
  type Someone,
  type SomeTrainee,
  type World,
} from '../../support/build.ts'

/** Wednesday 11 May 2022, 10:00 in London: the cohort started on 4 January 2021, under the 20% rule. */
export const now = '2022-05-11T09:00:00Z'

export interface Caller {
  get(path: string): Promise<Response>
  /** With a key of its own unless one is given. */
  post(path: string, body: unknown, options?: { key?: string; ifMatch?: number }): Promise<Response>
  put(path: string, body: unknown, ifMatch?: number): Promise<Response>
  delete(path: string, ifMatch?: number): Promise<Response>
}

export interface Scene {
  app: TestApp
  world: World
  as(someone: Someone): Promise<Caller>
  /** Rows as the application in its widest scope sees them. */
  rows<T>(text: string, values?: unknown[]): Promise<T[]>
  /** Rows as the owner of the tables sees them, whom nothing binds. */
  ownerRows(text: string): Promise<unknown[]>
  /** Logs and submits one entry for the trainee; answers it. */
  submitted(trainee: SomeTrainee, content?: Partial<EntryContentBody>): Promise<Entry>
  /** As submitted, and signed by the mentor. */
  signed(trainee: SomeTrainee, mentor: Someone, content?: Partial<EntryContentBody>): Promise<Entry>
  close(): Promise<void>
}

/** `environment` are settings of the server, as in its environment. */
export async function openScene(
  settings: Partial<ProgrammeSettings> = {},
  environment: Record<string, string> = {},
): Promise<Scene> {
  const app = await startApp({ now, settings: environment })
  const world = await buildWorld(app.ownerUrl, app.clock.now(), { settings })
  const callers = new Map<string, Promise<Caller>>()
  // Once for each moment the clock stands at: a session ends when the clock goes far on.
  const as = ({ email }: Someone) => {
    const key = `${email} ${app.clock.now().toISOString()}`
    const known = callers.get(key) ?? signIn(app, email)
    callers.set(key, known)
    return known
  }
  const submitted = async (trainee: SomeTrainee, content: Partial<EntryContentBody> = {}) => {
    const caller = await as(trainee)
    const answer = await caller.post(entriesOf(trainee), { ...learning, ...content, submit: true })
    if (answer.status !== 201) throw new Error(`not logged: ${answer.text}`)
    return answer.body as Entry
  }
  return {
    app,
    world,
    as,
    rows: (text, values = []) => asSystem(app.ownerUrl, app.clock.now(), (tx) => tx.rows(text, values)),
    ownerRows: (text) => ownerRows(app.ownerUrl, text),
    submitted,
    async signed(trainee, mentor, content) {
      const entry = await submitted(trainee, content)
      const answer = await (await as(mentor)).post('/off-the-job/sign-offs', { entries: [chosen(entry)] })
      if (answer.body.signed !== 1) throw new Error(`not signed: ${answer.text}`)
      return { ...entry, state: 'signed', version: entry.version + 1 }
    },
    close: () => app.close(),
  }
}

export const entriesOf = ({ id }: { id: string }) => `/trainees/${id}/off-the-job/entries`
export const entryPath = (entry: Pick<Entry, 'traineeId' | 'id'>) =>
  `${entriesOf({ id: entry.traineeId })}/${entry.id}`
export const chosen = ({ traineeId, id, version }: Pick<Entry, 'traineeId' | 'id' | 'version'>) => ({
  traineeId,
  entryId: id,
  version,
})

/** A morning at university that every rule accepts; spread over it what a test is about. */
export const learning: EntryContentBody = {
  learnedOn: '2022-05-10',
  category: 'university-teaching',
  activity: 'Lecture on communication',
  learned: 'How to listen for what is not said',
  minutes: 180,
  startsAt: null,
  endsAt: null,
  moduleCode: 'PZ1022',
  ksbs: ['K1'],
  paid: 'paid-hours',
  lieuOn: null,
}

async function ownerRows(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A session kept by hand: its cookie ends by the clock of the test, which the client does not know. */
async function signIn(app: TestApp, email: string): Promise<Caller> {
  const answer = await app.request().post('/api/v1/session').send({ email, password })
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0]
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.text}`)
  const agent = app.request().set('Cookie', cookie)
  const matching = (ifMatch: number | undefined): Record<string, string> =>
    ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }
  return {
    get: async (path) => agent.get(`/api/v1${path}`),
    post: async (path, body, { key = uuidv7(), ifMatch } = {}) =>
      agent
        .post(`/api/v1${path}`)
        .set({ 'Idempotency-Key': key, ...matching(ifMatch) })
        .send(body as object),
    put: async (path, body, ifMatch) =>
      agent
        .put(`/api/v1${path}`)
        .set(matching(ifMatch))
        .send(body as object),
    delete: async (path, ifMatch) => agent.delete(`/api/v1${path}`).set(matching(ifMatch)),
  }
}
