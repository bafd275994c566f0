import type { CheckedResults } from '@rung/shared/contract/results'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Agent } from '../../support/app.ts'
import { asSystem, password, type SomeTrainee } from '../../support/build.ts'
import { upload } from '../imports/scene.ts'
import { openResultsScene, type ResultsScene } from './results-scene.ts'

let scene: ResultsScene
let agent: Agent
beforeAll(async () => {
  scene = await openResultsScene()
  agent = await scene.app.signIn(scene.world.tutor.email, password)
})
afterAll(() => scene.close())

const given = ({ id }: SomeTrainee, component: string, text: string) => ({
  traineeId: id,
  component,
  text,
  was: null,
})
const save = (attempt: string, cells: object[], more = {}) =>
  scene.tutor.post(scene.gridPath('PZ1022'), { attempt, cells, ...more })
const codesOf = (answer: Awaited<ReturnType<typeof save>>): string[] =>
  answer.body.errors.map(({ code }: { code: string }) => code)

const firstBoard = '01800000-0000-7000-8000-000000000001'
/** What a board that has ratified decided of PZ1022. */
async function decided({ id }: SomeTrainee, outcome: string, board = firstBoard): Promise<void> {
  await scene.rows(
    `insert into board_decision (trainee_id, id, board_id, module_code, proposed, outcome, rule, decided_by, decided_at)
     values ($1, $2, $5, 'PZ1022', $3, $3, 'reassessment-left', $4, '2022-05-10T09:00:00Z')`,
    [id, uuidv7(), outcome, scene.world.tutor.personId, board],
  )
}

const check = async (rows: string[], fields = {}): Promise<CheckedResults> => {
  const file = ['Student number\tPZ1022 Essay\tPZ1022 Test', ...rows].join('\n')
  const answer = await upload(agent, `${scene.gridPath('PZ1022')}/check`, {
    file,
    name: 'marks.tsv',
    fields: { attempt: 'reassessment', ...fields },
  })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body
}

describe('before a board has met', () => {
  test('nobody is due in a reassessment, and everyone can be shown', async () => {
    const grid = await scene.grid('PZ1022', 'reassessment')
    expect([grid.trainees, grid.takers, grid.everyone]).toEqual([[], 3, false])
    const all = await scene.grid('PZ1022', 'reassessment&everyone=yes')
    expect(all.trainees.map(({ due }) => due)).toEqual([false, false, false])
    expect([all.everyone, all.closed]).toEqual([true, []])
    expect((await scene.grid('PZ1022')).trainees.map(({ due }) => due)).toEqual([true, true, true])
  })
})

