import type { TraineeRecord } from '@rung/shared/contract/trainees'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Someone, SomeTrainee } from '../../support/build.ts'
import { openScene, type Scene } from '../off-the-job/scene.ts'
import { addCrowd } from './crowd.ts'

let scene: Scene
let fresh: () => Promise<SomeTrainee>

beforeAll(async () => {
  scene = await openScene()
  let joined = 0
  // Nobody's yet, so that what one test changes is nothing to another.
  fresh = async () => {
    joined += 1
    const { employer1 } = scene.world.organisations
    const [someone] = await addCrowd(scene, employer1, [{ name: 'Dafydd Rees', studentNumber: `F${joined}` }])
    if (!someone) throw new Error('nobody joined')
    return someone
  }
})
afterAll(() => scene?.close())

const as = (someone: Someone) => scene.as(someone)
const record = async (trainee: SomeTrainee) =>
  (await (await as(scene.world.manager)).get(`/trainees/${trainee.id}`)).body as TraineeRecord
const codes = (body: { errors?: { pointer: string; code: string }[] }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
const audited = (trainee: SomeTrainee, subject: string) =>
  scene.rows<{ action: string; by: string }>(
    'select action, by_person_id as by from audit_event where chain_id = $1 and subject = $2 order by seq',
    [trainee.id, subject],
  )

describe('allocating a mentor', () => {
  const allocate = async (who: Someone, trainee: SomeTrainee, mentor: Someone, more: object = {}) =>
    (await as(who)).post(`/trainees/${trainee.id}/mentorships`, {
      mentorId: mentor.personId,
      startsOn: '2022-05-11',
      ...more,
    })

  test('from a date: the mentor sees the trainee at their next request, and the audit says who did it', async () => {
    const { manager, mentor1 } = scene.world
    const trainee = await fresh()
    expect((await (await as(mentor1)).get(`/trainees/${trainee.id}`)).status).toBe(404)
    const answer = await allocate(manager, trainee, mentor1)
    expect(answer.status).toBe(201)
    expect(answer.headers.etag).toBe('"1"')
    expect(answer.body).toMatchObject({
      version: 1,
      mentor: { id: mentor1.personId, name: 'Maya Okafor' },
      profession: 'Registered nurse',
      mentorCurrent: true,
      updateDueOn: '2023-03-11',
      startsOn: '2022-05-11',
      endsOn: null,
    })
    expect((await (await as(mentor1)).get(`/trainees/${trainee.id}`)).status).toBe(200)
    expect(await audited(trainee, 'mentorship')).toEqual([{ action: 'insert', by: manager.personId }])
  })

  test('a second mentor may be allocated beside the first, and one whose update has lapsed', async () => {
    const { lineManager, mentor1, lapsedMentor, t2 } = scene.world
    const answer = await allocate(lineManager, t2, lapsedMentor)
    expect(answer.status).toBe(201)
    expect(answer.body.mentorCurrent).toBe(false)
    const open = (await record(t2)).mentorships.filter(({ endsOn }) => endsOn === null)
    expect(open.map(({ mentor }) => mentor.id).toSorted()).toEqual(
      [mentor1.personId, lapsedMentor.personId].toSorted(),
    )
  })

  test.each([
    ['a mentor of another employer', 'mentor2', {}, ['/mentorId not-a-mentor-here']],
    ['someone who is no mentor', 'tutor', {}, ['/mentorId not-a-mentor-here']],
    ['a day before the programme', 'mentor1', { startsOn: '2020-12-31' }, ['/startsOn before-programme']],
    ['an end before the start', 'mentor1', { endsOn: '2022-05-10' }, ['/endsOn ends-before-start']],
    ['a day years ahead', 'mentor1', { startsOn: '2024-05-12' }, ['/startsOn too-far-ahead']],
  ] as const)('is refused: %s', async (_what, mentor, more, expected) => {
    const { manager } = scene.world
    const answer = await allocate(manager, await fresh(), scene.world[mentor], more)
    expect([answer.status, codes(answer.body)]).toEqual([422, expected])
  })

  test('the same mentor twice is refused, until the first time is over', async () => {
    const { manager, mentor1 } = scene.world
    const trainee = await fresh()
    const first = await allocate(manager, trainee, mentor1, { startsOn: '2022-01-10', endsOn: '2022-03-31' })
    expect(first.status).toBe(201)
    const over = await allocate(manager, trainee, mentor1, { startsOn: '2022-03-31' })
    expect(codes(over.body)).toEqual(['/startsOn mentor-already-allocated'])
    expect((await allocate(manager, trainee, mentor1, { startsOn: '2022-04-01' })).status).toBe(201)
    expect((await record(trainee)).mentorships.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2022-04-01', null],
      ['2022-01-10', '2022-03-31'],
    ])
  })

  test('a mentor with as many trainees as agreed is refused', async () => {
    const { manager, mentor1 } = scene.world
    await scene.rows(
      'update mentor set capacity = (select count(*) from mentorship where mentor_id = $1 and ends_on is null) where person_id = $1',
      [mentor1.personId],
    )
    const answer = await allocate(manager, await fresh(), mentor1)
    expect(codes(answer.body)).toEqual(['/mentorId mentor-full'])
    await scene.rows('update mentor set capacity = 20 where person_id = $1', [mentor1.personId])
  })

  test('after the last day of learning is refused', async () => {
    const { manager, mentor1 } = scene.world
    const trainee = await fresh()
    await scene.rows("update trainee set withdrawn_on = '2022-05-10' where id = $1", [trainee.id])
    expect(codes((await allocate(manager, trainee, mentor1)).body)).toEqual([
      '/startsOn after-last-day-of-learning',
    ])
  })

  test('two at once for the last place: one is refused', async () => {
    const { manager, mentor1 } = scene.world
    await scene.rows(
      'update mentor set capacity = 1 + (select count(*) from mentorship where mentor_id = $1 and ends_on is null) where person_id = $1',
      [mentor1.personId],
    )
    const [one, two] = [await fresh(), await fresh()]
    const answers = await Promise.all([allocate(manager, one, mentor1), allocate(manager, two, mentor1)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422])
    await scene.rows('update mentor set capacity = 20 where person_id = $1', [mentor1.personId])
  })

  test('the tutor, the mentor and the trainee may not; a stranger finds nobody', async () => {
    const { tutor, mentor1, t1, manager2, lapsedMentor } = scene.world
    for (const who of [tutor, mentor1, t1]) expect((await allocate(who, t1, lapsedMentor)).status).toBe(403)
    const stranger = await allocate(manager2, t1, lapsedMentor)
    const unknown = await allocate(manager2, { ...t1, id: uuidv7() }, lapsedMentor)
    expect([stranger.status, unknown.status]).toEqual([404, 404])
    expect({ ...stranger.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  })

  test('the same request again allocates nobody twice', async () => {
    const { manager, mentor1 } = scene.world
    const trainee = await fresh()
    const send = async () =>
      (await as(manager)).post(
        `/trainees/${trainee.id}/mentorships`,
        { mentorId: mentor1.personId, startsOn: '2022-05-11' },
        { key: trainee.id },
      )
    const [first, again] = [await send(), await send()]
    expect(again.body).toEqual(first.body)
    expect((await record(trainee)).mentorships).toHaveLength(1)
  })
})

describe('ending a mentorship', () => {
  const allocated = async () => {
    const { manager, mentor1 } = scene.world
    const trainee = await fresh()
    const body = { mentorId: mentor1.personId, startsOn: '2022-01-10' }
    const { id } = (await (await as(manager)).post(`/trainees/${trainee.id}/mentorships`, body)).body
    const end = async (endsOn: string, ifMatch: number | undefined = 1, who: Someone = manager) =>
      (await as(who)).put(`/trainees/${trainee.id}/mentorships/${id}/end`, { endsOn }, ifMatch)
    return { trainee, end }
  }

  test('on a date; from the day after, the mentor no longer sees the trainee, and the period stays', async () => {
    const { mentor1 } = scene.world
    const { trainee, end } = await allocated()
    const answer = await end('2022-05-10')
    expect(answer.status).toBe(200)
    expect(answer.headers.etag).toBe('"2"')
    expect(answer.body).toMatchObject({ version: 2, startsOn: '2022-01-10', endsOn: '2022-05-10' })
    expect((await (await as(mentor1)).get(`/trainees/${trainee.id}`)).status).toBe(404)
    expect((await record(trainee)).mentorships).toHaveLength(1)
    expect((await audited(trainee, 'mentorship')).map(({ action }) => action)).toEqual(['insert', 'update'])
  })

  test('asks for the version seen, and shows what it is now where that is past', async () => {
    const { manager } = scene.world
    const { trainee, end } = await allocated()
    const { mentorships } = await record(trainee)
    const missing = await (await as(manager)).put(
      `/trainees/${trainee.id}/mentorships/${mentorships[0]?.id}/end`,
      { endsOn: '2022-06-01' },
    )
    expect(missing.status).toBe(428)
    expect((await end('2022-06-01')).status).toBe(200)
    const stale = await end('2022-06-30')
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ version: 2, endsOn: '2022-06-01' })
    expect((await end('2022-06-30', 2)).body).toMatchObject({ version: 3, endsOn: '2022-06-30' })
  })

  test('before it began, before the mentor last signed, or once it is over, is refused', async () => {
    const { mentor1 } = scene.world
    const early = await allocated()
    expect(codes((await early.end('2022-01-09')).body)).toEqual(['/endsOn ends-before-start'])
    const signed = await allocated()
    await scene.signed({ ...signed.trainee, ...(await withPassword(signed.trainee)) }, mentor1)
    const refused = await signed.end('2022-05-10')
    expect(codes(refused.body)).toEqual(['/endsOn signed-after-end'])
    expect(refused.body.errors[0].detail).toBe(
      'Enter a date on or after 11 May 2022, when this mentor last signed',
    )
    expect((await signed.end('2022-05-11')).status).toBe(200)
    const over = await allocated()
    await over.end('2022-05-01')
    expect(codes((await over.end('2022-06-01', 2)).body)).toEqual(['/endsOn mentorship-over'])
  })

  test('of another trainee, or one that is none, is not found', async () => {
    const { manager } = scene.world
    const { trainee } = await allocated()
    const other = await allocated()
    const [theirs] = (await record(other.trainee)).mentorships
    const caller = await as(manager)
    for (const id of [theirs?.id, uuidv7()])
      expect(
        (await caller.put(`/trainees/${trainee.id}/mentorships/${id}/end`, { endsOn: '2022-06-01' }, 1))
          .status,
      ).toBe(404)
  })
})

