import type { Entry } from '@rung/shared/contract/off-the-job'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Someone } from '../../support/build.ts'
import { chosen, entriesOf, entryPath, openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const sign = async (someone: Someone, ...entries: Pick<Entry, 'traineeId' | 'id' | 'version'>[]) =>
  (await scene.as(someone)).post('/off-the-job/sign-offs', { entries: entries.map(chosen) })
const outcomes = (body: { results: { outcome: string; reasons: { code: string }[] }[] }) =>
  body.results.map(({ outcome, reasons }) => [outcome, ...reasons.map(({ code }) => code)].join(' '))

describe('signing', () => {
  test('a mentor signs entries of two trainees in one call, and the home figure is true at once', async () => {
    const { t1, t2, mentor1 } = scene.world
    const entries = [
      await scene.submitted(t1),
      await scene.submitted(t1, { minutes: 60 }),
      await scene.submitted(t2),
    ]
    const answer = await sign(mentor1, ...entries)
    expect(answer.body).toMatchObject({ signed: 3, refused: 0 })
    expect(answer.body.results.map(({ version }: { version: number }) => version)).toEqual([2, 2, 2])
    const home = await (await scene.as(t1)).get(`/trainees/${t1.id}/home`)
    expect(home.body.figures).toMatchObject({ signedMinutes: 240, submittedMinutes: 0 })
    expect(home.body.counts).toMatchObject({ signed: 2, submitted: 0 })
  })

  test('each entry that cannot be signed says why, and the others are signed', async () => {
    const { t1, t3, mentor1, mentor2 } = scene.world
    const good = await scene.submitted(t1, { learnedOn: '2022-05-02' })
    const opened = await scene.submitted(t1, { learnedOn: '2022-05-03' })
    const done = await scene.signed(t1, mentor1, { learnedOn: '2022-05-04' })
    const unseen = await scene.submitted(t3)
    const draft = await (await scene.as(t1)).post(entriesOf(t1), {
      ...opened,
      id: undefined,
      learnedOn: null,
      submit: false,
    })
    const answer = await sign(
      mentor1,
      good,
      { ...opened, version: 7 },
      done,
      unseen,
      { traineeId: t1.id, id: uuidv7(), version: 1 },
      draft.body,
    )
    expect(outcomes(answer.body)).toEqual([
      'signed',
      'refused stale',
      'refused not-submitted',
      'refused not-found',
      'refused not-found',
      'refused not-submitted',
    ])
    expect(answer.body).toMatchObject({ signed: 1, refused: 5 })
    expect((await sign(mentor2, unseen)).body.signed).toBe(1)
  })

  test('an entry chosen twice in one call is signed once', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.submitted(t1, { learnedOn: '2022-05-05' })
    expect((await sign(mentor1, entry, entry)).body).toMatchObject({ signed: 1, refused: 0 })
  })

  test('who is no mentor cannot sign, nor can the trainee', async () => {
    const { t1, manager, tutor, lineManager, regionalLead } = scene.world
    const entry = await scene.submitted(t1, { learnedOn: '2022-05-06' })
    for (const someone of [manager, tutor, lineManager, regionalLead, t1])
      expect((await sign(someone, entry)).status).toBe(403)
  })

  test('a mentor whose update has lapsed is refused where the programme says so', async () => {
    const { t1, lapsedMentor } = scene.world
    const entry = await scene.submitted(t1, { learnedOn: '2022-04-20' })
    const answer = await sign(lapsedMentor, entry)
    expect(outcomes(answer.body)).toEqual(['refused mentor-update-lapsed'])
    expect(answer.body.results[0].reasons[0].sentence).toBe(
      'Your mentor update was due on 11 April 2022. Complete it before you sign',
    )
    const queue = await (await scene.as(lapsedMentor)).get('/off-the-job/queue')
    expect(queue.body.mentor).toEqual({
      current: false,
      dueOn: '2022-04-11',
      sentence: 'Your mentor update was due on 11 April 2022. You cannot sign until it is recorded.',
    })
    expect((await (await scene.as(lapsedMentor)).get(entryPath(entry))).body.may).toEqual(['return-entry'])
  })

  test('a mentorship that has ended gives no right to sign', async () => {
    const { t2, mentor1 } = scene.world
    const entry = await scene.submitted(t2, { learnedOn: '2022-05-06' })
    await scene.rows("update mentorship set ends_on = '2022-05-10' where trainee_id = $1", [t2.id])
    const answer = await sign(mentor1, entry)
    expect(outcomes(answer.body)).toEqual(['refused not-found'])
    await scene.rows('update mentorship set ends_on = null where trainee_id = $1', [t2.id])
  })

  test('the same key signs once and answers the same', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.submitted(t1, { learnedOn: '2022-04-21' })
    const caller = await scene.as(mentor1)
    const key = uuidv7()
    const body = { entries: [chosen(entry)] }
    const first = await caller.post('/off-the-job/sign-offs', body, { key })
    const again = await caller.post('/off-the-job/sign-offs', body, { key })
    expect(again.body).toEqual(first.body)
    const [kept] = await scene.rows<{ count: number }>('select count(*) from sign_off where entry_id = $1', [
      entry.id,
    ])
    expect(kept?.count).toBe(1)
  })

  test('two hundred in one call, and not one more', async () => {
    const { t2, mentor1 } = scene.world
    const rows = Array.from({ length: 200 }, (_, place) => ({
      trainee_id: t2.id,
      id: uuidv7(),
      learned_on: `2021-${String(2 + Math.floor(place / 20)).padStart(2, '0')}-${String(1 + (place % 20)).padStart(2, '0')}`,
    }))
    await scene.rows(
      `insert into off_the_job_entry (trainee_id, id, learned_on, category, activity, learned, minutes, paid, state, submitted_at)
       select x.trainee_id, x.id, x.learned_on, 'shadowing', 'Ward round', 'New', 30, 'paid-hours', 'submitted', now()
       from json_populate_recordset(null::off_the_job_entry, $1) x`,
      [JSON.stringify(rows)],
    )
    const entries = rows.map(({ id }) => ({ traineeId: t2.id, id, version: 1 }))
    const tooMany = await sign(mentor1, ...entries, { traineeId: t2.id, id: uuidv7(), version: 1 })
    expect(tooMany.status).toBe(400)
    expect((await sign(mentor1, ...entries)).body).toMatchObject({ signed: 200, refused: 0 })
  })

  test('the audit names the mentor for the sign-off and for the entry', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.signed(t1, mentor1, { learnedOn: '2022-04-22' })
    const rows = await scene.rows(
      `select e.subject, v.became ->> 'state' as state from audit_event e join audit_values v using (chain_id, seq)
       where e.chain_id = $1 and e.by_person_id = $2 and (e.row_id = $3 or v.became ->> 'entry_id' = $3) order by e.seq`,
      [t1.id, mentor1.personId, entry.id],
    )
    expect(rows).toEqual([
      { subject: 'sign_off', state: null },
      { subject: 'off_the_job_entry', state: 'signed' },
    ])
  })
})

