import { afterAll, beforeAll, expect, test } from 'vitest'
import { openResultsScene, type ResultsScene, wasRead } from './results-scene.ts'

let scene: ResultsScene
beforeAll(async () => {
  scene = await openResultsScene()
})
afterAll(() => scene.close())

test('the history tells tutors what was entered, changed and taken away, and tells nobody else of it', async () => {
  const { t1, manager } = scene.world
  const entered = await scene.entered(t1, '60')
  scene.app.clock.moveTo('2022-05-11T09:10:00Z')
  const changed = await scene.save([{ ...wasRead(entered), text: '67' }])
  scene.app.clock.moveTo('2022-05-11T09:20:00Z')
  await scene.save([{ ...wasRead(changed.body.cells[0]), text: '' }])
  const told = async (who: typeof manager) =>
    JSON.stringify((await (await scene.as(who)).get(`/trainees/${t1.id}/history`)).body)
  const history = await told(scene.world.tutor)
  for (const said of ['entered a result of PZ1015', 'changed a result of', 'took away a result of PZ1015'])
    expect(history).toContain(said)
  expect(await told(manager)).not.toContain('result')
})
