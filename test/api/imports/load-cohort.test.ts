import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { asSystem, password } from '../../support/build.ts'
import { cohortFile, importScene, type Scene, sample, upload } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await importScene()
})
afterAll(() => scene.close())

const rows = <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) => tx.rows<T>(text, values))
const count = async (text: string, values: unknown[] = []) =>
  (await rows<{ count: number }>(`select count(*)::int as count from ${text}`, values))[0]?.count
const everything = async () => [
  await count('trainee'),
  await count('person'),
  await count('organisation'),
  await count('cohort'),
  await count('training_plan'),
]

const into = (title: string) => ({ programmeId: scene.world.programme.programme, cohortTitle: title })

test('a good file is loaded whole, with the organisations it names', async () => {
  const answer = await upload(scene.tutor, '/cohort-imports', {
    file: sample('cohort.csv'),
    fields: { ...into('Spring 2021'), accept: 'all-good-only', expected: '24' },
  })
  expect(answer.status, answer.text).toBe(201)
  expect(answer.body).toMatchObject({ cohort: { title: 'Spring 2021' }, loaded: 24, leftOut: [] })
  expect(answer.body.created).toMatchObject({ cohort: true })
  expect(answer.body.created.employers).toHaveLength(6)
  const [devi] = await rows(
    `select p.given_name, p.email, t.student_number, t.uln, t.born_on::text, t.starts_on::text, t.english_and_maths, t.guaranteed_post,
       e.band, e.weekly_minutes, e.wte::float, e.post, o.name as employer, o.levy_payer, s.name as system, r.name as region,
       pl.planned_minutes, pl.rounding, pl.planned_end_on::text, pl.signed_on, mc.module_code, c.starts_on::text as cohort_starts_on
     from trainee t join person p on p.id = t.person_id join employment e on e.trainee_id = t.id join organisation o on o.id = t.employer_id
       join organisation s on s.id = o.part_of join organisation r on r.id = s.part_of join training_plan pl on pl.trainee_id = t.id
       join module_choice mc on mc.trainee_id = t.id join cohort c on c.id = t.cohort_id
     where t.student_number = '20210100'`,
  )
  expect(devi).toEqual({
    given_name: 'Devi',
    email: 'devi.afolabi@example.nhs.uk',
    student_number: '20210100',
    uln: '7814538407',
    born_on: '1987-06-24',
    starts_on: '2021-04-06',
    english_and_maths: 'level 2 held',
    guaranteed_post: false,
    band: 2,
    weekly_minutes: 1800,
    wte: 0.8,
    post: 'Trainee Assistant Practitioner',
    employer: 'Northmoor Mental Health NHS Foundation Trust',
    levy_payer: true,
    system: 'Cheshire and Merseyside',
    region: 'Northern region',
    planned_minutes: 33_420,
    rounding: 'weeks-only',
    planned_end_on: '2023-04-05',
    signed_on: null,
    module_code: 'NU1019',
    cohort_starts_on: '2021-04-06',
  })
  expect(await count('trainee_outlook o join trainee t on t.id = o.trainee_id where t.uln is not null')).toBe(
    24,
  )
  expect(await count('invitation')).toBe(0)
})

test('the tutor sees the new trainees, the audit says who loaded them, and they are all listed', async () => {
  const list = await scene.tutor.get('/api/v1/trainees?search=Zielinski')
  expect(list.body.rows).toMatchObject([{ studentNumber: '20210109' }])
  const by = await rows(
    `select distinct e.by_person_id as id from audit_event e join trainee t on t.id = e.chain_id where t.uln is not null`,
  )
  expect(by).toEqual([{ id: scene.world.tutor.personId }])
  const owner = new pg.Client({ connectionString: scene.app.ownerUrl })
  await owner.connect()
  const faults = await owner.query('select * from audit_faults()')
  await owner.end()
  expect(faults.rows).toEqual([])
})

test('the same file a second time is refused, row by row', async () => {
  const before = await everything()
  const answer = await upload(scene.tutor, '/cohort-imports', {
    file: sample('cohort.csv'),
    fields: { ...into('Again'), accept: 'all-good-only' },
  })
  expect(answer.status).toBe(422)
  expect(answer.body.detail).toBe('24 of 24 rows have something to put right. Nothing was loaded.')
  expect(answer.body.errors.slice(0, 3)).toMatchObject([
    { pointer: '/rows/2/Student number', code: 'student-number-taken' },
    { pointer: '/rows/2/Email', code: 'email-of-trainee' },
    { pointer: '/rows/2/ULN', code: 'uln-taken' },
  ])
  expect(await everything()).toEqual(before)
})

