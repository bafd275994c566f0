import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openResultsScene, type ResultsScene, wasRead } from './results-scene.ts'

let scene: ResultsScene
beforeAll(async () => {
  scene = await openResultsScene()
})
afterAll(() => scene.close())

describe('the grid of a module', () => {
  test('has the trainees of the cohort who take it, by family name, and its components', async () => {
    const { world } = scene
    const grid = await scene.grid('PZ1022')
    expect(grid.trainees.map(({ familyName }) => familyName)).toEqual(['Dunn', 'Grant', 'Holroyd'])
    expect(grid.components.map(({ title, weight }) => [title, weight])).toEqual([
      ['Essay', 60],
      ['Test', 40],
      ['Skill seen', 0],
    ])
    expect((await scene.grid('PZ1015')).components).toEqual([
      { key: 'module', title: 'Module mark', kind: 'mark', weight: 100 },
    ])
    await scene.rows(
      "insert into module_choice (trainee_id, option_group, module_code, chosen_on) values ($1, 'level-4-option', 'NU1019', '2021-05-01')",
      [world.t1.id],
    )
    expect((await scene.grid('NU1019')).trainees.map(({ id }) => id)).toEqual([world.t1.id])
    expect((await scene.grid('PW1002')).trainees).toEqual([])
  })

  test('is as one that is not there for others, and refused to those who are no tutors', async () => {
    const { world } = scene
    const elsewhere = uuidv7()
    await scene.rows(
      "insert into organisation (id, kind, name, part_of) values ($1, 'university', 'University of Elsewhere', $2)",
      [elsewhere, world.organisations.region],
    )
    await scene.rows(
      "insert into role_held (id, person_id, role, organisation_id, starts_on) values ($1, $2, 'tutor', $3, '2021-01-01')",
      [uuidv7(), world.stranger.personId, elsewhere],
    )
    const stranger = await scene.as(world.stranger)
    expect((await stranger.get(scene.gridPath())).status).toBe(404)
    expect((await stranger.post(scene.gridPath(), { attempt: 'first-sit', cells: [] })).status).toBe(400)
    const cells = [{ traineeId: world.t1.id, component: 'module', text: '67', was: null }]
    expect((await stranger.post(scene.gridPath(), { attempt: 'first-sit', cells })).status).toBe(404)
    expect((await scene.tutor.get(`/cohorts/${uuidv7()}/results/PZ1015`)).status).toBe(404)
    expect((await scene.tutor.get(scene.gridPath('XX9999'))).status).toBe(404)
    for (const one of [world.manager, world.t1, world.mentor1, world.administrator])
      expect((await (await scene.as(one)).get(scene.gridPath())).status).toBe(403)
  })
})

