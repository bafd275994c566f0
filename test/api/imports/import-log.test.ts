import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { checkEntryImport } from '@rung/shared/contract/off-the-job'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Agent } from '../../support/app.ts'
import { asSystem, password } from '../../support/build.ts'
import { importScene, type Scene, sample, upload } from './scene.ts'

type Report = AnswerOf<typeof checkEntryImport>

let scene: Scene
let trainee: Agent
beforeEach(async () => {
  scene = await importScene()
  trainee = await scene.app.signIn(scene.world.t1.email, password)
})
afterEach(() => scene.close())

const path = (id = scene.world.t1.id) => `/trainees/${id}/off-the-job/imports`
const send = (file: Buffer | string, more: { agent?: Agent; key?: string; check?: boolean } = {}) =>
  upload(more.agent ?? trainee, more.check ? `${path()}/check` : path(), {
    file,
    name: 'log.csv',
    ...(more.key ? { key: more.key } : {}),
  })
const check = async (file: Buffer | string): Promise<Report> => {
  const answer = await send(file, { check: true })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const faultsIn = (report: Report) =>
  report.rows.flatMap(({ row, faults }) => faults.map(({ column, code }) => `${row} ${column}: ${code}`))
const logged = () =>
  asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) =>
    tx.rows<{ n: number; minutes: number; states: string[]; sources: string[] }>(
      `select count(*)::int as n, sum(minutes)::int as minutes, array_agg(distinct state) as states, array_agg(distinct source) as sources
       from off_the_job_entry where trainee_id = $1`,
      [scene.world.t1.id],
    ),
  ).then(([row]) => row)

const heading = 'Date,Activity,What I learned,From,To,Duration,Module,KSBs'
const log = (...lines: string[]) => [heading, ...lines].join('\n')

test('of half a year of one trainee, each row is taken or refused for its reason', async () => {
  const report = await check(sample('log.csv'))
  expect(faultsIn(report)).toEqual([
    '5 Date: in-the-future',
    '7 Duration: duration-over-a-day',
    '9 Activity: category-excluded',
    '10 Date: before-start',
    '12 What I learned: nhs-number-in-text',
    '13 KSBs: ksb-unknown',
    '46 : row-repeated',
    '47 From: times-overlap',
  ])
  expect(report).toMatchObject({ accepted: 38, refused: 8, faults: [] })
  expect(report.rows.map(({ row }) => row)).toEqual(Array.from({ length: 46 }, (_, place) => place + 2))
})

test('the reasons are plain, and no NHS number is in the answer', async () => {
  const answer = await send(sample('log.csv'), { check: true })
  const report: Report = answer.body
  const said = report.rows.flatMap(({ faults }) => faults.map(({ sentence }) => sentence))
  expect(said).toEqual([
    'Enter today or a day that has passed. You can log learning once it has happened',
    'Enter 24 hours or less. A longer stretch is more than one entry',
    'English and maths cannot be logged. English and maths are funded apart from off-the-job training',
    'Enter a date on or after 6 April 2021, the day the programme started',
    'Take out the NHS number. Do not include anything that identifies a patient',
    'K99 is not in your standard',
    'This is the same as row 2',
    'This overlaps what you logged from 09:30 to 17:00 on the same date',
  ])
  expect(answer.text).not.toContain('943 476 5919')
  const activity = await send(log('06/04/2021,Helped 943 476 5919,x,,,1,PZ1015,'), { check: true })
  expect(activity.text).not.toContain('943 476 5919')
})

test('the rows taken are submitted, marked as imported, and count at once', async () => {
  const before = await trainee.get(`/api/v1/trainees/${scene.world.t1.id}/home`)
  expect(before.body.figures.submittedMinutes).toBe(0)
  const answer = await send(sample('log.csv'))
  expect(answer.status, answer.text).toBe(201)
  expect(answer.body).toMatchObject({ loaded: 38, accepted: 38, refused: 8 })
  expect(await logged()).toEqual({
    n: 38,
    minutes: answer.body.acceptedMinutes,
    states: ['submitted'],
    sources: ['import'],
  })
  const home = await trainee.get(`/api/v1/trainees/${scene.world.t1.id}/home`)
  expect(home.body.figures.submittedMinutes).toBe(answer.body.acceptedMinutes)
})

test('a check writes nothing', async () => {
  await check(sample('log.csv'))
  expect((await logged())?.n).toBe(0)
})

test('the same file again is refused as logged already, and a replay answers the same', async () => {
  const key = uuidv7()
  const first = await send(sample('log.csv'), { key })
  const replay = await send(sample('log.csv'), { key })
  expect(replay.status).toBe(201)
  expect(replay.body).toEqual(first.body)
  expect((await logged())?.n).toBe(38)
  const report = await check(sample('log.csv'))
  expect(report.accepted).toBe(0)
  expect(report.rows.filter(({ faults }) => faults[0]?.code === 'logged-already')).toHaveLength(39)
  const again = await send(sample('log.csv'))
  expect(again.status).toBe(422)
  expect((await logged())?.n).toBe(38)
})

