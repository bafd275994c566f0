import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { readHistory } from '@rung/shared/contract/trainees'
import { addDays } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Someone, SomeTrainee } from '../../support/build.ts'
import { chosen, entriesOf, entryPath, learning, openScene, type Scene } from '../off-the-job/scene.ts'

type History = AnswerOf<typeof readHistory>

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const history = async (someone: Someone, trainee: SomeTrainee, query = '') =>
  (await (await scene.as(someone)).get(`/trainees/${trainee.id}/history${query && `?${query}`}`))
    .body as History
const latest = async (trainee: SomeTrainee, count: number) =>
  (await history(scene.world.tutor, trainee)).rows.slice(0, count).map(({ sentence }) => sentence)
/** Later, so that what follows is not of the same minute. */
const later = () => scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))

describe('what happened to a record', () => {
  test('begins with how it came about', async () => {
    const { t1 } = scene.world
    const { rows, next } = await history(scene.world.manager, t1, 'limit=100')
    expect(next).toBeNull()
    expect(rows.map(({ sentence }) => sentence)).toEqual([
      'Rung named Priya Nair line manager from 4 January 2021',
      'Rung allocated Lena Marsh as mentor from 4 January 2021',
      'Rung allocated Maya Okafor as mentor from 4 January 2021',
      'Rung recorded the post Trainee Assistant Practitioner, Band 3, 37 hours 30 minutes a week, from 4 January 2021',
      'Rung recorded a training plan: 696 hours to 2 January 2023',
      'Rung opened this record',
    ])
    expect(rows[0]).toMatchObject({
      at: '2022-05-11T09:00:00.000Z',
      by: null,
      entry: null,
      subject: 'line management',
      changes: [],
    })
  })

  test('an entry’s way from draft to signed, with who did each step', async () => {
    const { t1, mentor1 } = scene.world
    later()
    const draft = (await (await scene.as(t1)).post(entriesOf(t1), { ...learning, submit: false })).body
    later()
    const sent = await (await scene.as(t1)).put(
      entryPath(draft),
      { ...learning, minutes: 390, submit: true },
      draft.version,
    )
    later()
    const back = await (await scene.as(mentor1)).post(
      `${entryPath(draft)}/return`,
      { reason: 'Say what was new' },
      { ifMatch: sent.body.version },
    )
    later()
    const again = await (await scene.as(t1)).put(
      entryPath(draft),
      { ...learning, minutes: 390, learned: 'To ask open questions', submit: true },
      back.body.version,
    )
    later()
    await (await scene.as(mentor1)).post('/off-the-job/sign-offs', { entries: [chosen(again.body)] })
    const { rows } = await history(scene.world.tutor, t1)
    expect(rows.slice(0, 5).map(({ sentence }) => sentence)).toEqual([
      'Maya Okafor signed an entry: University teaching, 6 hours 30 minutes',
      'Asha Grant corrected and submitted again an entry: University teaching, 6 hours 30 minutes',
      'Maya Okafor returned an entry: University teaching, 6 hours 30 minutes',
      'Asha Grant submitted an entry: University teaching, 6 hours 30 minutes',
      'Asha Grant started a draft: University teaching, 3 hours',
    ])
    for (const row of rows.slice(0, 5))
      expect(row.entry).toEqual({ id: draft.id, learnedOn: learning.learnedOn })
    expect(rows[0]?.by).toEqual({ id: mentor1.personId, name: 'Maya Okafor' })
    expect(rows[1]?.changes).toEqual([
      {
        field: 'What was learned',
        was: 'How to listen for what is not said',
        became: 'To ask open questions',
      },
      { field: 'Reason for returning it', was: 'Say what was new', became: null },
    ])
    expect(rows[2]?.changes).toEqual([
      { field: 'Reason for returning it', was: null, became: 'Say what was new' },
    ])
    expect(rows[3]?.changes).toEqual([{ field: 'How long', was: '3 hours', became: '6 hours 30 minutes' }])
  })

  test('ten entries signed in one go are one line', async () => {
    const { t2, mentor1 } = scene.world
    const entries = []
    for (let day = 0; day < 10; day += 1)
      entries.push(await scene.submitted(t2, { learnedOn: addDays('2022-04-01', day) }))
    later()
    await (await scene.as(mentor1)).post('/off-the-job/sign-offs', { entries: entries.map(chosen) })
    expect(await latest(t2, 3)).toEqual([
      'Maya Okafor signed 10 entries',
      'Ben Holroyd submitted 10 entries',
      'Rung named Priya Nair line manager from 4 January 2021',
    ])
    const [signed] = (await history(scene.world.tutor, t2)).rows
    expect(signed?.entry).toBeNull()
  })

  test('a deleted draft, a reversal asked for and countersigned', async () => {
    const { t1, mentor1, manager } = scene.world
    later()
    const draft = (
      await (await scene.as(t1)).post(entriesOf(t1), { ...learning, learnedOn: null, submit: false })
    ).body
    later()
    await (await scene.as(t1)).delete(entryPath(draft), draft.version)
    later()
    const entry = await scene.signed(t1, mentor1, { learnedOn: '2022-03-01', minutes: 60 })
    later()
    const asked = await (await scene.as(mentor1)).post(`${entryPath(entry)}/reversals`, {
      reason: 'Signed the wrong day',
    })
    later()
    const path = `${entryPath(entry)}/reversals/${asked.body.id}/decision`
    const decided = await (await scene.as(manager)).post(
      path,
      { decision: 'countersigned' },
      { ifMatch: asked.body.version },
    )
    expect(decided.status).toBe(200)
    expect(await latest(t1, 6)).toEqual([
      'Ruth Calder reversed an entry: University teaching, 1 hour',
      'Maya Okafor asked for an entry to be reversed: University teaching, 1 hour',
      'Maya Okafor signed an entry: University teaching, 1 hour',
      'Asha Grant submitted an entry: University teaching, 1 hour',
      'Asha Grant deleted a draft: University teaching, 3 hours',
      'Asha Grant started a draft: University teaching, 3 hours',
    ])
    const { rows } = await history(scene.world.tutor, t1)
    const about = { id: entry.id, learnedOn: '2022-03-01' }
    expect(rows.slice(0, 6).map((row) => row.entry)).toEqual([about, about, about, about, null, null])
  })

  test('changes of mentor, manager, post and record', async () => {
    const { t3, manager2, mentor2 } = scene.world
    const [held] = await scene.rows<{ id: string }>('select id from mentorship where trainee_id = $1', [
      t3.id,
    ])
    later()
    const path = `/trainees/${t3.id}`
    const caller = await scene.as(manager2)
    await caller.put(`${path}/mentorships/${held?.id}/end`, { endsOn: '2022-05-11' }, 1)
    await caller.post(`${path}/mentorships`, {
      mentorId: mentor2.personId,
      startsOn: '2022-06-01',
      endsOn: '2022-12-31',
    })
    await caller.post(`${path}/line-managements`, { managerId: manager2.personId, startsOn: '2022-05-11' })
    await caller.post(`${path}/employments`, {
      post: 'Support worker',
      band: 3,
      weeklyMinutes: 1350,
      wte: 0.6,
      startsOn: '2022-05-11',
    })
    await scene.rows(
      "update trainee set student_number = 'A1', english_and_maths = 'level 2 held' where id = $1",
      [t3.id],
    )
    expect(await latest(t3, 6)).toEqual([
      'Rung changed the student number and English and maths',
      'Owen Price recorded the post Support worker, Band 3, 22 hours 30 minutes a week, from 11 May 2022',
      'Owen Price ended the post Trainee Assistant Practitioner on 10 May 2022',
      'Owen Price named Owen Price line manager from 11 May 2022',
      'Owen Price allocated Tom Whitaker as mentor from 1 June 2022 to 31 December 2022',
      'Owen Price ended the mentorship of Tom Whitaker on 11 May 2022',
    ])
    const { rows } = await history(manager2, t3)
    expect(rows[0]?.changes).toEqual([
      { field: 'Student number', was: 'chloe.dunn', became: 'A1' },
      { field: 'English and maths', was: 'To do', became: 'Level 2 held' },
    ])
  })

  test('what was erased leaves a line without its details', async () => {
    const { t3, manager2 } = scene.world
    await scene.ownerRows(`delete from audit_values where chain_id = '${t3.id}'`)
    const { rows } = await history(manager2, t3)
    expect(rows[0]).toMatchObject({
      sentence: 'Rung changed something whose details have been erased',
      changes: [],
    })
  })
})

