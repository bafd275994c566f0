import type { Response } from 'supertest'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chosen, entriesOf, entryPath, learning, openScene, type Scene } from '../off-the-job/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const seen = ({ status, text, headers }: Response) => ({
  status,
  text,
  etag: headers.etag,
  type: headers['content-type'],
})

describe('the same call again under its key is answered byte for byte the same', () => {
  test('logging an entry', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    const again = { key: uuidv7() }
    const body = { ...learning, submit: true }
    const first = await caller.post(entriesOf(t1), body, again)
    expect(first.status).toBe(201)
    expect(first.headers.etag).toBe('"1"')
    expect(seen(await caller.post(entriesOf(t1), body, again))).toEqual(seen(first))
  })

  test('signing', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.submitted(t1)
    const caller = await scene.as(mentor1)
    const again = { key: uuidv7() }
    const body = { entries: [chosen(entry)] }
    const first = await caller.post('/off-the-job/sign-offs', body, again)
    expect(first.body.signed).toBe(1)
    expect(seen(await caller.post('/off-the-job/sign-offs', body, again))).toEqual(seen(first))
  })

  test('returning an entry', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.submitted(t1)
    const caller = await scene.as(mentor1)
    const again = { key: uuidv7(), ifMatch: 1 }
    const body = { reason: 'Say what you learned' }
    const first = await caller.post(`${entryPath(entry)}/return`, body, again)
    expect(first.body.state).toBe('returned')
    expect(seen(await caller.post(`${entryPath(entry)}/return`, body, again))).toEqual(seen(first))
  })

  test('asking for a reversal, and deciding on it', async () => {
    const { t1, mentor1, manager } = scene.world
    const entry = await scene.signed(t1, mentor1)
    const asking = { key: uuidv7() }
    const body = { reason: 'Signed twice' }
    const mentor = await scene.as(mentor1)
    const asked = await mentor.post(`${entryPath(entry)}/reversals`, body, asking)
    expect(asked.headers.etag).toBe('"1"')
    expect(seen(await mentor.post(`${entryPath(entry)}/reversals`, body, asking))).toEqual(seen(asked))

    const path = `${entryPath(entry)}/reversals/${asked.body.id}/decision`
    const deciding = { key: uuidv7(), ifMatch: 1 }
    const decided = await (await scene.as(manager)).post(path, { decision: 'countersigned' }, deciding)
    expect(decided.headers.etag).toBe('"2"')
    const again = await (await scene.as(manager)).post(path, { decision: 'countersigned' }, deciding)
    expect(seen(again)).toEqual(seen(decided))
  })
})
