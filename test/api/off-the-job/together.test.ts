import type { Entry } from '@rung/shared/contract/off-the-job'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepOutlook } from '../../../api/src/slices/off-the-job/keep-outlook.ts'
import { asSystem } from '../../support/build.ts'
import { chosen, entriesOf, entryPath, learning, openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const day = (place: number) =>
  `2021-${String(2 + Math.floor(place / 25)).padStart(2, '0')}-${String(1 + (place % 25)).padStart(2, '0')}`
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted()

describe('two at once', () => {
  test('overlapping entries: one is logged, the other refused with the reason', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    for (let round = 0; round < 10; round++) {
      const body = { ...learning, learnedOn: day(round), startsAt: '09:00', endsAt: '12:00', submit: true }
      const answers = await Promise.all([caller.post(entriesOf(t1), body), caller.post(entriesOf(t1), body)])
      expect(statuses(answers)).toEqual([201, 422])
      expect(answers.find(({ status }) => status === 422)?.body.errors[0].code).toBe('times-overlap')
    }
  })

  test('more than a day between them: one is logged', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    for (let round = 10; round < 20; round++) {
      const body = { ...learning, learnedOn: day(round), minutes: 800, submit: true }
      const answers = await Promise.all([caller.post(entriesOf(t1), body), caller.post(entriesOf(t1), body)])
      expect(statuses(answers)).toEqual([201, 422])
    }
  })

  test('the same key: one effect, one answer', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    const key = uuidv7()
    const body = { ...learning, learnedOn: day(20), submit: true }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => caller.post(entriesOf(t1), body, { key })),
    )
    expect(new Set(answers.map(({ body: answered }) => answered.id)).size).toBe(1)
    expect(statuses(answers)).toEqual(Array.from({ length: 8 }, () => 201))
  })

  test('two mentors sign the same entries in opposite orders: each entry is signed once', async () => {
    const { t1, t2, mentor1, lapsedMentor } = scene.world
    await scene.rows("update mentor set updated_on = '2022-05-01' where person_id = $1", [
      lapsedMentor.personId,
    ])
    await scene.rows(
      "insert into mentorship (trainee_id, id, mentor_id, starts_on) values ($1, $2, $3, '2021-01-04')",
      [t2.id, uuidv7(), lapsedMentor.personId],
    )
    for (let round = 0; round < 5; round++) {
      const entries: Entry[] = []
      for (const trainee of [t1, t2, t1, t2])
        entries.push(await scene.submitted(trainee, { learnedOn: day(30 + round), minutes: 60 }))
      const [one, other] = await Promise.all([
        (await scene.as(mentor1)).post('/off-the-job/sign-offs', { entries: entries.map(chosen) }),
        (await scene.as(lapsedMentor)).post('/off-the-job/sign-offs', {
          entries: entries.toReversed().map(chosen),
        }),
      ])
      expect(statuses([one, other])).toEqual([200, 200])
      expect(one.body.signed + other.body.signed).toBe(4)
      const refused = [...one.body.results, ...other.body.results].filter((row) => row.outcome === 'refused')
      expect(refused.map((row) => row.reasons[0].code)).toEqual(['stale', 'stale', 'stale', 'stale'])
    }
  })

  test('one signs while the other returns: one of the two holds, the other is told', async () => {
    const { t1, mentor1, lapsedMentor } = scene.world
    for (let round = 0; round < 10; round++) {
      const entry = await scene.submitted(t1, { learnedOn: day(40 + round), minutes: 60 })
      const [signed, returned] = await Promise.all([
        (await scene.as(mentor1)).post('/off-the-job/sign-offs', { entries: [chosen(entry)] }),
        (await scene.as(lapsedMentor)).post(
          `${entryPath(entry)}/return`,
          { reason: 'Add the module' },
          { ifMatch: 1 },
        ),
      ])
      const state = (await (await scene.as(t1)).get(entryPath(entry))).body.state
      expect([signed.body.signed, returned.status, state]).toEqual(
        state === 'signed' ? [1, 412, 'signed'] : [0, 200, 'returned'],
      )
    }
  })

  test('a trainee changes a draft on two devices: the second is shown the first', async () => {
    const { t1 } = scene.world
    const caller = await scene.as(t1)
    for (let round = 0; round < 10; round++) {
      const { body: draft } = await caller.post(entriesOf(t1), {
        ...learning,
        learnedOn: null,
        submit: false,
      })
      const answers = await Promise.all(
        ['Seminar', 'Lecture'].map((activity) =>
          caller.put(entryPath(draft), { ...learning, learnedOn: null, activity, submit: false }, 1),
        ),
      )
      expect(statuses(answers)).toEqual([200, 412])
      const [kept, told] = answers.toSorted((a, b) => a.status - b.status)
      expect(told?.body.current.activity).toBe(kept?.body.activity)
    }
  })

  test('a reversal is countersigned and refused at once: one decision holds', async () => {
    const { t1, mentor1, manager, tutor } = scene.world
    const entry = await scene.signed(t1, mentor1, { learnedOn: day(60), minutes: 60 })
    const { body: asked } = await (await scene.as(mentor1)).post(`${entryPath(entry)}/reversals`, {
      reason: 'Signed twice',
    })
    const path = `${entryPath(entry)}/reversals/${asked.id}/decision`
    const answers = await Promise.all([
      (await scene.as(manager)).post(path, { decision: 'countersigned' }, { ifMatch: 1 }),
      (await scene.as(tutor)).post(path, { decision: 'refused' }, { ifMatch: 1 }),
    ])
    expect(statuses(answers)).toEqual([200, 412])
  })
})

