import type { Entry } from '@rung/shared/contract/off-the-job'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chosen, entriesOf, entryPath, learning, openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const draft = { ...learning, submit: false }
const codesOf = (body: { errors?: { pointer: string; code: string }[] }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)

describe('logging', () => {
  test('a trainee submits an entry and it waits for a signature', async () => {
    const { t1 } = scene.world
    const answer = await (await scene.as(t1)).post(entriesOf(t1), { ...learning, submit: true })
    expect(answer.status).toBe(201)
    expect(answer.headers.etag).toBe('"1"')
    expect(answer.body).toMatchObject({
      state: 'submitted',
      moduleTitle: 'Communication and Collaboration',
      submittedAt: '2022-05-11T09:00:00.000Z',
      exceptions: [],
    })
  })

  test('a draft may have gaps, a submitted entry none', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    const gaps = { ...learning, learnedOn: null, minutes: null, moduleCode: null, ksbs: [], paid: null }
    expect((await caller.post(entriesOf(t1), { ...gaps, submit: false })).status).toBe(201)
    const refused = await caller.post(entriesOf(t1), { ...gaps, submit: true })
    expect(refused.status).toBe(422)
    expect(codesOf(refused.body)).toEqual([
      '/learnedOn date-missing',
      '/minutes duration-missing',
      '/moduleCode nothing-relevant',
      '/paid paid-missing',
    ])
  })

  test.each([
    ['after today', { learnedOn: '2022-05-12' }, '/learnedOn in-the-future'],
    ['before the start', { learnedOn: '2021-01-03' }, '/learnedOn before-start'],
    ['of an excluded kind', { category: 'english-and-maths' }, '/category category-excluded'],
    ['for a module of nobody', { moduleCode: 'XX9999' }, '/moduleCode module-unknown'],
    [
      'with an NHS number in it',
      { learned: 'Sat with 943 476 5919 on the ward' },
      '/learned nhs-number-in-text',
    ],
    ['in lieu without a day', { paid: 'time-off-in-lieu' }, '/lieuOn lieu-date-missing'],
  ])('an entry %s is refused with its reason', async (_, content, refusal) => {
    const { t1 } = scene.world
    const answer = await (await scene.as(t1)).post(entriesOf(t1), { ...learning, ...content, submit: true })
    expect(answer.status).toBe(422)
    expect(codesOf(answer.body)).toEqual([refusal])
  })

  test('more than 24 hours on one date is refused, also across entries', async () => {
    const { t2 } = scene.world
    await scene.submitted(t2, { learnedOn: '2022-03-01', minutes: 1000 })
    const caller = await scene.as(t2)
    const over = { ...learning, learnedOn: '2022-03-01', minutes: 441, submit: true }
    expect(codesOf((await caller.post(entriesOf(t2), over)).body)).toEqual(['/minutes date-over-a-day'])
    expect((await caller.post(entriesOf(t2), { ...over, minutes: 440 })).status).toBe(201)
  })

  test('clock times that overlap are refused, times that touch are not', async () => {
    const { t2 } = scene.world
    const times = { learnedOn: '2022-03-02', startsAt: '09:00', endsAt: '12:00' }
    await scene.submitted(t2, times)
    const caller = await scene.as(t2)
    const overlapping = { ...learning, ...times, startsAt: '11:59', endsAt: '14:59', submit: true }
    expect(codesOf((await caller.post(entriesOf(t2), overlapping)).body)).toEqual(['/startsAt times-overlap'])
    const touching = { ...overlapping, startsAt: '12:00', endsAt: '15:00' }
    expect((await caller.post(entriesOf(t2), touching)).status).toBe(201)
  })

  test('what a mentor should look at twice is marked, not refused', async () => {
    const { t2 } = scene.world
    const entry = await scene.submitted(t2, { learnedOn: '2022-02-05', minutes: 660 })
    expect(entry.exceptions).toEqual(['late', 'long', 'weekend'])
  })

  test('only the trainee logs, and to a stranger there is no such trainee', async () => {
    const { t1, t3, mentor1, manager, tutor, stranger } = scene.world
    const body = { ...learning, submit: true }
    // Those who could never log anything for anyone are told so before the trainee is looked for.
    for (const someone of [mentor1, manager, tutor, stranger])
      expect((await (await scene.as(someone)).post(entriesOf(t1), body)).status).toBe(403)
    const unknown = await (await scene.as(t3)).post(entriesOf({ id: uuidv7() }), body)
    const unseen = await (await scene.as(t3)).post(entriesOf(t1), body)
    expect([unseen.status, unseen.body.code, unseen.body.detail]).toEqual([
      404,
      unknown.body.code,
      unknown.body.detail,
    ])
  })

  test('the same key answers the same entry and logs once; with another body it is refused', async () => {
    const { t3 } = scene.world
    const caller = await scene.as(t3)
    const key = uuidv7()
    const body = { ...learning, submit: true }
    const first = await caller.post(entriesOf(t3), body, { key })
    const again = await caller.post(entriesOf(t3), body, { key })
    expect([again.status, again.body, again.headers.etag]).toEqual([201, first.body, first.headers.etag])
    expect((await caller.get(entriesOf(t3))).body.rows).toHaveLength(1)
    const other = await caller.post(entriesOf(t3), { ...body, minutes: 60 }, { key })
    expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
  })

  test('an id made on the phone is kept; used twice it is a conflict in plain words', async () => {
    const { t3 } = scene.world
    const caller = await scene.as(t3)
    const id = uuidv7()
    expect((await caller.post(entriesOf(t3), { ...draft, id })).body.id).toBe(id)
    const twice = await caller.post(entriesOf(t3), { ...draft, id })
    expect([twice.status, twice.body.detail]).toEqual([409, 'This entry has been logged already.'])
  })

  test('the audit names who logged what', async () => {
    const { t3 } = scene.world
    const entry = await scene.submitted(t3, { learnedOn: '2022-05-03' })
    const rows = await scene.rows(
      `select e.action, e.by_person_id as by, v.became ->> 'minutes' as minutes from audit_event e
       join audit_values v using (chain_id, seq) where e.subject = 'off_the_job_entry' and e.row_id = $1`,
      [entry.id],
    )
    expect(rows).toEqual([{ action: 'insert', by: t3.personId, minutes: '180' }])
  })
})

