import type { OrganisationRow, OrganisationView } from '@rung/shared/contract/organisations'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { asSystem, buildWorld, password, type Someone, type World } from '../../support/build.ts'

let rung: TestApp
let world: World
let as: Record<'manager' | 'tutor' | 'lead' | 'administrator' | 'mentor' | 'trainee', Agent>

beforeAll(async () => {
  rung = await startApp()
  world = await buildWorld(rung.ownerUrl, rung.clock.now())
  const agent = ({ email }: Someone) => rung.signIn(email, password)
  as = {
    manager: await agent(world.manager),
    tutor: await agent(world.tutor),
    lead: await agent(world.regionalLead),
    administrator: await agent(world.administrator),
    mentor: await agent(world.mentor1),
    trainee: await agent(world.t1),
  }
})
afterAll(() => rung.close())

const post = (agent: Agent, body: object) =>
  agent.post('/api/v1/organisations').set('Idempotency-Key', uuidv7()).send(body)
const put = (agent: Agent, id: string, version: number, body: object) =>
  agent.put(`/api/v1/organisations/${id}`).set('If-Match', `"${version}"`).send(body)
const codes = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)
const read = async (agent: Agent, id: string): Promise<OrganisationView> =>
  (await agent.get(`/api/v1/organisations/${id}`)).body

let made = 0
const employer = (more: object = {}) => ({
  kind: 'employer',
  name: `Fellside Trust ${++made}`,
  ukprn: '10007141',
  levyPayer: true,
  partOf: world.organisations.system,
  ...more,
})

describe('organisations', () => {
  it('are listed by name with the trainees the caller sees', async () => {
    const { body } = await as.lead.get('/api/v1/organisations?kind=university')
    expect(body.rows).toEqual([
      {
        id: world.organisations.university,
        kind: 'university',
        name: 'University of Aireborough',
        ukprn: null,
        levyPayer: null,
        partOf: { id: world.organisations.region, name: 'Northern region' },
        trainees: 3,
        mayChange: true,
      },
    ])
    const trusts = (await as.manager.get('/api/v1/organisations?kind=employer&search=nhs')).body
    const counted = trusts.rows.map(({ name, trainees, mayChange }: OrganisationRow) => ({
      name,
      trainees,
      mayChange,
    }))
    expect(counted).toEqual([
      { name: 'Dale Vale NHS Trust', trainees: 0, mayChange: false },
      { name: 'Faraway NHS Trust', trainees: 0, mayChange: false },
      { name: 'Moorside NHS Trust', trainees: 2, mayChange: false },
    ])
    expect(trusts.counts).toContainEqual({ kind: 'employer', count: 3 })
  })

  it('come page by page', async () => {
    const first = (await as.lead.get('/api/v1/organisations?search=nhs%20trust&limit=2')).body
    expect(first.rows).toHaveLength(2)
    const second = (await as.lead.get(`/api/v1/organisations?search=nhs%20trust&limit=2&after=${first.next}`))
      .body
    expect(second.rows.map(({ name }: OrganisationRow) => name)).toEqual(['Moorside NHS Trust'])
    const back = (
      await as.lead.get(`/api/v1/organisations?search=nhs%20trust&limit=2&before=${second.previous}`)
    ).body
    expect(back.rows).toEqual(first.rows)
  })

  it('show what they are part of and what is part of them', async () => {
    const system = await read(as.lead, world.organisations.system)
    expect(system).toMatchObject({
      version: 1,
      kind: 'system',
      trainees: 3,
      partOf: { name: 'Northern region' },
    })
    expect(system.parts.map(({ name }) => name)).toEqual(['Dale Vale NHS Trust', 'Moorside NHS Trust'])
  })

  it('are not for mentors and trainees to see, and an unknown one is not found', async () => {
    expect((await as.mentor.get('/api/v1/organisations')).status).toBe(403)
    expect((await as.trainee.get(`/api/v1/organisations/${world.organisations.system}`)).status).toBe(403)
    expect((await as.lead.get(`/api/v1/organisations/${uuidv7()}`)).status).toBe(404)
  })
})