describe('the database by itself', () => {
  const refused = async (text: string, values: unknown[]) =>
    scene.rows(text, values).then(
      () => 'accepted',
      (error: { code?: string }) => error.code,
    )

  test('refuses every change of what is signed, to the application in its widest scope', async () => {
    const { t1, mentor1 } = scene.world
    const { id } = await scene.signed(t1, mentor1, { learnedOn: day(61), minutes: 60 })
    const changes = [
      'minutes = 90',
      "learned = 'Else'",
      "learned_on = '2021-03-03'",
      "state = 'submitted'",
      "state = 'draft'",
      "state = 'reversed'",
      'decided_by = null',
      "decided_at = '2020-01-01'",
    ]
    for (const change of changes) {
      const text = `update off_the_job_entry set ${change} where trainee_id = $1 and id = $2`
      expect([change, await refused(text, [t1.id, id])]).toEqual([change, 'RU001'])
    }
    const one = [t1.id, id]
    expect(await refused('delete from off_the_job_entry where trainee_id = $1 and id = $2', one)).toBe(
      'RU001',
    )
    const sign =
      "update sign_off set decision = 'returned', reason = 'No more' where trainee_id = $1 and entry_id = $2"
    expect(await refused(sign, one)).toBe('RU001')
    expect(await refused('delete from sign_off where trainee_id = $1 and entry_id = $2', one)).toBe('42501')
  })

  test('refuses a signature without a sign-off, and a sign-off by the trainee', async () => {
    const { t1 } = scene.world
    const { id } = await scene.submitted(t1, { learnedOn: day(62), minutes: 60 })
    const forged =
      "update off_the_job_entry set state = 'signed', decided_by = $3, decided_at = now() where trainee_id = $1 and id = $2"
    expect(await refused(forged, [t1.id, id, t1.personId])).toBe('RU001')
    const own = `insert into sign_off (trainee_id, id, entry_id, decision, by_person_id, at, entry_version)
      values ($1, $3, $2, 'signed', $4, now(), 1)`
    expect(await refused(own, [t1.id, id, uuidv7(), t1.personId])).toBe('RU001')
  })

  test('shows the application nothing outside a scope', async () => {
    const { rows } = await scene.app.pool.query('select count(*)::int as count from off_the_job_entry')
    expect(rows).toEqual([{ count: 0 }])
  })
})

