import type { TraineeHome } from '@rung/shared/contract/off-the-job'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Someone, SomeTrainee } from '../../support/build.ts'
import { type BoardScene, openBoardScene } from './board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene?.close())

const homeOf = async (trainee: SomeTrainee, reader: Someone = trainee): Promise<TraineeHome> =>
  (await (await scene.as(reader)).get(`/trainees/${trainee.id}/home`)).body

const takeSteps = ({ nextSteps }: Pick<TraineeHome, 'nextSteps'>) =>
  nextSteps.filter(({ code }) => code === 'take-assessment')
const toTake = async (trainee: SomeTrainee, reader: Someone = trainee) =>
  takeSteps(await homeOf(trainee, reader)).map(({ sentence }) => sentence)

const keptOf = async ({ id }: SomeTrainee) =>
  (
    await scene.rows<{ version: string; answer: string | null }>(
      'select version, answer from trainee_home where trainee_id = $1',
      [id],
    )
  )[0]

/** Read, by whoever is first, until it is kept. */
async function kept(trainee: SomeTrainee, reader: Someone = trainee) {
  await homeOf(trainee, reader)
  await vi.waitFor(async () => expect((await keptOf(trainee))?.answer).toEqual(expect.any(String)))
  return keptOf(trainee)
}

const again = (of: string, rest: string) => `Take the assessment of ${of} again${rest}`
const study = 'PZ1015 Study and Lifelong Learning Skills'
const correct = ({ id }: SomeTrainee, module: string, mark: number) =>
  scene.rows(
    `insert into result (trainee_id, id, module_code, component, attempt, mark, corrects, reason, entered_by, entered_at)
     select trainee_id, $2, module_code, component, attempt, $4, id, 'A page was not marked', entered_by, $3
     from result where trainee_id = $1 and module_code = $5`,
    [id, uuidv7(), scene.app.clock.now().toISOString(), mark, module],
  )
const date = (module: string, attempt: string) =>
  `/cohorts/${scene.world.programme.cohort}/results/${module}/dates/module/${attempt}`

describe('a home says what a board has published', () => {
  test('at once, and nothing of it before', async () => {
    const { t1, tutor } = scene.world
    const before = await kept(t1)
    await scene.enter(t1, { module: 'PZ1015', mark: 22 })
    const board = await scene.plan('Summer board')
    await scene.accept(board)
    await scene.rows(
      "update board_decision set reassess_by = '2022-07-01', version = version + 1 where module_code = 'PZ1015'",
    )
    await scene.ratify(board)
    // The tutor sees all of it; what is worked out for them is what others are shown.
    for (const reader of [tutor, t1]) {
      expect(await homeOf(t1, reader)).toMatchObject({ published: null })
      expect(await toTake(t1, reader)).toEqual([])
    }
    expect(await keptOf(t1)).toEqual(before)

    await scene.publish(board)
    for (const reader of [t1, tutor, scene.world.mentor1, scene.world.manager]) {
      const home = await homeOf(t1, reader)
      expect(home.published).toEqual({ board: 'Summer board', on: '2022-05-11' })
      expect(takeSteps(home)).toEqual([
        {
          code: 'take-assessment',
          holder: 'trainee',
          since: '2022-05-11',
          due: '2022-07-01',
          sentence: again(study, ' by 1 July 2022'),
        },
      ])
    }
    expect(JSON.stringify(await homeOf(t1))).not.toContain('22.0')
  })

  test('and a submission date as soon as it is set, changed or taken away', async () => {
    const { t1 } = scene.world
    await kept(t1)
    const set = await scene.tutor.put(date('PZ1015', 'reassessment'), { dueOn: '2022-06-12', dueAt: null }, 0)
    expect(await toTake(t1)).toEqual([again(study, ' by 12 June 2022')])
    await kept(t1)
    const changed = await scene.tutor.put(
      date('PZ1015', 'reassessment'),
      { dueOn: '2022-05-10', dueAt: null },
      set.body.version,
    )
    expect(await toTake(t1)).toEqual([
      again(study, '. It was due on 10 May 2022, and no result is published yet'),
    ])
    await kept(t1)
    await scene.tutor.put(date('PZ1015', 'reassessment'), { dueOn: null, dueAt: null }, changed.body.version)
    expect(await toTake(t1)).toEqual([again(study, ' by 1 July 2022')])
  })

  test('not that a reassessment has been marked, whoever looks first', async () => {
    const { t1, tutor } = scene.world
    const before = await kept(t1)
    await scene.enter(t1, { module: 'PZ1015', mark: 71, attempt: 'reassessment' })
    expect(await keptOf(t1)).toEqual(before)
    await scene.rows('update trainee_home set day = null, made_by = null, answer = null')
    await kept(t1, tutor)
    for (const reader of [tutor, t1])
      expect(await toTake(t1, reader)).toEqual([again(study, ' by 1 July 2022')])
    const todo = async (reader: Someone) =>
      (await (await scene.as(reader)).get(`/trainees/${t1.id}/results`)).body.modules.flatMap(
        (module: { todo: { sentence: string }[] }) => module.todo.map(({ sentence }) => sentence),
      )
    expect(await todo(t1)).toEqual(['Take the assessment of this module again by 1 July 2022'])
    expect(await todo(tutor)).toEqual([])
    await scene.rows("delete from result where state = 'provisional'")
  })

  test('and what it asked for stands, whatever pass mark holds afterwards', async () => {
    const { t1, programme } = scene.world
    await scene.rows(
      `insert into academic_rules (curriculum_id, starts_on, settings) values ($1, '2022-05-01', '{"passMarkPercent": 20}')`,
      [programme.curriculum],
    )
    expect(await toTake(t1)).toEqual([again(study, ' by 1 July 2022')])
    await scene.rows("update academic_rules set settings = '{}' where curriculum_id = $1", [
      programme.curriculum,
    ])
  })

  test('nothing to take once prior learning stands for the module', async () => {
    const { t1 } = scene.world
    await kept(t1)
    const recognised = await scene.tutor.post(`/trainees/${t1.id}/prior-learning`, {
      moduleCode: 'PZ1015',
      evidence: 'Certificate in study skills, 2019',
      recognisedOn: '2022-05-11',
    })
    expect(recognised.status, recognised.text).toBe(201)
    expect(await toTake(t1)).toEqual([])
  })
})

