import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { asSystem, buildWorld, password, type World } from '../../support/build.ts'

const nineOClock = '2022-05-11T09:00:00Z'
let rung: TestApp
let world: World

beforeAll(async () => {
  rung = await startApp()
  world = await buildWorld(rung.ownerUrl, rung.clock.now())
})
afterAll(() => rung.close())
beforeEach(() => rung.clock.moveTo(nineOClock))

const tryOnce = (email: string, secret: string, headers: Record<string, string> = {}) =>
  rung.request().post('/api/v1/session').set(headers).send({ email, password: secret })
const forgetTries = () =>
  asSystem(rung.ownerUrl, rung.clock.now(), (tx) => tx.rows('delete from sign_in_failure'))

describe('signing in', () => {
  it('says who is signed in and the roles they hold today', async () => {
    const answer = await tryOnce(world.manager.email, password)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      personId: world.manager.personId,
      givenName: 'Ruth',
      familyName: 'Calder',
      email: world.manager.email,
      traineeId: null,
      roles: ['manager'],
      posts: [
        {
          role: 'manager',
          organisationId: world.organisations.employer1,
          organisation: 'Moorside NHS Trust',
        },
      ],
    })
  })

  it('takes the address in any case, with spaces around it', async () => {
    expect((await tryOnce(`  ${world.manager.email.toUpperCase()} `, password)).status).toBe(200)
  })

  it('gives a cookie that scripts cannot read and other sites do not send, and keeps only its hash', async () => {
    const answer = await tryOnce(world.manager.email, password)
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^rung-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = /=([\w-]{43});/.exec(cookie)?.[1] ?? ''
    const rows = await asSystem(rung.ownerUrl, rung.clock.now(), (tx) =>
      tx.rows<{ found: boolean }>('select token_hash = sha256($1::bytea) as found from session', [token]),
    )
    expect(rows.some(({ found }) => found)).toBe(true)
  })

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await tryOnce(world.tutor.email, 'not the password at all')
    const unknown = await tryOnce('nobody@example.org', 'not the password at all')
    expect(wrong.status).toBe(401)
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  })

  it('lets nobody in whose access has ended', async () => {
    await asSystem(rung.ownerUrl, rung.clock.now(), (tx) =>
      tx.rows('update person set ended_at = now() where id = $1', [world.auditor.personId]),
    )
    expect((await tryOnce(world.auditor.email, password)).status).toBe(401)
  })
})

describe('guessing', () => {
  it('stops after five tries at one account from one address, and lets go after fifteen minutes', async () => {
    await forgetTries()
    for (let count = 0; count < 5; count++)
      expect((await tryOnce(world.mentor1.email, `guess number ${count}`)).status).toBe(401)
    rung.clock.moveTo('2022-05-11T09:10:00Z')
    const stopped = await tryOnce(world.mentor1.email, password)
    expect(stopped.status).toBe(429)
    expect(stopped.headers['retry-after']).toBe('300')
    expect(stopped.body).toMatchObject({
      code: 'too-many-tries',
      detail: 'Try again in 5 minutes.',
      retryAfter: 300,
    })
    rung.clock.moveTo('2022-05-11T09:15:01Z')
    expect((await tryOnce(world.mentor1.email, password)).status).toBe(200)
  })

  it('does not keep others at the same address from signing in', async () => {
    await forgetTries()
    for (let count = 0; count < 8; count++) await tryOnce(world.mentor1.email, `guess number ${count}`)
    expect((await tryOnce(world.mentor2.email, password)).status).toBe(200)
  })

  it('counts many tries sent at once one by one', async () => {
    await forgetTries()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, count) => tryOnce(world.mentor1.email, `guess number ${count}`)),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  it('starts afresh after a right password', async () => {
    await forgetTries()
    for (let count = 0; count < 4; count++) await tryOnce(world.mentor1.email, `guess number ${count}`)
    expect((await tryOnce(world.mentor1.email, password)).status).toBe(200)
    for (let count = 0; count < 4; count++)
      expect((await tryOnce(world.mentor1.email, `guess number ${count}`)).status).toBe(401)
    expect((await tryOnce(world.mentor1.email, password)).status).toBe(200)
  })

  it('stops an address that goes through fifty accounts', async () => {
    await forgetTries()
    for (let count = 0; count < 50; count++)
      expect((await tryOnce(`someone${count}@example.org`, 'spring 2022 spring')).status).toBe(401)
    expect((await tryOnce('someone50@example.org', 'spring 2022 spring')).status).toBe(429)
  })

  it('is forgotten when its window is over: no counts pile up', async () => {
    await forgetTries()
    for (let count = 0; count < 3; count++) await tryOnce(`someone${count}@example.org`, 'spring 2022 spring')
    rung.clock.moveTo('2022-05-11T10:00:00Z')
    await tryOnce('late@example.org', 'spring 2022 spring')
    const buckets = await asSystem(rung.ownerUrl, rung.clock.now(), (tx) =>
      tx.rows<{ bucket: string }>('select bucket from sign_in_failure order by bucket'),
    )
    expect(buckets.map(({ bucket }) => bucket)).toEqual([
      'sign-in 127.0.0.1',
      'sign-in late@example.org 127.0.0.1',
    ])
  })
})