describe('changing and deleting', () => {
  const newDraft = async (): Promise<Entry> => {
    const { t1 } = scene.world
    return (await (await scene.as(t1)).post(entriesOf(t1), draft)).body
  }

  test('a draft is filled in and submitted', async () => {
    const caller = await scene.as(scene.world.t1)
    const entry = await newDraft()
    const kept = await caller.put(entryPath(entry), { ...learning, minutes: null, submit: false }, 1)
    expect([kept.status, kept.body.version, kept.body.state]).toEqual([200, 2, 'draft'])
    const sent = await caller.put(entryPath(entry), { ...learning, minutes: 45, submit: true }, 2)
    expect([sent.status, sent.body.version, sent.body.state]).toEqual([200, 3, 'submitted'])
    expect(sent.headers.etag).toBe('"3"')
  })

  test('a change needs the version it changes, and a stale one is shown what is there now', async () => {
    const caller = await scene.as(scene.world.t1)
    const entry = await newDraft()
    const body = { ...learning, activity: 'Seminar', submit: false }
    expect((await caller.put(entryPath(entry), body)).status).toBe(428)
    await caller.put(entryPath(entry), body, 1)
    const late = await caller.put(entryPath(entry), { ...body, activity: 'Lecture' }, 1)
    expect([late.status, late.body.code]).toEqual([412, 'stale'])
    expect(late.body.current).toMatchObject({ version: 2, activity: 'Seminar' })
    expect((await caller.delete(entryPath(entry))).status).toBe(428)
    expect((await caller.delete(entryPath(entry), 1)).status).toBe(412)
  })

  test('what has been submitted can be neither changed nor deleted', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    const entry = await scene.submitted(t1, { learnedOn: '2022-04-04' })
    const changed = await caller.put(entryPath(entry), { ...learning, submit: true }, 1)
    expect([changed.status, changed.body.detail]).toEqual([
      403,
      'This entry is submitted, so this cannot be done now.',
    ])
    expect((await caller.delete(entryPath(entry), 1)).status).toBe(403)
  })

  test('a draft is deleted once, and the audit keeps that it was', async () => {
    const caller = await scene.as(scene.world.t1)
    const entry = await newDraft()
    expect((await caller.delete(entryPath(entry), 1)).status).toBe(204)
    expect((await caller.delete(entryPath(entry), 1)).status).toBe(404)
    expect((await caller.get(entryPath(entry))).status).toBe(404)
    const [kept] = await scene.rows<{ count: number }>(
      "select count(*) from audit_event where row_id = $1 and action = 'delete'",
      [entry.id],
    )
    expect(kept?.count).toBe(1)
  })

  test('a returned entry is put right and sent again; its first return stays among its decisions', async () => {
    const { t1, mentor1 } = scene.world
    const caller = await scene.as(t1)
    const entry = await scene.submitted(t1, { learnedOn: '2022-04-05' })
    const back = await (await scene.as(mentor1)).post(
      `${entryPath(entry)}/return`,
      { reason: 'Add what you learned' },
      { ifMatch: 1 },
    )
    expect([back.status, back.body.state, back.body.returnReason]).toEqual([
      200,
      'returned',
      'Add what you learned',
    ])
    // A returned entry that is kept for later still has to be whole.
    const gaps = await caller.put(entryPath(entry), { ...learning, minutes: null, submit: false }, 2)
    expect(codesOf(gaps.body)).toEqual(['/minutes duration-missing'])
    const fixed = await caller.put(entryPath(entry), { ...learning, learned: 'To pause', submit: true }, 2)
    expect(fixed.body).toMatchObject({ state: 'submitted', version: 3, returnReason: null, decidedBy: null })
    const whole = await caller.get(entryPath(entry))
    expect(whole.body.signOffs).toMatchObject([
      { decision: 'returned', reason: 'Add what you learned', by: { name: 'Maya Okafor' } },
    ])
    const signed = await (await scene.as(mentor1)).post('/off-the-job/sign-offs', {
      entries: [chosen(fixed.body)],
    })
    expect(signed.body.signed).toBe(1)
  })

  test('only the trainee changes, and to a stranger there is no such entry', async () => {
    const { t3, mentor1 } = scene.world
    const entry = await newDraft()
    const body = { ...learning, submit: true }
    expect((await (await scene.as(mentor1)).put(entryPath(entry), body, 1)).status).toBe(403)
    expect((await (await scene.as(t3)).put(entryPath(entry), body, 1)).status).toBe(404)
    expect((await (await scene.as(t3)).delete(entryPath(entry), 1)).status).toBe(404)
    const path = `${entriesOf(scene.world.t1)}/${uuidv7()}`
    expect((await (await scene.as(scene.world.t1)).put(path, body, 1)).status).toBe(404)
  })
})
