import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BoardScene, openBoardScene, outcomesOf, traineeIn } from './board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene.close())

describe('a board from plan to publication', () => {
  it('proposes with the rule, ratifies and awards credits once published', async () => {
    const { t1, t2 } = scene.world
    await scene.enter(t1, { module: 'PZ1015', mark: 62 })
    await scene.enter(t1, { module: 'PZ1022', mark: 38 })
    await scene.enter(t2, { module: 'PZ1015', mark: 22 })
    const planned = await scene.plan('Summer board')
    const pack = await scene.read(planned)
    expect(pack).toMatchObject({
      state: 'planned',
      counts: { trainees: 2, modules: 3, open: 5, credits: 40 },
    })
    expect(outcomesOf(traineeIn(pack, t1))).toEqual({ PZ1015: 'pass', PZ1022: 'compensate' })
    const [, second] = traineeIn(pack, t1).modules
    expect(second?.proposal).toEqual({
      outcome: 'compensate',
      rule: 'may-be-compensated',
      sentence: '38 is from 30 to under 40, and with its 20 credits 20 of 20 are compensated at this level.',
      reassessBy: null,
    })
    expect(outcomesOf(traineeIn(pack, t2))).toEqual({ PZ1015: 'reassess' })

    const accepted = await scene.accept(planned)
    expect(accepted.counts).toMatchObject({ open: 0, changed: 0 })
    expect(traineeIn(accepted, t1).overall.decision).toMatchObject({
      outcome: 'continue',
      by: { name: 'Helen Ashworth' },
    })
    const ratified = await scene.ratify(planned)
    expect(ratified.state).toBe('ratified')
    expect(await scene.rows("select 1 from result where state = 'provisional'")).toEqual([])
    expect(await scene.rows('select 1 from credit_entry')).toEqual([])

    const published = await scene.publish(planned)
    expect(published).toMatchObject({ state: 'published', counts: { trainees: 2, modules: 3, credits: 40 } })
    expect(traineeIn(published, t1).modules.map(({ mark }) => mark)).toEqual([62, 38])
    expect(
      await scene.rows('select module_code, semester, credits from credit_entry order by module_code'),
    ).toEqual([
      { module_code: 'PZ1015', semester: 1, credits: 20 },
      { module_code: 'PZ1022', semester: 1, credits: 20 },
    ])
  })

  it('leaves what has no mark yet to the next board', async () => {
    const { t3 } = scene.world
    await scene.enter(t3, { module: 'PZ1015', mark: null, suffix: 'R' })
    await scene.enter(t3, { module: 'PZ1022', mark: 55 })
    const board = await scene.held('Autumn board')
    expect(outcomesOf(traineeIn(board, t3))).toEqual({ PZ1015: 'wait', PZ1022: 'pass' })
    expect(
      await scene.rows('select module_code, state from result where trainee_id = $1 order by module_code', [
        t3.id,
      ]),
    ).toEqual([
      { module_code: 'PZ1015', state: 'provisional' },
      { module_code: 'PZ1022', state: 'ratified' },
    ])
    const next = await scene.read(await scene.plan('Winter board'))
    expect(outcomesOf(traineeIn(next, t3))).toEqual({ PZ1015: 'wait' })
    expect(traineeIn(next, t3).earlier).toMatchObject([
      { code: 'PZ1022', outcome: 'pass', board: 'Autumn board' },
    ])
    expect(next.last).toMatchObject({ title: 'Autumn board' })
  })

  it('proposes what prior results and accepted circumstances allow', async () => {
    const { t2, tutor } = scene.world
    scene.app.clock.moveTo('2022-05-11T09:30:00Z')
    await scene.rows(
      `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at, state, effect, decided_by, decided_at)
       values ($1, gen_random_uuid(), 'PZ1046', 'module', 'first-sit', 'Was in hospital', 'A letter', $2, $3, 'accepted', 'defer', $2, $3)`,
      [t2.id, tutor.personId, '2022-05-11T09:20:00Z'],
    )
    // PZ1015 was to be reassessed after 22; the deferral has no result at all.
    await scene.enter(t2, { module: 'PZ1015', mark: 70, attempt: 'reassessment' })
    const pack = traineeIn(await scene.read(await scene.plan('Resit board')), t2)
    expect(outcomesOf(pack)).toEqual({ PZ1015: 'pass', PZ1046: 'defer' })
    expect(pack.modules[0]).toMatchObject({
      mark: 40,
      since: 'Summer board decided “Reassess” at 22. The mark is 40 now.',
    })
    expect(pack.modules[0]?.attempts.map(({ attempt, ratified }) => [attempt, ratified])).toEqual([
      ['first-sit', true],
      ['reassessment', false],
    ])
  })
})
