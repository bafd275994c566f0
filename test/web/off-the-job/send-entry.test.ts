import { expect, test } from 'vitest'
import { sendEntry } from '../../../web/src/drafts/send-entry.ts'
import { entry, newEntry } from './samples.ts'
import { problem, stubServer } from './server-stub.ts'

const { answerWith } = stubServer()

test('A first try that arrived unseen, and was typed over since, is shown beside what was typed', async () => {
  const arrived = entry({ activity: 'As first typed', state: 'draft' })
  answerWith(({ method }) =>
    method === 'POST' ? problem(422, 'key-reused') : { status: 200, body: { ...arrived, signOffs: [] } },
  )
  expect(await sendEntry(newEntry)).toMatchObject({ kind: 'stale', current: { activity: 'As first typed' } })
})

test('A first try that arrived unseen and says the same is sent', async () => {
  answerWith(({ method }) => (method === 'POST' ? problem(409, 'conflict') : { status: 200, body: entry() }))
  expect(await sendEntry(newEntry)).toMatchObject({ kind: 'sent' })
})

test('A conflict in a change of an entry is no fault of what was typed', async () => {
  answerWith(() => problem(409, 'conflict'))
  expect(await sendEntry({ ...newEntry, version: 3 })).toMatchObject({ kind: 'not-now' })
})
