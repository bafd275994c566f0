import type { PersonRow } from '@rung/shared/contract/people'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { buildWorld, password, type Someone, type World } from '../../support/build.ts'

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

const namesIn = ({ rows }: { rows: PersonRow[] }) =>
  rows.map(({ givenName, familyName }) => `${givenName} ${familyName}`)

describe('the people I look after', () => {
  it('are those of my employer for a manager, by family name', async () => {
    const answer = await as.manager.get('/api/v1/people')
    expect(answer.status).toBe(200)
    expect(namesIn(answer.body)).toEqual([
      'Ruth Calder',
      'Asha Grant',
      'Ben Holroyd',
      'Lena Marsh',
      'Priya Nair',
      'Maya Okafor',
    ])
    expect(answer.body.total).toBe(6)
    expect(answer.body.rows[5]).toEqual({
      id: world.mentor1.personId,
      givenName: 'Maya',
      familyName: 'Okafor',
      email: world.mentor1.email,
      account: 'active',
      roles: [{ role: 'mentor', organisation: 'Moorside NHS Trust' }],
      lineManagerAt: [],
    })
    expect(answer.body.rows[4]).toMatchObject({ roles: [], lineManagerAt: ['Moorside NHS Trust'] })
    expect(answer.body.rows[1].roles).toEqual([{ role: 'trainee', organisation: 'Moorside NHS Trust' }])
  })

  it('are those of my university for a tutor', async () => {
    const answer = await as.tutor.get('/api/v1/people')
    expect(namesIn(answer.body)).toEqual(['Helen Ashworth', 'Chloe Dunn', 'Asha Grant', 'Ben Holroyd'])
  })

  it('are all of the region, its systems, employers and universities, and EPA organisations, for those who look after it', async () => {
    for (const agent of [as.lead, as.administrator]) {
      const { body } = await agent.get('/api/v1/people?limit=100')
      expect(namesIn(body)).toEqual([
        'Helen Ashworth',
        'Nina Brook',
        'Ruth Calder',
        'Chloe Dunn',
        'Asha Grant',
        'Amir Haddad',
        'Ben Holroyd',
        'Grace Lowe',
        'Lena Marsh',
        'Priya Nair',
        'Maya Okafor',
        'Owen Price',
        'David Stone',
        'Tom Whitaker',
      ])
    }
  })

  it('come page by page, forwards and back', async () => {
    const first = (await as.lead.get('/api/v1/people?limit=5')).body
    expect(first).toMatchObject({ total: 14, previous: null })
    const second = (await as.lead.get(`/api/v1/people?limit=5&after=${first.next}`)).body
    const third = (await as.lead.get(`/api/v1/people?limit=5&after=${second.next}`)).body
    expect([...namesIn(first), ...namesIn(second), ...namesIn(third)]).toHaveLength(14)
    expect(third.next).toBeNull()
    const back = (await as.lead.get(`/api/v1/people?limit=5&before=${third.previous}`)).body
    expect(namesIn(back)).toEqual(namesIn(second))
    const start = (await as.lead.get(`/api/v1/people?limit=5&before=${back.previous}`)).body
    expect(namesIn(start)).toEqual(namesIn(first))
    expect(start.previous).toBeNull()
  })

  it('are found by any part of name or address, in any order, with or without accents', async () => {
    const found = async (search: string) =>
      namesIn((await as.lead.get('/api/v1/people').query({ search })).body)
    expect(await found('okafor maya')).toEqual(['Maya Okafor'])
    expect(await found('OKÁF')).toEqual(['Maya Okafor'])
    expect(await found(world.mentor1.email)).toEqual(['Maya Okafor'])
    expect(await found('%')).toHaveLength(14)
    expect(await found('nobody')).toEqual([])
  })

  it('are narrowed by role and organisation', async () => {
    const narrowed = async (query: object) => namesIn((await as.lead.get('/api/v1/people').query(query)).body)
    expect(await narrowed({ role: 'mentor' })).toEqual(['Lena Marsh', 'Maya Okafor', 'Tom Whitaker'])
    expect(await narrowed({ role: 'trainee', organisation: world.organisations.employer2 })).toEqual([
      'Chloe Dunn',
    ])
    expect(await narrowed({ organisation: world.organisations.epaOrganisation })).toEqual(['Grace Lowe'])
    expect(await narrowed({ organisation: world.organisations.strangerEmployer })).toEqual([])
  })

  it.each([['mentor'], ['trainee']] as const)('are not for a %s to see', async (who) => {
    expect((await as[who].get('/api/v1/people')).status).toBe(403)
    expect((await as[who].get(`/api/v1/people/${world.mentor1.personId}`)).status).toBe(403)
  })

  it('begin again after a cursor that cannot be read', async () => {
    const answer = await as.lead.get('/api/v1/people?after=nonsense')
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toMatchObject([{ pointer: '/after', code: 'unreadable' }])
  })
})
