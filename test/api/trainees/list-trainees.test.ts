import type { TraineeRow, TraineesAnswer } from '@rung/shared/contract/trainees'
import { addDays } from '@rung/shared/kernel/plain-date'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Someone, SomeTrainee } from '../../support/build.ts'
import { openScene, type Scene } from '../off-the-job/scene.ts'
import { addCrowd } from './crowd.ts'

let scene: Scene
let crowd: SomeTrainee[]

beforeAll(async () => {
  scene = await openScene()
  const { employer1 } = scene.world.organisations
  crowd = await addCrowd(scene, employer1, [
    { name: "Siân O'Neill-Roe", studentNumber: 'U1001' },
    { name: 'Łukasz Żak', studentNumber: 'U1002', endsAfterDays: 800 },
    { name: 'Zoë van der Berg', studentNumber: 'U1003', endsAfterDays: 800 },
    { name: 'Ann Smith', studentNumber: 'U1004', endsAfterDays: 600 },
    { name: 'Ann Smith-Jones', studentNumber: 'U1005' },
    { name: 'Bo Smith', studentNumber: 'U1006', endsAfterDays: 900 },
  ])
})
afterAll(() => scene?.close())

const list = async (someone: Someone, query = '') =>
  (await (await scene.as(someone)).get(`/trainees${query && `?${query}`}`)).body as TraineesAnswer
const names = ({ rows }: TraineesAnswer) =>
  rows.map(({ givenName, familyName }) => `${givenName} ${familyName}`)
const firstNames = (answer: TraineesAnswer) => answer.rows.map(({ givenName }) => givenName)

describe('who is on the list', () => {
  test.each([
    ['mentor1', ['Ben', 'Asha']],
    ['mentor2', ['Chloe']],
    ['lineManager', ['Ben', 'Asha']],
    ['manager2', ['Chloe']],
    ['stranger', []],
    ['assessor', []],
  ] as [keyof Scene['world'], string[]][])(
    '%s sees only the trainees they stand to',
    async (who, expected) => {
      // Safe: the names above are people of the world.
      const answer = await list(scene.world[who] as Someone)
      expect(firstNames(answer).toSorted()).toEqual([...expected].toSorted())
      expect(answer.total).toBe(expected.length)
    },
  )

  test.each(['tutor', 'regionalLead', 'auditor', 'administrator'] as const)(
    '%s sees all of theirs',
    async (who) => {
      expect((await list(scene.world[who])).total).toBe(9)
    },
  )

  test('an assessor sees a trainee from gateway on', async () => {
    const { t3, assessor } = scene.world
    await scene.rows("update trainee set gateway_on = '2022-05-10' where id = $1", [t3.id])
    expect(firstNames(await list(assessor))).toEqual(['Chloe'])
    await scene.rows('update trainee set gateway_on = null where id = $1', [t3.id])
  })

  test('a trainee has no list', async () => {
    expect((await (await scene.as(scene.world.t1)).get('/trainees')).status).toBe(403)
  })

  test('someone whose last day of learning has passed is left out, and found where they are asked for', async () => {
    const { t3, manager2 } = scene.world
    await scene.rows("update trainee set withdrawn_on = '2022-05-10' where id = $1", [t3.id])
    expect((await list(manager2)).total).toBe(0)
    expect((await list(manager2, 'only=withdrawn')).rows).toMatchObject([
      {
        givenName: 'Chloe',
        standing: null,
        behindMinutes: null,
        withdrawnOn: '2022-05-10',
        signedMinutes: 0,
      },
    ])
    for (const standing of ['on-track', 'behind', 'at-risk', 'not-on-track'])
      expect((await list(manager2, `only=withdrawn&standing=${standing}`)).total).toBe(0)
    const record = await (await scene.as(manager2)).get(`/trainees/${t3.id}`)
    expect(record.body.nextSteps).toEqual([])
    expect(record.body.figures).toMatchObject({
      standing: null,
      behindMinutes: null,
      forecast: null,
      withdrawnOn: '2022-05-10',
      reasons: [
        {
          code: 'withdrawn',
          sentence:
            'The last day of learning was 10 May 2022. The hours are kept, and there is no standing any more.',
        },
      ],
    })
    const hours = await (await scene.as(manager2)).get(`/trainees/${t3.id}/off-the-job`)
    expect(hours.body.explanations.standing).toMatchObject({
      working: 'no standing after the last day of learning, 10 May 2022',
      result: { value: null },
    })
    await scene.rows("update trainee set withdrawn_on = '2022-05-11' where id = $1", [t3.id])
    expect((await list(manager2)).total).toBe(1)
    await scene.rows('update trainee set withdrawn_on = null where id = $1', [t3.id])
  })
})

