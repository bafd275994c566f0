import type { Entry, OffTheJobAnswer } from '@rung/shared/contract/off-the-job'
import { parse } from 'csv-parse/sync'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Someone } from '../../support/build.ts'
import { entriesOf, entryPath, learning, openScene, type Scene } from './scene.ts'

let scene: Scene
let asha: { draft: Entry; submitted: Entry; signed: Entry; january: Entry }
beforeAll(async () => {
  scene = await openScene()
  const { t1, mentor1 } = scene.world
  asha = {
    january: await scene.signed(t1, mentor1, { learnedOn: '2022-01-31', minutes: 90, moduleCode: null }),
    signed: await scene.signed(t1, mentor1, { activity: '=cmd|calc', learned: 'Über “Zuhören”' }),
    submitted: await scene.submitted(t1, { learnedOn: '2022-05-09', minutes: 60 }),
    draft: (await (await scene.as(t1)).post(entriesOf(t1), { ...learning, learnedOn: null, submit: false }))
      .body,
  }
})
afterAll(() => scene?.close())

const get = async (someone: Someone, path: string) => (await scene.as(someone)).get(path)
const figuresOf = async (someone: Someone) => get(someone, `/trainees/${scene.world.t1.id}/off-the-job`)

describe('the figures', () => {
  test('stand side by side, each with its rule, its inputs and its working', async () => {
    const { body } = (await figuresOf(scene.world.t1)) as { body: OffTheJobAnswer }
    expect(body.figures).toMatchObject({
      minimumMinutes: 41_760,
      plannedMinutes: 41_760,
      signedMinutes: 270,
      submittedMinutes: 60,
      expectedMinutes: 28_241,
    })
    const { minimum, planned, actual, expected, standing } = body.explanations
    expect(minimum).toMatchObject({
      rule: 'off-the-job-minimum-A-20-percent',
      startsFrom: '2017-05-01',
      startsTo: '2022-07-31',
      working: '0.20 × 37.5 × (104 − 5.6 × 104 ÷ 52) = 696 hours',
    })
    expect(planned).toMatchObject({
      working: '696 ≥ 696',
      notes: ['The training plan was signed on 4 January 2021.', 'The plan meets the legal minimum.'],
    })
    expect(actual).toMatchObject({
      inputs: [
        { name: 'January 2022', value: 90 },
        { name: 'May 2022', value: 180 },
      ],
      working: '1.5 + 3 = 4 hours 30 minutes',
      notes: ['2 signed entries.', '1 hour more wait for a signature and are not in this figure.'],
    })
    expect(expected.result).toEqual({ value: 28_241, unit: 'minutes' })
    expect(standing.result).toEqual({ value: 'at-risk', unit: 'standing' })
  })

  test('run month by month over the whole plan, months without learning flagged', async () => {
    const { body } = (await figuresOf(scene.world.t1)) as { body: OffTheJobAnswer }
    const { months, activeLearning } = body
    expect([months.length, months[0]?.month, months.at(-1)?.month]).toEqual([25, '2021-01', '2023-01'])
    expect(months.at(-1)).toMatchObject({ lastDay: '2023-01-02', plannedToDateMinutes: 41_760 })
    expect(months.find(({ month }) => month === '2022-05')).toMatchObject({
      signedMinutes: 180,
      submittedMinutes: 60,
      entries: 2,
      lacking: false,
    })
    const lacking = months.filter((month) => month.lacking).map(({ month }) => month)
    expect(lacking).toHaveLength(15)
    expect(lacking).not.toContain('2022-01')
    expect(lacking.at(-1)).toBe('2022-04')
    expect(activeLearning).toMatchObject({
      firstDay: '2022-05-01',
      lastDay: '2022-05-31',
      lacking: false,
      daysLeft: 21,
      required: false,
    })
  })

  test('a break excuses its months and is listed', async () => {
    const { t3 } = scene.world
    await scene.rows(
      `insert into break_in_learning (trainee_id, id, starts_on, intended_return_on, returned_on, reason)
       values ($1, $2, '2021-06-01', '2021-09-01', '2021-09-01', 'Parental leave')`,
      [t3.id, uuidv7()],
    )
    const { body } = (await get(t3, `/trainees/${t3.id}/off-the-job`)) as { body: OffTheJobAnswer }
    expect(body.breaks).toEqual([{ firstDay: '2021-06-01', lastDay: '2021-08-31' }])
    const flags = Object.fromEntries(body.months.map(({ month, lacking }) => [month, lacking]))
    expect([flags['2021-05'], flags['2021-06'], flags['2021-08'], flags['2021-09']]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(body.figures.plannedEndOn).toBe('2023-04-04')
    expect(body.explanations.planned.notes).toContain(
      'Planned hours stay as signed. A break in learning changes dates, not hours.',
    )
  })

  test('a plan below the minimum says by how much', async () => {
    const { t2 } = scene.world
    await scene.rows('update training_plan set planned_minutes = 24000 where trainee_id = $1', [t2.id])
    const { body } = (await get(t2, `/trainees/${t2.id}/off-the-job`)) as { body: OffTheJobAnswer }
    expect(body.explanations.planned).toMatchObject({ working: '400 < 417.6' })
    expect(body.explanations.planned.notes).toContain(
      'The plan is 17 hours 36 minutes short of the legal minimum.',
    )
  })

  test('everyone who works with the trainee sees the same; a stranger sees nothing, as for an unknown id', async () => {
    const { world } = scene
    const seen = await Promise.all(
      [
        world.t1,
        world.mentor1,
        world.lineManager,
        world.manager,
        world.tutor,
        world.regionalLead,
        world.auditor,
      ].map(async (someone) => (await figuresOf(someone)).body.figures),
    )
    for (const figures of seen) expect(figures).toEqual(seen[0])
    for (const someone of [
      world.t2,
      world.t3,
      world.mentor2,
      world.manager2,
      world.stranger,
      world.assessor,
    ]) {
      for (const part of ['', '/entries', '/choices', '/entries.csv', `/entries/${asha.signed.id}`]) {
        const unseen = await get(someone, `/trainees/${world.t1.id}/off-the-job${part}`)
        const unknown = await get(someone, `/trainees/${uuidv7()}/off-the-job${part}`)
        expect([unseen.status, unseen.body.code]).toEqual([404, 'not-found'])
        expect({ ...unseen.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
      }
    }
  })
})

describe('the log', () => {
  const idsOf = (body: { rows: Entry[] }) => body.rows.map(({ id }) => id)
  const log = async (query = '') => (await get(scene.world.t1, `${entriesOf(scene.world.t1)}${query}`)).body

  test('lists drafts without a date first, then the newest learning', async () => {
    expect(idsOf(await log())).toEqual([asha.draft.id, asha.signed.id, asha.submitted.id, asha.january.id])
  })

  test('answers the same entry as when read alone', async () => {
    const { rows } = await log()
    for (const row of rows) {
      const {
        signOffs: _s,
        reversals: _r,
        may: _m,
        ...alone
      } = (await get(scene.world.t1, entryPath(row))).body
      expect(row).toEqual(alone)
    }
    expect(rows[1].decidedBy).toEqual({ id: scene.world.mentor1.personId, name: 'Maya Okafor' })
    expect(rows[1].moduleTitle).toBe('Communication and Collaboration')
  })

  test('goes on where the last page ended, over undated drafts too', async () => {
    const { t2 } = scene.world
    const caller = await scene.as(t2)
    for (const learnedOn of [null, null, '2022-05-01', '2022-05-01', '2022-04-30'])
      await caller.post(entriesOf(t2), { ...learning, learnedOn, submit: false })
    const all = idsOf((await caller.get(entriesOf(t2))).body)
    const paged: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await caller.get(`${entriesOf(t2)}?limit=1${next && `&after=${next}`}`)
      paged.push(...idsOf(page.body))
      next = page.body.next
    }
    expect(paged).toEqual(all)
    expect(paged).toHaveLength(5)
  })

  test('narrows by state and by date', async () => {
    expect(idsOf(await log('?state=signed'))).toEqual([asha.signed.id, asha.january.id])
    expect(idsOf(await log('?from=2022-05-01&to=2022-05-09'))).toEqual([asha.submitted.id])
    const first = await log('?state=signed&from=2022-01-01&limit=1')
    expect(idsOf(await log(`?state=signed&from=2022-01-01&after=${first.next}`))).toEqual([asha.january.id])
  })

  test.each([
    '?after=nothing',
    '?after=2022-02-30_x',
    '?state=lost',
    '?limit=0',
    '?limit=101',
    '?from=1/5/2022',
  ])('refuses %s plainly', async (query) => {
    const answer = await get(scene.world.t1, `${entriesOf(scene.world.t1)}${query}`)
    expect([answer.status, answer.body.code]).toEqual([400, 'not-accepted'])
  })

  test('leaves as CSV that no spreadsheet takes for a formula', async () => {
    const answer = await get(
      scene.world.t1,
      `/trainees/${scene.world.t1.id}/off-the-job/entries.csv?state=signed`,
    )
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="off-the-job-log-asha.grant-2022-05-11.csv"',
    )
    expect(answer.text.startsWith('\uFEFFDate,')).toBe(true)
    const rows: Record<string, string>[] = parse(answer.text, { bom: true, columns: true })
    expect(rows).toMatchObject([
      { Date: '2022-01-31', Duration: '01:30', Hours: '1.5', Module: '' },
      {
        Date: '2022-05-10',
        'Kind of learning': 'University teaching',
        Activity: "'=cmd|calc",
        'What I learned': 'Über “Zuhören”',
        State: 'signed',
        'Decided by': 'Maya Okafor',
      },
    ])
  })
})

describe('one entry', () => {
  test('says what each may do with it now', async () => {
    const { t1, mentor1, manager, tutor, regionalLead } = scene.world
    const may = async (someone: Someone, entry: Entry) => (await get(someone, entryPath(entry))).body.may
    expect(await may(t1, asha.draft)).toEqual(['edit-entry', 'submit-entry', 'delete-entry'])
    expect(await may(t1, asha.submitted)).toEqual([])
    expect(await may(t1, asha.signed)).toEqual(['request-reversal'])
    expect(await may(mentor1, asha.submitted)).toEqual(['sign-entry', 'return-entry'])
    expect(await may(mentor1, asha.signed)).toEqual(['request-reversal'])
    expect(await may(manager, asha.submitted)).toEqual([])
    expect(await may(tutor, asha.signed)).toEqual(['request-reversal'])
    expect(await may(regionalLead, asha.signed)).toEqual([])
  })

  test('carries the version as its ETag', async () => {
    const answer = await get(scene.world.t1, entryPath(asha.signed))
    expect([answer.headers.etag, answer.body.version]).toEqual(['"2"', 2])
  })
})

describe('what an entry may name', () => {
  test('is the modules of the curriculum, the KSBs of the standard and the days that count', async () => {
    const { t1 } = scene.world
    const { body } = await get(t1, `/trainees/${t1.id}/off-the-job/choices`)
    expect(body).toMatchObject({ earliest: '2021-01-04', latest: '2022-05-11' })
    expect(body.categories[0]).toEqual({ key: 'university-teaching', title: 'University teaching' })
    expect(body.modules[0]).toEqual({
      code: 'PZ1015',
      title: 'Study and Lifelong Learning Skills',
      year: 1,
      semesters: [1],
    })
    expect(body.ksbs[0]).toMatchObject({ code: 'K1', kind: 'knowledge' })
  })

  test('an option that was not chosen falls out, and so it does for an entry', async () => {
    const { t2 } = scene.world
    const groups = await scene.rows<{ group: string; code: string }>(
      'select option_group as "group", code from module where option_group is not null order by option_group, code',
    )
    const [taken, left] = groups
    await scene.rows(
      "insert into module_choice (trainee_id, option_group, module_code, chosen_on) values ($1, $2, $3, '2022-01-01')",
      [t2.id, taken?.group, taken?.code],
    )
    const { body } = await get(t2, `/trainees/${t2.id}/off-the-job/choices`)
    const codes = body.modules.map(({ code }: { code: string }) => code)
    expect([codes.includes(taken?.code), codes.includes(left?.code)]).toEqual([true, false])
    const answer = await (await scene.as(t2)).post(entriesOf(t2), {
      ...learning,
      moduleCode: left?.code,
      submit: true,
    })
    expect(answer.body.errors[0].code).toBe('module-unknown')
  })
})

describe('the queue', () => {
  test('holds what waits for me across trainees, oldest first, page by page', async () => {
    const { t2, mentor1 } = scene.world
    scene.app.clock.moveTo('2022-05-13T09:00:00Z')
    const later = await scene.submitted(t2, { learnedOn: '2022-05-07' })
    const whole = (await get(mentor1, '/off-the-job/queue')).body
    expect(whole.rows.map(({ id }: Entry) => id)).toEqual([asha.submitted.id, later.id])
    expect(whole).toMatchObject({ total: 2, trainees: 2, next: null, reversals: [] })
    expect(whole.rows[0]).toMatchObject({ waitingDays: 2, trainee: { givenName: 'Asha' }, signedBy: null })
    expect(whole.rows[1]).toMatchObject({ waitingDays: 0, exceptions: ['weekend'] })
    const first = (await get(mentor1, '/off-the-job/queue?limit=1')).body
    const second = (await get(mentor1, `/off-the-job/queue?limit=1&after=${first.next}`)).body
    expect([first.rows[0].id, second.rows[0].id, second.next]).toEqual([asha.submitted.id, later.id, null])
    expect((await get(mentor1, '/off-the-job/queue?after=x')).status).toBe(400)
    scene.app.clock.moveTo('2022-05-11T09:00:00Z')
  })

  test('is empty for a manager who mentors nobody, and closed to trainees and auditors', async () => {
    const { manager, t1, auditor } = scene.world
    expect((await get(manager, '/off-the-job/queue')).body).toMatchObject({ rows: [], mentor: null })
    for (const someone of [t1, auditor]) expect((await get(someone, '/off-the-job/queue')).status).toBe(403)
  })
})