describe('saving a row', () => {
  test('keeps marks as a results sheet has them, with who and when', async () => {
    const { t1 } = scene.world
    const given = (component: string, text: string) => ({ traineeId: t1.id, component, text, was: null })
    const answer = await scene.tutor.post(scene.gridPath('PZ1022'), {
      attempt: 'first-sit',
      cells: [
        given('essay', ' 62.5% '),
        { ...given('test', '38 c'), daysLate: 2, feedback: 'Read the question' },
        given('skill', 'Pass'),
      ],
    })
    expect(answer.status).toBe(200)
    const { cells } = await scene.grid('PZ1022')
    expect(answer.body.cells).toEqual(expect.arrayContaining(cells))
    expect(cells.map(({ component, text }) => [component, text]).toSorted()).toEqual([
      ['essay', '62.5'],
      ['skill', 'P'],
      ['test', '38C'],
    ])
    const late = cells.find(({ component }) => component === 'test')
    expect(late).toMatchObject({
      daysLate: 2,
      feedback: 'Read the question',
      state: 'provisional',
      version: 1,
      by: { name: 'Helen Ashworth' },
      at: '2022-05-11T09:00:00.000Z',
    })
  })

  test('leaves what is not given as it was, and an empty mark takes a provisional result away', async () => {
    const { t2 } = scene.world
    const first = await scene.entered(t2, '55')
    const second = await scene.save([{ ...wasRead(first), feedback: 'Well argued' }])
    expect(second.body.cells[0]).toMatchObject({ text: '55', feedback: 'Well argued', version: 2 })
    const third = await scene.save([{ ...wasRead(second.body.cells[0]), text: '' }])
    expect(third.body).toEqual({ cells: [] })
    expect((await scene.grid()).cells.filter(({ traineeId }) => traineeId === t2.id)).toEqual([])
  })

  test('answers both values and who where somebody saved the cell first, and saves nothing', async () => {
    const { t2, t3 } = scene.world
    const first = await scene.entered(t2, '50')
    await scene.save([{ ...wasRead(first), text: '60' }])
    const answer = await scene.save([
      { ...wasRead(first), text: '70' },
      { traineeId: t3.id, component: 'module', text: '45', was: null },
    ])
    expect(answer.status).toBe(409)
    expect(answer.body.errors).toEqual([
      { pointer: '/cells/0', code: 'stale', detail: 'Helen Ashworth entered 60. You entered 70' },
    ])
    expect(answer.body.current.cells).toMatchObject([
      { text: '60', version: 2, by: { name: 'Helen Ashworth' } },
    ])
    expect((await scene.grid()).cells.filter(({ traineeId }) => traineeId === t3.id)).toEqual([])
    const unread = await scene.save([{ traineeId: t2.id, component: 'module', text: '70', was: null }])
    expect(unread.status).toBe(409)
    await scene.save([{ ...wasRead(answer.body.current.cells[0]), text: '' }])
    const gone = await scene.save([{ ...wasRead(first), text: '70' }])
    expect(gone.body.errors[0].detail).toBe('Someone took this result away. You entered 70')
  })

  test('of eight at once on one cell, one is saved and seven hear of it', async () => {
    const { t3 } = scene.world
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        scene.save([{ traineeId: t3.id, component: 'module', text: String(50 + place), was: null }]),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)])
  })

  test('says what is wrong at the place', async () => {
    const { t1, t2 } = scene.world
    const cell = { traineeId: t1.id, component: 'module', was: null }
    const faults = async (...cells: object[]) =>
      (await scene.save(cells)).body.errors.map((one: { pointer: string; code: string }) => [
        one.pointer,
        one.code,
      ])
    expect(await faults({ ...cell, text: '101' })).toEqual([['/cells/0/text', 'mark-over-100']])
    expect(await faults({ ...cell, text: '=1+1' })).toEqual([['/cells/0/text', 'not-a-mark']])
    expect(await faults({ ...cell, text: 'P' })).toEqual([['/cells/0/text', 'mark-expected']])
    expect(await faults({ ...cell, text: '50', feedback: 'Seen 943 476 5919' })).toEqual([
      ['/cells/0/feedback', 'nhs-number-in-text'],
    ])
    expect(await faults({ ...cell, feedback: 'No mark' })).toEqual([['/cells/0/text', 'mark-first']])
    expect(
      await faults(
        { ...cell, text: '50' },
        { ...cell, traineeId: uuidv7(), text: '50' },
        { ...cell, component: 'x', text: '5' },
      ),
    ).toEqual([
      ['/cells/1/traineeId', 'trainee-not-here'],
      ['/cells/2/component', 'component-unknown'],
    ])
    const notTheirs = await scene.tutor.post(scene.gridPath('PW1002'), {
      attempt: 'first-sit',
      cells: [{ traineeId: t2.id, component: 'module', text: '50', was: null }],
    })
    expect(notTheirs.body.errors[0].code).toBe('module-not-theirs')
    expect(
      (
        await scene.save([
          { ...cell, text: '50' },
          { ...cell, text: '51' },
        ])
      ).status,
    ).toBe(400)
  })

  test('once for a key, and told in the history', async () => {
    const { t1 } = scene.world
    const key = uuidv7()
    const body = {
      attempt: 'retake',
      everyone: 'yes',
      cells: [{ traineeId: t1.id, component: 'module', text: '58', was: null }],
    }
    const [one, again] = [
      await scene.tutor.post(scene.gridPath(), body, { key }),
      await scene.tutor.post(scene.gridPath(), body, { key }),
    ]
    expect(again.body).toEqual(one.body)
    const events = await scene.rows<{ action: string }>(
      "select action from audit_event where subject = 'result' and row_id = $1",
      [one.body.cells[0].id],
    )
    expect(events).toEqual([{ action: 'insert' }])
  })
})

test('a ratified result is not changed by saving', async () => {
  const { t1 } = scene.world
  const cell = await scene.entered(t1, '67')
  await scene.ratify(t1.id)
  const [ratified] = (await scene.grid()).cells.filter(({ traineeId }) => traineeId === t1.id)
  expect(ratified).toMatchObject({ id: cell.id, state: 'ratified', version: 2 })
  for (const change of [{ text: '70' }, { text: '' }, { feedback: 'More' }]) {
    const answer = await scene.save([{ ...wasRead(ratified ?? cell), ...change }])
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0].code).toMatch(/reason-needed|result-ratified/)
  }
})