describe('the order', () => {
  test('names sort by family name without minding accents, capitals or hyphens', async () => {
    expect(names(await list(scene.world.tutor))).toEqual([
      'Chloe Dunn',
      'Asha Grant',
      'Ben Holroyd',
      "Siân O'Neill-Roe",
      'Ann Smith',
      'Bo Smith',
      'Ann Smith-Jones',
      'Zoë van der Berg',
      'Łukasz Żak',
    ])
  })

  test.each(
    ['name', 'behind', 'signed', 'planned-end'].flatMap((sort) =>
      ['ascending', 'descending'].map((direction) => [sort, direction]),
    ),
  )('by %s, %s: pages of two come to the whole list, forwards and backwards', async (sort, direction) => {
    const { tutor } = scene.world
    const order = `sort=${sort}&direction=${direction}`
    const whole = await list(tutor, order)
    const ids = whole.rows.map(({ id }) => id)
    expect(whole).toMatchObject({ next: null, previous: null, total: 9 })
    const forwards: TraineesAnswer[] = [await list(tutor, `${order}&limit=2`)]
    for (let last = forwards.at(-1); last?.next; last = forwards.at(-1))
      forwards.push(await list(tutor, `${order}&limit=2&after=${last.next}`))
    expect(forwards.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 2, 1])
    expect(forwards.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(ids)
    expect(forwards[0]?.previous).toBeNull()
    const backwards = [forwards.at(-1) as TraineesAnswer]
    for (let first = backwards[0]; first?.previous; first = backwards[0])
      backwards.unshift(await list(tutor, `${order}&limit=2&before=${first.previous}`))
    expect(backwards.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(ids)
  })

  test('planned end and behind are in order', async () => {
    const ends = (await list(scene.world.tutor, 'sort=planned-end')).rows.map(
      ({ plannedEndOn }) => plannedEndOn,
    )
    expect(ends).toEqual(ends.toSorted())
    const behind = (await list(scene.world.tutor, 'sort=behind&direction=descending')).rows.map(
      (row) => row.behindMinutes,
    )
    expect(behind).toEqual(behind.toSorted((a, b) => Number(b) - Number(a)))
  })

  test.each(['nonsense', Buffer.from('{"sort":"name","key":1}').toString('base64url'), 'e30'])(
    'a cursor that is none is refused: %s',
    async (cursor) => {
      const answer = await (await scene.as(scene.world.tutor)).get(`/trainees?after=${cursor}`)
      expect(answer.status).toBe(400)
      expect(answer.body.errors).toMatchObject([{ pointer: '/after', code: 'unreadable' }])
    },
  )

  test('a cursor of another order is refused', async () => {
    const { next } = await list(scene.world.tutor, 'limit=2')
    expect(
      (await (await scene.as(scene.world.tutor)).get(`/trainees?sort=behind&before=${next}`)).status,
    ).toBe(400)
  })
})

describe('search', () => {
  test.each([
    ['sian', ["Siân O'Neill-Roe"]],
    ['Siân', ["Siân O'Neill-Roe"]],
    ["o'ne", ["Siân O'Neill-Roe"]],
    ['neill', ["Siân O'Neill-Roe"]],
    ['eill', []],
    ['lukasz zak', ['Łukasz Żak']],
    ['smith', ['Ann Smith', 'Bo Smith', 'Ann Smith-Jones']],
    ['SMITH ann', ['Ann Smith', 'Ann Smith-Jones']],
    ['ann smith jon', ['Ann Smith-Jones']],
    ['u1003', ['Zoë van der Berg']],
    ['%', ['Chloe Dunn']],
    ['_nn', []],
  ])('%j finds %j', async (search, expected) => {
    const found = names(await list(scene.world.tutor, `search=${encodeURIComponent(search)}`))
    // A sign that is no letter or digit asks for nothing.
    expect(search === '%' ? found.slice(0, 1) : found).toEqual(expected)
  })
})

describe('what each row says', () => {
  test('standing and hours are those of the record, for every trainee', async () => {
    const { t1, t2, mentor1, tutor } = scene.world
    const long = { minutes: 1400, startsAt: null, endsAt: null }
    await scene.signed(t1, mentor1, { ...long, learnedOn: '2022-01-31' })
    for (let day = 0; day < 19; day += 1)
      await scene.submitted(t1, { ...long, learnedOn: addDays('2022-02-01', day * 4) })
    await scene.submitted(t2, { learnedOn: '2022-05-10', minutes: 300, startsAt: null, endsAt: null })
    const { rows } = await list(tutor)
    for (const row of rows) {
      const record = (await (await scene.as(tutor)).get(`/trainees/${row.id}`)).body
      const { standing, behindMinutes, signedMinutes, submittedMinutes, plannedMinutes, plannedEndOn } =
        record.figures
      expect(row).toMatchObject({
        standing,
        behindMinutes,
        signedMinutes,
        submittedMinutes,
        plannedMinutes,
        plannedEndOn,
      })
    }
    const asha = rows.find(({ id }) => id === t1.id) as TraineeRow
    expect(asha).toMatchObject({
      employer: { name: 'Moorside NHS Trust' },
      cohort: { name: 'First cohort' },
      band: 3,
      signedMinutes: 1400,
      submittedMinutes: 26_600,
      mentor: { name: 'Maya Okafor' },
      lastLearnedOn: '2022-04-14',
      onBreak: false,
    })
    expect(new Set(rows.map(({ standing }) => standing)).size).toBeGreaterThan(1)
  })

  test('a trainee on a break is said to be, and nothing more is expected of them', async () => {
    const [someone] = crowd
    if (!someone) throw new Error('the crowd is empty')
    const { tutor } = scene.world
    await scene.rows(
      "insert into break_in_learning (trainee_id, id, starts_on, intended_return_on, reason) values ($1, $1, '2022-05-01', '2022-07-01', 'Illness')",
      [someone.id],
    )
    const { rows } = await list(tutor, 'only=on-break')
    expect(rows.map(({ id, onBreak }) => [id, onBreak])).toEqual([[someone.id, true]])
  })
})

describe('filters and counts', () => {
  test('each count is what the list with that filter holds', async () => {
    const { manager, tutor, regionalLead } = scene.world
    for (const someone of [manager, tutor, regionalLead]) {
      const counts = (await (await scene.as(someone)).get('/trainees/counts')).body
      const total = async (query: string) => (await list(someone, query)).total
      expect(counts).toMatchObject({
        total: await total(''),
        onTrack: await total('standing=on-track'),
        behind: await total('standing=behind'),
        atRisk: await total('standing=at-risk'),
        notOnTrack: await total('standing=not-on-track'),
        noMentor: await total('only=no-mentor'),
        waiting: await total('only=waiting'),
        nothingThisMonth: await total('only=nothing-this-month'),
        onBreak: await total('only=on-break'),
      })
      expect(counts.onTrack + counts.notOnTrack).toBe(counts.total)
      expect(counts.behind + counts.atRisk).toBe(counts.notOnTrack)
      for (const employer of counts.employers)
        expect(employer).toMatchObject({
          total: await total(`employer=${employer.id}`),
          behind: await total(`employer=${employer.id}&standing=behind`),
          atRisk: await total(`employer=${employer.id}&standing=at-risk`),
        })
    }
  })

  test('not on track is behind plan or at risk, in one list and in every order', async () => {
    const { tutor } = scene.world
    const query = 'standing=not-on-track&sort=behind&direction=descending'
    const { rows } = await list(tutor, query)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ standing }) => standing !== 'on-track')).toBe(true)
    const [first, second] = [await list(tutor, `${query}&limit=1`), rows[1]]
    expect((await list(tutor, `${query}&limit=1&after=${first.next}`)).rows).toEqual([second])
  })

  test('who waits, who has no mentor, who logged nothing this month', async () => {
    const { tutor, t2, mentor1 } = scene.world
    expect(firstNames(await list(tutor, 'only=waiting'))).toEqual(['Asha', 'Ben'])
    expect((await list(tutor, 'only=no-mentor')).total).toBe(crowd.length)
    const idle = firstNames(await list(tutor, 'only=nothing-this-month'))
    expect(idle).not.toContain('Ben')
    // On a break nothing is asked.
    expect(idle).not.toContain('Siân')
    expect(idle).toContain('Asha')
    expect((await list(tutor, `mentor=${mentor1.personId}`)).rows.map(({ id }) => id)).toContain(t2.id)
    expect((await list(tutor, `mentor=${mentor1.personId}`)).total).toBe(2)
  })

  test('the filters offer what the caller sees, whatever is filtered now', async () => {
    const { tutor, manager2 } = scene.world
    expect((await list(tutor, 'search=nobody')).employers.map(({ name }) => name)).toEqual([
      'Dale Vale NHS Trust',
      'Moorside NHS Trust',
    ])
    expect((await list(manager2)).employers.map(({ name }) => name)).toEqual(['Dale Vale NHS Trust'])
    expect((await list(tutor)).cohorts.map(({ name }) => name)).toEqual(['First cohort'])
  })
})

describe('the row that lists read', () => {
  test('is always what the tables it is kept from say', async () => {
    const { t1, t2, mentor1 } = scene.world
    await scene.rows("update person set family_name = 'Grânt' where id = $1", [t1.personId])
    await scene.rows(
      "update mentorship set ends_on = '2022-05-01' where trainee_id = $1 and mentor_id = $2",
      [t2.id, mentor1.personId],
    )
    const before = await scene.rows('select * from trainee_listing order by trainee_id')
    await scene.ownerRows('select keep_listing(id) from trainee')
    expect(before).toEqual(await scene.rows('select * from trainee_listing order by trainee_id'))
    expect(before).toHaveLength(9)
  })
})
