import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieFor, makePersonas } from '../permission-matrix/personas.ts'
import { allAs, day, openRegisterScene, type RegisterScene } from './scene.ts'

let scene: RegisterScene
beforeAll(async () => {
  scene = await openRegisterScene()
})
afterAll(() => scene?.close())

const tutor = () => scene.as(scene.world.tutor)
const sessions = () => `/cohorts/${scene.cohortId}/teaching-sessions`
const plan = async (content: object) => (await tutor()).post(sessions(), { ...day, until: null, ...content })

describe('planning', () => {
  test('one a week to a last day, listed soonest first page by page', async () => {
    const answer = await plan({ heldOn: '2022-06-01', until: '2022-06-29' })
    expect(answer.body.sessions.map(({ heldOn }: { heldOn: string }) => heldOn)).toEqual([
      '2022-06-01',
      '2022-06-08',
      '2022-06-15',
      '2022-06-22',
      '2022-06-29',
    ])
    const list = await (await tutor()).get(`${sessions()}?show=coming&limit=3`)
    const rest = await (await tutor()).get(`${sessions()}?show=coming&limit=3&after=${list.body.next}`)
    const days = [...list.body.rows, ...rest.body.rows].map(({ heldOn }) => heldOn)
    expect([days, rest.body.next, list.body.counts]).toEqual([
      ['2022-06-01', '2022-06-08', '2022-06-15', '2022-06-22', '2022-06-29'],
      null,
      { held: 0, coming: 5 },
    ])
    expect((await (await tutor()).get(`${sessions()}?after=nonsense`)).status).toBe(400)
  })

  test.each([
    [{ moduleCode: 'XX1' }, 'moduleCode', 'module-not-taught'],
    [{ topic: ' ' }, 'topic', 'topic-missing'],
    [{ topic: 'About 943 476 5919' }, 'topic', 'nhs-number-in-text'],
    [{ heldOn: '2020-01-06' }, 'heldOn', 'session-before-cohort'],
    [{ heldOn: '2032-01-06' }, 'heldOn', 'session-long-after-cohort'],
    [{ endsAt: '09:30' }, 'endsAt', 'session-ends-before-start'],
    [{ minutes: 0 }, 'minutes', 'teaching-not-positive'],
    [{ minutes: 421 }, 'minutes', 'teaching-longer-than-session'],
    [{ until: '2022-05-09' }, 'until', 'repeats-before-first'],
    [{ until: '2024-05-09' }, 'until', 'repeats-too-long'],
    [{ heldOn: '2022-06-08', startsAt: '16:00', endsAt: '17:00', minutes: 60 }, 'heldOn', 'session-overlaps'],
    [
      { heldOn: '2022-03-27', startsAt: '01:30', endsAt: '03:30', minutes: 60 },
      'startsAt',
      'clocks-skip-time',
    ],
  ])('refuses %o', async (content, field, code) => {
    const answer = await plan(content)
    expect([answer.status, answer.body.errors]).toMatchObject([422, [{ pointer: `/${field}`, code }]])
  })

  test('a change and a cancellation need the version seen; what is taken is not changed', async () => {
    const session = await scene.plan({ heldOn: '2022-05-04' })
    const { until: _, ...content } = { ...day, until: null, heldOn: '2022-05-05' }
    const changed = await (await tutor()).put(scene.path(session), content, 1)
    expect([changed.status, changed.body.heldOn, changed.body.version]).toEqual([200, '2022-05-05', 2])
    const stale = await (await tutor()).put(scene.path(session), content, 1)
    expect([stale.status, stale.body.current.heldOn]).toEqual([412, '2022-05-05'])
    expect((await (await tutor()).put(scene.path(session), content)).status).toBe(428)
    const cancelled = await (await tutor()).post(scene.path(session, '/cancellation'), undefined, {
      ifMatch: 2,
    })
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled'])
    const again = await (await tutor()).put(scene.path(session), content, 3)
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'session-not-planned'])
    const take = await (await tutor()).post(scene.path(session, '/register'), { marks: [] }, { ifMatch: 3 })
    expect([take.status, take.body.errors[0].code]).toEqual([422, 'register-cancelled'])
  })

  test('a cancelled session is planned again as it was, also after its day, and taken then', async () => {
    const session = await scene.plan({ heldOn: '2022-05-03' })
    const reinstate = async (ifMatch?: number) =>
      (await tutor()).post(scene.path(session, '/reinstatement'), undefined, ifMatch ? { ifMatch } : {})
    expect((await reinstate(1)).body.errors[0].code).toBe('session-not-cancelled')
    await (await tutor()).post(scene.path(session, '/cancellation'), undefined, { ifMatch: 1 })
    expect((await scene.register(session)).may).toEqual(['reinstate'])
    expect((await reinstate()).status).toBe(428)
    const stale = await reinstate(1)
    expect([stale.status, stale.body.current.state]).toEqual([412, 'cancelled'])

    const other = await scene.plan({ heldOn: '2022-05-03', startsAt: '13:00', endsAt: '15:00', minutes: 120 })
    const beside = await reinstate(2)
    expect([beside.status, beside.body.errors]).toEqual([
      422,
      [
        {
          pointer: '',
          code: 'taught-then-now',
          detail:
            'This module is taught from 13:00 to 15:00 on 3 May 2022 now. Change or cancel that session first',
        },
      ],
    ])
    await (await tutor()).post(scene.path(other, '/cancellation'), undefined, { ifMatch: 1 })
    const again = await reinstate(2)
    expect([again.status, again.body.state, again.body.version]).toEqual([200, 'planned', 3])
    const list = await (await tutor()).get(sessions())
    expect(list.body.toTake.map(({ id }: { id: string }) => id)).toContain(session.id)
    expect((await scene.register(session)).may).toEqual(['take', 'change', 'cancel'])
    await (await tutor()).post(scene.path(session, '/cancellation'), undefined, { ifMatch: 3 })
    const events = await scene.ownerRows(
      `select v.became->>'state' as state, e.by_person_id as by from audit_event e join audit_values v using (chain_id, seq)
       where e.subject = 'teaching_session' and e.row_id = '${session.id}' order by e.seq`,
    )
    const by = scene.world.tutor.personId
    expect(events).toEqual(['planned', 'cancelled', 'planned', 'cancelled'].map((state) => ({ state, by })))
  })

  test('two who plan the same session at once have one; so have two who plan a cancelled one again', async () => {
    const content = { ...day, heldOn: '2022-06-13', until: null }
    const planned = await Promise.all([1, 2].map(async () => (await tutor()).post(sessions(), content)))
    const refused = planned.find(({ status }) => status === 422)
    expect(refused?.body.errors[0].detail).toBe(
      'This module is taught from 09:30 to 16:30 on 13 June 2022 already',
    )
    const session = planned.find(({ status }) => status === 201)?.body.sessions[0]
    await (await tutor()).post(scene.path(session, '/cancellation'), undefined, { ifMatch: 1 })
    const again = await Promise.all(
      [1, 2].map(async () =>
        (await tutor()).post(scene.path(session, '/reinstatement'), undefined, { ifMatch: 2 }),
      ),
    )
    expect(again.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })

  test('what waits to be taken comes first, and stands on the tutor’s list over all cohorts', async () => {
    const later = await scene.plan({ heldOn: '2022-05-11' })
    const earlier = await scene.plan({ heldOn: '2022-05-10' })
    const list = await (await tutor()).get(sessions())
    expect(list.body.toTake.map(({ id }: { id: string }) => id)).toEqual([earlier.id, later.id])
    const home = await (await tutor()).get('/registers/to-take')
    expect([home.body.total, home.body.rows[0].cohort.title]).toEqual([2, 'First cohort'])
  })
})

