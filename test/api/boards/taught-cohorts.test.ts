import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BoardScene, openBoardScene } from './board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene.close())

const cohort = async () => (await scene.tutor.get('/taught-cohorts')).body.rows[0]

it('a tutor’s cohorts say what waits: registers, results that are due, boards that met', async () => {
  const { t1, programme, tutor } = scene.world
  expect(await cohort()).toMatchObject({
    id: programme.cohort,
    trainees: 3,
    registers: 0,
    results: 0,
    claims: 0,
    boards: [],
  })

  await scene.rows(
    `insert into submission_date (cohort_id, id, module_code, component, attempt, due_on)
     select $1, x.id, x.module, 'module', x.attempt, x.due from (values
       ($2::uuid, 'PZ1015', 'first-sit', '2022-05-01'::date), ($3::uuid, 'PZ1022', 'first-sit', '2022-06-01'::date),
       ($4::uuid, 'NU1019', 'first-sit', '2022-05-01'::date), ($5::uuid, 'PZ1015', 'reassessment', '2022-05-10'::date)) x(id, module, attempt, due)`,
    [programme.cohort, uuidv7(), uuidv7(), uuidv7(), uuidv7()],
  )
  // Nobody has chosen the option, and a reassessment is due only of those a board said it to.
  expect(await cohort()).toMatchObject({ results: 3 })
  await scene.enter(t1, { module: 'PZ1015', mark: 12 })
  expect(await cohort()).toMatchObject({ results: 2 })
  await scene.plan('Later board', { meetsOn: '2022-06-01' })
  await scene.plan('Due board')
  expect((await cohort()).boards).toMatchObject([{ title: 'Due board', state: 'planned' }])
  await scene.held('Held board')
  expect(await cohort()).toMatchObject({ results: 3, boards: [{ title: 'Due board' }] })

  await scene.rows(
    `insert into teaching_session (id, cohort_id, module_code, held_on, starts_at, ends_at, minutes, topic, created_by)
     values ($1, $2, 'PZ1015', '2022-05-10', '09:30', '16:30', 420, 'Reading a paper', $3)`,
    [uuidv7(), programme.cohort, tutor.personId],
  )
  await scene.rows(
    `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at)
     values ($1, $2, 'PZ1022', 'module', 'first-sit', 'I was ill that week', 'A letter from my GP', $3, now())`,
    [t1.id, uuidv7(), t1.personId],
  )
  expect(await cohort()).toMatchObject({ registers: 1, claims: 1 })
})
