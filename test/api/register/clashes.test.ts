import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chosen, entryPath } from '../off-the-job/scene.ts'
import { allAs, openRegisterScene, type RegisterScene } from './scene.ts'

let scene: RegisterScene
beforeAll(async () => {
  scene = await openRegisterScene()
})
afterAll(() => scene?.close())

const tutor = () => scene.as(scene.world.tutor)
const outOf = (log: Record<string, unknown>[]) =>
  log.map(({ source, state, minutes }) => [source, state, minutes]).toSorted()

async function take(session: { id: string; version: number }, marks: unknown, more: object = {}) {
  return (await tutor()).post(
    scene.path(session, '/register'),
    { marks, ...more },
    { ifMatch: session.version },
  )
}

describe('what the trainee logged themselves', () => {
  test('is shown with the register, and stops it until it is decided', async () => {
    const { t1 } = scene.world
    const on = '2022-04-20'
    const own = await scene.submitted(t1, { learnedOn: on, startsAt: '15:00', endsAt: '17:00', minutes: 120 })
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    const row = register.rows.find(({ trainee }) => trainee.id === t1.id)
    expect(row?.clashes).toEqual([
      {
        kind: 'times-overlap',
        entry: {
          id: own.id,
          state: 'submitted',
          activity: 'Lecture on communication',
          startsAt: '15:00',
          endsAt: '17:00',
          minutes: 120,
        },
        sentence:
          'The times overlap an entry that waits for a signature from 15:00 to 17:00: Lecture on communication',
        givesWay: true,
      },
    ])
    const answer = await take(session, allAs(register, 'present'))
    expect(answer.status).toBe(422)
    const place = register.rows.findIndex(({ trainee }) => trainee.id === t1.id)
    expect(answer.body.errors).toEqual([
      {
        pointer: `/marks/${place}/clash`,
        code: 'clash-undecided',
        detail: expect.stringContaining('Asha Grant: '),
      },
    ])
    expect(answer.body.current.rows[place].clashes[0].entry.id).toBe(own.id)
    expect(outOf(await scene.logOf(scene.world.t2, on))).toEqual([])
    expect((await scene.register(session)).session.state).toBe('planned')
  })

  test('is kept where the tutor says so: nothing is logged beside it', async () => {
    const { t1 } = scene.world
    const on = '2022-04-21'
    await scene.submitted(t1, { learnedOn: on, startsAt: '15:00', endsAt: '17:00', minutes: 120 })
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    const answer = await take(session, allAs(register, 'present', { [t1.id]: { clash: 'keep-own' } }))
    expect(answer.body.summary).toBe('3 present: 2 entries of 6 hours logged, 1 entry of their own kept')
    expect(outOf(await scene.logOf(t1, on))).toEqual([['trainee', 'submitted', 120]])
  })

  test('goes back to them with the reason where the register’s is logged: submitted, returned and draft', async () => {
    const { t1, t2, t3, mentor2 } = scene.world
    const on = '2022-04-22'
    const times = { learnedOn: on, startsAt: '15:00', endsAt: '17:00', minutes: 120 }
    await scene.submitted(t1, times)
    const sent = await scene.submitted(t3, times)
    await (await scene.as(mentor2)).post(
      `${entryPath(sent)}/return`,
      { reason: 'Say what was new' },
      { ifMatch: sent.version },
    )
    const owner = await scene.as(t2)
    const draft = await owner.post(`/trainees/${t2.id}/off-the-job/entries`, {
      ...sent,
      id: uuidv7(),
      submit: false,
    })
    expect([draft.status, draft.text]).toEqual([201, expect.any(String)])
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    const marks = register.rows.map(({ trainee }) => ({
      traineeId: trainee.id,
      mark: 'present',
      clash: 'log-register',
    }))
    const answer = await take(session, marks)
    expect(answer.body.summary).toBe('3 present: 3 entries of 6 hours logged')
    for (const [trainee, state] of [
      [t1, 'returned'],
      [t2, 'draft'],
      [t3, 'returned'],
    ] as const) {
      const log = await scene.logOf(trainee, on)
      expect(outOf(log)).toEqual([
        ['register', 'signed', 360],
        ['trainee', state, 120],
      ])
      expect(log.find(({ source }) => source === 'trainee')?.returnReason).toContain(
        'register logs 22 April 2022 from 09:30 to 16:30',
      )
    }
    const own = (await scene.logOf(t2, on)).find(({ source }) => source === 'trainee')
    const deleted = await owner.delete(entryPath(own as never), own?.version as number)
    expect(deleted.status).toBe(204)
  })

  test('stays where it is signed: only keeping it is offered', async () => {
    const { t1, mentor1 } = scene.world
    const on = '2022-04-25'
    await scene.signed(t1, mentor1, { learnedOn: on, startsAt: '15:00', endsAt: '17:00', minutes: 120 })
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    expect(register.rows.find(({ trainee }) => trainee.id === t1.id)?.clashes[0]?.givesWay).toBe(false)
    const answer = await take(session, allAs(register, 'present', { [t1.id]: { clash: 'log-register' } }))
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'clash-with-signed'])
  })

  test('can be left for later while the rest is saved, and decided then', async () => {
    const { t1 } = scene.world
    const on = '2022-04-26'
    await scene.submitted(t1, { learnedOn: on, category: 'university-teaching', minutes: 300 })
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    expect(register.rows.find(({ trainee }) => trainee.id === t1.id)?.clashes[0]?.kind).toBe('same-teaching')
    const taken = await take(session, allAs(register, 'present'), { undecided: 'leave' })
    expect(taken.body.summary).toBe('3 present: 2 entries of 6 hours logged, 1 to decide')
    expect(outOf(await scene.logOf(t1, on))).toEqual([['trainee', 'submitted', 300]])
    const decided = await (await tutor()).post(
      scene.path(session, '/corrections'),
      { marks: [{ traineeId: t1.id, mark: 'present', clash: 'log-register' }], reason: null },
      { ifMatch: taken.body.version },
    )
    expect([decided.status, decided.body.summary]).toEqual([200, '3 present: 3 entries of 6 hours logged'])
  })

  test('counts towards the 24 hours of the day', async () => {
    const { t1 } = scene.world
    const on = '2022-04-27'
    await scene.submitted(t1, { learnedOn: on, category: 'shadowing', minutes: 1200 })
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    expect(register.rows.find(({ trainee }) => trainee.id === t1.id)?.clashes[0]?.kind).toBe('day-too-long')
  })

  test('is not logged a second time after the register, with times or without', async () => {
    const { t1 } = scene.world
    const on = '2022-04-28'
    const session = await scene.plan({ heldOn: on })
    await take(session, allAs(await scene.register(session), 'present'))
    await expect(scene.submitted(t1, { learnedOn: on, minutes: 300 })).rejects.toThrow('logged-by-register')
    await expect(
      scene.submitted(t1, { learnedOn: on, minutes: 60, startsAt: '16:00', endsAt: '17:00' }),
    ).rejects.toThrow('times-overlap')
  })
})

