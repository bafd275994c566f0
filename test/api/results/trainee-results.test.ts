import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../../support/build.ts'
import { upload } from '../imports/scene.ts'
import { openResultsScene, type ResultsScene, wasRead } from './results-scene.ts'

let scene: ResultsScene
beforeAll(async () => {
  scene = await openResultsScene()
})
afterAll(() => scene.close())

const resultsOf = async (
  who: ResultsScene['world']['t1'] | ResultsScene['world']['manager'],
  traineeId: string,
) => (await scene.as(who)).get(`/trainees/${traineeId}/results`)
const moduleIn = (answer: Awaited<ReturnType<typeof resultsOf>>, code: string) =>
  answer.body.modules.find((module: { code: string }) => module.code === code)

test('provisional results are for tutors alone; published ones for the trainee, mentor and manager', async () => {
  const { t1, tutor, mentor1, manager, auditor, regionalLead, administrator, stranger } = scene.world
  await scene.entered(t1, '67')
  expect(moduleIn(await resultsOf(tutor, t1.id), 'PZ1015')).toMatchObject({
    result: { state: 'passed', mark: 67, provisional: true, explanation: { result: { value: 67 } } },
    results: [{ text: '67', state: 'provisional' }],
  })
  for (const who of [t1, mentor1, manager, auditor])
    expect(moduleIn(await resultsOf(who, t1.id), 'PZ1015')).toMatchObject({ result: null, results: [] })
  await scene.ratify(t1.id, '2022-05-10T12:00:00Z')
  for (const who of [t1, mentor1, manager, auditor, tutor])
    expect(moduleIn(await resultsOf(who, t1.id), 'PZ1015')).toMatchObject({
      result: { mark: 67, provisional: false },
      results: [{ text: '67', state: 'ratified', published: true }],
    })
  for (const who of [regionalLead, administrator]) expect((await resultsOf(who, t1.id)).status).toBe(403)
  expect((await resultsOf(stranger, t1.id)).status).toBe(404)
  const lone = await resultsOf(scene.world.manager2, t1.id)
  expect([lone.status, (await resultsOf(scene.world.manager2, uuidv7())).status]).toEqual([404, 404])
})

test('a reassessment says what to do and by when', async () => {
  const { t2, tutor, programme } = scene.world
  await scene.entered(t2, '34')
  await scene.ratify(t2.id, '2022-05-10T12:00:00Z')
  const [board] = await scene.rows<{ id: string }>('select id from board')
  await scene.rows(
    `insert into board_decision (trainee_id, id, board_id, module_code, proposed, outcome, rule, reassess_by, decided_by, decided_at, published_at)
     values ($1, $2, $3, 'PZ1015', 'reassess', 'reassess', 'reassessment-left', '2022-07-01', $4, '2022-05-10T09:00:00Z', '2022-05-10T12:00:00Z')`,
    [t2.id, uuidv7(), board?.id, tutor.personId],
  )
  const todo = async () => moduleIn(await resultsOf(t2, t2.id), 'PZ1015').todo
  expect(await todo()).toEqual([
    {
      component: 'module',
      dueOn: '2022-07-01',
      dueAt: null,
      sentence: 'Take the assessment of this module again by 1 July 2022',
    },
  ])
  const path = `/cohorts/${programme.cohort}/results/PZ1015/dates/module/reassessment`
  const set = await scene.tutor.put(path, { dueOn: '2022-06-12', dueAt: '16:00' }, 0)
  expect(set.body).toMatchObject({ dueOn: '2022-06-12', dueAt: '16:00' })
  expect((await todo())[0].sentence).toBe('Take the assessment of this module again by 12 June 2022 at 16:00')
  expect((await scene.tutor.put(path, { dueOn: '2022-06-13', dueAt: null }, 0)).status).toBe(412)
  const gone = await scene.tutor.put(path, { dueOn: null, dueAt: null }, set.body.version)
  expect(gone.body).toMatchObject({ version: 0, dueOn: null })
  expect((await scene.tutor.put(path, { dueOn: '2022-06-13', dueAt: null })).status).toBe(428)
  expect(
    (await scene.tutor.put(path.replace('/module/', '/essay/'), { dueOn: null, dueAt: null }, 0)).status,
  ).toBe(404)
  await scene.tutor.post(scene.gridPath(), {
    attempt: 'reassessment',
    cells: [{ traineeId: t2.id, component: 'module', text: '55', was: null }],
  })
  const capped = moduleIn(await resultsOf(tutor, t2.id), 'PZ1015')
  expect(capped.result).toMatchObject({ state: 'passed', mark: 40, provisional: true })
  expect(capped.todo).toEqual([])
})

