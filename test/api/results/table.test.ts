import { readFileSync } from 'node:fs'
import type { CheckedResults } from '@rung/shared/contract/results'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { asSystem, buildWorld, password, type World } from '../../support/build.ts'
import { sample, upload } from '../imports/scene.ts'

let app: TestApp
let world: World
let tutor: Agent
beforeAll(async () => {
  app = await startApp()
  world = await buildWorld(app.ownerUrl, app.clock.now(), { startsOn: '2021-04-06' })
  tutor = await app.signIn(world.tutor.email, password)
  const loaded = await upload(tutor, '/cohort-imports', {
    file: sample('cohort.csv'),
    fields: { cohortId: world.programme.cohort, accept: 'good-rows' },
  })
  if (loaded.status !== 201) throw new Error(loaded.text)
})
afterAll(() => app.close())

const path = (moduleCode = 'PZ1015') => `/cohorts/${world.programme.cohort}/results/${moduleCode}`
const marks = readFileSync(new URL('../../samples/marks.tsv', import.meta.url), 'utf8')

const check = async (file: string | Buffer, fields: Record<string, string> = {}) => {
  const answer = await upload(tutor, `${path()}/check`, {
    file,
    name: 'marks.tsv',
    fields: { attempt: 'first-sit', ...fields },
  })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body as CheckedResults
}
const load = (file: string | Buffer, fields: Record<string, string>, key = uuidv7()) =>
  upload(tutor, `${path()}/load`, {
    file,
    name: 'marks.tsv',
    key,
    fields: { attempt: 'first-sit', accept: 'all-good-only', ...fields },
  })
const stored = (attempt = 'first-sit') =>
  asSystem(app.ownerUrl, app.clock.now(), (tx) =>
    tx.rows<{ number: string; mark: number | null }>(
      `select t.student_number as number, r.mark::float8 as mark from result r join trainee t on t.id = r.trainee_id
       where r.module_code = 'PZ1015' and r.attempt = $1 and r.state = 'provisional' order by 1`,
      [attempt],
    ),
  )
const cellsOf = (report: CheckedResults, row: number) => report.rows.find((one) => one.row === row)

describe('a sheet of marks with faults', () => {
  test('is said fault by fault, in its place, and nothing is written', async () => {
    const report = await check(marks)
    expect(report.problems).toEqual([])
    expect(
      report.rows.flatMap(({ row, faults }) => faults.map((fault) => [row, fault.column, fault.sentence])),
    ).toEqual([
      [6, 'PZ1015', '101 is more than 100. Enter a mark from 0 to 100'],
      [9, 'Student number', 'Nobody in this cohort has the number 99999999. Check it for a slip'],
      [26, 'Student number', 'The same trainee is in row 2. Keep one of the rows'],
    ])
    expect(report.counts).toEqual({ toLoad: 21, same: 0, empty: 1, problems: 3 })
    expect(cellsOf(report, 3)?.cells).toEqual([
      { component: 'module', text: '38C', before: null, change: 'new' },
    ])
    expect(await stored()).toEqual([])
  })

  test('is loaded whole or not at all, unless the rest is asked for', async () => {
    const { checked } = await check(marks)
    const refused = await load(marks, { checked })
    expect(refused.status).toBe(422)
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/file/6/module',
      '/file/9/studentNumber',
      '/file/26/studentNumber',
    ])
    expect(await stored()).toEqual([])
    const other = await load(marks, { checked: 'something else', accept: 'good-rows' })
    expect(other.status).toBe(409)

    const key = uuidv7()
    const loaded = await load(marks, { checked, accept: 'good-rows' }, key)
    expect(loaded.status).toBe(201)
    expect(loaded.body).toMatchObject({ loaded: 21, leftOut: [6, 9, 26] })
    expect(loaded.body.before.every(({ text }: { text: string | null }) => text === null)).toBe(true)
    expect((await load(marks, { checked, accept: 'good-rows' }, key)).body).toEqual(loaded.body)
    const rows = await stored()
    expect(rows).toHaveLength(21)
    expect(rows).toContainEqual({ number: '20210105', mark: 62.5 })
    expect(rows.map(({ number }) => number)).not.toContain('20210104')
    expect((await check(marks)).counts).toEqual({ toLoad: 0, same: 21, empty: 1, problems: 3 })
  })

  test('is not loaded over what somebody saved after it was checked', async () => {
    const changed = 'Student number\tPZ1015\n20210100\t70\n20210111\t59'
    const { checked, rows } = await check(changed)
    expect(rows.map(({ cells }) => [cells[0]?.before, cells[0]?.change])).toEqual([
      ['67', 'changed'],
      ['58', 'changed'],
    ])
    const meanwhile = 'Student number\tPZ1015\n20210111\t61'
    expect((await load(meanwhile, { checked: (await check(meanwhile)).checked })).status).toBe(201)
    const late = await load(changed, { checked })
    expect(late.status).toBe(409)
    expect(late.body.detail).toBe('Someone changed these marks since you checked them. Check them again.')
    expect(await stored()).toContainEqual({ number: '20210111', mark: 61 })
  })
})

