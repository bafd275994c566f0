import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { standards } from '@rung/shared/figures/standards'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProgramme } from '../../../api/src/seed/create-programme.ts'
import { loadReferenceInto } from '../../../api/src/seed/load-reference.ts'
import { londonInstant } from '../../../api/src/seed/london-instant.ts'
import { txOnClient } from '../../../api/src/seed/tx-on-client.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

let database: FreshDatabase
let client: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  await loadReferenceInto(database.ownerUrl)
  client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query("select set_config('rung.system', 'on', false)")
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

const countOf = async (table: string) =>
  (await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count

test('every standard is there with its statements', async () => {
  expect(await countOf('standard')).toBe(standards.length)
  expect(await countOf('standard_element')).toBe(standards.flatMap(({ ksbs }) => ksbs).length)
})

test('loading the reference again keeps what was changed since', async () => {
  await client.query(`update standard set title = 'As the administrator wrote it' where version = '1.1'`)
  await loadReferenceInto(database.ownerUrl)
  const { rows } = await client.query(`select title from standard where version = '1.1'`)
  expect(rows).toEqual([{ title: 'As the administrator wrote it' }])
})

test('a programme is made with its modules and option groups', async () => {
  const universityId = '019d0000-0000-7000-8000-000000000001'
  await client.query(`insert into organisation (id, kind, name) values ($1, 'university', 'A university')`, [
    universityId,
  ])
  const { programmeId, curriculumId } = await createProgramme(txOnClient(client), {
    universityId,
    title: 'A programme',
    standard: { reference: 'ST0215', version: '1.0' },
    assessmentPlan: 'AP01',
    settings: { tolerancePercent: 5 },
    curriculumStartsOn: '2026-01-05',
  })
  const { rows } = await client.query(
    `select p.settings, c.id, (select sum(m.credits)::int from module m where m.curriculum_id = c.id and m.option_group is null) as core,
       (select count(*)::int from option_group g where g.curriculum_id = c.id) as groups,
       (select m.semesters from module m where m.curriculum_id = c.id and m.code = 'PZ2066') as semesters
     from programme p join curriculum c on c.programme_id = p.id where p.id = $1`,
    [programmeId],
  )
  expect(rows).toEqual([
    { settings: { tolerancePercent: 5 }, id: curriculumId, core: 200, groups: 2, semesters: [2, 3] },
  ])
  expect(await countOf('module')).toBe(healthAndSocialCareCurriculum.modules.length)
})

test.each([
  ['2026-01-05', '09:30', '2026-01-05T09:30:00.000Z'],
  ['2026-07-01', '09:30', '2026-07-01T08:30:00.000Z'],
  ['2026-07-01', '00:15', '2026-06-30T23:15:00.000Z'],
  ['2026-10-25', '17:00', '2026-10-25T17:00:00.000Z'],
])('clocks in London on %s at %s', (on, time, instant) => {
  expect(londonInstant(on, time).toISOString()).toBe(instant)
})
