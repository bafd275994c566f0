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

describe('a clash that was settled', () => {
  const times = { startsAt: '15:00', endsAt: '17:00', minutes: 120 }
  const say = async (
    session: { id: string },
    version: number,
    clash: 'keep-own' | 'log-register',
    reason: string | null = 'She was on the ward from 3pm',
    mark = 'present',
  ) =>
    (await tutor()).post(
      scene.path(session, '/corrections'),
      { marks: [{ traineeId: scene.world.t1.id, mark, clash }], reason },
      { ifMatch: version },
    )
  /** A register taken over or beside an entry of the first trainee at the same time. */
  async function settled(on: string, clash: 'keep-own' | 'log-register') {
    const { t1 } = scene.world
    const own = await scene.submitted(t1, { ...times, learnedOn: on })
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    const taken = await take(session, allAs(register, 'present', { [t1.id]: { clash } }))
    return { own, session, version: taken.body.version as number }
  }
  const rowOf = async (session: { id: string }) =>
    (await scene.register(session)).rows.find(({ trainee }) => trainee.id === scene.world.t1.id)
  const ownNow = async (on: string) =>
    (await scene.logOf(scene.world.t1, on)).find(({ source }) => source === 'trainee')

  test('for the register is settled for the trainee’s own in one step, with a reason and in their words', async () => {
    const { t1, mentor1 } = scene.world
    const on = '2022-03-01'
    const { own, session, version } = await settled(on, 'log-register')
    expect((await rowOf(session))?.other).toMatchObject({
      choice: 'keep-own',
      clashes: [{ entry: { id: own.id, state: 'returned' } }],
    })
    const without = await say(session, version, 'keep-own', null)
    expect([without.status, without.body.errors[0].code]).toEqual([422, 'reason-missing'])
    const kept = await say(session, version, 'keep-own')
    expect([kept.status, kept.body.summary]).toEqual([
      200,
      '3 present: 2 entries of 6 hours logged, 1 entry of their own kept',
    ])
    expect(outOf(await scene.logOf(t1, on))).toEqual([
      ['register', 'reversed', 360],
      ['trainee', 'returned', 120],
    ])
    expect((await rowOf(session))?.attendance).toMatchObject({
      mark: 'present',
      clash: 'keep-own',
      entry: { id: own.id, byRegister: false },
    })
    const now = await ownNow(on)
    expect(now?.returnReason).toBe(
      'The university’s register no longer logs 1 March 2022 from 09:30 to 16:30. This entry of yours counts for it instead. Send it to be signed.',
    )
    const sent = await (await scene.as(t1)).put(
      entryPath(now as never),
      { ...own, submit: true },
      now?.version as number,
    )
    expect([sent.status, sent.body.state]).toEqual([200, 'submitted'])
    const signed = await (await scene.as(mentor1)).post('/off-the-job/sign-offs', {
      entries: [chosen(sent.body)],
    })
    expect(signed.body.signed).toBe(1)
    const row = await rowOf(session)
    expect([row?.other, row?.attendance?.entry?.state]).toEqual([null, 'signed'])
    const stays = await say(session, kept.body.version, 'log-register')
    expect([stays.status, stays.body.errors[0].code]).toEqual([422, 'clash-with-signed'])
  })

  test('for the register over a draft gives the draft back as a draft', async () => {
    const { t1 } = scene.world
    const on = '2022-03-02'
    const owner = await scene.as(t1)
    const sent = await scene.submitted(t1, { ...times, learnedOn: '2022-03-31' })
    await owner.post(`/trainees/${t1.id}/off-the-job/entries`, {
      ...sent,
      learnedOn: on,
      id: uuidv7(),
      submit: false,
    })
    const session = await scene.plan({ heldOn: on })
    const register = await scene.register(session)
    const taken = await take(session, allAs(register, 'present', { [t1.id]: { clash: 'log-register' } }))
    const kept = await say(session, taken.body.version, 'keep-own')
    expect(kept.status).toBe(200)
    const draft = await ownNow(on)
    expect([draft?.state, draft?.returnReason]).toEqual([
      'draft',
      expect.stringContaining('counts for it instead'),
    ])
    expect((await owner.delete(entryPath(draft as never), draft?.version as number)).status).toBe(204)
    const row = await rowOf(session)
    expect([row?.attendance?.entry, row?.other]).toEqual([null, null])
    const anew = await say(session, kept.body.version, 'log-register', null)
    expect([anew.status, anew.body.summary]).toEqual([200, '3 present: 3 entries of 6 hours logged'])
  })

  test('for the register stays where the own entry was deleted or sent with other times since', async () => {
    const { t1, mentor1 } = scene.world
    const on = '2022-03-03'
    const { own, session, version } = await settled(on, 'log-register')
    const back = await ownNow(on)
    const sent = await (await scene.as(t1)).put(
      entryPath(back as never),
      { ...own, startsAt: '17:00', endsAt: '19:00', submit: true },
      back?.version as number,
    )
    expect(sent.status).toBe(200)
    expect((await rowOf(session))?.other).toBeNull()
    await (await scene.as(mentor1)).post('/off-the-job/sign-offs', { entries: [chosen(sent.body)] })
    const refused = await say(session, version, 'keep-own')
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [
        {
          pointer: '/marks/0/clash',
          code: 'clash-own-gone',
          detail: expect.stringMatching(/^Asha Grant: The trainee’s own entry of that time is not there/),
        },
      ],
    ])
    expect(outOf(await scene.logOf(t1, on))).toEqual([
      ['register', 'signed', 360],
      ['trainee', 'signed', 120],
    ])
  })

  test('for the own entry is settled for the register’s while nobody signed it', async () => {
    const { t1 } = scene.world
    const on = '2022-03-04'
    const { own, session, version } = await settled(on, 'keep-own')
    expect((await rowOf(session))?.other).toMatchObject({ choice: 'log-register' })
    const without = await say(session, version, 'log-register', null)
    expect([without.status, without.body.errors[0].pointer]).toEqual([422, '/reason'])
    const logged = await say(session, version, 'log-register')
    expect([logged.status, logged.body.summary]).toEqual([200, '3 present: 3 entries of 6 hours logged'])
    expect(outOf(await scene.logOf(t1, on))).toEqual([
      ['register', 'signed', 360],
      ['trainee', 'returned', 120],
    ])
    const back = await say(session, logged.body.version, 'keep-own')
    expect(back.status).toBe(200)
    const again = await say(session, back.body.version, 'log-register', 'I looked at the wrong day')
    expect(again.status).toBe(200)
    expect((await rowOf(session))?.other?.clashes[0]?.entry.id).toBe(own.id)
    expect(outOf(await scene.logOf(t1, on))).toEqual([
      ['register', 'reversed', 360],
      ['register', 'signed', 360],
      ['trainee', 'returned', 120],
    ])
  })

  test('stays as it is where only the mark is corrected, whichever was chosen', async () => {
    const own = await settled('2022-03-07', 'keep-own')
    const late = await say(own.session, own.version, 'keep-own', 'Came at ten', 'late')
    expect([late.status, late.body.summary]).toEqual([
      200,
      '2 present, 1 late: 2 entries of 6 hours logged, 1 entry of their own kept',
    ])
    const theirs = await settled('2022-03-08', 'log-register')
    const online = await say(theirs.session, theirs.version, 'log-register', 'Joined from home', 'online')
    expect([online.status, online.body.summary]).toEqual([
      200,
      '2 present, 1 online: 3 entries of 6 hours logged',
    ])
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
