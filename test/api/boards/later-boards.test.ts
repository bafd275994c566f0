import type { ResultsGrid } from '@rung/shared/contract/results'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BoardScene, openBoardScene, outcomesOf, traineeIn } from './board-scene.ts'

let scene: BoardScene
const path = () => `/cohorts/${scene.world.programme.cohort}/results/PZ1022`
beforeAll(async () => {
  scene = await openBoardScene()
  const { curriculum } = scene.world.programme
  // What is published cannot be changed; here the university has always marked it so.
  await scene.ownerRows(
    `set session_replication_role = replica; delete from assessment_component where module_code = 'PZ1022';
     insert into assessment_component (curriculum_id, module_code, key, title, kind, weight, position) values
       ('${curriculum}', 'PZ1022', 'essay', 'Essay', 'mark', 60, 1), ('${curriculum}', 'PZ1022', 'test', 'Test', 'mark', 40, 2)`,
  )
})
afterAll(() => scene.close())

const grid = async (attempt: string): Promise<ResultsGrid> =>
  (await scene.tutor.get(`${path()}?attempt=${attempt}`)).body

/** Enters marks as the grid takes them, and holds a board; answers what it decided. */
async function sit(attempt: string, marks: Record<string, string>, more: object = {}): Promise<string> {
  const { t1 } = scene.world
  const cells = Object.entries(marks).map(([component, text]) => ({
    ...{ traineeId: t1.id, component, text },
    was: null,
  }))
  const answer = await scene.tutor.post(path(), { attempt, cells })
  if (answer.status !== 200) throw new Error(answer.text)
  scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))
  const board = traineeIn(await scene.held(`Board of the ${attempt}`), t1)
  expect(board.modules[0]).toMatchObject(more)
  return outcomesOf(board).PZ1022 ?? ''
}

it('a retake that failed in part is reassessed in what failed, where the programme says so', async () => {
  const { t1, tutor, programme } = scene.world
  expect((await grid('first-sit')).attempts).toEqual(['first-sit', 'reassessment', 'retake'])
  await scene.rows(
    `insert into academic_rules (curriculum_id, starts_on, settings, set_by) values ($1, '2022-01-01', $2, $3)`,
    [
      programme.curriculum,
      JSON.stringify({ attempts: { reassessments: 1, retakes: 1, reassessmentAfterRetake: true } }),
      tutor.personId,
    ],
  )
  expect((await grid('first-sit')).attempts).toContain('retake-reassessment')

  expect(await sit('first-sit', { essay: '45', test: '2' })).toBe('reassess')
  expect((await grid('reassessment')).closed).toEqual([
    { traineeId: t1.id, component: 'essay', stands: '45' },
  ])
  expect(await sit('reassessment', { test: '5' })).toBe('retake')
  await scene.tutor.put(`${path()}/dates/test/retake-reassessment`, { dueOn: '2022-06-12', dueAt: null }, 0)
  const calendar = async () => {
    const { body } = await (await scene.as(t1)).put('/calendar-feed', undefined)
    const { text } = await scene.app.request().get(new URL(body.address).pathname)
    return text.replaceAll('\r\n ', '')
  }
  expect(await calendar()).not.toContain('reassessment after the retake')
  expect(await sit('retake', { essay: '61', test: '0' }, { mark: 37 })).toBe('reassess')
  expect(await calendar()).toContain('reassessment after the retake')
  const again = await grid('retake-reassessment')
  expect(again.trainees.map(({ id, due }) => [id, due])).toEqual([[t1.id, true]])
  expect(again.closed).toEqual([{ traineeId: t1.id, component: 'essay', stands: '61' }])
  expect((await grid('reassessment')).trainees.map(({ due }) => due)).toEqual([false])
  const own = await (await scene.as(t1)).get(`/trainees/${t1.id}/results`)
  const module = own.body.modules.find(({ code }: { code: string }) => code === 'PZ1022')
  expect(module.todo).toMatchObject([{ component: 'test', dueOn: '2022-06-12' }])
  const claims = await scene.rows(
    `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at)
     values ($1, $2, 'PZ1022', 'test', 'retake-reassessment', 'Ill', 'Letter', $3, '2022-05-11T09:00:00Z') returning id`,
    [t1.id, uuidv7(), t1.personId],
  )
  expect(claims).toHaveLength(1)

  // 70 is capped at 40: 61 × 60 and 40 × 40 are 53, and nothing of the first sit comes back.
  expect(await sit('retake-reassessment', { test: '70' }, { mark: 53 })).toBe('pass')
  const { body } = await (await scene.as(t1)).get(`/trainees/${t1.id}/credits`)
  expect(body.credits).toBe(20)
  expect((await grid('retake-reassessment')).trainees.map(({ due }) => due)).toEqual([false])
})

it('progress to year 2 is proposed once, also where a correction fails a module afterwards', async () => {
  const { t2 } = scene.world
  const later = () => scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))
  const overallAt = async (title: string) => {
    later()
    return traineeIn(await scene.held(title), t2).overall.decision?.outcome
  }
  await scene.choose(t2, 'NU1019')
  const [first = ''] = await Promise.all(
    ['PZ1015', 'PZ1067', 'PZ1046', 'FFP-L4', 'NU1019'].map((module) => scene.enter(t2, { module, mark: 60 })),
  )
  await scene.enter(t2, { module: 'PZ1022', component: 'essay', mark: 60 })
  await scene.enter(t2, { module: 'PZ1022', component: 'test', mark: 60 })
  expect(await overallAt('Year 1')).toBe('progress')
  await scene.enter(t2, { module: 'PZ2091', mark: 60 })
  expect(await overallAt('Year 2, first')).toBe('continue')
  await scene.enter(t2, { module: 'PZ2073', mark: 60 })
  expect(await overallAt('Year 2, second')).toBe('continue')

  await scene.enter(t2, { module: 'PZ1015', mark: 12, corrects: first, reason: 'The sheet had another line' })
  expect(await overallAt('Corrected')).toBe('continue')
  const { body } = await (await scene.as(t2)).get(`/trainees/${t2.id}/credits`)
  expect(body.levels[0].credits).toBe(100)
  await scene.enter(t2, { module: 'PZ1015', mark: 55, attempt: 'reassessment' })
  expect(await overallAt('Reassessed')).toBe('continue')
})

it('a board that waits for the rest of a reassessment leaves it to be taken', async () => {
  const { t3 } = scene.world
  const taken = async () => {
    const { body } = await (await scene.as(t3)).get(`/trainees/${t3.id}/results`)
    const module = body.modules.find(({ code }: { code: string }) => code === 'PZ1022')
    return module.todo.map(({ component }: { component: string }) => component)
  }
  await scene.enter(t3, { module: 'PZ1022', component: 'essay', mark: 20 })
  await scene.enter(t3, { module: 'PZ1022', component: 'test', mark: 15 })
  await scene.held('Both failed')
  expect(await taken()).toEqual(['essay', 'test'])
  await scene.enter(t3, { module: 'PZ1022', component: 'essay', mark: 50, attempt: 'reassessment' })
  scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))
  expect(outcomesOf(traineeIn(await scene.held('One of two'), t3))).toEqual({ PZ1022: 'wait' })
  expect(await taken()).toContain('test')
  const due = (await grid('reassessment')).trainees.filter((one) => one.due)
  expect(due.map(({ id }) => id)).toEqual([t3.id])
})