describe('a deferral', () => {
  const ill = 'I was in hospital with my son'
  const defer = (trainee: SomeTrainee, more: object = {}) =>
    scene.tutor.post(
      `/trainees/${trainee.id}/circumstances/${trainee.id}/decision`,
      {
        decision: 'accepted',
        effect: 'defer',
        deferredTo: '2022-06-20',
        reason: 'The letter says so',
        ...more,
      },
      { ifMatch: 1 },
    )
  const claimed = ({ id, personId }: SomeTrainee) =>
    scene.rows(
      `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at)
       values ($1, $1, 'PZ1046', 'module', 'first-sit', $2, 'A letter', $3, '2022-05-11T08:00:00Z')`,
      [id, ill, personId],
    )

  test('shows with its day to those who may read results, and never why', async () => {
    const { t2, tutor, mentor1, manager, regionalLead, administrator } = scene.world
    const before = await kept(t2)
    await claimed(t2)
    expect(await keptOf(t2)).toEqual(before)
    expect((await defer(t2)).status).toBe(200)
    const [sentence] = await toTake(t2, tutor)
    expect(sentence).toMatch(/^Take the assessment of PZ1046 .* by 20 June 2022$/)
    for (const reader of [t2, mentor1, manager]) expect(await toTake(t2, reader)).toEqual([sentence])
    const after = await kept(t2)
    for (const reader of [regionalLead, administrator]) expect(await toTake(t2, reader)).toEqual([])
    expect(await keptOf(t2)).toEqual(after)
    expect(await toTake(t2)).toEqual([sentence])
    expect(after?.answer).not.toMatch(/hospital|letter/i)
  })

  test('shows nobody more by the function it is read with', async () => {
    const { t2, mentor2, stranger, mentor1 } = scene.world
    const effects = async (reader: Someone) =>
      (await (await scene.as(reader)).get(`/trainees/${t2.id}/results`)).status
    expect([await effects(mentor2), await effects(stranger)]).toEqual([404, 404])
    const [asked] = await scene.rows<{ seen: number }>(
      `select set_config('rung.system', '', true), (select count(*)::int from claim_effects($1)) as seen`,
      [t2.id],
    )
    expect(asked?.seen).toBe(0)
    expect(await effects(mentor1)).toBe(200)
  })

  test('of somebody who left is nothing to take', async () => {
    const { t2 } = scene.world
    await scene.rows("update trainee set withdrawn_on = '2022-05-10' where id = $1", [t2.id])
    expect((await homeOf(t2)).nextSteps).toEqual([])
  })
})

