import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attack, draft, openAttack } from './attack.ts'

let attack: Attack
beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const entriesPath = () => `/trainees/${attack.scene.world.t1.id}/off-the-job/entries`
const count = async (where: string) =>
  (
    await attack.scene.rows<{ n: number }>(`select count(*)::int as n from off_the_job_entry where ${where}`)
  )[0]?.n

describe('the same key', () => {
  test('32 times at once has one effect and one answer', async () => {
    const headers = { 'Idempotency-Key': uuidv7() }
    const body = { ...draft, activity: 'Thirty-two at once', submit: true, moduleCode: 'PZ1022' }
    const shot = { method: 'POST', path: entriesPath(), as: attack.scene.world.t1, headers, body }
    const answers = await Promise.all(Array.from({ length: 32 }, () => attack.shoot(shot)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await count("activity = 'Thirty-two at once'")).toBe(1)
  })

  test('with another body, or for another call, is refused; for another person it is another key', async () => {
    const { t1, t2 } = attack.scene.world
    const headers = { 'Idempotency-Key': uuidv7() }
    const body = { ...draft, activity: 'Under one key', submit: false }
    const send = (as: typeof t1, given: object) =>
      attack.shoot({ method: 'POST', path: entriesPath().replace(t1.id, as.id), as, headers, body: given })
    expect((await send(t1, body)).status).toBe(201)
    const other = await send(t1, { ...body, minutes: 61 })
    expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
    expect((await send(t2, body)).status).toBe(201)
    expect(await count("activity = 'Under one key'")).toBe(2)
  })

  test('with another file is refused', async () => {
    const { t1 } = attack.scene.world
    const headings = 'Date,Kind of learning,Activity,What I learned,Duration,Module,KSBs'
    const send = (key: string, duration: string) =>
      attack.scene.app
        .request()
        .post(`/api/v1/trainees/${t1.id}/off-the-job/imports`)
        .set({ 'Idempotency-Key': key, Cookie: cookie })
        .attach(
          'file',
          Buffer.from(`${headings}\n03/03/2022,University teaching,From a file,Much,${duration},PZ1022,K1`),
          'log.csv',
        )
    const signedIn = await attack.scene.app
      .request()
      .post('/api/v1/session')
      .send({ email: t1.email, password: 'correct horse battery staple' })
    const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const key = uuidv7()
    const first = await send(key, '1:00')
    expect(first.status, first.text).toBe(201)
    expect((await send(key, '1:00')).text).toBe(first.text)
    const other = await send(key, '2:00')
    expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
    expect(await count("activity = 'From a file'")).toBe(1)
  })
})

describe('If-Match', () => {
  const change = (id: string, ifMatch: string | undefined, activity = 'Changed') =>
    attack.shoot({
      method: 'PUT',
      path: `${entriesPath()}/${id}`,
      as: attack.scene.world.t1,
      headers: ifMatch === undefined ? {} : { 'If-Match': ifMatch },
      body: { ...draft, activity, submit: false },
    })

  test('of two changes at once one is kept, and the other is told what there is now', async () => {
    for (let round = 0; round < 10; round++) {
      const { body: made } = await attack.shoot({
        method: 'POST',
        path: entriesPath(),
        as: attack.scene.world.t1,
        body: { ...draft, submit: false },
      })
      const answers = await Promise.all(['one', 'other'].map((activity) => change(made.id, '"1"', activity)))
      const [kept, stale] = answers.toSorted((a, b) => a.status - b.status)
      expect([kept?.status, stale?.status]).toEqual([200, 412])
      expect(kept?.headers.etag).toBe('"2"')
      expect(stale?.body.current).toMatchObject({ version: 2, activity: kept?.body.activity })
    }
  })

  test.each([undefined, '*', '"1', '1', '""', '"1", "2"', '"-1"', '"1"x', '"9999999999"', '"one"'])(
    'is asked for: %s',
    async (ifMatch) => {
      const answer = await change(attack.drafted.id, ifMatch)
      expect([answer.status, answer.body.code]).toEqual([428, 'version-needed'])
      expect(await count(`id = '${attack.drafted.id}' and version = 1`)).toBe(1)
    },
  )

  test('is compared strongly: a weak ETag, as a proxy that packs answers writes it, changes nothing', async () => {
    const answer = await change(attack.drafted.id, 'W/"1"')
    expect([answer.status, answer.body.code]).toEqual([400, 'not-accepted'])
    expect(answer.body.detail).toBe('Send If-Match with the ETag as it was answered, without W/.')
    expect(await count(`id = '${attack.drafted.id}' and version = 1`)).toBe(1)
  })
})