describe('adding an organisation', () => {
  it('puts it where it belongs', async () => {
    const answer = await post(as.lead, employer({ name: '  Wharfe Community Trust  ' }))
    expect(answer.status, answer.text).toBe(201)
    expect(answer.body).toMatchObject({
      version: 1,
      name: 'Wharfe Community Trust',
      ukprn: '10007141',
      levyPayer: true,
      partOf: { name: 'Moor and Dale system' },
      mayChange: true,
    })
  })

  it('of each kind that belongs to a region, and an EPA organisation that belongs to none', async () => {
    const { region } = world.organisations
    const add = async (body: object) => (await post(as.administrator, body)).status
    const plain = { ukprn: null, levyPayer: null }
    expect(
      await add({ kind: 'university', name: 'University of Wharfedale', partOf: region, ...plain }),
    ).toBe(201)
    expect(await add({ kind: 'system', name: 'Coast system', partOf: region, ...plain })).toBe(201)
    expect(await add({ kind: 'epa-organisation', name: 'Second Assessment', partOf: null, ...plain })).toBe(
      201,
    )
  })

  it('is refused with what to correct', async () => {
    expect(codes(await post(as.lead, employer({ name: ' ', ukprn: '07007141' })))).toEqual([
      '/name name-missing',
      '/ukprn ukprn-wrong',
    ])
    expect(codes(await post(as.lead, employer({ partOf: null })))).toEqual(['/partOf part-of-missing'])
    expect(codes(await post(as.lead, employer({ partOf: world.organisations.university })))).toEqual([
      '/partOf part-of-wrong-kind',
    ])
    expect(codes(await post(as.lead, employer({ partOf: uuidv7() })))).toEqual(['/partOf part-of-not-yours'])
    expect(codes(await post(as.lead, employer({ name: 'moorside nhs trust' })))).toEqual(['/name name-taken'])
    expect(codes(await post(as.administrator, employer({ kind: 'region', partOf: null })))).toEqual([
      '/kind kind-not-yours',
    ])
  })

  it('in another region is not the caller’s', async () => {
    const [region, system] = [uuidv7(), uuidv7()]
    await asSystem(rung.ownerUrl, rung.clock.now(), async (tx) => {
      await tx.rows("insert into organisation (id, kind, name) values ($1, 'region', 'Southern region')", [
        region,
      ])
      await tx.rows("insert into organisation (id, kind, name, part_of) values ($1, 'system', 'Downs', $2)", [
        system,
        region,
      ])
    })
    expect(codes(await post(as.lead, employer({ partOf: system })))).toEqual(['/partOf part-of-not-yours'])
  })

  it('is not for managers and tutors', async () => {
    expect((await post(as.manager, employer())).status).toBe(403)
    expect((await post(as.tutor, employer())).status).toBe(403)
  })
})

describe('changing an organisation', () => {
  it('is kept for the version that was seen, and audited', async () => {
    const { id } = (await post(as.lead, employer())).body
    const body = { name: 'Renamed Trust', ukprn: null, levyPayer: false, partOf: world.organisations.system }
    const answer = await put(as.lead, id, 1, body)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.headers.etag).toBe('"2"')
    expect(answer.body).toMatchObject({ name: 'Renamed Trust', ukprn: null, levyPayer: false, version: 2 })
    const stale = await put(as.administrator, id, 1, body)
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ version: 2 })
    expect((await as.lead.put(`/api/v1/organisations/${id}`).send(body)).status).toBe(428)
    const events = await asSystem(rung.ownerUrl, rung.clock.now(), (tx) =>
      tx.rows('select by_person_id from audit_event where chain_id = $1 and action = $2', [id, 'update']),
    )
    expect(events).toEqual([{ by_person_id: world.regionalLead.personId }])
  })

  it('two at once: one is kept, the other hears of it', async () => {
    const { id } = (await post(as.lead, employer())).body
    const change = (agent: Agent, name: string) =>
      put(agent, id, 1, { name, ukprn: null, levyPayer: null, partOf: world.organisations.system })
    const answers = await Promise.all([change(as.lead, 'One name'), change(as.administrator, 'Another name')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })

  it('outside the caller’s region is not permitted', async () => {
    const answer = await put(as.lead, world.organisations.strangerEmployer, 1, {
      name: 'Nearby Trust',
      ukprn: null,
      levyPayer: null,
      partOf: world.organisations.system,
    })
    expect(answer.status).toBe(403)
  })
})