describe('of boards that publish in another order than they ratified', () => {
  test('the one that ratified last says what is to be taken', async () => {
    const { t3 } = scene.world
    const first = await scene.plan('First board')
    await scene.enter(t3, { module: 'PZ1015', mark: 22 })
    await scene.accept(first)
    await scene.ratify(first)
    scene.app.clock.moveTo('2022-05-11T09:20:00Z')
    await correct(t3, 'PZ1015', 64)
    const second = await scene.held('Second board')
    expect(await toTake(t3)).toEqual([])
    scene.app.clock.moveTo('2022-05-11T09:40:00Z')
    await scene.publish(first)
    expect(second.state).toBe('published')
    expect(await toTake(t3)).toEqual([])
    const results = (await (await scene.as(t3)).get(`/trainees/${t3.id}/results`)).body
    expect(results.modules.find(({ code }: { code: string }) => code === 'PZ1015')).toMatchObject({
      outcome: { outcome: 'pass' },
      todo: [],
    })
  })
})

describe('a correction that is ratified', () => {
  test('leaves what was published standing until it is published in its turn', async () => {
    const { t1 } = scene.world
    await scene.enter(t1, { module: 'PZ1022', mark: 22 })
    await scene.held('Third board')
    scene.app.clock.moveTo('2022-05-11T10:00:00Z')
    await correct(t1, 'PZ1022', 64)
    const board = await scene.plan('Fourth board')
    await scene.accept(board)
    await scene.ratify(board)
    const seen = async () => {
      const { body } = await (await scene.as(t1)).get(`/trainees/${t1.id}/results`)
      const module = body.modules.find(({ code }: { code: string }) => code === 'PZ1022')
      return [module.results.map(({ text }: { text: string }) => text), module.todo.length]
    }
    expect(await seen()).toEqual([['22'], 1])
    expect(await toTake(t1)).toHaveLength(1)
    await scene.publish(board)
    expect(await seen()).toEqual([['64'], 0])
    expect(await toTake(t1)).toEqual([])
  })
})

describe('the record', () => {
  test('says what the last board decided, to everyone who looks after the trainee', async () => {
    const { t3, mentor2, manager2, tutor } = scene.world
    for (const reader of [mentor2, manager2, tutor, t3]) {
      const { body } = await (await scene.as(reader)).get(`/trainees/${t3.id}`)
      // First board published later, but Second board ratified later, and so it stands.
      expect(body.lastBoard).toEqual({
        title: 'Second board',
        publishedOn: '2022-05-11',
        decision: 'Continue. PZ1015: Pass.',
      })
    }
  })

  test('what a board passed stays passed under a higher pass mark that came later', async () => {
    const { t2, programme } = scene.world
    await scene.enter(t2, { module: 'PZ1067', mark: 45 })
    await scene.held('Fifth board')
    scene.app.clock.moveTo('2022-06-02T09:00:00Z')
    await scene.rows(
      `insert into academic_rules (curriculum_id, starts_on, settings) values ($1, '2022-06-01', '{"passMarkPercent": 50}')`,
      [programme.curriculum],
    )
    const { modules } = (await (await scene.as(t2)).get(`/trainees/${t2.id}/results`)).body
    const anatomy = modules.find(({ code }: { code: string }) => code === 'PZ1067')
    expect(anatomy).toMatchObject({ result: { state: 'passed', mark: 45 }, outcome: { outcome: 'pass' } })
  })

  test('after two weeks the home has news no more, and the record keeps it', async () => {
    const { t3 } = scene.world
    scene.app.clock.moveTo('2022-05-24T09:00:00Z')
    expect((await homeOf(t3)).published).toMatchObject({ board: 'First board' })
    scene.app.clock.moveTo('2022-05-25T09:00:00Z')
    expect((await homeOf(t3)).published).toBe(null)
    const { body } = await (await scene.as(t3)).get(`/trainees/${t3.id}`)
    expect(body.lastBoard).toMatchObject({ title: 'Second board' })
  })
})