describe('a session', () => {
  it('ends after an hour without a request', async () => {
    await forgetTries()
    const agent = await rung.signIn(world.tutor.email, password)
    rung.clock.moveTo('2022-05-11T09:59:00Z')
    expect((await agent.get('/api/v1/session')).status).toBe(200)
    // Being seen is noted beside the request, so it may come a moment after the answer.
    await expect
      .poll(async () => (await seenAt(world.tutor.personId)).startsWith('2022-05-11T09:59'))
      .toBe(true)
    rung.clock.moveTo('2022-05-11T10:58:00Z')
    expect((await agent.get('/api/v1/session')).status).toBe(200)
    rung.clock.moveTo('2022-05-11T12:30:00Z')
    expect((await agent.get('/api/v1/session')).status).toBe(401)
  })

  it('ends twelve hours after signing in, however busy it was', async () => {
    const agent = await rung.signIn(world.regionalLead.email, password)
    for (let minutes = 50; minutes < 720; minutes += 50) {
      const moment = new Date(new Date(nineOClock).getTime() + minutes * 60_000)
      rung.clock.moveTo(moment)
      expect((await agent.get('/api/v1/session')).status).toBe(200)
      await expect.poll(async () => seenAt(world.regionalLead.personId)).toBe(moment.toISOString())
    }
    rung.clock.moveTo('2022-05-11T21:00:00Z')
    expect((await agent.get('/api/v1/session')).status).toBe(401)
  })

  it('ends at once when signed out', async () => {
    const agent = await rung.signIn(world.tutor.email, password)
    const answer = await agent.delete('/api/v1/session')
    expect(answer.status).toBe(204)
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^rung-session=; .*Expires=Thu, 01 Jan 1970/)
    expect((await agent.get('/api/v1/session')).status).toBe(401)
  })

  it('is seen among the others and ended from another one, on the next request', async () => {
    const ward = await rung.signIn(world.manager2.email, password)
    const phone = rung.request()
    await phone
      .post('/api/v1/session')
      .set('User-Agent', 'A phone')
      .send({ email: world.manager2.email, password })
    const { sessions } = (await ward.get('/api/v1/sessions')).body
    expect(sessions).toHaveLength(2)
    const other = sessions.find(({ current }: { current: boolean }) => !current)
    expect(other).toMatchObject({ device: 'A phone', createdAt: '2022-05-11T09:00:00.000Z' })
    expect((await ward.delete(`/api/v1/sessions/${other.id}`)).status).toBe(204)
    expect((await phone.get('/api/v1/session')).status).toBe(401)
    expect((await ward.get('/api/v1/session')).status).toBe(200)
  })

  it('of another person cannot be ended, nor told from one that is not there', async () => {
    const mine = await rung.signIn(world.manager.email, password)
    const theirs = await rung.signIn(world.manager2.email, password)
    const { sessions } = (await theirs.get('/api/v1/sessions')).body
    const current = sessions.find((one: { current: boolean }) => one.current)
    const foreign = await mine.delete(`/api/v1/sessions/${current.id}`)
    const unknown = await mine.delete(`/api/v1/sessions/${uuidv7()}`)
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
    expect((await theirs.get('/api/v1/session')).status).toBe(200)
  })

  it('made up by someone is nobody’s', async () => {
    const answer = await rung
      .request()
      .get('/api/v1/session')
      .set('Cookie', `rung-session=${'a'.repeat(43)}`)
    expect(answer.status).toBe(401)
  })
})

describe('the demonstration', () => {
  it('names nobody where it is not one', async () => {
    const answer = await rung.request().get('/api/v1/demonstration')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ personas: [], password: null })
  })
})

async function seenAt(personId: string): Promise<string> {
  const row = await asSystem(rung.ownerUrl, rung.clock.now(), (tx) =>
    tx.row<{ at: Date }>('select max(last_seen_at) as at from session where person_id = $1', [personId]),
  )
  return row ? new Date(row.at).toISOString() : ''
}