describe('returning', () => {
  test('a return needs a reason, a version and the entry as it is', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.submitted(t1, { learnedOn: '2022-04-25' })
    const caller = await scene.as(mentor1)
    const path = `${entryPath(entry)}/return`
    expect((await caller.post(path, { reason: 'Add the module' })).status).toBe(428)
    const short = await caller.post(path, { reason: 'no' }, { ifMatch: 1 })
    expect([short.status, short.body.errors[0].code]).toEqual([422, 'reason-too-short'])
    const stale = await caller.post(path, { reason: 'Add the module' }, { ifMatch: 4 })
    expect([stale.status, stale.body.current.version]).toEqual([412, 1])
    const back = await caller.post(path, { reason: 'Add the module' }, { ifMatch: 1 })
    expect(back.body).toMatchObject({
      state: 'returned',
      version: 2,
      decidedBy: { name: 'Maya Okafor' },
      decidedAt: '2022-05-11T09:00:00.000Z',
    })
    expect(back.headers.etag).toBe('"2"')
  })

  test('who may not return, and who sees no such entry', async () => {
    const { t1, t3, manager, tutor, mentor1, mentor2 } = scene.world
    const entry = await scene.submitted(t1, { learnedOn: '2022-04-26' })
    const path = `${entryPath(entry)}/return`
    const body = { reason: 'Add the module' }
    for (const someone of [t1, manager, tutor])
      expect((await (await scene.as(someone)).post(path, body, { ifMatch: 1 })).status).toBe(403)
    expect((await (await scene.as(mentor2)).post(path, body, { ifMatch: 1 })).status).toBe(404)
    const unknown = `${entriesOf(t3)}/${uuidv7()}/return`
    expect((await (await scene.as(mentor2)).post(unknown, body, { ifMatch: 1 })).status).toBe(404)
    const signed = await scene.signed(t1, mentor1, { learnedOn: '2022-04-27' })
    const late = await (await scene.as(mentor1)).post(`${entryPath(signed)}/return`, body, { ifMatch: 2 })
    expect(late.status).toBe(403)
  })
})

