import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { password } from '../../support/build.ts'
import { upload } from '../imports/scene.ts'
import { openResultsScene, type ResultsScene } from './results-scene.ts'

let scene: ResultsScene
let recognition: { id: string }
beforeAll(async () => {
  scene = await openResultsScene()
  // A published fail of the first trainee, and nothing of the second.
  await scene.entered(scene.world.t1, '28')
  await scene.ratify(scene.world.t1.id, '2022-05-10T12:00:00Z')
  await scene.rows(
    `insert into board_decision (trainee_id, id, board_id, module_code, proposed, outcome, rule, mark, reassess_by, decided_by, decided_at, published_at)
     select $1, $1, id, 'PZ1015', 'reassess', 'reassess', 'reassessment-left', 28, '2022-07-01', $2, ratified_at, ratified_at from board`,
    [scene.world.t1.id, scene.world.tutor.personId],
  )
  for (const { id } of [scene.world.t1, scene.world.t2]) recognition = (await recognise(id)).body
})
afterAll(() => scene.close())

const recognise = (traineeId: string, moduleCode = 'PZ1015') =>
  scene.tutor.post(`/trainees/${traineeId}/prior-learning`, {
    moduleCode,
    evidence: 'A certificate of 2019',
    recognisedOn: '2022-05-11',
  })
const cell = (traineeId: string, text: string) => ({ traineeId, component: 'module', text, was: null })
const taken = 'PZ1015 is recognised as prior learning. To enter a mark, take back the recognition first'

describe('a module that prior learning stands for', () => {
  test('is shown in the grid, and nothing of it is expected', async () => {
    const { t1, t2, t3 } = scene.world
    const { trainees } = await scene.grid()
    const shown = new Map(trainees.map(({ id, recognised }) => [id, recognised]))
    expect([t1, t2, t3].map(({ id }) => shown.get(id))).toEqual([true, true, false])
    const { body } = await scene.tutor.get(`/cohorts/${scene.world.programme.cohort}/results`)
    const counts = (code: string) => body.modules.find((module: { code: string }) => module.code === code)
    expect(counts('PZ1015')).toMatchObject({ expected: trainees.length - 2, entered: 0, published: 0 })
    expect(counts('PZ1022').expected).toBe(trainees.length * 3)
    const template = await scene.tutor.get(`${scene.gridPath()}/template.csv?attempt=first-sit`)
    expect(template.text.trim().split(/\r?\n/)).toHaveLength(trainees.length - 1)
  })

  test('takes no mark, typed, pasted, from a file or as a correction, and says how to put it right', async () => {
    const { t1, t2, t3, tutor } = scene.world
    const both = await scene.save([cell(t2.id, '60'), cell(t3.id, '61')])
    expect(both.body.errors).toMatchObject([{ pointer: '/cells/0/text', code: 'module-recognised' }])
    expect(both.body.errors[0].detail).toContain(taken)
    const [row] = await scene.rows<{ number: string }>(
      'select student_number as number from trainee where id = $1',
      [t2.id],
    )
    const checked = await upload(await scene.app.signIn(tutor.email, password), `${scene.gridPath()}/check`, {
      file: `Student number\tPZ1015\n${row?.number}\t60`,
      name: 'marks.tsv',
      fields: { attempt: 'reassessment' },
    })
    expect(checked.body.rows[0].faults[0].sentence).toContain(taken)
    const failed = (await scene.grid()).cells.find(({ traineeId }) => traineeId === t1.id)
    const corrected = await scene.tutor.post(
      `/trainees/${t1.id}/results/${failed?.id}/corrections`,
      { text: '48', reason: 'Added up wrongly' },
      { ifMatch: failed?.version ?? 0 },
    )
    expect(corrected.body.errors[0].detail).toContain(taken)
  })

  test('has nothing to be taken again, until it is taken back', async () => {
    const { t1, t2 } = scene.world
    const seen = async (who: typeof t1) =>
      (await (await scene.as(who)).get(`/trainees/${who.id}/results`)).body.modules.find(
        ({ code }: { code: string }) => code === 'PZ1015',
      )
    expect(await seen(t1)).toMatchObject({ recognised: true, todo: [], outcome: { outcome: 'reassess' } })
    const [first] = await scene.rows<{ id: string }>('select id from prior_learning where trainee_id = $1', [
      t1.id,
    ])
    for (const [who, id] of [
      [t1, first?.id],
      [t2, recognition.id],
    ] as const)
      await scene.tutor.post(
        `/trainees/${who.id}/prior-learning/${id}/reversal`,
        { reason: 'The certificate was of somebody else' },
        { ifMatch: 1 },
      )
    expect((await seen(t1)).todo).toMatchObject([
      { sentence: 'Take the assessment of this module again by 1 July 2022' },
    ])
    expect((await scene.save([cell(t2.id, '60')])).status).toBe(200)
    const refused = await recognise(t2.id)
    expect(refused.body.errors).toMatchObject([
      {
        pointer: '/moduleCode',
        detail:
          'PZ1015 has a result that no board has decided on: Module mark 60. Take it out of the results first, or leave the module to the board',
      },
    ])
  })
})
