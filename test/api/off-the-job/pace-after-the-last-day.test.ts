import { addDays } from '@rung/shared/kernel/plain-date'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepOutlook } from '../../../api/src/slices/off-the-job/keep-outlook.ts'
import { asSystem } from '../../support/build.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
  // 333 hours 40 minutes in eight weeks: behind plan by the gateway, and quick enough to get there by the planned end.
  for (let week = 0; week < 7; week += 1)
    for (const day of [0, 1])
      await scene.submitted(scene.world.t1, {
        learnedOn: addDays('2021-12-20', week * 7 + day),
        minutes: 1430,
      })
})
afterAll(() => scene?.close())

/** Gateway was on 12 March 2022, 60 days ago: the last 12 weeks of learning began on 18 December 2021. */
async function passGateway(on: string | null): Promise<void> {
  const { app, world } = scene
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    await tx.rows('update trainee set gateway_on = $2 where id = $1', [world.t1.id, on])
    await keepOutlook(tx, [world.t1.id], app.clock.now(), world.today)
  })
}

test('after gateway the pace is that of the last 12 weeks of learning, however long ago they were', async () => {
  const { t1, manager } = scene.world
  await passGateway('2022-03-12')
  const home = await (await scene.as(t1)).get(`/trainees/${t1.id}/home`)
  expect(home.body.figures).toMatchObject({ standing: 'behind', forecast: { paceMinutesPerWeek: 1668 } })
  const list = await (await scene.as(manager)).get('/trainees?search=Asha')
  expect(list.body.rows).toMatchObject([{ standing: 'behind' }])
})

test('while learning goes on, weeks without any count in the pace', async () => {
  const { t1 } = scene.world
  await passGateway(null)
  const home = await (await scene.as(t1)).get(`/trainees/${t1.id}/home`)
  expect(home.body.figures).toMatchObject({ standing: 'at-risk', forecast: { paceMinutesPerWeek: 0 } })
})
