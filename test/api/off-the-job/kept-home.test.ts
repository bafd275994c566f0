import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { chosen, entriesOf, entryPath, learning, openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const pathOfHome = () => `/trainees/${scene.world.t1.id}/home`
const home = async () => (await (await scene.as(scene.world.t1)).get(pathOfHome())).body
const ofT1 = (text: string) => scene.rows(text, [scene.world.t1.id])

/** Reads the home until it is the kept one that is read. */
async function keptHome() {
  await home()
  await vi.waitFor(async () =>
    expect(await ofT1('select answer is not null as kept from trainee_home where trainee_id = $1')).toEqual([
      { kept: true },
    ]),
  )
  return home()
}

/** The home as it is worked out where none is kept. */
async function homeAnew() {
  await ofT1('update trainee_home set day = null, made_by = null, answer = null where trainee_id = $1')
  return home()
}

test('a kept home is the home as it is worked out', async () => {
  expect(await keptHome()).toEqual(await homeAnew())
})

test('what each caller may do stays their own', async () => {
  const kept = await keptHome()
  expect(kept.may).toEqual(['log-entry', 'import-entries'])
  const seen = (await (await scene.as(scene.world.mentor1)).get(pathOfHome())).body
  expect(seen).toEqual({ ...kept, may: [] })
})

test('a kept home is shown to nobody who does not see the trainee', async () => {
  await keptHome()
  for (const stranger of [scene.world.t3, scene.world.mentor2, scene.world.manager2])
    expect((await (await scene.as(stranger)).get(pathOfHome())).status).toBe(404)
})

const changes: Record<string, () => Promise<unknown>> = {
  'logs a draft': async () =>
    (await scene.as(scene.world.t1)).post(entriesOf(scene.world.t1), { ...learning, submit: false }),
  'submits an entry': () => scene.submitted(scene.world.t1),
  'has an entry signed': () => scene.signed(scene.world.t1, scene.world.mentor1),
  'has an entry returned': async () => {
    const entry = await scene.submitted(scene.world.t1)
    await keptHome()
    const mentor = await scene.as(scene.world.mentor1)
    await mentor.post(`${entryPath(entry)}/return`, { reason: 'Say what you learned' }, { ifMatch: 1 })
  },
  'has two entries signed in one call': async () => {
    const entries = [await scene.submitted(scene.world.t1), await scene.submitted(scene.world.t1)]
    await keptHome()
    const mentor = await scene.as(scene.world.mentor1)
    await mentor.post('/off-the-job/sign-offs', { entries: entries.map((entry) => chosen(entry)) })
  },
  'is called something else': () =>
    ofT1(
      "update person set given_name = 'Asha May' where id = (select person_id from trainee where id = $1)",
    ),
  'has a mentor who is called something else': () =>
    ofT1(
      "update person set family_name = 'Lowe' where id in (select mentor_id from mentorship where trainee_id = $1)",
    ),
  'has a mentor whose update has lapsed': () =>
    ofT1(
      "update mentor set updated_on = '2019-01-01' where person_id in (select mentor_id from mentorship where trainee_id = $1)",
    ),
  'has no mentor any more': () => ofT1("update mentorship set ends_on = '2022-05-01' where trainee_id = $1"),
  'has another plan': () => ofT1('update training_plan set planned_minutes = 60000 where trainee_id = $1'),
  'takes a break': () =>
    ofT1(
      "insert into break_in_learning (trainee_id, id, starts_on, intended_return_on, reason) values ($1, $1, '2022-05-01', '2022-08-01', 'Illness')",
    ),
  'chooses a module': () =>
    ofT1(
      "insert into module_choice (trainee_id, option_group, module_code, chosen_on) select $1, option_group, code, '2022-05-01' from module where option_group is not null order by code limit 1",
    ),
  'passes gateway': () => ofT1("update trainee set gateway_on = '2022-03-01' where id = $1"),
  'is taken back before gateway': () => ofT1('update trainee set gateway_on = null where id = $1'),
  'is back from a break': () =>
    ofT1("update break_in_learning set returned_on = '2022-05-09' where trainee_id = $1"),
  'learns under other settings': () =>
    scene.rows('update programme set settings = settings || \'{"tolerancePercent": 40}\''),
}

test.each(Object.entries(changes))('a trainee who %s sees it at the next look', async (_change, make) => {
  const before = await keptHome()
  await make()
  const after = await home()
  expect(after).not.toEqual(before)
  expect(await homeAnew()).toEqual(after)
})

test('what was worked out before a change is not kept after it', async () => {
  await keptHome()
  const [{ version } = { version: 0 }] = await scene.rows<{ version: number }>(
    'select version from trainee_home where trainee_id = $1',
    [scene.world.t1.id],
  )
  await scene.submitted(scene.world.t1)
  const late = await scene.rows(
    "update trainee_home set day = '2022-05-11', made_by = 'late', answer = '{}' where trainee_id = $1 and version = $2 returning 1",
    [scene.world.t1.id, version],
  )
  expect(late).toEqual([])
})

test('the home of another day is worked out on that day', async () => {
  await keptHome()
  scene.app.clock.moveTo('2022-05-12T09:00:00Z')
  expect((await home()).figures.asOf).toBe('2022-05-12')
})
