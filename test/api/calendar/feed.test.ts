import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTutorElsewhere } from '../curriculum/tutor-elsewhere.ts'
import { openScene, type Scene } from '../off-the-job/scene.ts'
import { readIcs } from './read-ics.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
  const { cohort } = scene.world.programme
  const session = (id: string, on: string, starts: string, ends: string, module: string, topic: string) =>
    scene.rows(
      `insert into teaching_session (id, cohort_id, module_code, held_on, starts_at, ends_at, minutes, topic) values ($1, $2, $3, $4, $5, $6, 180, $7)`,
      [id, cohort, module, on, starts, ends, topic],
    )
  await session(ids.winter, '2022-03-26', '09:30', '16:30', 'PZ1015', 'Reading a paper, slowly; part 1')
  await session(ids.summer, '2022-03-28', '09:30', '16:30', 'PZ1015', 'Reading a paper: part 2')
  await session(ids.autumn, '2022-10-31', '09:30', '16:30', 'PZ2091', 'Evidence')
  await session(ids.option, '2022-05-20', '09:30', '12:30', 'NU1019', 'Listening')
  await session(ids.called, '2022-05-23', '09:30', '12:30', 'PZ2091', 'Called off')
  await scene.rows("update teaching_session set state = 'cancelled', version = 2 where id = $1", [ids.called])
  const due = (id: string, attempt: string, on: string, at: string | null) =>
    scene.rows(
      "insert into submission_date (cohort_id, id, module_code, component, attempt, due_on, due_at) values ($1, $2, 'PZ1015', 'module', $3, $4, $5)",
      [cohort, id, attempt, on, at],
    )
  await due(ids.due, 'first-sit', '2022-06-10', '12:00')
  await due(ids.again, 'reassessment', '2022-08-15', null)
  await scene.rows(
    "insert into board (id, cohort_id, title, meets_on) values ($1, $2, 'July board', '2022-07-14')",
    [ids.board, cohort],
  )
})
afterAll(() => scene.close())

const made = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const ids = {
  winter: made(1),
  summer: made(2),
  autumn: made(3),
  option: made(4),
  called: made(5),
  due: made(6),
  again: made(7),
  board: made(8),
}

type Asked = Awaited<ReturnType<Scene['as']>>
const make = async (who: Asked): Promise<string> => {
  const answer = await who.put('/calendar-feed', undefined)
  expect(answer.status, answer.text).toBe(200)
  return new URL(answer.body.address).pathname
}
/** As a calendar program asks: without a session. */
const fetched = (path: string, headers: Record<string, string> = {}) =>
  scene.app.request().get(path).set(headers)
const calendarOf = async (who: Asked) => readIcs((await fetched(await make(who))).text)

describe('the address of a calendar', () => {
  it('is told once, and only its hash is kept', async () => {
    const trainee = await scene.as(scene.world.t1)
    expect((await trainee.get('/calendar-feed')).body).toEqual({ feed: null })
    const { body } = await trainee.put('/calendar-feed', undefined)
    expect(body.createdAt).toBe('2022-05-11T09:00:00.000Z')
    const token = /\/api\/v1\/calendars\/([\w-]{43})\.ics$/.exec(body.address)?.[1]
    expect(token).toBeDefined()
    expect((await trainee.get('/calendar-feed')).body).toEqual({
      feed: { createdAt: '2022-05-11T09:00:00.000Z' },
    })
    const kept = await scene.rows<{ text: string }>(
      'select f::text as text from calendar_feed f union all select k::text from idempotency_key k',
    )
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.filter(({ text }) => text.includes(token ?? ''))).toEqual([])
  })

  it('stops working when it is replaced or revoked, as one that never was', async () => {
    const trainee = await scene.as(scene.world.t2)
    const first = await make(trainee)
    expect((await fetched(first)).status).toBe(200)
    const second = await make(trainee)
    expect((await fetched(first)).status).toBe(404)
    expect((await fetched(second)).status).toBe(200)
    expect((await trainee.delete('/calendar-feed')).status).toBe(204)
    expect((await fetched(second)).status).toBe(404)
    expect((await fetched('/api/v1/calendars/made-up.ics')).status).toBe(404)
    expect((await trainee.get('/calendar-feed')).body).toEqual({ feed: null })
    expect((await trainee.delete('/calendar-feed')).status).toBe(204)
  })

  it('stops working when the person’s access ends', async () => {
    const path = await make(await scene.as(scene.world.t3))
    const end = (at: string | null) =>
      scene.rows('update person set ended_at = $2 where id = $1', [scene.world.t3.personId, at])
    await end('2022-05-11T08:00:00Z')
    expect((await fetched(path)).status).toBe(404)
    await end(null)
    expect((await fetched(path)).status).toBe(200)
  })

  it('has nothing to hand in of a module that prior learning stands for', async () => {
    const { t2, tutor } = scene.world
    const due = async () => (await calendarOf(await scene.as(t2))).filter(({ UID }) => UID?.includes(ids.due))
    expect(await due()).toHaveLength(1)
    await scene.rows(
      `insert into prior_learning (trainee_id, id, module_code, evidence, recognised_on, recognised_by)
       values ($1, $1, 'PZ1015', 'A certificate', '2022-03-01', $2)`,
      [t2.id, tutor.personId],
    )
    expect(await due()).toEqual([])
    await scene.rows(
      `update prior_learning set taken_back_on = '2022-05-11', taken_back_at = '2022-05-11T09:00:00Z', taken_back_by = recognised_by,
         taken_back_reason = 'Of somebody else' where trainee_id = $1`,
      [t2.id],
    )
    expect(await due()).toHaveLength(1)
  })

  it('is sent again only when something changed', async () => {
    const path = await make(await scene.as(scene.world.t1))
    const first = await fetched(path)
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(first.headers['cache-control']).toBe('private, no-cache')
    const { etag = '' } = first.headers
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await fetched(path, { 'if-none-match': known })
      expect([again.status, again.text]).toEqual([304, ''])
    }
    await scene.rows("update board set meets_on = '2022-07-15', version = version + 1 where id = $1", [
      ids.board,
    ])
    const changed = await fetched(path, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(readIcs(changed.text).find(({ UID }) => UID === `board-${ids.board}@rung`)).toMatchObject({
      'DTSTART;VALUE=DATE': '20220715',
      SEQUENCE: '1',
    })
    await scene.rows("update board set meets_on = '2022-07-14' where id = $1", [ids.board])
  })
})

