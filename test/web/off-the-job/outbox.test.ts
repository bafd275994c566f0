import { describe, expect, test } from 'vitest'
import { putInOutbox, readOutbox, sendOutbox } from '../../../web/src/drafts/outbox.ts'
import { content, entry, entryId, laterId, me, newEntry } from './samples.ts'
import { problem, stubServer } from './server-stub.ts'

const { asked, answerWith } = stubServer()

describe('The outbox', () => {
  test('keeps an entry while there is no signal, and sends it once there is', async () => {
    putInOutbox(me, newEntry)
    answerWith(() => 'no-signal')
    expect(await sendOutbox(me)).toEqual([])
    expect(readOutbox(me)).toHaveLength(1)
    answerWith(() => ({ status: 201, body: entry() }))
    expect(await sendOutbox(me)).toEqual([entry()])
    expect(readOutbox(me)).toEqual([])
  })

  test('sends again under the same id and key after an answer was lost, so that it is one entry', async () => {
    putInOutbox(me, newEntry)
    answerWith(() => 'answer-lost')
    await sendOutbox(me)
    answerWith(() => ({ status: 201, body: entry() }))
    await sendOutbox(me)
    expect(asked).toHaveLength(2)
    expect(asked[1]).toEqual(asked[0])
    expect(asked[0]).toMatchObject({ key: entryId, body: { id: entryId, submit: true } })
  })

  test('sends two at once only once each', async () => {
    putInOutbox(me, newEntry)
    answerWith(() => ({ status: 201, body: entry() }))
    const [first, second] = await Promise.all([sendOutbox(me), sendOutbox(me)])
    expect(asked).toHaveLength(1)
    expect(first).toEqual(second)
  })

  test('keeps a refused entry with its reasons and does not send it by itself again', async () => {
    putInOutbox(me, newEntry)
    const errors = [{ pointer: '/startsAt', code: 'times-overlap', detail: 'This overlaps' }]
    answerWith(() => problem(422, 'refused', { errors }))
    await sendOutbox(me)
    expect(readOutbox(me)).toMatchObject([
      { content, faults: [{ field: 'startsAt', message: 'This overlaps' }] },
    ])
    await sendOutbox(me)
    expect(asked).toHaveLength(1)
  })

  test('goes on with the next after a refusal', async () => {
    putInOutbox(me, newEntry)
    putInOutbox(me, { ...newEntry, entryId: laterId })
    answerWith(({ key }) =>
      key === entryId ? problem(422, 'refused') : { status: 201, body: entry({ id: laterId }) },
    )
    expect(await sendOutbox(me)).toHaveLength(1)
    expect(readOutbox(me).map((waiting) => waiting.entryId)).toEqual([entryId])
  })

  test.each([
    [401, 'not-signed-in'],
    [429, 'too-many-tries'],
    [500, 'fault'],
    [503, 'not-ready'],
  ])('waits without blame when the server answers %i', async (status, code) => {
    putInOutbox(me, newEntry)
    answerWith(() => problem(status, code))
    await sendOutbox(me)
    expect(readOutbox(me)).toMatchObject([{ faults: [] }])
  })

  test("leaves another person's entries alone", async () => {
    putInOutbox(me, newEntry)
    expect(await sendOutbox('someone-else')).toEqual([])
    expect(asked).toEqual([])
    expect(readOutbox(me)).toHaveLength(1)
  })

  test('takes a change that had arrived before as sent, and one made over it as something to choose', async () => {
    const change = { ...newEntry, version: 1 }
    putInOutbox(me, change)
    answerWith(() => problem(412, 'stale', { current: entry({ version: 2 }) }))
    expect(await sendOutbox(me)).toHaveLength(1)
    expect(asked[0]).toMatchObject({ method: 'PUT', ifMatch: '"1"' })
    putInOutbox(me, change)
    answerWith(() => problem(412, 'stale', { current: entry({ version: 2, activity: 'Another' }) }))
    expect(await sendOutbox(me)).toEqual([])
    expect(readOutbox(me)[0]?.faults).toHaveLength(1)
  })
})
