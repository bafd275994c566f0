import type { CohortImportReport } from '@rung/shared/contract/imports'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../support/build.ts'
import { cohortFile, headings, importScene, type Scene, sample, upload } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await importScene()
})
afterAll(() => scene.close())

async function check(file: Buffer | string, name?: string): Promise<CohortImportReport> {
  const answer = await upload(scene.tutor, '/cohort-imports/check', {
    file,
    ...(name ? { name } : {}),
    fields: { programmeId: scene.world.programme.programme, cohortTitle: 'Spring 2021' },
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

const faultsIn = (report: CohortImportReport) =>
  report.faults.map(({ row, column, code }) => `${row} ${column}: ${code}`)
const sentences = (report: CohortImportReport) => report.faults.map(({ sentence }) => sentence)

test('every row of a good file can be loaded, and the report says what that would make', async () => {
  const report = await check(sample('cohort.csv'))
  expect(report).toMatchObject({ rows: 24, faulty: 0, problems: [], remarks: [], faults: [], notes: [] })
  expect(report.good).toHaveLength(24)
  expect(report.good[0]).toEqual({
    row: 2,
    name: 'Devi Afolabi',
    studentNumber: '20210100',
    employer: 'Northmoor Mental Health NHS Foundation Trust',
    band: 2,
    weeklyMinutes: 1800,
    startsOn: '2021-04-06',
    plannedEndOn: '2023-04-05',
    plannedMinutes: 33_420,
  })
  expect(report.cohort).toMatchObject({
    id: null,
    title: 'Spring 2021',
    startsOn: '2021-04-06',
    plannedEndOn: '2023-04-05',
  })
  expect(report.toCreate.systems.toSorted()).toEqual([
    'Cheshire and Merseyside',
    'Greater Manchester',
    'Lancashire and South Cumbria',
  ])
  expect(report.toCreate.employers).toHaveLength(6)
  expect(report.toCreate.employers).toContainEqual({
    name: 'Wirral Talking Therapies CIC',
    system: 'Cheshire and Merseyside',
    levyPayer: false,
    trainees: 4,
  })
})

test('full-time trainees of two years are planned 696 hours, and those of 22.5 hours 418', async () => {
  const { good } = await check(sample('cohort.csv'))
  const hours = new Map(
    good.map(({ weeklyMinutes, plannedMinutes }) => [weeklyMinutes / 60, plannedMinutes / 60]),
  )
  expect(Object.fromEntries(hours)).toEqual({ 22.5: 418, 30: 557, 37.5: 696 })
})

test('every fault of a faulty file is shown by row and column, and good rows have none', async () => {
  const report = await check(sample('cohort-with-faults.csv'))
  expect(faultsIn(report)).toEqual([
    '4 ULN: uln-check-digit',
    '6 Date of birth: day-unreadable',
    '7 Email: email-repeated',
    '8 Email: email-repeated',
    '9 Band at start: band-not-at-start',
    '10 Weekly hours: hours-comma',
    '11 Planned end date: end-not-after-start',
    '13 Employer: employer-misspelt',
    '13 System (STP): system-differs',
    '13 Levy payer: levy-differs',
    '14 Level 4 option: option-unknown',
    '15 Last name: formula-like',
  ])
  expect(report.good.map(({ row }) => row)).toEqual([2, 3, 5, 12, 16, 17, 18, 19])
  expect(report).toMatchObject({ rows: 18, faulty: 10 })
  expect(report.notes.map(({ row, column, code }) => `${row} ${column}: ${code}`)).toEqual([
    '12 First name: spaces-removed',
  ])
  expect(report.good.find(({ row }) => row === 12)?.name).toBe('Uma Whitlock')
})

test('faults are told in plain words, with the value', async () => {
  const report = await check(sample('cohort-with-faults.csv'))
  expect(report.faults.map(({ value, sentence }) => [value, sentence])).toEqual([
    ['6641435555', 'This is not a real ULN: its last digit does not fit the others. Check it for a slip'],
    ['31/02/1988', '31/02/1988 is not a real date. Enter it like 24/06/1987'],
    ['aisha.fielding@example.nhs.uk', 'The same email address is in row 8. Each trainee needs their own'],
    ['aisha.fielding@example.nhs.uk', 'The same email address is in row 7. Each trainee needs their own'],
    ['Band 5', 'Band 5 is not possible at the start. Enter Band 2 or Band 3'],
    ['37,5', 'Use a full stop, not a comma. If you mean 37.5 hours, enter 37.5'],
    ['27/03/2021', 'The planned end must be after the start, 6 April 2021'],
    [
      'Northmoor Mental Health NHS FT',
      'Did you mean Northmoor Mental Health NHS Foundation Trust? If this is a different employer, ask an administrator to add it first',
    ],
    [
      'Lancashire and South Cumbria',
      'Other rows have Northmoor Mental Health NHS Foundation Trust in Cheshire and Merseyside',
    ],
    ['no', 'Other rows have yes for Northmoor Mental Health NHS Foundation Trust'],
    ['PZ9999', 'This is not a level 4 option of the programme. Enter NU1019 or PW1002'],
    ['=HYPERLINK("x")', 'Take out the =, +, - or @ at the start. A spreadsheet would run this as a formula'],
  ])
})

test('a check writes nothing', async () => {
  const tables = ['organisation', 'person', 'cohort', 'trainee', 'audit_event']
  const counts = () =>
    asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) =>
      tx.rows(
        tables.map((table) => `select '${table}' as name, count(*)::int from ${table}`).join(' union all '),
      ),
    )
  const before = await counts()
  await check(sample('cohort.csv'))
  expect(await counts()).toEqual(before)
})

test('missing, unknown and repeated columns are named, and nothing is checked further', async () => {
  const file = cohortFile({}).replace('ULN', 'Shoe size').replace('Band at start', 'Email')
  const report = await check(file)
  expect(report.problems).toEqual([
    'These columns are missing: ‘ULN’, ‘Band at start’',
    'The column ‘Email’ is there more than once',
  ])
  expect(report.remarks).toEqual(['The column ‘Shoe size’ is not one we know. It is not read'])
  expect(report).toMatchObject({ faults: [], good: [] })
})

test('headings are known by other names, in any case and order', async () => {
  const file = cohortFile({}, {}).replace(
    headings,
    headings.replace('Date of birth', ' dob ').replace('Last name', 'SURNAME').replace('Email', 'E-mail'),
  )
  const columnsTurned = file
    .split('\n')
    .map((line) => line.split(',').toReversed().join(','))
    .join('\r\n')
  expect(await check(columnsTurned)).toMatchObject({
    problems: [],
    remarks: [],
    faults: [],
    faulty: 0,
    rows: 2,
  })
})

test.each([
  ['a semicolon', ';'],
  ['a tab', '\t'],
])('values may be parted by %s', async (_name, delimiter) => {
  const file = cohortFile({})
    .replaceAll('","', `"${delimiter}"`)
    .replace(headings, headings.replaceAll(',', delimiter))
  expect(await check(file)).toMatchObject({ problems: [], faults: [], rows: 1 })
})

test('a row with more values than headings is one fault of the whole row', async () => {
  const report = await check(`${cohortFile({})},extra,values`)
  expect(faultsIn(report)).toEqual(['2 : too-many-values'])
  expect(sentences(report)).toEqual([
    'This row has 18 values and there are 16 headings. Put quotation marks around a value that has a comma in it',
  ])
})

test('the example row of the template is left out', async () => {
  const template = await scene.tutor.get('/api/v1/cohort-imports/template.csv')
  const rows = cohortFile({}).split('\n').slice(1).join('\n')
  expect(await check(template.text + rows)).toMatchObject({
    rows: 1,
    faults: [],
    remarks: ['The example row of the template is left out'],
  })
  expect((await check(template.text)).problems).toEqual([
    'There are no rows under the headings but the example',
  ])
})

test('what Rung holds already is a fault, and stays hidden from those it does not concern', async () => {
  const { t1, mentor1 } = scene.world
  const report = await check(
    cohortFile(
      { Email: t1.email.toUpperCase() },
      { Email: mentor1.email },
      { Email: mentor1.email.replace('maya', 'm'), 'Student number': 'ASHA.GRANT' },
    ),
  )
  expect(faultsIn(report)).toEqual([
    '2 Email: email-of-trainee',
    '3 Email: email-of-someone-else',
    '4 Student number: student-number-taken',
  ])
  expect(JSON.stringify(report)).not.toContain('Okafor')
})

test('somebody who is in Rung under the same name becomes a trainee too', async () => {
  const { mentor2 } = scene.world
  const [given = '', family = ''] = mentor2.name.split(' ')
  const report = await check(cohortFile({ Email: mentor2.email, 'First name': given, 'Last name': family }))
  expect(report.faults).toEqual([])
  expect(report.notes.map(({ code }) => code)).toContain('known-person')
})

test('an employer that Rung has under a longer name is asked about', async () => {
  const report = await check(
    cohortFile({ Employer: 'Dale Vale NHS FT' }, { Employer: 'dale vale  nhs trust' }),
  )
  expect(faultsIn(report)).toEqual(['2 Employer: employer-misspelt'])
  expect(report.good[0]?.employer).toBe('Dale Vale NHS Trust')
})

test('a start in another curriculum year, a start away from the cohort and a temporary ULN are noted', async () => {
  const answer = await upload(scene.tutor, '/cohort-imports/check', {
    file: cohortFile({ 'Start date': '13/04/2021', 'Level 4 option': '' }),
    fields: { cohortId: scene.world.programme.cohort },
  })
  expect(answer.body.cohort.title).toBe('First cohort')
  expect(answer.body.notes.map(({ code }: { code: string }) => code)).toEqual([
    'uln-temporary',
    'option-not-chosen',
    'starts-apart-from-cohort',
  ])
})

test('a thousand rows are checked in one go', async () => {
  const rows = Array.from({ length: 1000 }, (_, place) => ({
    'Weekly hours': place % 3 === 0 ? '30' : '37.5',
  }))
  const before = performance.now()
  const report = await check(cohortFile(...rows))
  const took = performance.now() - before
  expect(report.good).toHaveLength(1000)
  process.stdout.write(`1,000 rows checked in ${Math.round(took)} ms\n`)
})

test('a cohort has to be chosen or named, with a name of its own', async () => {
  const { programme } = scene.world
  const send = (fields: Record<string, string>) =>
    upload(scene.tutor, '/cohort-imports/check', { file: cohortFile({}), fields })
  const faultOf = async (fields: Record<string, string>) => {
    const answer = await send(fields)
    expect(answer.status).toBe(400)
    return answer.body.errors
  }
  expect(await faultOf({})).toMatchObject([{ pointer: '/cohortId', detail: 'Choose a cohort' }])
  expect(await faultOf({ programmeId: programme.programme })).toMatchObject([
    { pointer: '/cohortTitle', detail: 'Enter a name for the cohort' },
  ])
  expect(await faultOf({ programmeId: programme.programme, cohortTitle: 'first COHORT' })).toMatchObject([
    { pointer: '/cohortTitle' },
  ])
  expect((await send({ cohortId: 'not-an-id' })).status).toBe(400)
})