describe('naming a line manager', () => {
  const name = async (who: Someone, trainee: SomeTrainee, manager: Someone, startsOn = '2022-05-11') =>
    (await as(who)).post(`/trainees/${trainee.id}/line-managements`, {
      managerId: manager.personId,
      startsOn,
    })

  test('ends the one before on the day before', async () => {
    const { manager, lineManager } = scene.world
    const trainee = await fresh()
    expect((await name(manager, trainee, lineManager, '2022-01-10')).status).toBe(201)
    const answer = await name(manager, trainee, manager)
    expect(answer.body).toMatchObject({
      version: 1,
      manager: { name: 'Ruth Calder' },
      startsOn: '2022-05-11',
      endsOn: null,
    })
    expect(
      (await record(trainee)).lineManagements.map((held) => [held.manager.name, held.startsOn, held.endsOn]),
    ).toEqual([
      ['Ruth Calder', '2022-05-11', null],
      ['Priya Nair', '2022-01-10', '2022-05-10'],
    ])
    expect((await (await as(lineManager)).get(`/trainees/${trainee.id}`)).status).toBe(404)
  })

  test('is refused for somebody of elsewhere, for the same again, and on or before the day the last began', async () => {
    const { manager, manager2, lineManager } = scene.world
    const trainee = await fresh()
    await name(manager, trainee, lineManager)
    expect(codes((await name(manager, trainee, manager2, '2022-06-01')).body)).toEqual([
      '/managerId not-a-manager-here',
    ])
    expect(codes((await name(manager, trainee, lineManager, '2022-06-01')).body)).toEqual([
      '/managerId already-line-manager',
    ])
    expect(codes((await name(manager, trainee, manager, '2022-05-11')).body)).toEqual([
      '/startsOn not-after-latest',
    ])
    expect((await name(lineManager, trainee, manager, '2022-06-01')).status).toBe(403)
    expect((await name(manager2, trainee, manager2, '2022-06-01')).status).toBe(404)
  })
})