test('a mark that a board has ratified is changed only with a reason, as a correction beside it', async () => {
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    const board = uuidv7()
    await tx.rows(
      `insert into board (id, cohort_id, title, meets_on, state, ratified_at, ratified_by)
       values ($1, $2, 'Summer board', '2022-05-10', 'ratified', '2022-05-10T09:00:00Z', $3)`,
      [board, world.programme.cohort, world.tutor.personId],
    )
    await tx.rows(
      `update result set state = 'ratified', board_id = $1 where state = 'provisional' and attempt = 'first-sit'
         and trainee_id = (select id from trainee where student_number = '20210112')`,
      [board],
    )
  })
  const changed = 'Student number\tPZ1015\n20210112\t57'
  const without = await check(changed)
  expect(without.rows[0]?.faults.map(({ code }) => code)).toEqual(['reason-needed'])
  expect((await load(changed, { checked: without.checked, accept: 'good-rows' })).status).toBe(422)
  const reason = 'Added up wrongly'
  const { checked } = await check(changed, { reason })
  const loaded = await load(changed, { checked, reason })
  expect(loaded.body.cells).toMatchObject([{ text: '57', correction: { from: '54', reason } }])
})

describe('a table is matched by number, never by order', () => {
  test('in whatever order the rows and columns stand', async () => {
    const report = await check('Study and Lifelong Learning Skills,ULN,Name\n50,7814538407,"Devi Afolabi"', {
      attempt: 'retake',
    })
    expect(report.rows[0]?.trainee?.studentNumber).toBe('20210100')
    expect(report.counts.toLoad).toBe(1)
  })

  test('without a column of numbers nothing is read', async () => {
    const report = await check('Name\tPZ1015\nAfolabi, Devi\t67')
    expect(report.problems).toEqual([
      'Add a column with the student number or the ULN. Rows are never matched by order',
    ])
    const refused = await load('Name\tPZ1015\nAfolabi, Devi\t67', {
      checked: report.checked,
      accept: 'good-rows',
    })
    expect(refused.status).toBe(422)
  })

  test('a block copied without its headings is known by its numbers, from the column it is pasted under', async () => {
    const report = await check('20210100\tAfolabi, Devi\t55\n20210101\tOkafor, Eilidh\t101', {
      attempt: 'retake',
      from: 'module',
    })
    expect(report.rows.map(({ row, trainee, cells }) => [row, trainee?.familyName, cells[0]?.text])).toEqual([
      [1, 'Afolabi', '55'],
      [2, 'Okafor', '101'],
    ])
    expect(report.counts).toMatchObject({ toLoad: 1, problems: 1 })
    const bare = await check('55\n60', { attempt: 'retake', from: 'module' })
    expect(bare.problems).not.toEqual([])
  })
})

describe('formulas are text', () => {
  test('coming in, in every cell', async () => {
    const report = await check('Student number\tName\tPZ1015\n20210100\t=1+1\t=2*30\n=A1\tX\t@50', {
      attempt: 'retake',
    })
    expect(report.rows.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual([
      'not-a-mark',
      'student-unknown',
      'not-a-mark',
    ])
  })

  test('going out, and the template is read by the importer as it is', async () => {
    await asSystem(app.ownerUrl, app.clock.now(), (tx) =>
      tx.rows(
        "update person set family_name = '=Afolabi' where id = (select person_id from trainee where student_number = '20210100')",
      ),
    )
    const csv = await tutor.get(`/api/v1${path()}/template.csv`)
    expect(csv.text).toContain(`"'=Afolabi, Devi"`)
    expect(csv.headers['content-disposition']).toContain('marks-PZ1015-first-sit.csv')
    expect((await check(csv.text)).counts).toMatchObject({ toLoad: 0, problems: 0 })
    const xlsx = await tutor
      .get(`/api/v1${path()}/template.xlsx`)
      .buffer()
      .parse((response, done) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => done(null, Buffer.concat(chunks)))
      })
    const read = await check(xlsx.body)
    expect(read.counts).toMatchObject({ toLoad: 0, same: 21, problems: 0 })
  })
})

test('a table of 1,000 unknown numbers has each of them named', async () => {
  const rows = Array.from({ length: 1000 }, (_, place) => `9${place}\t50`)
  const report = await check(['Student number\tPZ1015', ...rows].join('\n'))
  expect(report.counts.problems).toBe(1000)
})