test('nothing of a faulty file is written until the person asks for the rows without faults', async () => {
  const before = await everything()
  const file = sample('cohort-with-faults.csv')
    .toString()
    .replaceAll(/^202101/gm, '202201')
  const send = (accept: string, expected?: string) =>
    upload(scene.tutor, '/cohort-imports', {
      file,
      fields: { ...into('Spring 2022'), accept, ...(expected ? { expected } : {}) },
    })
  const refused = await send('all-good-only')
  expect(refused.status).toBe(422)
  expect(refused.body.errors).toContainEqual({
    pointer: '/rows/10/Weekly hours',
    code: 'hours-comma',
    detail: 'Use a full stop, not a comma. If you mean 37.5 hours, enter 37.5',
  })
  expect(await everything()).toEqual(before)
  const other = await send('good-rows', '9')
  expect(other.status).toBe(409)
  expect(other.body.detail).toContain('7 rows can be loaded now, not 9')
  expect(await everything()).toEqual(before)
  const loaded = await send('good-rows', '7')
  expect(loaded.status, loaded.text).toBe(201)
  expect(loaded.body).toMatchObject({ loaded: 7, leftOut: [4, 6, 7, 8, 9, 10, 11, 13, 14, 15, 18] })
})

test('a request sent again with its key loads nobody twice', async () => {
  const key = uuidv7()
  const send = () =>
    upload(scene.tutor, '/cohort-imports', {
      file: cohortFile({ Email: 'once@example.nhs.uk', 'Student number': 'ONCE' }),
      fields: { cohortId: scene.world.programme.cohort, accept: 'all-good-only' },
      key,
    })
  const [first, second] = [await send(), await send()]
  expect(first.status, first.text).toBe(201)
  expect(second.status).toBe(201)
  expect(second.body).toEqual(first.body)
  expect(await count(`person where email = 'once@example.nhs.uk'`)).toBe(1)
})

test('the key of one file does not serve another', async () => {
  const key = uuidv7()
  const send = (email: string, studentNumber: string) =>
    upload(scene.tutor, '/cohort-imports', {
      file: cohortFile({ Email: email, 'Student number': studentNumber }),
      fields: { cohortId: scene.world.programme.cohort, accept: 'all-good-only' },
      key,
    })
  expect((await send('key1@example.nhs.uk', 'KEY1')).status).toBe(201)
  const other = await send('key2@example.nhs.uk', 'KEY2')
  expect(other.status).toBe(422)
  expect(other.body.code).toBe('key-reused')
  expect(await count(`trainee where student_number like 'KEY%'`)).toBe(1)
})

test('two people loading the same file at once: one loads it, the other loads nothing', async () => {
  const send = () =>
    upload(scene.tutor, '/cohort-imports', {
      file: cohortFile({ Email: 'race@example.nhs.uk', 'Student number': 'RACE' }),
      fields: { cohortId: scene.world.programme.cohort, accept: 'all-good-only' },
    })
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map(({ status }) => status).toSorted()[0]).toBe(201)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(await count(`trainee where student_number = 'RACE'`)).toBe(1)
})

test('somebody known keeps their person and becomes a trainee', async () => {
  const { mentor2 } = scene.world
  const [given = '', family = ''] = mentor2.name.split(' ')
  const answer = await upload(scene.tutor, '/cohort-imports', {
    file: cohortFile({
      Email: mentor2.email,
      'First name': given,
      'Last name': family,
      'Student number': 'M2',
    }),
    fields: { cohortId: scene.world.programme.cohort, accept: 'all-good-only' },
  })
  expect(answer.status, answer.text).toBe(201)
  expect(await rows(`select person_id from trainee where student_number = 'M2'`)).toEqual([
    { person_id: mentor2.personId },
  ])
})