describe('who', () => {
  test('a tutor elsewhere finds no such cohort, others have no such right', async () => {
    const session = await scene.plan({ heldOn: '2022-05-06' })
    const personas = await makePersonas(scene)
    const statuses = async (name: string) => {
      const who = personas.find((one) => one.name === name)?.who
      if (!who) throw new Error(`nobody is ${name}`)
      const { cookie } = await cookieFor(scene, who)
      const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
        scene.app.app.inject({
          method,
          url: `/api/v1${url}`,
          headers: { cookie, 'if-match': '"1"' },
          ...(payload ? { payload } : {}),
        })
      const answers = await Promise.all([
        ask('GET', sessions()),
        ask('GET', scene.path(session)),
        ask('POST', sessions(), { ...day, until: null }),
        ask('POST', scene.path(session, '/reinstatement')),
        ask('POST', scene.path(session, '/register'), { marks: [] }),
        ask('POST', scene.path(session, '/corrections'), {
          marks: [{ traineeId: scene.world.t1.id, mark: 'absent' }],
          reason: null,
        }),
      ])
      return answers.map(({ statusCode }) => statusCode)
    }
    expect(await statuses('a tutor elsewhere')).toEqual([404, 404, 404, 404, 404, 404])
    expect(await statuses('the manager')).toEqual([403, 403, 403, 403, 403, 403])
    expect(await statuses('the trainee')).toEqual([403, 403, 403, 403, 403, 403])
  })

  test('a trainee’s attendance is read by those who work with them, and by no stranger', async () => {
    const { t1, t3, mentor1, manager, manager2, regionalLead } = scene.world
    const session = await scene.plan({ heldOn: '2022-05-02' })
    const register = await scene.register(session)
    await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: allAs(register, 'present', { [t1.id]: { mark: 'online' } }) },
      { ifMatch: 1 },
    )
    const path = `/trainees/${t1.id}/attendance`
    const own = await (await scene.as(t1)).get(path)
    expect(own.body).toMatchObject({
      marks: { present: 0, late: 0, online: 1, absent: 0 },
      rows: [{ mark: 'online', heldOn: '2022-05-02', entry: { state: 'signed', minutes: 360 } }],
      next: null,
    })
    const asked = await Promise.all(
      [mentor1, manager, manager2, regionalLead, t3].map(
        async (who) => (await (await scene.as(who)).get(path)).status,
      ),
    )
    expect(asked).toEqual([200, 200, 404, 403, 404])
    const history = await (await scene.as(t1)).get(`/trainees/${t1.id}/history`)
    expect(history.body.rows[0].sentence).toBe('Helen Ashworth marked them online at a taught session')
  })
})