describe('changing the employment', () => {
  const post = { post: 'Support worker', band: 3, weeklyMinutes: 2250, wte: 1, startsOn: '2022-05-11' }
  const change = async (who: Someone, trainee: SomeTrainee, more: Partial<typeof post> = {}) =>
    (await as(who)).post(`/trainees/${trainee.id}/employments`, { ...post, ...more })

  test('ends the period before on the day before', async () => {
    const { manager } = scene.world
    const trainee = await fresh()
    expect((await change(manager, trainee, { band: 2, startsOn: '2021-01-04' })).status).toBe(201)
    const answer = await change(manager, trainee, { weeklyMinutes: 1350, wte: 0.6 })
    expect(answer.body).toMatchObject({
      version: 1,
      employer: { name: 'Moorside NHS Trust' },
      band: 3,
      wte: 0.6,
      endsOn: null,
    })
    expect(
      (await record(trainee)).employments.map(({ band, weeklyMinutes, startsOn, endsOn }) => [
        band,
        weeklyMinutes,
        startsOn,
        endsOn,
      ]),
    ).toEqual([
      [3, 1350, '2022-05-11', null],
      [2, 2250, '2021-01-04', '2022-05-10'],
    ])
    expect((await audited(trainee, 'employment')).map(({ action }) => action)).toEqual([
      'insert',
      'update',
      'insert',
    ])
  })

  test.each([
    ['Band 2 in the second year', { band: 2 }, ['/band band-not-in-year']],
    ['Band 4 before completion', { band: 4 }, ['/band band-before-completion']],
    ['years ahead', { startsOn: '2025-01-01' }, ['/startsOn too-far-ahead']],
  ])('is refused: %s', async (_what, more, expected) => {
    const answer = await change(scene.world.manager, await fresh(), more)
    expect([answer.status, codes(answer.body)]).toEqual([422, expected])
  })

  test('what is recorded already, or a day before the latest period, is refused', async () => {
    const { manager, t1 } = scene.world
    const same = { post: 'Trainee Assistant Practitioner' }
    expect(codes((await change(manager, t1, same)).body)).toEqual(['/post nothing-changes'])
    expect(codes((await change(manager, t1, { startsOn: '2021-01-04' })).body)).toEqual([
      '/startsOn not-after-latest',
    ])
  })

  test.each([
    ['manager', 201],
    ['administrator', 201],
    ['tutor', 403],
    ['lineManager', 404],
    ['manager2', 404],
    ['regionalLead', 403],
  ] as const)('%s: %i', async (who, status) => {
    expect((await change(scene.world[who], await fresh())).status).toBe(status)
  })
})

