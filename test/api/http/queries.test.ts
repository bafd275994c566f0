import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chosen, entriesOf, learning, openScene, type Scene } from '../off-the-job/scene.ts'

/** What a call costs beside the work itself: how often the server waits for the database, and for how many statements. */
interface Cost {
  readonly waits: number
  readonly statements: number
}

let scene: Scene
const counted = { waits: 0, statements: 0, open: 0 }

beforeAll(async () => {
  scene = await openScene()
  // What the driver sends is counted on its way: statements sent while others are under way travel with them.
  const send = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    if (counted.open === 0) counted.waits += 1
    counted.statements += 1
    counted.open += 1
    const sent: unknown = Reflect.apply(send, this, given)
    const over = () => {
      counted.open -= 1
    }
    const callback = given.some((one) => typeof one === 'function')
    if (callback || !(sent instanceof Promise)) over()
    else sent.then(over, over)
    return sent
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await scene?.close()
})

async function costOf(call: () => Promise<{ status: number; text: string }>): Promise<Cost> {
  await vi.waitFor(() => expect(counted.open).toBe(0))
  Object.assign(counted, { waits: 0, statements: 0 })
  const { status, text } = await call()
  expect(status, text).toBeLessThan(300)
  return { waits: counted.waits, statements: counted.statements }
}

describe('a hot read is one query, session and all', () => {
  test('the home, once it has been worked out', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    const home = () => caller.get(`/trainees/${t1.id}/home`)
    await home()
    await vi.waitFor(async () => expect((await costOf(home)).statements).toBe(1))
    expect(await costOf(home)).toEqual({ waits: 1, statements: 1 })
  })

  test('the log', async () => {
    const { t1 } = scene.world
    for (const minutes of [10, 20, 30]) await scene.submitted(t1, { minutes })
    const caller = await scene.as(t1)
    expect(await costOf(() => caller.get(`${entriesOf(t1)}?limit=2`))).toEqual({ waits: 1, statements: 1 })
  })

  test('one entry, the figures, the choices, the queue and the session', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.submitted(t1)
    const [trainee, mentor] = [await scene.as(t1), await scene.as(mentor1)]
    for (const call of [
      () => trainee.get(`${entriesOf(t1)}/${entry.id}`),
      () => trainee.get(`/trainees/${t1.id}/off-the-job`),
      () => trainee.get(`/trainees/${t1.id}/off-the-job/choices`),
      () => trainee.get('/session'),
      () => mentor.get('/off-the-job/queue'),
    ])
      expect(await costOf(call)).toEqual({ waits: 1, statements: 1 })
  })
})

describe('a write waits for what it decides by, for what it writes, and for the commit', () => {
  test('logging an entry', async () => {
    const { t2 } = scene.world
    const caller = await scene.as(t2)
    const { waits } = await costOf(() => caller.post(entriesOf(t2), { ...learning, submit: true }))
    expect(waits).toBe(3)
  })

  test('signing, however many are signed', async () => {
    const { t3, mentor2 } = scene.world
    const mentor = await scene.as(mentor2)
    const costs: Cost[] = []
    for (const entries of [1, 12]) {
      const logged = []
      for (let place = 0; place < entries; place += 1) logged.push(await scene.submitted(t3, { minutes: 5 }))
      const body = { entries: logged.map((entry) => chosen(entry)) }
      costs.push(await costOf(() => mentor.post('/off-the-job/sign-offs', body)))
    }
    expect(costs[0]?.waits).toBe(3)
    expect(costs[1]).toEqual(costs[0])
  })
})