test('rows are held against each other and against what is logged', async () => {
  await send(log('07/04/2021,Shadowing,Ward round,10:00,12:00,2,PZ1015,'))
  const report = await check(
    log(
      '07/04/2021,Shadowing,Clinic,11:00,13:00,2,PZ1015,',
      '08/04/2021,Shadowing,Long day,,,20,PZ1015,',
      '08/04/2021,Online learning,More,,,5,PZ1015,',
      '08/04/2021,Online learning,Less,,,4,PZ1015,',
    ),
  )
  expect(faultsIn(report)).toEqual(['2 From: times-overlap', '4 Duration: date-over-a-day'])
})

test('what cannot be read is named once', async () => {
  const report = await check(
    log(
      '31/02/2021,Shadowing,a,,,1,PZ1015,',
      '07/04/2021,Juggling,a,,,1,PZ1015,',
      '07/04/2021,Shadowing,a,,,an hour or so,PZ1015,',
      '07/04/2021,Shadowing,a,nine,,1,PZ1015,',
      '07/04/2021,,,,,,,',
      '07/04/2021,Shadowing,a,,,1,PZ9999,K1;Q7',
      '07/04/2021,Shadowing,a, b,,,1,PZ1015,,extra',
    ),
  )
  expect(faultsIn(report)).toEqual([
    '2 Date: date-unreadable',
    '3 Activity: category-unknown',
    '4 Duration: duration-unreadable',
    '5 From: start-time-unreadable',
    '6 Activity: activity-missing',
    '6 What I learned: learned-missing',
    '6 Duration: duration-missing',
    '6 Module: nothing-relevant',
    '7 Module: module-unknown',
    '7 KSBs: ksb-unknown',
    '8 : too-many-values',
  ])
})

test('a log that was exported from Rung can be read back', async () => {
  await send(sample('log.csv'))
  const exported = await trainee.get(`/api/v1/trainees/${scene.world.t1.id}/off-the-job/entries.csv`)
  const report = await check(exported.text)
  expect(report.faults).toEqual([])
  expect(new Set(report.rows.map(({ faults }) => faults.map(({ code }) => code).join()))).toEqual(
    new Set(['logged-already']),
  )
})

test('text that looks like a formula is kept as text, and goes out marked as text', async () => {
  const answer = await send(log(`07/04/2021,Shadowing,"=HYPERLINK(""x"")",,,1,PZ1015,`))
  expect(answer.status, answer.text).toBe(201)
  const exported = await trainee.get(`/api/v1/trainees/${scene.world.t1.id}/off-the-job/entries.csv`)
  expect(exported.text).toContain(`'=HYPERLINK`)
})

test('time off in lieu and a separate kind of learning are read where the columns are there', async () => {
  const file = [
    'Date,Kind of learning,Activity,What I learned,Duration,Module,Time off in lieu',
    '10/04/2021,Shadowing,Saturday clinic,How triage works,3h30,PZ1015,14/04/2021',
    '11/04/2021,Own time,Reading,A chapter,1,PZ1015,',
  ].join('\n')
  const report = await check(file)
  expect(faultsIn(report)).toEqual(['3 Kind of learning: category-excluded'])
  await send(file)
  const [entry] = await asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) =>
    tx.rows('select category, activity, paid, lieu_on::text from off_the_job_entry'),
  )
  expect(entry).toEqual({
    category: 'shadowing',
    activity: 'Saturday clinic',
    paid: 'time-off-in-lieu',
    lieu_on: '2021-04-14',
  })
})

test('only the trainee may import into their log, and a stranger learns nothing of it', async () => {
  const { world, app } = scene
  const statuses = async (email: string) => {
    const agent = await app.signIn(email, password)
    return Promise.all(
      [true, false].map((check) => send(sample('log.csv'), { agent, check }).then(({ status }) => status)),
    )
  }
  expect(await statuses(world.mentor1.email)).toEqual([403, 403])
  expect(await statuses(world.tutor.email)).toEqual([403, 403])
  expect(await statuses(world.t2.email)).toEqual([404, 404])
  expect((await logged())?.n).toBe(0)
})

test('a file without its columns or of another kind is refused as a whole', async () => {
  const report = await check('Date,Notes\n07/04/2021,x')
  expect(report.faults).toEqual(['These columns are missing: ‘Activity’, ‘What I learned’, ‘Duration’'])
  const pdf = await send('%PDF-1.7', { check: true })
  expect(pdf.status).toBe(422)
  expect(pdf.body.errors).toMatchObject([{ pointer: '/file', code: 'file-pdf' }])
  const large = await send(`${heading}\n${'x'.repeat(5 * 1024 * 1024)}`, { check: true })
  expect(large.status).toBe(413)
  expect(large.body.errors[0].detail).toBe('The file is larger than 5 MB. Split it into smaller files')
  const none = await trainee
    .post(`/api/v1${path()}/check`)
    .set('Idempotency-Key', uuidv7())
    .field('note', 'x')
  expect(none.body.errors).toMatchObject([{ code: 'file-missing', detail: 'Choose a file' }])
  const json = await trainee
    .post(`/api/v1${path()}/check`)
    .set('Idempotency-Key', uuidv7())
    .send({ file: 'x' })
  expect(json.status).toBe(415)
})

test('the template has the columns that are read', async () => {
  const template = await trainee.get('/api/v1/off-the-job/import-template.csv')
  expect(template.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(template.text.split('\r\n')[0]).toBe(
    '\ufeffDate,Kind of learning,Activity,What I learned,From,To,Duration,Module,KSBs,Time off in lieu',
  )
  expect((await check(template.text)).faults).toEqual([
    'There are no rows under the headings but the example',
  ])
})
