import type { ResultCell } from '@rung/shared/contract/results'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, type SomeTrainee } from '../../support/build.ts'
import { openResultsScene, type ResultsScene, wasRead } from './results-scene.ts'

let scene: ResultsScene
beforeAll(async () => {
  scene = await openResultsScene()
})
afterAll(() => scene.close())

const datePath = (module: string, component: string) =>
  `${scene.gridPath(module)}/dates/${component}/first-sit`
async function setDate(dueOn: string | null, dueAt: string | null, module = 'PZ1015', component = 'module') {
  const now = (await scene.grid(module)).dates.find((date) => date.component === component)
  return scene.tutor.put(datePath(module, component), { dueOn, dueAt }, now?.version ?? 0)
}
const cellOf = async ({ id }: SomeTrainee, component = 'module', module = 'PZ1015'): Promise<ResultCell> => {
  const cell = (await scene.grid(module)).cells.find(
    (one) => one.traineeId === id && one.component === component,
  )
  if (!cell) throw new Error('no result')
  return cell
}
const handedIn = (on: string, at: string | null = null) => ({ on, at })

test('days late are worked out from the submission date, and explained', async () => {
  const { t1 } = scene.world
  expect((await setDate('2022-05-06', '16:00')).status).toBe(200)
  const place = { traineeId: t1.id, component: 'module', text: '62', was: null }
  const faultOf = async (cell: object) => (await scene.save([{ ...place, ...cell }])).body.errors[0]
  expect(await faultOf({ daysLate: 2 })).toMatchObject({
    pointer: '/cells/0/daysLate',
    code: 'days-late-worked-out',
  })
  expect(await faultOf({ handedIn: handedIn('2022-05-12') })).toMatchObject({
    pointer: '/cells/0/handedIn',
    code: 'handed-in-later',
  })
  expect(await faultOf({ handedIn: handedIn('2022-03-27', '01:30') })).toMatchObject({
    pointer: '/cells/0/handedIn/at',
    code: 'clocks-skip-time',
  })
  const saved = await scene.save([{ ...place, handedIn: handedIn('2022-05-07', '16:01') }])
  expect(saved.body.cells[0]).toMatchObject({
    daysLate: 2,
    handedIn: { on: '2022-05-07', at: '16:01', dueOn: '2022-05-06', dueAt: '16:00' },
  })
  expect(await cellOf(t1)).toEqual(saved.body.cells[0])
  const results = await scene.tutor.get(`/trainees/${t1.id}/results`)
  const module = results.body.modules.find(({ code }: { code: string }) => code === 'PZ1015')
  expect(module.result).toMatchObject({ mark: 52 })
  expect(module.result.explanation.notes.slice(0, 2)).toEqual([
    'Module mark was due on 6 May 2022 at 16:00 and handed in on 7 May 2022 at 16:01, 2 days late.',
    'Module mark: 62 less 10 for lateness, set by the programme.',
  ])
})

test('a date that is moved takes provisional results with it, and one a board ratified keeps its own', async () => {
  const { t1, t2 } = scene.world
  await scene.save([
    { traineeId: t2.id, component: 'module', text: '50', handedIn: handedIn('2022-05-08'), was: null },
  ])
  const first = await cellOf(t2)
  expect(first.daysLate).toBe(2)
  await scene.ratify(t1.id)
  expect((await setDate('2022-05-07', null)).status).toBe(200)
  const moved = await cellOf(t2)
  expect(moved).toMatchObject({
    daysLate: 1,
    handedIn: { on: '2022-05-08', dueOn: '2022-05-07', dueAt: null },
    version: first.version + 1,
  })
  expect(await cellOf(t1)).toMatchObject({ daysLate: 2, handedIn: { dueOn: '2022-05-06' } })
  expect((await setDate('2021-04-30', null)).body.errors[0]).toMatchObject({
    pointer: '/dueOn',
    code: 'handed-in-long-after',
  })

  expect((await setDate(null, null)).status).toBe(200)
  expect(await cellOf(t2)).toMatchObject({ daysLate: 0, handedIn: { on: '2022-05-08', dueOn: null } })
  const typed = await scene.save([{ ...wasRead(await cellOf(t2)), daysLate: 3 }])
  expect(typed.body.cells[0]).toMatchObject({ daysLate: 3, handedIn: { on: '2022-05-08' } })
})

