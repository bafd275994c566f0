import { afterAll, beforeAll, expect, test } from 'vitest'
import { openResultsScene, type ResultsScene } from './results-scene.ts'

let scene: ResultsScene
beforeAll(async () => {
  scene = await openResultsScene()
})
afterAll(() => scene.close())

const path = (traineeId: string, resultId: string) => `/trainees/${traineeId}/results/${resultId}/corrections`

async function ratified(trainee: ResultsScene['world']['t1'], text: string) {
  await scene.entered(trainee, text)
  await scene.ratify(trainee.id)
  const cell = (await scene.grid()).cells.find(({ traineeId }) => traineeId === trainee.id)
  if (!cell) throw new Error('not ratified')
  return cell
}

test('a ratified result is corrected with a reason, beside what the board saw', async () => {
  const { t1, manager } = scene.world
  const cell = await ratified(t1, '38')
  const correct = (body: object, ifMatch = cell.version) =>
    scene.tutor.post(path(t1.id, cell.id), body, { ifMatch })
  expect((await correct({ text: '48', reason: ' ' })).body.errors[0]).toMatchObject({
    pointer: '/reason',
    code: 'reason-missing',
  })
  expect((await correct({ text: '38', reason: 'No change' })).body.errors[0].code).toBe('result-unchanged')
  expect((await correct({ text: '', reason: 'Gone' })).body.errors[0].code).toBe('result-ratified')
  expect((await correct({ text: '48', reason: 'Added up wrongly' }, 9)).status).toBe(412)
  expect((await scene.tutor.post(path(t1.id, cell.id), { text: '48', reason: 'x' })).status).toBe(428)
  const theirs = await (await scene.as(manager)).post(
    path(t1.id, cell.id),
    { text: '48', reason: 'Mine' },
    { ifMatch: cell.version },
  )
  expect(theirs.status).toBe(403)

  const answer = await correct({ text: '48', reason: 'Added up wrongly' })
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({
    text: '48',
    state: 'provisional',
    correction: { from: '38', reason: 'Added up wrongly' },
  })
  const now = (await scene.grid()).cells.find(({ traineeId }) => traineeId === t1.id)
  expect(now).toEqual(answer.body)
  const kept = await scene.rows(
    'select state, mark::float8 as mark from result where trainee_id = $1 order by id',
    [t1.id],
  )
  expect(kept).toEqual([
    { state: 'ratified', mark: 38 },
    { state: 'provisional', mark: 48 },
  ])
  expect((await correct({ text: '50', reason: 'Again' })).body.errors[0].code).toBe('correction-waits')
})

test('a provisional result needs no correction, and a stranger is told as of one that is not there', async () => {
  const { t2, stranger } = scene.world
  const cell = await scene.entered(t2, '50')
  const body = { text: '55', reason: 'Added up wrongly' }
  const own = await scene.tutor.post(path(t2.id, cell.id), body, { ifMatch: 1 })
  expect(own.body.errors[0].code).toBe('result-not-ratified')
  const [theirs, none] = [
    await (await scene.as(stranger)).post(path(t2.id, cell.id), body, { ifMatch: 1 }),
    await scene.tutor.post(path(t2.id, t2.id), body, { ifMatch: 1 }),
  ]
  expect([theirs.status, none.status]).toEqual([403, 404])
})
