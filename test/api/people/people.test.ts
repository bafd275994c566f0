import type { PersonView, RoleHeldView } from '@rung/shared/contract/people'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { asSystem, buildWorld, password, type Someone, type World } from '../../support/build.ts'

const better = 'three ward kettles'
let rung: TestApp
let world: World
let as: Record<'manager' | 'tutor' | 'lead' | 'administrator' | 'mentor' | 'trainee' | 'stranger', Agent>

beforeAll(async () => {
  rung = await startApp({ settings: { PUBLIC_URL: 'http://rung.example.org' } })
  world = await buildWorld(rung.ownerUrl, rung.clock.now())
  const agent = ({ email }: Someone) => rung.signIn(email, password)
  as = {
    manager: await agent(world.manager),
    tutor: await agent(world.tutor),
    lead: await agent(world.regionalLead),
    administrator: await agent(world.administrator),
    mentor: await agent(world.mentor1),
    trainee: await agent(world.t1),
    stranger: await agent(world.stranger),
  }
})
afterAll(() => rung.close())
beforeEach(() => sql('delete from sign_in_failure'))

const sql = <T>(text: string, values: unknown[] = []) =>
  asSystem(rung.ownerUrl, rung.clock.now(), (tx) => tx.rows<T>(text, values))
const read = async (agent: Agent, personId: string): Promise<PersonView> => {
  const answer = await agent.get(`/api/v1/people/${personId}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const post = (agent: Agent, path: string, body: object) =>
  agent.post(`/api/v1${path}`).set('Idempotency-Key', uuidv7()).send(body)
const put = (agent: Agent, path: string, version: number, body: object) =>
  agent.put(`/api/v1${path}`).set('If-Match', `"${version}"`).send(body)
const codes = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)

const mentorRecord = {
  profession: 'Registered nurse',
  registrationNumber: '12A3456E',
  preparation: 'Practice supervisor training',
  preparedOn: '2020-03-02',
  updatedOn: '2022-02-01',
  capacity: 3,
}
let invited = 0
const invitation = (more: object = {}) => ({
  givenName: 'Nadia',
  familyName: 'Khan',
  email: `nadia.khan${++invited}@example.org`,
  organisationId: world.organisations.employer1,
  roles: ['mentor'],
  startsOn: '2022-05-11',
  endsOn: null,
  mentor: mentorRecord,
  ...more,
})
const invite = async (agent: Agent, more: object = {}): Promise<{ personId: string; email: string }> => {
  const body = invitation(more)
  const answer = await post(agent, '/people', body)
  expect(answer.status, answer.text).toBe(201)
  return { personId: answer.body.personId, email: body.email }
}
const linkFor = async (agent: Agent, personId: string): Promise<string> => {
  const answer = await agent.put(`/api/v1/people/${personId}/link`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body.link
}
const start = async (link: string): Promise<Agent> => {
  const agent = rung.request()
  const answer = await agent
    .post(link.replace('http://rung.example.org', '/api/v1'))
    .send({ password: better })
  expect(answer.status, answer.text).toBe(200)
  return agent
}

describe('one person', () => {
  it('is shown with account, roles and mentor record, and what I may do', async () => {
    expect(await read(as.manager, world.mentor1.personId)).toEqual({
      version: 1,
      id: world.mentor1.personId,
      givenName: 'Maya',
      familyName: 'Okafor',
      email: world.mentor1.email,
      account: 'active',
      link: null,
      lastSeenAt: '2022-05-11T09:00:00.000Z',
      roles: [
        {
          version: 1,
          id: expect.any(String),
          role: 'mentor',
          organisation: { id: world.organisations.employer1, name: 'Moorside NHS Trust' },
          startsOn: world.startsOn,
          endsOn: null,
          mayEnd: true,
        },
      ],
      mentor: {
        version: 1,
        profession: expect.any(String),
        registrationNumber: null,
        preparation: expect.anything(),
        preparedOn: expect.any(String),
        updatedOn: '2022-03-11',
        capacity: expect.any(Number),
        employer: { id: world.organisations.employer1, name: 'Moorside NHS Trust' },
        trainees: 2,
        mayChange: true,
      },
      trainee: null,
      lineManages: [],
      self: false,
      lookedAfter: true,
    })
  })

  it('who is a trainee leads to their record', async () => {
    expect(await read(as.tutor, world.t3.personId)).toMatchObject({
      roles: [],
      mentor: null,
      trainee: { id: world.t3.id, employer: { name: 'Dale Vale NHS Trust' } },
      lookedAfter: true,
    })
  })

  it('of another employer is no different from nobody', async () => {
    const foreign = await as.stranger.get(`/api/v1/people/${world.mentor1.personId}`)
    const unknown = await as.stranger.get(`/api/v1/people/${uuidv7()}`)
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  })

  it('who is myself cannot be changed by me', async () => {
    const me = await read(as.manager, world.manager.personId)
    expect(me).toMatchObject({ self: true, lookedAfter: false, roles: [{ mayEnd: false }] })
    expect((await put(as.manager, `/people/${me.id}/access`, me.version, { ended: true })).status).toBe(403)
  })
})

describe('inviting', () => {
  it('gives somebody new their roles and, without mail, a link that is shown once and lets them in', async () => {
    const answer = await post(as.manager, '/people', invitation({ roles: ['mentor', 'manager'] }))
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({ personId: expect.any(String), known: false, sent: false })
    const { personId } = answer.body
    expect(await read(as.manager, personId)).toMatchObject({ account: 'not-invited', link: null })
    const link = await linkFor(as.manager, personId)
    expect(link).toMatch(/^http:\/\/rung\.example\.org\/invitations\/[\w-]{43}$/)
    const waiting = await read(as.manager, personId)
    expect(waiting).toMatchObject({
      account: 'invited',
      link: {
        kind: 'invitation',
        createdAt: '2022-05-11T09:00:00.000Z',
        expiresAt: '2022-05-18T09:00:00.000Z',
      },
      mentor: { ...mentorRecord, employer: { name: 'Moorside NHS Trust' } },
    })
    expect(JSON.stringify(waiting)).not.toContain(link.slice(-43))
    const agent = await start(link)
    expect((await agent.get('/api/v1/session')).body).toMatchObject({
      givenName: 'Nadia',
      roles: ['mentor', 'manager'],
    })
    expect(await read(as.manager, personId)).toMatchObject({ account: 'active', link: null })
  })

  it('keeps no link in the answers it remembers', async () => {
    const { personId } = await invite(as.manager)
    const link = await linkFor(as.manager, personId)
    const rows = await sql<{ whole: string }>('select string_agg(answer, $1) as whole from idempotency_key', [
      ' ',
    ])
    expect(rows[0]?.whole).not.toContain(link.slice(-43))
  })

  it('sent twice with the same key invites once', async () => {
    const body = invitation()
    const key = uuidv7()
    const once = () => as.manager.post('/api/v1/people').set('Idempotency-Key', key).send(body)
    const [first, second] = [await once(), await once()]
    expect(second.body).toEqual(first.body)
    expect(await sql('select id from person where email = $1', [body.email])).toHaveLength(1)
  })

  it('again makes a new link and stops the old one', async () => {
    const { personId } = await invite(as.manager)
    const first = await linkFor(as.manager, personId)
    const second = await linkFor(as.manager, personId)
    const open = (link: string) => rung.request().get(link.replace('http://rung.example.org', '/api/v1'))
    expect((await open(first)).status).toBe(410)
    expect((await open(second)).status).toBe(200)
  })

  it('someone with an account gives them the role, and no link to an account that may do more', async () => {
    const answer = await post(
      as.manager,
      '/people',
      invitation({
        email: world.administrator.email.toUpperCase(),
        givenName: 'Someone',
        familyName: 'Else',
      }),
    )
    expect(answer.body).toEqual({ personId: world.administrator.personId, known: true, sent: false })
    const person = await read(as.manager, world.administrator.personId)
    expect(person).toMatchObject({ givenName: 'Nina', familyName: 'Brook', lookedAfter: false })
    expect(person.roles.map(({ role }) => role)).toEqual(['mentor'])
    expect((await as.manager.put(`/api/v1/people/${world.administrator.personId}/link`)).status).toBe(403)
    const renamed = await put(as.manager, `/people/${person.id}`, person.version, {
      givenName: 'Nina',
      familyName: 'Brook',
      email: 'mine@example.org',
    })
    expect(renamed.status).toBe(403)
  })

  it('names every field that needs correcting, and writes nothing', async () => {
    const answer = await post(
      as.manager,
      '/people',
      invitation({ givenName: ' ', familyName: '', email: 'nadia' }),
    )
    expect(answer.status).toBe(422)
    expect(codes(answer)).toEqual([
      '/givenName given-name-missing',
      '/familyName family-name-missing',
      '/email email-unreadable',
    ])
    const later = await post(
      as.manager,
      '/people',
      invitation({
        email: 'half@example.org',
        roles: ['tutor'],
        startsOn: '2022-05-11',
        endsOn: '2022-05-10',
      }),
    )
    expect(codes(later)).toEqual(['/roles role-not-held-there', '/endsOn role-ends-before-start'])
    const record = await post(
      as.manager,
      '/people',
      invitation({
        email: 'half@example.org',
        mentor: { ...mentorRecord, profession: ' ', updatedOn: '2020-01-01' },
      }),
    )
    expect(codes(record)).toEqual([
      '/mentor/profession profession-missing',
      '/mentor/updatedOn updated-before-prepared',
    ])
    expect(
      codes(await post(as.manager, '/people', invitation({ email: 'half@example.org', mentor: null }))),
    ).toEqual(['/mentor/profession profession-missing'])
    expect(await sql("select id from person where email = 'half@example.org'")).toEqual([])
  })

  it('gives only what is the inviter’s to give', async () => {
    const { employer1, employer2, university, region, strangerEmployer } = world.organisations
    const tried = async (agent: Agent, roles: string[], organisationId: string) =>
      (await post(agent, '/people', invitation({ roles, organisationId, endsOn: '2022-06-30' }))).status
    expect(await tried(as.manager, ['mentor'], employer2)).toBe(422)
    expect(await tried(as.tutor, ['tutor'], university)).toBe(201)
    expect(await tried(as.tutor, ['mentor'], employer1)).toBe(422)
    expect(await tried(as.lead, ['manager'], employer2)).toBe(201)
    expect(await tried(as.lead, ['administrator'], region)).toBe(422)
    expect(await tried(as.lead, ['regional-lead'], region)).toBe(422)
    expect(await tried(as.administrator, ['administrator'], region)).toBe(201)
    expect(await tried(as.administrator, ['auditor'], region)).toBe(201)
    expect(await tried(as.administrator, ['mentor'], strangerEmployer)).toBe(422)
    expect(await tried(as.mentor, ['mentor'], employer1)).toBe(403)
  })

  it('lists what is mine to give', async () => {
    const { body } = await as.manager.get('/api/v1/grantable-roles')
    expect(body).toEqual({
      today: '2022-05-11',
      places: [
        {
          organisation: { id: world.organisations.employer1, name: 'Moorside NHS Trust', kind: 'employer' },
          roles: ['mentor', 'manager'],
        },
      ],
    })
    const all = (await as.administrator.get('/api/v1/grantable-roles')).body.places
    expect(all.map(({ organisation }: { organisation: { name: string } }) => organisation.name)).toEqual([
      'Dale Vale NHS Trust',
      'Moorside NHS Trust',
      'Fairmark Assessment',
      'Northern region',
      'University of Aireborough',
    ])
  })
})

describe('roles', () => {
  it('are given to someone in my care, from a day to a day', async () => {
    const { personId } = await invite(as.manager)
    const answer = await post(as.manager, `/people/${personId}/roles`, {
      organisationId: world.organisations.employer1,
      roles: ['manager'],
      startsOn: '2022-06-01',
      endsOn: '2022-08-31',
      mentor: null,
    })
    expect(answer.status, answer.text).toBe(201)
    expect(answer.body.roles).toMatchObject([
      { role: 'manager', startsOn: '2022-06-01', endsOn: '2022-08-31' },
      { role: 'mentor', startsOn: '2022-05-11', endsOn: null },
    ])
    const again = await post(as.manager, `/people/${personId}/roles`, {
      organisationId: world.organisations.employer1,
      roles: ['manager'],
      startsOn: '2022-08-31',
      endsOn: null,
      mentor: null,
    })
    expect(codes(again)).toEqual(['/roles role-held-already'])
  })

  it('are never one’s own to give', async () => {
    const answer = await post(as.administrator, `/people/${world.administrator.personId}/roles`, {
      organisationId: world.organisations.region,
      roles: ['auditor'],
      startsOn: '2022-05-11',
      endsOn: '2022-06-11',
      mentor: null,
    })
    expect(codes(answer)).toEqual(['/roles own-roles'])
    const mine = (await read(as.administrator, world.administrator.personId)).roles.find(
      ({ role }) => role === 'administrator',
    ) as RoleHeldView
    const ended = await put(as.administrator, `/people/${world.administrator.personId}/roles/${mine.id}`, 1, {
      endsOn: 'at-once',
    })
    expect(codes(ended)).toEqual(['/endsOn own-roles'])
  })

  it('ended at once are gone on the next request, and the last one takes the sessions with it', async () => {
    const { personId } = await invite(as.manager, { roles: ['mentor', 'manager'] })
    const agent = await start(await linkFor(as.manager, personId))
    expect((await agent.get('/api/v1/people')).status).toBe(200)
    const [first, second] = (await read(as.manager, personId)).roles.toSorted((a, b) =>
      a.role < b.role ? -1 : 1,
    )
    const end = (held: RoleHeldView | undefined) =>
      put(as.manager, `/people/${personId}/roles/${held?.id}`, held?.version ?? 0, { endsOn: 'at-once' })
    const ended = await end(first)
    expect(ended.status, ended.text).toBe(200)
    expect(ended.headers.etag).toBe('"2"')
    // Given today and taken back today: nobody ever held it.
    expect(ended.body).toMatchObject({
      role: 'manager',
      startsOn: '2022-05-11',
      endsOn: '2022-05-10',
      mayEnd: false,
    })
    expect((await agent.get('/api/v1/people')).status).toBe(403)
    expect((await agent.get('/api/v1/session')).body.roles).toEqual(['mentor'])
    expect((await end(second)).status).toBe(200)
    expect((await agent.get('/api/v1/session')).status).toBe(401)
    expect(await read(as.manager, personId)).toMatchObject({ lookedAfter: true })
  })

  it('may end on a day to come, and that day may be moved', async () => {
    const { personId } = await invite(as.manager)
    const [held] = (await read(as.manager, personId)).roles
    const path = `/people/${personId}/roles/${held?.id}`
    expect((await put(as.manager, path, 1, { endsOn: '2022-05-10' })).status).toBe(422)
    expect((await put(as.manager, path, 1, { endsOn: '2022-07-31' })).body).toMatchObject({
      version: 2,
      endsOn: '2022-07-31',
      mayEnd: true,
    })
    expect((await put(as.manager, path, 2, { endsOn: '2022-06-30' })).body).toMatchObject({
      endsOn: '2022-06-30',
    })
  })

  it('are ended only at the version that was seen', async () => {
    const { personId } = await invite(as.manager)
    const [held] = (await read(as.manager, personId)).roles
    const path = `/api/v1/people/${personId}/roles/${held?.id}`
    expect((await as.manager.put(path).send({ endsOn: 'at-once' })).status).toBe(428)
    await put(as.manager, `/people/${personId}/roles/${held?.id}`, 1, { endsOn: '2022-07-31' })
    const stale = await put(as.manager, `/people/${personId}/roles/${held?.id}`, 1, { endsOn: 'at-once' })
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ version: 2, endsOn: '2022-07-31' })
  })

  it('that a regional lead may not give they may not end either', async () => {
    const auditor = await read(as.lead, world.auditor.personId)
    expect(auditor.roles[0]).toMatchObject({ role: 'auditor', mayEnd: false })
    const answer = await put(as.lead, `/people/${auditor.id}/roles/${auditor.roles[0]?.id}`, 1, {
      endsOn: 'at-once',
    })
    expect(codes(answer)).toEqual(['/endsOn role-not-yours-to-give'])
  })

  it('of a person elsewhere are not found', async () => {
    const [held] = (await read(as.manager, world.mentor1.personId)).roles
    const foreign = await put(as.stranger, `/people/${world.mentor1.personId}/roles/${held?.id}`, 1, {
      endsOn: 'at-once',
    })
    expect(foreign.status).toBe(404)
    const mixed = await put(as.manager, `/people/${world.lapsedMentor.personId}/roles/${held?.id}`, 1, {
      endsOn: 'at-once',
    })
    expect(mixed.status).toBe(404)
  })
})

describe('ending access', () => {
  it('ends sessions, links and roles at once; given back, the person has no role until one is given', async () => {
    const { personId, email } = await invite(as.manager)
    const agent = await start(await linkFor(as.manager, personId))
    const waiting = await linkFor(as.manager, personId)
    const before = await read(as.manager, personId)
    const ended = await put(as.manager, `/people/${personId}/access`, before.version, { ended: true })
    expect(ended.status, ended.text).toBe(200)
    expect(ended.body).toMatchObject({ account: 'ended', link: null, roles: [{ endsOn: '2022-05-10' }] })
    expect((await agent.get('/api/v1/session')).status).toBe(401)
    expect((await rung.request().get(waiting.replace('http://rung.example.org', '/api/v1'))).status).toBe(410)
    const back = () => rung.request().post('/api/v1/session').send({ email, password: better })
    expect((await back()).status).toBe(401)
    expect((await as.manager.put(`/api/v1/people/${personId}/link`)).status).toBe(422)
    expect(codes(await post(as.manager, '/people', invitation({ email })))).toEqual(['/email access-ended'])
    const restored = await put(as.manager, `/people/${personId}/access`, ended.body.version, { ended: false })
    expect(restored.body).toMatchObject({ account: 'active' })
    expect((await back()).body).toMatchObject({ roles: [] })
  })
})

describe('correcting a name or an address', () => {
  it('changes it for the version that was seen, and the new address signs in', async () => {
    const { personId } = await invite(as.manager)
    await start(await linkFor(as.manager, personId))
    const body = { givenName: 'Nadia', familyName: 'Khan-Lee', email: 'Nadia.KhanLee@example.org' }
    const answer = await put(as.manager, `/people/${personId}`, 1, body)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.headers.etag).toBe('"2"')
    expect(answer.body).toMatchObject({
      familyName: 'Khan-Lee',
      email: 'nadia.khanlee@example.org',
      version: 2,
    })
    const signedIn = await rung
      .request()
      .post('/api/v1/session')
      .send({ email: body.email, password: better })
    expect(signedIn.status).toBe(200)
    const stale = await put(as.manager, `/people/${personId}`, 1, body)
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ version: 2 })
    expect((await as.manager.put(`/api/v1/people/${personId}`).send(body)).status).toBe(428)
    const taken = await put(as.manager, `/people/${personId}`, 2, { ...body, email: world.mentor1.email })
    expect(codes(taken)).toEqual(['/email email-taken'])
  })

  it('is written down with who did it', async () => {
    const { personId } = await invite(as.manager)
    await put(as.manager, `/people/${personId}`, 1, {
      givenName: 'Nadia',
      familyName: 'Kaan',
      email: `audited@example.org`,
    })
    const rows = await sql<{ subject: string; action: string; by: string }>(
      'select subject, action, by_person_id as by from audit_event where chain_id = $1 order by seq',
      [personId],
    )
    expect(rows.map(({ subject, action }) => `${subject} ${action}`)).toEqual([
      'person insert',
      'mentor insert',
      'role_held insert',
      'person update',
    ])
    expect(rows.every(({ by }) => by === world.manager.personId)).toBe(true)
  })
})

describe('a mentor’s record', () => {
  it('is kept by the manager, for the version that was seen', async () => {
    const { mentor } = await read(as.manager, world.lapsedMentor.personId)
    const path = `/people/${world.lapsedMentor.personId}/mentor`
    const body = { ...mentorRecord, updatedOn: '2022-05-09' }
    const answer = await put(as.manager, path, mentor?.version ?? 0, body)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toMatchObject({ ...body, version: 2 })
    expect(answer.headers.etag).toBe('"2"')
    expect((await put(as.manager, path, 1, body)).status).toBe(412)
    const faults = await put(as.manager, path, 2, {
      ...body,
      preparation: null,
      preparedOn: '2022-05-12',
      updatedOn: '2022-05-12',
    })
    expect(codes(faults)).toEqual([
      '/preparation preparation-missing',
      '/preparedOn prepared-in-future',
      '/updatedOn updated-in-future',
    ])
  })

  it('is nobody’s own to keep, and nobody’s from elsewhere', async () => {
    const [both] = await sql<{ id: string }>(
      `insert into role_held (id, person_id, role, organisation_id, starts_on)
       values ($1, $2, 'manager', $3, '2022-01-01') returning id`,
      [uuidv7(), world.mentor1.personId, world.organisations.employer1],
    )
    expect(both).toBeDefined()
    const own = await put(as.mentor, `/people/${world.mentor1.personId}/mentor`, 1, mentorRecord)
    expect(own.status).toBe(403)
    expect((await put(as.tutor, `/people/${world.mentor1.personId}/mentor`, 1, mentorRecord)).status).toBe(
      403,
    )
    expect((await put(as.stranger, `/people/${world.mentor1.personId}/mentor`, 1, mentorRecord)).status).toBe(
      404,
    )
  })
})