describe('once a board has ratified what it decided', () => {
  beforeAll(async () => {
    const { t1, t2, t3 } = scene.world
    await save(
      'first-sit',
      [
        [t1, '52', '12', 'P'],
        [t2, '20', '10', 'F'],
        [t3, '60', '60', 'P'],
      ].flatMap(([whose, essay, test, skill]) => [
        given(whose as SomeTrainee, 'essay', String(essay)),
        given(whose as SomeTrainee, 'test', String(test)),
        given(whose as SomeTrainee, 'skill', String(skill)),
      ]),
    )
    for (const [whose, outcome] of [
      [t1, 'reassess'],
      [t2, 'retake'],
      [t3, 'pass'],
    ] as const) {
      await scene.ratify(whose.id)
      await decided(whose, outcome)
    }
  })

  test('a later attempt lists those it was asked of, with what stands', async () => {
    const { t1, t2 } = scene.world
    const again = await scene.grid('PZ1022', 'reassessment')
    expect(again.trainees).toMatchObject([{ id: t1.id, due: true }])
    expect(again.closed).toEqual([
      { traineeId: t1.id, component: 'essay', stands: '52' },
      { traineeId: t1.id, component: 'skill', stands: 'P' },
    ])
    const retake = await scene.grid('PZ1022', 'retake')
    expect([retake.trainees.map(({ id }) => id), retake.closed]).toEqual([[t2.id], []])
  })

  test('what stands is not entered, and who is not due only where everyone is shown', async () => {
    const { t1, t3 } = scene.world
    const stands = await save('reassessment', [given(t1, 'essay', '60')])
    expect(stands.body.errors).toEqual([
      {
        pointer: '/cells/0/text',
        code: 'component-closed',
        detail: '52 stands, so this is not taken again. Take out the mark',
      },
    ])
    const notAsked = await save('reassessment', [given(t1, 'test', '50'), given(t3, 'test', '50')])
    expect(notAsked.status).toBe(422)
    expect(notAsked.body.errors).toEqual([
      {
        pointer: '/cells/1/text',
        code: 'attempt-not-asked',
        detail:
          'No board has asked Chloe for a reassessment. To enter a mark all the same, show everyone who takes the module',
      },
    ])
    expect((await save('reassessment', [given(t3, 'test', '50')], { everyone: 'yes' })).status).toBe(200)
    const grid = await scene.grid('PZ1022', 'reassessment')
    expect(grid.trainees.map(({ id, due }) => [id, due])).toContainEqual([t3.id, false])
    expect(codesOf(await save('reassessment', [given(t3, 'essay', '50')]))).toEqual(['attempt-not-asked'])
  })

  test('a sheet may have marks of somebody who is not due, and is told so', async () => {
    const { t1, t2 } = scene.world
    const [one, two] = await scene.rows<{ number: string }>(
      'select student_number as number from trainee where id = any($1) order by id = $2',
      [[t1.id, t2.id], t2.id],
    )
    const rows = [`${one?.number}\t60\t50`, `${two?.number}\t41\t`]
    const report = await check(rows)
    expect(report.rows.map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      ['component-closed'],
      [],
    ])
    expect(report.rows[1]?.notes.map(({ sentence }) => sentence)).toEqual([
      'No board has asked Ben for a reassessment',
    ])
    expect(report.counts).toMatchObject({ toLoad: 2, problems: 1 })
    const all = await check(rows, { everyone: 'yes' })
    expect([all.counts.toLoad, all.counts.problems, all.rows[1]?.notes.length]).toEqual([3, 0, 1])
  })

  test('the template has the trainees of the grid', async () => {
    const lines = async (query: string) =>
      (await scene.tutor.get(`${scene.gridPath('PZ1022')}/template.csv?attempt=${query}`)).text
        .trim()
        .split('\n').length
    expect(await lines('retake')).toBe(2)
    expect(await lines('retake&everyone=yes')).toBe(4)
  })

  test('the list of modules counts what was asked for and what is in', async () => {
    const list = await scene.tutor.get(`/cohorts/${scene.world.programme.cohort}/results`)
    const module = list.body.modules.find(({ code }: { code: string }) => code === 'PZ1022')
    expect(module.later).toEqual([
      { attempt: 'reassessment', expected: 2, entered: 1 },
      { attempt: 'retake', expected: 3, entered: 0 },
    ])
  })

  test('a reassessment that was put off is due in its attempt once a board has noted it', async () => {
    const { t1 } = scene.world
    await scene.rows(
      `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at, state, effect,
         decided_by, decided_at)
       values ($1, $2, 'PZ1022', 'test', 'reassessment', 'Ill', 'Letter', $3, '2022-05-10T10:00:00Z', 'accepted', 'defer', $3, '2022-05-10T11:00:00Z')`,
      [t1.id, uuidv7(), scene.world.tutor.personId],
    )
    const due = async () =>
      (await scene.grid('PZ1022', 'reassessment')).trainees.map((one) => [one.id, one.due])
    const board = uuidv7()
    await asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) =>
      tx.rows(
        `insert into board (id, cohort_id, title, meets_on, state, ratified_at, ratified_by)
         values ($1, $2, 'Later board', '2022-05-11', 'ratified', '2022-05-11T08:00:00Z', $3)`,
        [board, scene.world.programme.cohort, scene.world.tutor.personId],
      ),
    )
    await decided(t1, 'defer', board)
    expect(await due()).toContainEqual([t1.id, true])
  })
})