describe('reversing', () => {
  const ask = async (someone: Someone, entry: Entry, reason = 'Signed 3 hours for 2') =>
    (await scene.as(someone)).post(`${entryPath(entry)}/reversals`, { reason })
  const decide = async (someone: Someone, entry: Entry, id: string, decision: string, ifMatch = 1) =>
    (await scene.as(someone)).post(`${entryPath(entry)}/reversals/${id}/decision`, { decision }, { ifMatch })

  test('the mentor asks, the manager countersigns, and the hours count no more', async () => {
    const { t1, mentor1, manager } = scene.world
    const entry = await scene.signed(t1, mentor1, { learnedOn: '2022-04-11' })
    const before = await (await scene.as(t1)).get(`/trainees/${t1.id}/home`)
    const asked = await ask(mentor1, entry)
    expect([asked.status, asked.body.state, asked.headers.etag]).toEqual([201, 'requested', '"1"'])
    const queue = await (await scene.as(manager)).get('/off-the-job/queue')
    expect(queue.body.reversals).toMatchObject([
      { reversal: { id: asked.body.id }, entry: { id: entry.id }, trainee: { givenName: 'Asha' } },
    ])
    const done = await decide(manager, entry, asked.body.id, 'countersigned')
    expect(done.body).toMatchObject({
      state: 'countersigned',
      version: 2,
      decidedBy: { name: 'Ruth Calder' },
    })
    const after = await (await scene.as(t1)).get(`/trainees/${t1.id}/home`)
    expect(after.body.figures.signedMinutes).toBe(before.body.figures.signedMinutes - 180)
    const shown = await (await scene.as(t1)).get(entryPath(entry))
    expect(shown.body).toMatchObject({
      state: 'reversed',
      decidedBy: { name: 'Maya Okafor' },
      reversals: [{ requestedBy: { name: 'Maya Okafor' }, decidedBy: { name: 'Ruth Calder' } }],
      may: [],
    })
  })

  test('the trainee may own up, but never countersigns; nor does the one who asked', async () => {
    const { t1, mentor1 } = scene.world
    const entry = await scene.signed(t1, mentor1, { learnedOn: '2022-04-12' })
    const asked = await ask(t1, entry)
    expect(asked.status).toBe(201)
    expect((await decide(t1, entry, asked.body.id, 'countersigned')).status).toBe(403)
    const refused = await decide(mentor1, entry, asked.body.id, 'refused')
    expect([refused.status, refused.body.state]).toEqual([200, 'refused'])
    const again = await ask(mentor1, entry)
    const own = await decide(mentor1, entry, again.body.id, 'countersigned')
    expect([own.status, own.body.errors[0].code]).toEqual([422, 'same-person'])
  })

  test('only a signed entry, only once, only with a reason', async () => {
    const { t1, mentor1, tutor } = scene.world
    const waiting = await scene.submitted(t1, { learnedOn: '2022-04-13' })
    const early = await ask(mentor1, waiting)
    expect([early.status, early.body.detail]).toEqual([
      403,
      'This entry is submitted, so this cannot be done now.',
    ])
    const entry = await scene.signed(t1, mentor1, { learnedOn: '2022-04-14' })
    expect((await ask(tutor, entry, '')).body.errors[0].code).toBe('reason-missing')
    expect((await ask(tutor, entry)).status).toBe(201)
    expect((await ask(mentor1, entry)).body.errors[0].code).toBe('already-asked')
  })

  test('a decision needs the version it was shown, and somebody who works with the trainee', async () => {
    const { t1, mentor1, mentor2, tutor, regionalLead, manager } = scene.world
    const entry = await scene.signed(t1, mentor1, { learnedOn: '2022-04-15' })
    const { body: asked } = await ask(mentor1, entry)
    expect((await decide(regionalLead, entry, asked.id, 'countersigned')).status).toBe(403)
    expect((await decide(mentor2, entry, asked.id, 'countersigned')).status).toBe(404)
    expect((await decide(tutor, entry, uuidv7(), 'countersigned')).status).toBe(404)
    const path = `${entryPath(entry)}/reversals/${asked.id}/decision`
    expect((await (await scene.as(tutor)).post(path, { decision: 'refused' })).status).toBe(428)
    expect((await decide(tutor, entry, asked.id, 'refused')).status).toBe(200)
    const late = await decide(manager, entry, asked.id, 'countersigned')
    expect([late.status, late.body.current.state]).toEqual([412, 'refused'])
  })
})