describe('kept totals', () => {
  test('equal those worked out anew, after 2,000 random moves', { timeout: 180_000 }, async () => {
    const { t1, t2, mentor1, manager } = scene.world
    const random = seeded(20_220_511)
    const open: Entry[] = []
    const move = async (): Promise<void> => {
      const trainee = random(2) === 0 ? t1 : t2
      const own = await scene.as(trainee)
      const body = {
        ...learning,
        learnedOn: day(100 + random(200)),
        minutes: 1 + random(300),
        submit: random(4) > 0,
      }
      const place = random(open.length + 1)
      const entry = open[place]
      const ifMatch = entry?.version ?? 0
      if (!entry || random(3) === 0) {
        const answer = await own.post(entriesOf(trainee), body)
        if (answer.status === 201) open.push(answer.body)
        return
      }
      open.splice(place, 1)
      const mentor = await scene.as(mentor1)
      const owner = await scene.as(entry.traineeId === t1.id ? t1 : t2)
      const kept = (answer: { status: number; body: Entry }) => {
        if (answer.status === 200) open.push(answer.body)
      }
      if (entry.state === 'draft' && random(4) === 0) await owner.delete(entryPath(entry), ifMatch)
      else if (entry.state === 'draft' || entry.state === 'returned')
        kept(await owner.put(entryPath(entry), body, ifMatch))
      else if (entry.state === 'submitted' && random(3) === 0)
        kept(await mentor.post(`${entryPath(entry)}/return`, { reason: 'Look again' }, { ifMatch }))
      else if (entry.state === 'submitted') {
        const answer = await mentor.post('/off-the-job/sign-offs', { entries: [chosen(entry)] })
        if (answer.body.signed === 1) open.push({ ...entry, state: 'signed', version: ifMatch + 1 })
      } else if (entry.state === 'signed' && random(2) === 0) {
        const asked = await mentor.post(`${entryPath(entry)}/reversals`, { reason: 'Signed twice' })
        const path = `${entryPath(entry)}/reversals/${asked.body.id}/decision`
        const decision = random(2) === 0 ? 'countersigned' : 'refused'
        await (await scene.as(manager)).post(path, { decision }, { ifMatch: 1 })
      }
    }
    for (let moves = 0; moves < 2000; moves += 8) await Promise.all(Array.from({ length: 8 }, move))
    expect(await scene.rows(differences)).toEqual([])
    const turns =
      'select trainee_id, behind_from, at_risk_from, planned_end_on, net_days from trainee_outlook order by 1'
    const kept = await scene.rows(turns)
    await keepOutlookAnew()
    expect(kept).toEqual(await scene.rows(turns))
    const [counted] = await scene.rows<{ entries: number; states: number }>(
      'select count(*) as entries, count(distinct state) as states from off_the_job_entry',
    )
    expect(counted?.entries).toBeGreaterThan(400)
    expect(counted?.states).toBe(5)
    expect(await scene.ownerRows('select * from audit_faults()')).toEqual([])
  })
})

const keepOutlookAnew = () =>
  asSystem(scene.app.ownerUrl, scene.app.clock.now(), async (tx) => {
    const { t1, t2, t3, today } = scene.world
    await keepOutlook(tx, [t1.id, t2.id, t3.id], scene.app.clock.now(), today)
  })

/** Trainees, days and months whose kept sums are not the sums of their entries. */
const differences = `
  with sums as (
    select t.id,
      coalesce(sum(e.minutes) filter (where e.state = 'signed'), 0) as signed, coalesce(sum(e.minutes) filter (where e.state = 'submitted'), 0) as submitted,
      count(*) filter (where e.state = 'signed') as signed_entries, count(*) filter (where e.state = 'submitted') as submitted_entries,
      count(*) filter (where e.state = 'returned') as returned_entries, count(*) filter (where e.state = 'draft') as draft_entries
    from trainee t left join off_the_job_entry e on e.trainee_id = t.id group by t.id
  ), days as (
    select trainee_id, learned_on as day, sum(minutes) filter (where state = 'signed') as signed, sum(minutes) filter (where state = 'submitted') as submitted,
      count(*) as entries from off_the_job_entry where state in ('signed', 'submitted') group by 1, 2
  ), months as (
    select trainee_id, date_trunc('month', day)::date as month, sum(signed) as signed, sum(submitted) as submitted, sum(entries) as entries from days group by 1, 2
  )
  select 'totals' as kept, s.id, null as at from sums s join trainee_totals k on k.trainee_id = s.id
    where (s.signed, s.submitted, s.signed_entries, s.submitted_entries, s.returned_entries, s.draft_entries) is distinct from
      (k.signed_minutes, k.submitted_minutes, k.signed_entries, k.submitted_entries, k.returned_entries, k.draft_entries)
  union all
  select 'day', coalesce(d.trainee_id, k.trainee_id), coalesce(d.day, k.day) from days d full join trainee_day k on (k.trainee_id, k.day) = (d.trainee_id, d.day)
    where (coalesce(d.signed, 0), coalesce(d.submitted, 0)) is distinct from (coalesce(k.signed_minutes, 0), coalesce(k.submitted_minutes, 0))
  union all
  select 'month', coalesce(m.trainee_id, k.trainee_id), coalesce(m.month, k.month) from months m full join trainee_month k on (k.trainee_id, k.month) = (m.trainee_id, m.month)
    where (coalesce(m.signed, 0), coalesce(m.submitted, 0), coalesce(m.entries, 0)) is distinct from
      (coalesce(k.signed_minutes, 0), coalesce(k.submitted_minutes, 0), coalesce(k.entries, 0))`

/** The same numbers in every run: whole numbers from 0 up to but not including `below`. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
