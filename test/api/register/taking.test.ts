import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entriesOf, entryPath, learning } from '../off-the-job/scene.ts'
import { addTrainees, allAs, day, openRegisterScene, type RegisterScene } from './scene.ts'

let scene: RegisterScene
beforeAll(async () => {
  scene = await openRegisterScene()
})
afterAll(() => scene?.close())

const tutor = () => scene.as(scene.world.tutor)

describe('taking a register', () => {
  test('logs a signed entry for everyone who took part, with the tutor as witness', async () => {
    const { t1, t2, t3, tutor: who } = scene.world
    const session = await scene.plan({ heldOn: '2022-05-03' })
    const before = await scene.register(session)
    expect(before.rows.map(({ trainee }) => trainee.familyName)).toEqual(['Dunn', 'Grant', 'Holroyd'])
    expect([before.summary, before.may]).toEqual([null, ['take', 'change', 'cancel']])
    const taken = await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: allAs(before, 'present', { [t2.id]: { mark: 'late' }, [t3.id]: { mark: 'absent' } }) },
      { ifMatch: before.version },
    )
    expect([taken.status, taken.body.summary]).toEqual([
      200,
      '1 present, 1 late, 1 absent: 2 entries of 6 hours logged',
    ])
    const [logged] = await scene.logOf(t1, '2022-05-03')
    expect(logged).toMatchObject({
      state: 'signed',
      source: 'register',
      category: 'university-teaching',
      moduleCode: 'PZ1022',
      minutes: 360,
      startsAt: '09:30',
      endsAt: '16:30',
      paid: 'paid-hours',
      activity: day.topic,
      decidedBy: { id: who.personId, name: who.name },
    })
    const whole = await (await scene.as(t1)).get(entryPath(logged as never))
    expect(whole.body.signOffs).toMatchObject([{ decision: 'signed', by: { id: who.personId } }])
    expect(whole.body.may).toEqual(['request-reversal'])
    expect(await scene.logOf(t2, '2022-05-03')).toHaveLength(1)
    expect(await scene.logOf(t3, '2022-05-03')).toEqual([])
    const again = await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: allAs(before, 'present') },
      { ifMatch: taken.body.version, key: uuidv7() },
    )
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'register-taken'])
  })
})

describe('who is on the register', () => {
  test('those who take the module: an option’s are those who chose it or have yet to choose', async () => {
    const { t1, t2, t3, programme } = scene.world
    const options = await scene.rows<{ code: string; option_group: string }>(
      'select code, option_group from module where curriculum_id = $1 and option_group is not null order by level, code',
      [programme.curriculum],
    )
    const [one, other] = options
    if (!one || !other) throw new Error('there is no option')
    await scene.rows(
      "insert into module_choice (trainee_id, option_group, module_code, chosen_on) values ($1, $3, $4, '2022-01-10'), ($2, $3, $5, '2022-01-10')",
      [t1.id, t2.id, one.option_group, one.code, other.code],
    )
    const session = await scene.plan({ heldOn: '2022-04-04', moduleCode: one.code })
    const register = await scene.register(session)
    expect(register.rows.map(({ trainee, openOption }) => [trainee.id, openOption])).toEqual([
      [t3.id, true],
      [t1.id, false],
    ])
    const answer = await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: [...allAs(register, 'present'), { traineeId: t2.id, mark: 'present' }] },
      { ifMatch: 1 },
    )
    expect([answer.status, answer.body.errors]).toMatchObject([
      422,
      [{ pointer: '/marks/2/mark', code: 'not-on-register' }],
    ])
  })

  test('someone on a break, gone, not started or past gateway is shown as such; there all the same, nothing counts', async () => {
    const { t1, t2, t3 } = scene.world
    const on = '2022-04-05'
    await scene.rows(
      "insert into break_in_learning (trainee_id, id, starts_on, intended_return_on, returned_on, reason) values ($1, $2, '2022-04-01', '2022-05-01', '2022-05-01', 'Caring')",
      [t1.id, uuidv7()],
    )
    await scene.rows("update trainee set withdrawn_on = '2022-03-31' where id = $1", [t2.id])
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    expect(
      register.rows.map(({ trainee, outside }) => [trainee.familyName, outside?.sentence ?? null]),
    ).toEqual([
      ['Dunn', null],
      ['Grant', 'On a break from 1 April 2022 to 30 April 2022'],
      ['Holroyd', 'Left on 31 March 2022'],
    ])
    const marks = [
      { traineeId: t1.id, mark: 'present' },
      { traineeId: t3.id, mark: 'present' },
    ]
    const answer = await (await tutor()).post(scene.path(session, '/register'), { marks }, { ifMatch: 1 })
    expect(answer.body.summary).toBe('2 present: 1 entry of 6 hours logged, 1 not counted')
    expect(answer.body.rows[2].attendance).toBeNull()
    expect(await scene.logOf(t1, on)).toEqual([])
    await scene.rows('update trainee set withdrawn_on = null where id = $1', [t2.id])
  })

  test('who joins the cohort after its register was taken is marked later, and counts from their first day on', async () => {
    const { t3 } = scene.world
    const on = '2022-04-11'
    const session = await scene.plan({ heldOn: on })
    await scene.rows("update trainee set gateway_on = '2022-04-11' where id = $1", [t3.id])
    const register = await scene.register(session)
    const taken = await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: allAs(register, 'present') },
      { ifMatch: 1 },
    )
    expect(taken.body.summary).toBe('3 present: 1 entry of 6 hours logged, 2 not counted')
    const [joined, later] = await addTrainees(scene, 2)
    await scene.rows("update trainee set starts_on = '2022-04-12' where id = $1", [later])
    const now = await scene.register(session)
    expect(
      now.rows
        .filter(({ attendance }) => attendance === null)
        .map(({ trainee, outside }) => [trainee.id, outside?.sentence ?? null]),
    ).toEqual([
      [joined, null],
      [later, 'Starts on 12 April 2022'],
    ])
    const marked = await (await tutor()).post(
      scene.path(session, '/corrections'),
      { marks: [joined, later].map((traineeId) => ({ traineeId, mark: 'late' })), reason: null },
      { ifMatch: 2 },
    )
    expect([marked.status, marked.body.summary]).toEqual([
      200,
      '3 present, 2 late: 2 entries of 6 hours logged, 3 not counted',
    ])
    await scene.rows('update trainee set gateway_on = null where id = $1', [t3.id])
    await scene.rows("update trainee set withdrawn_on = '2022-04-12' where id = any($1)", [[joined, later]])
  })

  test('everyone expected needs a mark, and a session is not taken before its day', async () => {
    const session = await scene.plan({ heldOn: '2022-05-06' })
    const answer = await (await tutor()).post(scene.path(session, '/register'), { marks: [] }, { ifMatch: 1 })
    expect(answer.body.errors.map(({ code }: { code: string }) => code)).toEqual([
      'mark-missing',
      'mark-missing',
      'mark-missing',
    ])
    const later = await scene.plan({ heldOn: '2022-05-12' })
    const early = await (await tutor()).post(
      scene.path(later, '/register'),
      { marks: allAs(await scene.register(later), 'present') },
      { ifMatch: 1 },
    )
    expect([early.status, early.body.errors[0].code]).toEqual([422, 'not-held-yet'])
  })
})