describe('where the programme has a lapsed mentor countersigned', () => {
  let other: Scene
  beforeAll(async () => {
    other = await openScene({ lapsedMentor: 'countersign' })
  })
  afterAll(() => other?.close())

  test('the sign-off waits, and another mentor whose update is current countersigns', async () => {
    const { t1, lapsedMentor, mentor1 } = other.world
    const entry = await other.submitted(t1)
    const lapsed = await other.as(lapsedMentor)
    const current = await other.as(mentor1)
    const entries = { entries: [chosen(entry)] }
    for (let times = 0; times < 2; times++) {
      const signed = await lapsed.post('/off-the-job/sign-offs', entries)
      expect(outcomes(signed.body)).toEqual(['waits-for-countersignature'])
    }
    expect((await lapsed.get('/off-the-job/queue')).body).toMatchObject({ rows: [], total: 0 })
    const [row] = (await current.get('/off-the-job/queue')).body.rows
    expect(row).toMatchObject({
      state: 'submitted',
      signedBy: { name: 'Lena Marsh' },
    })
    expect(outcomes((await lapsed.post('/off-the-job/countersignatures', entries)).body)).toEqual([
      'refused same-person mentor-update-lapsed',
    ])
    expect((await current.get(entryPath(entry))).body.may).toContain('countersign-entry')
    const done = await current.post('/off-the-job/countersignatures', entries)
    expect(done.body).toMatchObject({ signed: 1, results: [{ outcome: 'signed', version: 2 }] })
    const shown = (await current.get(entryPath(entry))).body
    expect(shown.signOffs).toMatchObject([
      { by: { name: 'Lena Marsh' }, needsCountersignature: true, countersignedBy: { name: 'Maya Okafor' } },
    ])
    expect(shown).toMatchObject({ state: 'signed', decidedBy: { name: 'Maya Okafor' } })
  })

  test('what was returned and sent again needs a new signature', async () => {
    const { t1, lapsedMentor, mentor1 } = other.world
    const entry = await other.submitted(t1, { learnedOn: '2022-05-04' })
    await (await other.as(lapsedMentor)).post('/off-the-job/sign-offs', { entries: [chosen(entry)] })
    const current = await other.as(mentor1)
    await current.post(`${entryPath(entry)}/return`, { reason: 'Say what you learned' }, { ifMatch: 1 })
    const { id, traineeId: _, ...content } = entry
    const again = await (await other.as(t1)).put(
      entryPath(entry),
      { ...content, learned: 'More', submit: true },
      2,
    )
    const answer = await current.post('/off-the-job/countersignatures', { entries: [chosen(again.body)] })
    expect(outcomes(answer.body)).toEqual(['refused nothing-to-countersign'])
    expect(id).toBe(again.body.id)
  })

  test.each(['manager', 'lineManager'] as const)(
    'the %s finds it in their queue and countersigns',
    async (who) => {
      const { t1, t3, lapsedMentor, mentor1, mentor2, manager2, tutor } = other.world
      const entry = await other.submitted(t1, { learnedOn: '2022-05-03' })
      await other.submitted(t1, { learnedOn: '2022-05-02' })
      await other.submitted(t3)
      const entries = { entries: [chosen(entry)] }
      const second = await other.as(other.world[who])
      // Nobody has signed yet: that is the mentor's to do.
      expect((await second.get('/off-the-job/queue')).body).toMatchObject({ rows: [], total: 0, trainees: 0 })
      expect(outcomes((await second.post('/off-the-job/countersignatures', entries)).body)).toEqual([
        'refused nothing-to-countersign',
      ])
      await (await other.as(lapsedMentor)).post('/off-the-job/sign-offs', entries)
      const queue = (await second.get('/off-the-job/queue')).body
      expect(queue).toMatchObject({ total: 1, trainees: 1, mentor: null })
      expect(queue.rows).toMatchObject([
        { id: entry.id, signedBy: { name: 'Lena Marsh' }, mayReturn: false, trainee: { givenName: 'Asha' } },
      ])
      const mentors = (await (await other.as(mentor1)).get('/off-the-job/queue')).body
      expect(mentors.rows.find(({ id }: Entry) => id === entry.id)).toMatchObject({ mayReturn: true })
      for (const stranger of [manager2, mentor2, tutor]) {
        const theirs = await other.as(stranger)
        const seen = (await theirs.get('/off-the-job/queue')).body
        expect(seen.rows.map(({ id }: Entry) => id)).not.toContain(entry.id)
        expect((await theirs.post('/off-the-job/countersignatures', entries)).body.signed ?? 0).toBe(0)
      }
      expect((await second.get(entryPath(entry))).body.may).toContain('countersign-entry')
      const done = await second.post('/off-the-job/countersignatures', entries)
      expect(done.body).toMatchObject({ signed: 1, results: [{ outcome: 'signed', version: 2 }] })
      expect((await second.get('/off-the-job/queue')).body.total).toBe(0)
      expect((await second.get(entryPath(entry))).body).toMatchObject({
        state: 'signed',
        decidedBy: { name: other.world[who].name },
        signOffs: [{ by: { name: 'Lena Marsh' }, countersignedBy: { name: other.world[who].name } }],
      })
      expect(
        (await second.post(`${entryPath(entry)}/return`, { reason: 'Say more' }, { ifMatch: 2 })).status,
      ).toBe(403)
    },
  )
})