describe('whom one may choose', () => {
  test('mentors of the employer with their room and whether they may sign, and its managers', async () => {
    const { manager, lineManager, administrator, t1, t3, mentor1, lapsedMentor } = scene.world
    for (const who of [manager, lineManager, administrator]) {
      const { mentors, managers } = (await (await as(who)).get(`/trainees/${t1.id}/possible-mentors`)).body
      expect(mentors.map(({ id }: { id: string }) => id)).toEqual([lapsedMentor.personId, mentor1.personId])
      expect(mentors[0]).toMatchObject({
        name: 'Lena Marsh',
        current: false,
        updateDueOn: '2022-04-11',
        capacity: 4,
      })
      expect(mentors[1]).toMatchObject({ name: 'Maya Okafor', current: true })
      expect(managers.map(({ name }: { name: string }) => name)).toEqual(['Ruth Calder', 'Priya Nair'])
    }
    expect((await (await as(manager)).get(`/trainees/${t3.id}/possible-mentors`)).status).toBe(404)
    expect((await (await as(scene.world.tutor)).get(`/trainees/${t1.id}/possible-mentors`)).status).toBe(403)
  })
})

/** The crowd has no passwords; a trainee who logs something needs one. */
async function withPassword(trainee: SomeTrainee): Promise<Someone> {
  await scene.rows(
    'insert into person_password (person_id, hash, changed_at) select $1, hash, changed_at from person_password where person_id = $2',
    [trainee.personId, scene.world.t1.personId],
  )
  return trainee
}
