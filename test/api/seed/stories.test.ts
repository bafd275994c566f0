import { addDays, daysBetween } from '@rung/shared/kernel/plain-date'
import { offTheJobMinimum } from '@rung/shared/rules/off-the-job-minimum'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadStories, personas, type Stories } from '../../../api/src/seed/load-stories.ts'
import { stories } from '../../../api/src/seed/stories.ts'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { type StoryFacts, storyFacts, storyOf } from './story-facts.ts'

const days = [
  { now: '2022-05-11T09:00:00Z', today: '2022-05-11', untold: ['rule-set-b', 'rule-set-c'] },
  { now: '2026-11-18T09:00:00Z', today: '2026-11-18', untold: [] },
  // The first Monday after Christmas, just after midnight.
  { now: '2027-01-04T00:10:00Z', today: '2027-01-04', untold: [] },
]

describe.each(days)('the demonstration stories on $today', ({ now, today, untold }) => {
  let rung: TestApp
  let client: pg.Client
  let loaded: Stories
  let both: [Stories, Stories]
  let admin: Agent
  let factsOf: Awaited<ReturnType<typeof storyFacts>>

  beforeAll(async () => {
    rung = await startApp({ now })
    // Two starts at once: one loads, the other waits and finds people.
    const load = () => loadStories(rung.ownerUrl, new Date(now))
    both = await Promise.all([load(), load()])
    loaded = both[0].told.length > 0 ? both[0] : both[1]
    client = new pg.Client({ connectionString: rung.ownerUrl })
    await client.connect()
    await client.query("select set_config('rung.system', 'on', false)")
    factsOf = await storyFacts(client)
    admin = await rung.signIn('mei-ling.chan@example.nhs.uk')
  })
  afterAll(async () => {
    await client?.end()
    await rung?.close()
  })

  const valuesOf = async (text: string) =>
    (await client.query<{ value: unknown }>(text)).rows.map(({ value }) => value)

  test('tells every story but those whose rules have not come yet', () => {
    expect(stories.map(({ key }) => key).filter((key) => !loaded.told.includes(key))).toEqual(untold)
  })

  const told = stories.filter(({ key }) => !untold.some((one) => one === key))
  test.each(told.map(({ key, sentence, name }) => ({ key, sentence, name: name.join(' ') })))(
    '$name $sentence',
    async ({ key }) => {
      const facts = factsOf(storyOf(key))
      const { told } = storyOf(key)
      const answer = await admin.get(`/api/v1/trainees/${facts.traineeId}/home`)
      expect(answer.status, answer.text).toBe(200)
      const { figures, nextSteps, counts } = answer.body
      expect(figures.standing).toBe(told.standing)
      if (told.signedMinutes !== undefined) expect(figures.signedMinutes).toBe(told.signedMinutes)
      if (told.behindMinutes !== undefined)
        expect(Math.abs(figures.behindMinutes - told.behindMinutes)).toBeLessThanOrEqual(8)
      if (told.reached !== undefined) expect(figures.forecast.reached).toBe(told.reached)
      expect(codesOf(figures.reasons)).toEqual(expect.arrayContaining([...(told.reasons ?? [])]))
      expect(codesOf(nextSteps)).toEqual(expect.arrayContaining([...(told.nextSteps ?? [])]))
      expect(counts).toMatchObject(told.counts ?? {})
      if (told.plannedEndMovedByDays !== undefined)
        expect(daysBetween(facts.plannedEndOn, figures.plannedEndOn)).toBe(told.plannedEndMovedByDays)
      checkRecord(facts, told)
    },
  )

  test('the first trainee reads 412 of 696 hours and 9 hours behind, to the minute', async () => {
    const { traineeId } = factsOf(storyOf('a-little-behind'))
    const { body } = await admin.get(`/api/v1/trainees/${traineeId}/home`)
    expect(body.figures).toMatchObject({
      signedMinutes: 412 * 60,
      submittedMinutes: 0,
      plannedMinutes: 696 * 60,
      expectedMinutes: 421 * 60,
      behindMinutes: 9 * 60,
    })
  })

  test('one mentor has six trainees and more than forty entries waiting, exceptions among them', async () => {
    const { rows } = await client.query(
      `select count(distinct m.trainee_id)::int as trainees, count(e.id)::int as waiting,
         array(select distinct unnest(x.exceptions) from off_the_job_entry x join mentorship y using (trainee_id)
           where y.mentor_id = m.mentor_id and x.state = 'submitted') as exceptions
       from mentorship m join person p on p.id = m.mentor_id left join off_the_job_entry e on e.trainee_id = m.trainee_id and e.state = 'submitted'
       where p.email = 'grace.oyelaran@example.nhs.uk' group by m.mentor_id`,
    )
    expect(rows[0].trainees).toBe(6)
    expect(rows[0].waiting).toBeGreaterThan(40)
    expect(rows[0].exceptions).toEqual(expect.arrayContaining(['late', 'long', 'weekend']))
  })

  test('every persona can sign in and holds the role they are shown with', async () => {
    expect(loaded.personas).toEqual(personas())
    for (const { email, role } of loaded.personas) {
      const agent = await rung.signIn(email)
      const { body } = await agent.get('/api/v1/session')
      expect(body.roles, email).toContain(role)
    }
  })

  test('the audit is whole and nothing in it lies ahead of the load day', async () => {
    expect(await valuesOf('select fault as value from audit_faults()')).toEqual([])
    expect(await valuesOf(`select count(*)::int as value from audit_event where at > '${now}'`)).toEqual([0])
    const backwards = `select count(*)::int as value from (
      select at < lag(at) over (partition by chain_id order by seq) as back from audit_event) e where back`
    expect(await valuesOf(backwards)).toEqual([0])
    const unsigned = `select count(*)::int as value from audit_event where subject in ('off_the_job_entry', 'sign_off') and by_person_id is null`
    expect(await valuesOf(unsigned)).toEqual([0])
  })

  test('kept totals equal the sums of the entries', async () => {
    const wrong = `select tt.trainee_id as value from trainee_totals tt cross join lateral (
      select coalesce(sum(minutes) filter (where state = 'signed'), 0) as signed, coalesce(sum(minutes) filter (where state = 'submitted'), 0) as submitted,
        count(*) filter (where state = 'signed') as signed_count, count(*) filter (where state = 'submitted') as submitted_count,
        count(*) filter (where state = 'returned') as returned_count, count(*) filter (where state = 'draft') as draft_count
      from off_the_job_entry e where e.trainee_id = tt.trainee_id) s
      where (tt.signed_minutes, tt.submitted_minutes, tt.signed_entries, tt.submitted_entries, tt.returned_entries, tt.draft_entries)
        is distinct from (s.signed, s.submitted, s.signed_count, s.submitted_count, s.returned_count, s.draft_count)`
    expect(await valuesOf(wrong)).toEqual([])
    const month = `select (select sum(signed_minutes + submitted_minutes) from trainee_month) = (select sum(signed_minutes + submitted_minutes) from trainee_totals)
      and (select sum(signed_minutes + submitted_minutes) from trainee_day) = (select sum(signed_minutes + submitted_minutes) from trainee_totals) as value`
    expect(await valuesOf(month)).toEqual([true])
    expect(await valuesOf('select count(*)::int as value from trainee_outlook')).toEqual([told.length])
  })

  test('entries stand on days of learning, and those without an exception on weekdays', async () => {
    const outside = `select e.activity as value from off_the_job_entry e join trainee t on t.id = e.trainee_id
      where e.learned_on < t.starts_on or e.learned_on >= coalesce(t.gateway_on, '${today}') or e.learned_on > coalesce(t.withdrawn_on, '${today}')
        or (extract(isodow from e.learned_on) > 5 and not 'weekend' = any(e.exceptions))
        or exists (select from break_in_learning b where b.trainee_id = t.id and e.learned_on >= b.starts_on and e.learned_on < coalesce(b.returned_on, 'infinity'))`
    expect(await valuesOf(outside)).toEqual([])
    expect(
      await valuesOf(`select id as value from off_the_job_entry where minutes % 15 <> 0 or minutes < 15`),
    ).toEqual([])
  })

  test('only a mentor allocated on the day decided, and none whose update had lapsed', async () => {
    const unfit = `select s.id as value from sign_off s join mentor m on m.person_id = s.by_person_id
      where not exists (select from mentorship a where a.trainee_id = s.trainee_id and a.mentor_id = s.by_person_id
          and (s.at at time zone 'Europe/London')::date between a.starts_on and coalesce(a.ends_on, 'infinity'))
        or (s.needs_countersignature <> ((s.at at time zone 'Europe/London')::date > m.updated_on + interval '12 months'))`
    expect(await valuesOf(unfit)).toEqual([])
  })

  test('only one of two starts at once loads, and both answer the same people', () => {
    expect(both.map(({ told }) => told.length).toSorted((a, b) => a - b)).toEqual([0, told.length])
    expect(both[0].personas).toEqual(both[1].personas)
  })

  test('loading again changes nothing and answers the same people', async () => {
    const before = await valuesOf('select count(*) as value from audit_event')
    const again = await loadStories(rung.ownerUrl, new Date(`${addDays(today, 30)}T09:00:00Z`))
    expect(again).toEqual({ personas: personas(), told: [] })
    expect(await valuesOf('select count(*) as value from audit_event')).toEqual(before)
  })
})

const codesOf = (of: readonly { code: string }[]): string[] => of.map(({ code }) => code)

function checkRecord(facts: StoryFacts, told: ReturnType<typeof storyOf>['told']): void {
  if (told.startedUnder !== undefined) expect(offTheJobMinimum(facts).ruleSet).toBe(told.startedUnder)
  if (told.priorLearningMinutes !== undefined)
    expect(facts.priorLearningMinutes).toBe(told.priorLearningMinutes)
  if (told.deciders !== undefined) expect(facts.deciders).toBe(told.deciders)
  if (told.countersignaturesAwaited) expect(facts.countersignaturesAwaited).toBeGreaterThan(0)
  if (told.reversal !== undefined) expect(facts.reversals).toEqual([told.reversal])
}