describe('taken once', () => {
  test('the same key has one effect and one answer; two tutors at once have one register', async () => {
    const { t1 } = scene.world
    const session = await scene.plan({ heldOn: '2022-05-09' })
    const body = { marks: allAs(await scene.register(session), 'present') }
    const key = uuidv7()
    const caller = await tutor()
    const path = scene.path(session, '/register')
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => caller.post(path, body, { ifMatch: 1, key })),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
    expect(await scene.logOf(t1, '2022-05-09')).toHaveLength(1)

    for (let round = 0; round < 5; round++) {
      const on = `2022-02-${String(7 + round).padStart(2, '0')}`
      const other = await scene.plan({ heldOn: on })
      const register = await scene.register(other)
      const two = await Promise.all(
        ['present', 'absent'].map((mark) =>
          caller.post(scene.path(other, '/register'), { marks: allAs(register, mark) }, { ifMatch: 1 }),
        ),
      )
      expect(two.map(({ status }) => status).toSorted()).toEqual([200, 412])
      const told = two.find(({ status }) => status === 412)
      expect(told?.body.current.summary).toBe((await scene.register(other)).summary)
    }
  })

  test('a trainee who logs at the same moment: one of the two holds, and nothing counts twice', async () => {
    const { t3 } = scene.world
    const theirs = await scene.as(t3)
    for (let round = 0; round < 5; round++) {
      const on = `2022-02-${String(14 + round).padStart(2, '0')}`
      const session = await scene.plan({ heldOn: on })
      const marks = allAs(await scene.register(session), 'present')
      const content = { ...learning, learnedOn: on, startsAt: '10:00', endsAt: '12:00', minutes: 120 }
      const [taken, logged] = await Promise.all([
        (await tutor()).post(scene.path(session, '/register'), { marks }, { ifMatch: 1 }),
        theirs.post(entriesOf(t3), { ...content, submit: true }),
      ])
      expect([
        [200, 422],
        [422, 201],
      ]).toContainEqual([taken.status, logged.status])
      expect(await scene.logOf(t3, on)).toHaveLength(1)
    }
  })
})

describe('the day the clocks change', () => {
  test.each([
    ['2022-03-27', '00:30', '03:30', 120, 121],
    ['2021-10-31', '00:30', '03:30', 240, 241],
  ])('on %s from %s to %s there are %i minutes', async (on, startsAt, endsAt, minutes, tooMany) => {
    const { t1 } = scene.world
    const content = { ...day, heldOn: on, startsAt, endsAt }
    const refused = await (await tutor()).post(`/cohorts/${scene.cohortId}/teaching-sessions`, {
      ...content,
      minutes: tooMany,
      until: null,
    })
    expect(refused.body.errors[0]).toMatchObject({
      pointer: '/minutes',
      code: 'teaching-longer-than-session',
    })
    const session = await scene.plan({ ...content, minutes })
    const taken = await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: allAs(await scene.register(session), 'present') },
      { ifMatch: 1 },
    )
    expect(taken.status).toBe(200)
    expect(await scene.logOf(t1, on)).toMatchObject([{ learnedOn: on, startsAt, endsAt, minutes }])
  })
})

test('totals and outlook are those of the log, and every change is in the record’s chain', async () => {
  const wrong = await scene.rows(
    `select t.id from trainee t join trainee_totals k on k.trainee_id = t.id left join lateral (
       select coalesce(sum(e.minutes) filter (where e.state = 'signed'), 0) as signed, coalesce(sum(e.minutes) filter (where e.state = 'submitted'), 0) as submitted
       from off_the_job_entry e where e.trainee_id = t.id) s on true
     where (k.signed_minutes, k.submitted_minutes) <> (s.signed, s.submitted)`,
  )
  expect(wrong).toEqual([])
  expect(await scene.ownerRows('select * from audit_faults()')).toEqual([])
  const [outlook] = await scene.rows<{ at: string }>(
    "select to_char(computed_at at time zone 'UTC', 'YYYY-MM-DD') as at from trainee_outlook where trainee_id = $1",
    [scene.world.t3.id],
  )
  expect(outlook?.at).toBe('2022-05-11')
})
