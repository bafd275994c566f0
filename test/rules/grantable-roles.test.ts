import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { decideRoleEnd, decideRoles, type RoleEnd } from '@rung/shared/rules/decide-role'
import {
  type GivenRole,
  grantableRoles,
  looksAfter,
  type OrganisationKind,
  organisationKinds,
  type Place,
  type Post,
  roleHeldAt,
} from '@rung/shared/rules/grantable-roles'
import { type Role, roles } from '@rung/shared/rules/permissions'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

const place = (id: string, kind: OrganisationKind, ...above: string[]): Place => ({ id, kind, above })
const places = {
  region: place('region', 'region'),
  otherRegion: place('otherRegion', 'region'),
  system: place('system', 'system', 'region'),
  moorside: place('moorside', 'employer', 'system', 'region'),
  daleVale: place('daleVale', 'employer', 'system', 'region'),
  faraway: place('faraway', 'employer'),
  university: place('university', 'university', 'region'),
  epa: place('epa', 'epa-organisation'),
}
type PlaceKey = keyof typeof places
type Pairs<R> = [R, PlaceKey][]

const posts = (pairs: Pairs<Role>): Post[] =>
  pairs.map(([role, organisationId]) => ({ role, organisationId }))

const cases = readCases<{
  grantable: Case<{ posts: Pairs<Role>; place: PlaceKey }, GivenRole[]>[]
  looksAfter: Case<
    { self?: boolean; posts: Pairs<Role>; roles: Pairs<GivenRole>; trainee?: [PlaceKey, PlaceKey] },
    boolean
  >[]
  ends: Case<
    { firstDay: PlainDate; lastDay: PlainDate | null; end: RoleEnd; self?: boolean; role?: GivenRole },
    PlainDate | string[]
  >[]
}>('grantable-roles')

describe('roles one may give', () => {
  test.each(cases.grantable)('$situation', ({ given, expect: expected }) => {
    expect(grantableRoles(posts(given.posts), places[given.place])).toEqual(expected)
  })

  it('never go up: nobody gives a role that gives more than theirs', () => {
    const anyPost = fc.record({
      role: fc.constantFrom(...roles),
      organisationId: fc.constantFrom(...Object.keys(places)),
    })
    const anyPlace = fc.constantFrom(...Object.values(places))
    fc.assert(
      fc.property(fc.array(anyPost, { maxLength: 3 }), anyPlace, anyPlace, (held, where, elsewhere) => {
        for (const role of grantableRoles(held, where)) {
          expect(roleHeldAt[role]).toContain(where.kind)
          const next = grantableRoles([{ role, organisationId: where.id }], elsewhere)
          expect(grantableRoles(held, elsewhere)).toEqual(expect.arrayContaining(next))
        }
      }),
    )
  })

  it('are each held somewhere', () => {
    for (const kinds of Object.values(roleHeldAt)) {
      expect(kinds.length).toBeGreaterThan(0)
      expect(organisationKinds).toEqual(expect.arrayContaining([...kinds]))
    }
  })
})

describe('looking after', () => {
  test.each(cases.looksAfter)('$situation', ({ given, expect: expected }) => {
    const [employer, university] = given.trainee ?? []
    const person = {
      id: 'person',
      roles: given.roles.map(([role, at]) => ({ role, place: places[at] })),
      trainee: employer && university ? { employer: places[employer], university: places[university] } : null,
    }
    expect(looksAfter(given.self ? 'person' : 'someone', posts(given.posts), person)).toBe(expected)
  })
})

describe('giving roles', () => {
  const facts = {
    by: { id: 'manager', posts: posts([['manager', 'moorside']]) },
    personId: 'person',
    place: places.moorside,
    today: '2022-05-11' as PlainDate,
    held: [],
  }
  const from = { firstDay: '2022-05-11' as PlainDate, lastDay: null }
  const codes = (outcome: ReturnType<typeof decideRoles>) =>
    outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${field} ${code}`)

  it('is accepted where they are the giver’s to give', () => {
    expect(codes(decideRoles(['mentor', 'manager'], from, facts))).toEqual([])
  })
  it('is refused to oneself', () => {
    expect(codes(decideRoles(['mentor'], from, { ...facts, personId: 'manager' }))).toEqual([
      'roles own-roles',
    ])
  })
  it('is refused without a role', () => {
    expect(codes(decideRoles([], from, facts))).toEqual(['roles role-missing'])
  })
  it('is refused where it is held already, and not where that has ended', () => {
    const held = (firstDay: PlainDate, lastDay: PlainDate | null) => ({
      ...facts,
      held: [{ role: 'mentor' as const, period: { firstDay, lastDay } }],
    })
    expect(codes(decideRoles(['mentor'], from, held('2021-01-01', null)))).toEqual([
      'roles role-held-already',
    ])
    expect(codes(decideRoles(['mentor'], from, held('2021-01-01', '2022-05-10')))).toEqual([])
  })
  it('is refused for days that make no sense', () => {
    const days = (firstDay: PlainDate, lastDay: PlainDate | null) =>
      codes(decideRoles(['mentor'], { firstDay, lastDay }, facts))
    expect(days('2022-05-12', '2022-05-11')).toEqual(['endsOn role-ends-before-start'])
    expect(days('2022-05-01', '2022-05-10')).toEqual(['endsOn role-over-already'])
    expect(days('2023-05-12', null)).toEqual([])
    expect(days('2023-05-13', null)).toEqual(['startsOn role-starts-too-far'])
  })
  it('of auditor needs a last day', () => {
    const by = { id: 'administrator', posts: posts([['administrator', 'region']]) }
    const at = { ...facts, by, place: places.region }
    expect(codes(decideRoles(['auditor'], from, at))).toEqual(['endsOn role-needs-end'])
    expect(codes(decideRoles(['auditor'], { ...from, lastDay: '2022-06-08' }, at))).toEqual([])
  })
})

describe('ending a role', () => {
  test.each(cases.ends)('$situation', ({ given, expect: expected }) => {
    const by = { id: given.self ? 'person' : 'manager', posts: posts([['manager', 'moorside']]) }
    const outcome = decideRoleEnd(
      given.end,
      {
        role: given.role ?? 'mentor',
        place: places.moorside,
        personId: 'person',
        firstDay: given.firstDay,
        lastDay: given.lastDay,
      },
      { by, today: '2022-05-11' },
    )
    expect(outcome.ok ? outcome.value : outcome.refusals.map(({ code }) => code)).toEqual(expected)
    if (!outcome.ok)
      for (const refusal of outcome.refusals)
        expect(refusalSentence(refusal)).not.toMatch(/refused|undefined/)
  })
})