describe('a correction', () => {
  test('needs a reason, reverses what the register logged, and logs it anew', async () => {
    const { t1, tutor: who } = scene.world
    const on = '2022-04-13'
    const session = await scene.plan({ heldOn: on })
    const taken = await take(session, allAs(await scene.register(session), 'present'))
    const correct = async (version: number, mark: string, reason: string | null) =>
      (await tutor()).post(
        scene.path(session, '/corrections'),
        { marks: [{ traineeId: t1.id, mark }], reason },
        { ifMatch: version },
      )
    const without = await correct(taken.body.version, 'absent', null)
    expect([without.status, without.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/reason', code: 'reason-missing' },
    ])
    const gone = await correct(taken.body.version, 'absent', 'She was on a ward')
    expect(gone.body.summary).toBe('2 present, 1 absent: 2 entries of 6 hours logged')
    const [reversed] = await scene.logOf(t1, on)
    expect(reversed?.state).toBe('reversed')
    const whole = await (await scene.as(t1)).get(entryPath(reversed as never))
    expect(whole.body.reversals).toMatchObject([
      { state: 'countersigned', reason: 'She was on a ward', requestedBy: { id: who.personId } },
    ])
    const back = await correct(gone.body.version, 'late', 'She came at ten')
    expect(back.body.summary).toBe('2 present, 1 late: 3 entries of 6 hours logged')
    expect(outOf(await scene.logOf(t1, on))).toEqual([
      ['register', 'reversed', 360],
      ['register', 'signed', 360],
    ])
    const same = await correct(back.body.version, 'late', 'Again')
    expect([same.status, same.body.errors[0].code]).toEqual([422, 'nothing-corrected'])
  })

  test('settles a reversal that the trainee had asked for; one the tutor asked for waits for somebody else', async () => {
    const { t1, t2 } = scene.world
    const on = '2022-04-14'
    const session = await scene.plan({ heldOn: on })
    const taken = await take(session, allAs(await scene.register(session), 'present'))
    const [one] = await scene.logOf(t1, on)
    const [two] = await scene.logOf(t2, on)
    const asked = await (await scene.as(t1)).post(`${entryPath(one as never)}/reversals`, {
      reason: 'I was not there',
    })
    expect(asked.status).toBe(201)
    await (await tutor()).post(`${entryPath(two as never)}/reversals`, { reason: 'I ticked the wrong name' })
    const absent = (id: string) => ({
      marks: [{ traineeId: id, mark: 'absent' }],
      reason: 'Not there that day',
    })
    const settled = await (await tutor()).post(scene.path(session, '/corrections'), absent(t1.id), {
      ifMatch: taken.body.version,
    })
    expect(settled.status).toBe(200)
    const refused = await (await tutor()).post(scene.path(session, '/corrections'), absent(t2.id), {
      ifMatch: settled.body.version,
    })
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'reversal-asked-by-you'])
  })

  test('a trainee cannot change what the register logged, and asks for a reversal as for any signed entry', async () => {
    const { t1, mentor1 } = scene.world
    const on = '2022-04-19'
    const session = await scene.plan({ heldOn: on })
    await take(session, allAs(await scene.register(session), 'present'))
    const [entry] = await scene.logOf(t1, on)
    const theirs = await scene.as(t1)
    const edit = await theirs.put(entryPath(entry as never), { ...entry, minutes: 400, submit: true }, 2)
    expect(edit.status).toBe(403)
    expect((await theirs.delete(entryPath(entry as never), 2)).status).toBe(403)
    const signed = await (await scene.as(mentor1)).post('/off-the-job/sign-offs', {
      entries: [chosen(entry as never)],
    })
    expect(signed.body.signed).toBe(0)
  })
})