test('an employer there is already is used, and nothing of it is changed', async () => {
  const before = await rows(`select * from organisation where kind = 'employer' order by id`)
  const answer = await upload(scene.tutor, '/cohort-imports', {
    file: cohortFile({
      Email: 'dale@example.nhs.uk',
      'Student number': 'DALE',
      Employer: 'DALE VALE NHS TRUST',
    }),
    fields: { cohortId: scene.world.programme.cohort, accept: 'all-good-only' },
  })
  expect(answer.body.created).toEqual({ cohort: false, systems: [], employers: [] })
  expect(await rows(`select * from organisation where kind = 'employer' order by id`)).toEqual(before)
})

test('only those who teach, lead or administer there may check, load or choose', async () => {
  const { world, app } = scene
  const file = cohortFile({})
  const fields = { cohortId: world.programme.cohort, accept: 'all-good-only' }
  const answers = async (email: string) => {
    const agent = await app.signIn(email, password)
    return Promise.all([
      upload(agent, '/cohort-imports/check', { file, fields }).then(({ status }) => status),
      agent.get('/api/v1/cohort-imports/choices').then(({ status }) => status),
      agent.get('/api/v1/cohort-imports/template.xlsx').then(({ status }) => status),
    ])
  }
  for (const someone of [
    world.manager,
    world.mentor1,
    world.t1,
    world.assessor,
    world.auditor,
    world.stranger,
  ])
    expect(await answers(someone.email), someone.name).toEqual([403, 403, 403])
  for (const someone of [world.tutor, world.regionalLead, world.administrator])
    expect(await answers(someone.email), someone.name).toEqual([200, 200, 200])
  const nobody = await upload(app.request(), '/cohort-imports', { file, fields })
  expect(nobody.status).toBe(401)
})

test('a tutor of another university is shown nothing to choose and may load nothing', async () => {
  const { world, app } = scene
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    const other = uuidv7()
    await tx.rows(
      `insert into organisation (id, kind, name, part_of) values ($1, 'university', 'University of Elsewhere', $2)`,
      [other, world.organisations.region],
    )
    await tx.rows(`update role_held set organisation_id = $1 where person_id = $2`, [
      other,
      world.tutor.personId,
    ])
  })
  const choices = await scene.tutor.get('/api/v1/cohort-imports/choices')
  expect(choices.body).toEqual({ programmes: [] })
  const answer = await upload(scene.tutor, '/cohort-imports', {
    file: cohortFile({}),
    fields: { cohortId: world.programme.cohort, accept: 'all-good-only' },
  })
  expect(answer.status).toBe(403)
  const unknown = await upload(scene.tutor, '/cohort-imports', {
    file: cohortFile({}),
    fields: { cohortId: uuidv7(), accept: 'all-good-only' },
  })
  expect(unknown.status).toBe(404)
})

test('the good file loads whole beside the demonstration people too', { timeout: 60_000 }, async () => {
  const app = await startApp({ stories: true })
  try {
    const tutor = await app.signIn('anna.lofthouse@example.nhs.uk')
    const { programmes } = (await tutor.get('/api/v1/cohort-imports/choices')).body
    const fields = { programmeId: programmes[0].id, cohortTitle: 'From a file' }
    const report = await upload(tutor, '/cohort-imports/check', { file: sample('cohort.csv'), fields })
    expect(report.body.faults).toEqual([])
    const answer = await upload(tutor, '/cohort-imports', {
      file: sample('cohort.csv'),
      fields: { ...fields, accept: 'all-good-only' },
    })
    expect(answer.body).toMatchObject({ loaded: 24, created: { cohort: true, systems: [], employers: [] } })
    const faulty = await upload(tutor, '/cohort-imports/check', {
      file: sample('cohort-with-faults.csv')
        .toString()
        .replaceAll(/^202101/gm, '202201'),
      fields: { programmeId: programmes[0].id, cohortTitle: 'Faults' },
    })
    expect(faulty.body.faults.filter(({ row }: { row: number }) => row === 13)).toMatchObject([
      { code: 'employer-misspelt' },
      {
        column: 'System (STP)',
        sentence: 'Rung has Northmoor Mental Health NHS Foundation Trust in Cheshire and Merseyside',
      },
      { column: 'Levy payer', sentence: 'Rung has yes for Northmoor Mental Health NHS Foundation Trust' },
    ])
  } finally {
    await app.close()
  }
})