describe('pages', () => {
  test('come to the same rows as the whole, newest first, and cut no group in two', async () => {
    const { t1, t2, manager } = scene.world
    for (const trainee of [t1, t2]) {
      const whole = await history(manager, trainee, 'limit=100')
      const seqs = whole.rows.map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.toSorted((a, b) => b - a))
      const pages = [await history(manager, trainee, 'limit=2')]
      for (let last = pages.at(-1); last?.next; last = pages.at(-1))
        pages.push(await history(manager, trainee, `limit=2&after=${last.next}`))
      expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows)
    }
  })

  test('a cursor that is none is refused', async () => {
    const { t1, manager } = scene.world
    const answer = await (await scene.as(manager)).get(`/trainees/${t1.id}/history?after=x`)
    expect(answer.status).toBe(400)
  })

  test.each(['t2', 't3', 'mentor2', 'manager2', 'stranger'] as const)('%s finds none', async (who) => {
    const { t1 } = scene.world
    const caller = await scene.as(scene.world[who])
    const [theirs, unknown] = [
      await caller.get(`/trainees/${t1.id}/history`),
      await caller.get(`/trainees/${uuidv7()}/history`),
    ]
    expect([theirs.status, unknown.status]).toEqual([404, 404])
  })

  test('a name is told to whoever sees the event, also of people they see nothing else of', async () => {
    const { t1, administrator } = scene.world
    later()
    await (await scene.as(administrator)).post(`/trainees/${t1.id}/employments`, {
      post: 'Support worker',
      band: 3,
      weeklyMinutes: 2250,
      wte: 1,
      startsOn: '2022-05-11',
    })
    const { rows } = await history(t1, t1)
    expect(rows[0]?.by).toEqual({ id: administrator.personId, name: 'Nina Brook' })
  })
})