test('lateness costs marks until circumstances waive it, and a deferred attempt counts as not taken', async () => {
  const { t3, tutor, manager2, mentor2 } = scene.world
  const place = { traineeId: t3.id, was: null }
  await scene.tutor.post(scene.gridPath('PZ1022'), {
    attempt: 'first-sit',
    cells: [
      { ...place, component: 'essay', text: '60', daysLate: 2 },
      { ...place, component: 'test', text: '50' },
      { ...place, component: 'skill', text: 'P' },
    ],
  })
  const mark = async () => moduleIn(await resultsOf(tutor, t3.id), 'PZ1022').result
  expect(await mark()).toMatchObject({ mark: 50 })

  const agent = await scene.app.signIn(t3.email, password)
  const claim = (
    fields: Record<string, string>,
    file = Buffer.from('%PDF-1.7 letter'),
    name = 'letter.pdf',
  ) =>
    upload(agent, `/trainees/${t3.id}/circumstances`, {
      file,
      name,
      fields: {
        moduleCode: 'PZ1022',
        component: 'essay',
        attempt: 'first-sit',
        claim: 'I was in hospital',
        evidence: 'Discharge letter',
        ...fields,
      },
    })
  expect((await claim({}, Buffer.from('<html>'), 'letter.pdf')).body.errors[0].code).toBe('file-not-evidence')
  expect((await claim({ component: 'x' })).body.errors[0].code).toBe('component-unknown')
  expect((await claim({ moduleCode: 'PW1002' })).body.errors[0].code).toBe('module-not-theirs')
  expect((await claim({ claim: 'Seen 943 476 5919' })).body.errors[0].code).toBe('nhs-number-in-text')
  const claimed = await claim({})
  expect(claimed.status).toBe(201)
  expect(claimed.body).toMatchObject({ state: 'claimed', files: [{ name: 'letter.pdf' }] })
  expect((await claim({})).body.errors[0].code).toBe('claim-open-already')

  const list = await scene.tutor.get(`/cohorts/${scene.world.programme.cohort}/results`)
  expect(list.body.claims).toEqual([claimed.body])
  for (const who of [manager2, mentor2]) expect((await resultsOf(who, t3.id)).body.claims).toEqual([])
  const file = `/trainees/${t3.id}/circumstances/${claimed.body.id}/evidence/${claimed.body.files[0].id}`
  const download = await scene.tutor.get(file)
  expect(download.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename="letter.pdf"',
  })
  expect((await (await scene.as(manager2)).get(file)).status).toBe(403)

  const decide = (body: object, ifMatch = 1, caller = scene.tutor) =>
    caller.post(
      `/trainees/${t3.id}/circumstances/${claimed.body.id}/decision`,
      { decision: 'accepted', effect: null, deferredTo: null, reason: '', ...body },
      { ifMatch },
    )
  expect((await decide({}, 1, await scene.as(t3))).status).toBe(403)
  expect((await decide({})).body.errors[0].code).toBe('effect-missing')
  expect((await decide({ decision: 'refused' })).body.errors[0].code).toBe('reason-missing')
  expect((await decide({ effect: 'waive-lateness' }, 4)).status).toBe(412)
  const accepted = await decide({ effect: 'waive-lateness' })
  expect(accepted.body).toMatchObject({ state: 'accepted', effect: 'waive-lateness', version: 2 })
  expect((await decide({ effect: 'defer' }, 2)).body.errors[0].code).toBe('claim-decided')
  expect(await mark()).toMatchObject({ mark: 56 })

  const second = await claim({ component: 'test' })
  const path = `/trainees/${t3.id}/circumstances/${second.body.id}/decision`
  const body = { decision: 'accepted', effect: 'defer', deferredTo: '2022-06-20', reason: '' }
  expect((await scene.tutor.post(path, body, { ifMatch: 1 })).status).toBe(201 - 1)
  const deferred = moduleIn(await resultsOf(t3, t3.id), 'PZ1022')
  expect(deferred.todo).toEqual([
    { component: 'test', dueOn: '2022-06-20', dueAt: null, sentence: 'Take the test by 20 June 2022' },
  ])
  expect(await mark()).toMatchObject({ state: 'deferred', mark: null })

  // What is entered once the deferral is granted is the attempt that was put off.
  scene.app.clock.moveTo('2022-05-11T09:10:00Z')
  const [cell] = (await scene.grid('PZ1022')).cells.filter(
    ({ traineeId, component }) => traineeId === t3.id && component === 'test',
  )
  if (!cell) throw new Error('the test has no result')
  await scene.tutor.post(scene.gridPath('PZ1022'), {
    attempt: 'first-sit',
    cells: [{ ...wasRead(cell), text: '58' }],
  })
  expect(await mark()).toMatchObject({ state: 'passed', mark: 59 })
  expect(moduleIn(await resultsOf(tutor, t3.id), 'PZ1022').todo).toEqual([])
})

test('the list of modules counts what is in', async () => {
  const list = await scene.tutor.get(`/cohorts/${scene.world.programme.cohort}/results`)
  const codes = Object.fromEntries(list.body.modules.map((module: { code: string }) => [module.code, module]))
  expect(codes.PZ1015).toMatchObject({ trainees: 3, expected: 3, entered: 2, ratified: 2, published: 2 })
  expect(codes.PZ1022).toMatchObject({ expected: 9, entered: 3, ratified: 0 })
})