describe('a calendar', () => {
  it('has times that are right in London on both sides of a change of the clocks', async () => {
    const events = await calendarOf(await scene.as(scene.world.t1))
    const at = (id: string) => {
      const event = events.find(({ UID }) => UID === `session-${id}@rung`)
      return [event?.DTSTART, event?.DTEND]
    }
    expect(at(ids.winter)).toEqual(['20220326T093000Z', '20220326T163000Z'])
    expect(at(ids.summer)).toEqual(['20220328T083000Z', '20220328T153000Z'])
    expect(at(ids.autumn)).toEqual(['20221031T093000Z', '20221031T163000Z'])
    expect(events.find(({ UID }) => UID === `submission-${ids.due}@rung`)?.DTSTART).toBe('20220610T110000Z')
  })

  it('says what a date is in words, what was called off, and what takes place after all', async () => {
    const events = await calendarOf(await scene.as(scene.world.t1))
    const said = (uid: string) => events.find(({ UID }) => UID === `${uid}@rung`)
    expect(said(`session-${ids.winter}`)).toMatchObject({
      SUMMARY: 'Study and Lifelong Learning Skills (PZ1015): Reading a paper, slowly; part 1',
      DESCRIPTION: 'Study and Lifelong Learning Skills (PZ1015)\nFirst cohort',
      STATUS: 'CONFIRMED',
    })
    expect(said(`session-${ids.called}`)).toMatchObject({
      SUMMARY: 'Cancelled: Evidence Based Practice (PZ2091): Called off',
      STATUS: 'CANCELLED',
      SEQUENCE: '1',
    })
    const called = `/cohorts/${scene.world.programme.cohort}/teaching-sessions/${ids.called}`
    const again = await (await scene.as(scene.world.tutor)).post(`${called}/reinstatement`, undefined, {
      ifMatch: 2,
    })
    expect(again.status, again.text).toBe(200)
    const now = await calendarOf(await scene.as(scene.world.t1))
    expect(now.find(({ UID }) => UID === `session-${ids.called}@rung`)).toMatchObject({
      SUMMARY: 'Evidence Based Practice (PZ2091): Called off',
      STATUS: 'CONFIRMED',
      SEQUENCE: '2',
    })
    expect(said(`submission-${ids.due}`)?.SUMMARY).toBe(
      'Hand in Module mark: Study and Lifelong Learning Skills (PZ1015)',
    )
    expect(said(`board-${ids.board}`)).toMatchObject({
      SUMMARY: 'Board: July board',
      'DTSTART;VALUE=DATE': '20220714',
    })
  })

  it('of a trainee holds what they take: no option they did not choose, no reassessment nobody asked of them', async () => {
    const { t1 } = scene.world
    const trainee = await scene.as(t1)
    const has = async (uid: string) => (await calendarOf(trainee)).some(({ UID }) => UID === `${uid}@rung`)
    expect(await has(`session-${ids.option}`)).toBe(true)
    await scene.rows(
      "insert into module_choice (trainee_id, option_group, module_code, chosen_on) values ($1, 'level-4-option', 'PW1002', '2022-05-01')",
      [t1.id],
    )
    expect(await has(`session-${ids.option}`)).toBe(false)
    expect(await has(`submission-${ids.again}`)).toBe(false)
    await scene.rows(
      `insert into board_decision (trainee_id, id, board_id, module_code, proposed, outcome, rule, decided_by, decided_at, published_at)
       values ($1, gen_random_uuid(), $2, 'PZ1015', 'reassess', 'reassess', 'failed', $3, now(), now())`,
      [t1.id, ids.board, scene.world.tutor.personId],
    )
    expect(await has(`submission-${ids.again}`)).toBe(true)
    await scene.rows("update trainee set withdrawn_on = '2022-05-01' where id = $1", [t1.id])
    expect((await calendarOf(trainee)).map(({ UID }) => UID)).toEqual([
      `session-${ids.winter}@rung`,
      `session-${ids.summer}@rung`,
    ])
    await scene.rows('update trainee set withdrawn_on = null where id = $1', [t1.id])
  })

  it('of a tutor holds all of their cohorts, and of others nothing at all', async () => {
    const { tutor, manager, mentor1, t1, t2 } = scene.world
    expect(await calendarOf(await scene.as(tutor))).toHaveLength(8)
    for (const other of [manager, mentor1, await addTutorElsewhere(scene)])
      expect(await calendarOf(await scene.as(other))).toEqual([])
    const theirs = (await fetched(await make(await scene.as(t2)))).text
    for (const someone of [t1, tutor, manager, mentor1])
      expect(theirs).not.toContain(someone.name.split(' ')[1])
  })
})
