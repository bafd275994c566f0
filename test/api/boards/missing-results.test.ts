import type { BoardView } from '@rung/shared/contract/boards'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BoardScene, openBoardScene } from './board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene.close())

const missed = (board: BoardView) =>
  board.missing.map(
    ({ moduleCode, trainees }) => `${moduleCode}: ${trainees.map(({ name }) => name).join(', ')}`,
  )

it('names who takes a module before the board and has no result of it, and keeps them as the board saw them', async () => {
  const { t1, t2, t3 } = scene.world
  await scene.choose(t1, 'NU1019')
  await scene.enter(t1, { module: 'PZ1015', mark: 62 })
  await scene.enter(t1, { module: 'NU1019', mark: 55 })
  const planned = await scene.plan('Summer board')
  expect(missed(await scene.read(planned))).toEqual(['PZ1015: Chloe Dunn, Ben Holroyd'])

  await scene.enter(t3, { module: 'PZ1015', mark: null, notSubmitted: true })
  await scene.accept(planned)
  expect(missed(await scene.ratify(planned))).toEqual(['PZ1015: Ben Holroyd'])

  const rewritten = "update board set state = 'published', published_at = now(), missing = '[]' where id = $1"
  await expect(scene.rows(rewritten, [planned.id])).rejects.toThrow('what a board ratified cannot be changed')
  await scene.enter(t2, { module: 'PZ1015', mark: 48 })
  expect(missed(await scene.publish(planned))).toEqual(['PZ1015: Ben Holroyd'])
})

it('misses nobody who left, whose prior learning was recognised, or whose attempt was put off', async () => {
  const { t1, t2, t3, tutor } = scene.world
  await scene.rows("update trainee set withdrawn_on = '2022-05-01' where id = $1", [t3.id])
  const recognised = await scene.tutor.post(`/trainees/${t2.id}/prior-learning`, {
    moduleCode: 'PZ1022',
    evidence: 'A certificate of another university',
    recognisedOn: '2022-04-01',
  })
  expect(recognised.status).toBe(201)
  await scene.enter(t1, { module: 'PZ1022', mark: 51 })
  await scene.enter(t1, { module: 'PZ1067', mark: 51 })
  await scene.rows(
    `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at, state, effect,
       decided_by, decided_at) values ($1, gen_random_uuid(), 'PZ1067', 'module', 'first-sit', 'Illness', 'A letter', $2, now(), 'accepted',
       'defer', $3, now())`,
    [t2.id, t2.personId, tutor.personId],
  )
  expect(missed(await scene.read(await scene.plan('Autumn board')))).toEqual([])
})