test('a correction is held against the date as it is now', async () => {
  const { t1 } = scene.world
  await setDate('2022-05-07', '12:00')
  const ratified = await cellOf(t1)
  const correct = (body: object) =>
    scene.tutor.post(
      `/trainees/${t1.id}/results/${ratified.id}/corrections`,
      { text: '62', reason: 'It came earlier', ...body },
      { ifMatch: ratified.version },
    )
  expect((await correct({ handedIn: handedIn('2022-05-12') })).body.errors[0]).toMatchObject({
    pointer: '/handedIn',
    code: 'handed-in-later',
  })
  const corrected = await correct({ handedIn: handedIn('2022-05-07', '12:00') })
  expect(corrected.body).toMatchObject({
    text: '62',
    daysLate: 0,
    handedIn: { on: '2022-05-07', at: '12:00', dueOn: '2022-05-07', dueAt: '12:00' },
    correction: { from: '62' },
  })
})

test('work that was deferred is held against the day it was put off to', async () => {
  const { t3, tutor } = scene.world
  await setDate('2022-04-08', '16:00', 'PZ1022', 'essay')
  await asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) =>
    tx.rows(
      `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at,
         state, effect, deferred_to, decided_by, decided_at)
       values ($1, $2, 'PZ1022', 'essay', 'first-sit', 'I was in hospital', 'Letter', $3, '2022-04-07T09:00:00Z',
         'accepted', 'defer', '2022-05-09', $3, '2022-04-08T09:00:00Z')`,
      [t3.id, uuidv7(), tutor.personId],
    ),
  )
  const saved = await scene.tutor.post(scene.gridPath('PZ1022'), {
    attempt: 'first-sit',
    cells: [
      {
        traineeId: t3.id,
        component: 'essay',
        text: '60',
        handedIn: handedIn('2022-05-10', '09:00'),
        was: null,
      },
    ],
  })
  expect(saved.body.cells[0]).toMatchObject({ daysLate: 1, handedIn: { dueOn: '2022-05-09', dueAt: null } })
  await setDate('2022-04-22', '16:00', 'PZ1022', 'essay')
  expect(await cellOf(t3, 'essay', 'PZ1022')).toEqual(saved.body.cells[0])
})

test('a time that clocks skip is no deadline, and who comes second sees the date that is there', async () => {
  const path = datePath('PZ1022', 'test')
  const skipped = await scene.tutor.put(path, { dueOn: '2022-03-27', dueAt: '01:30' }, 0)
  expect(skipped.body.errors[0]).toMatchObject({ pointer: '/dueAt', code: 'clocks-skip-time' })
  await scene.tutor.put(path, { dueOn: '2022-05-20', dueAt: '16:00' }, 0)
  const second = await scene.tutor.put(path, { dueOn: '2022-05-21', dueAt: null }, 0)
  expect([second.status, second.body.current]).toMatchObject([412, { dueOn: '2022-05-20', dueAt: '16:00' }])
  const list = await scene.tutor.get(`/cohorts/${scene.world.programme.cohort}/results`)
  const module = list.body.modules.find(({ code }: { code: string }) => code === 'PZ1022')
  expect(module).toMatchObject({ dueOn: '2022-05-20', dueAt: '16:00' })
})

test('when ratified work was handed in is content the database itself keeps', async () => {
  const { t1 } = scene.world
  for (const change of ["handed_in_on = '2022-05-06'", "handed_in_at = '10:00'", "due_on = '2022-05-20'"])
    await expect(
      asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) =>
        tx.rows(`update result set ${change} where trainee_id = $1 and state = 'ratified'`, [t1.id]),
      ),
    ).rejects.toThrow('what a board has ratified cannot be changed')
})
