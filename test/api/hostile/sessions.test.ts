import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { asSystem, buildWorld, password, type World } from '../../support/build.ts'

const nine = '2022-05-11T09:00:00Z'
let rung: TestApp
let world: World

beforeAll(async () => {
  rung = await startApp({ now: nine, settings: { SESSION_IDLE_MINUTES: '5', SESSION_HOURS: '1' } })
  world = await buildWorld(rung.ownerUrl, rung.clock.now())
})
afterAll(() => rung?.close())
beforeEach(() => rung.clock.moveTo(nine))

const asOwner = (text: string, values: unknown[] = []) =>
  asSystem(rung.ownerUrl, rung.clock.now(), (tx) => tx.rows(text, values))

describe('a session', () => {
  test('idle for longer than the setting says is over', async () => {
    const agent = await rung.signIn(world.tutor.email, password)
    rung.clock.moveTo('2022-05-11T09:04:59Z')
    expect((await agent.get('/api/v1/session')).status).toBe(200)
    rung.clock.moveTo('2022-05-11T09:10:01Z')
    expect((await agent.get('/api/v1/session')).status).toBe(401)
  })

  test('ended in the database is refused on the next request, for reading and for writing', async () => {
    const agent = await rung.signIn(world.manager.email, password)
    await asOwner('update session set ended_at = now() where person_id = $1', [world.manager.personId])
    expect((await agent.get('/api/v1/session')).status).toBe(401)
    expect((await agent.get(`/api/v1/trainees/${world.t1.id}/home`)).status).toBe(401)
    const post = await agent.post(`/api/v1/trainees/${world.t1.id}/mentorships`).send({
      mentorId: world.mentor1.personId,
      startsOn: '2022-05-11',
    })
    expect(post.status).toBe(401)
  })

  test('of a person whose access ended is refused on the next request', async () => {
    const agent = await rung.signIn(world.auditor.email, password)
    await asOwner('update person set ended_at = now() where id = $1', [world.auditor.personId])
    expect((await agent.get('/api/v1/session')).status).toBe(401)
  })

  test('shows and does no more than the role that is left', async () => {
    const agent = await rung.signIn(world.regionalLead.email, password)
    expect((await agent.get('/api/v1/people')).status).toBe(200)
    await asOwner("update role_held set ends_on = '2022-05-10' where person_id = $1", [
      world.regionalLead.personId,
    ])
    expect((await agent.get('/api/v1/people')).status).toBe(403)
    expect((await agent.get(`/api/v1/trainees/${world.t1.id}`)).status).toBe(403)
  })

  test.each([
    ['empty', ''],
    ['very long', 'a'.repeat(4000)],
    ['with what no token has', '%00%27--'],
    ['the hash of one', 'x'],
  ])('is not had with a cookie that is %s', async (_what, token) => {
    const answer = await rung.request().get('/api/v1/session').set('Cookie', `rung-session=${token}`)
    expect(answer.status).toBe(401)
  })

  test('is not had with the name of the other scheme’s cookie', async () => {
    const signedIn = await rung.request().post('/api/v1/session').send({ email: world.t3.email, password })
    const token = /=([\w-]+)/.exec(signedIn.headers['set-cookie']?.[0] ?? '')?.[1] ?? ''
    const ask = (name: string) => rung.request().get('/api/v1/session').set('Cookie', `${name}=${token}`)
    expect((await ask('rung-session')).status).toBe(200)
    expect((await ask('__Host-rung')).status).toBe(401)
  })
})

describe('an address named by the caller', () => {
  const guess = (app: TestApp, forwarded: string, secret = 'not the password') =>
    app
      .request()
      .post('/api/v1/session')
      .set('X-Forwarded-For', forwarded)
      .send({ email: world.mentor1.email, password: secret })

  test('counts for nothing without a proxy', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 8; count++) statuses.push((await guess(rung, `10.0.0.${count}`)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    await asOwner('delete from sign_in_failure')
  })

  test('behind a proxy is the one that the proxy saw: the owner elsewhere still signs in', async () => {
    const proxied = await startApp({ now: nine, settings: { TRUST_PROXY: 'yes' } })
    try {
      await buildWorld(proxied.ownerUrl, proxied.clock.now())
      const statuses: number[] = []
      for (let count = 0; count < 7; count++)
        statuses.push((await guess(proxied, `10.0.0.${count}, 192.0.2.1`)).status)
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
      expect((await guess(proxied, '192.0.2.2', password)).status).toBe(200)
    } finally {
      await proxied.close()
    }
  })
})
