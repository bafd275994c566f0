import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { creditsByLevel, creditsBySemester, type PlacedModule } from '@rung/shared/rules/curriculum-sums'
import { decideCohortDays, decideOrganisation } from '@rung/shared/rules/organisation-details'
import { decideMentorRecord, decidePerson } from '@rung/shared/rules/person-details'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.refusals ?? []).map(({ code }) => code)

describe('an organisation', () => {
  const details = { name: 'Moorside NHS Trust', ukprn: '10007141', levyPayer: true }
  const system = { kind: 'system', mine: true } as const

  test.each([
    ['with all it needs', details, system, []],
    ['without a number', { ...details, ukprn: null }, system, []],
    ['without a name', { ...details, name: '' }, system, ['name-missing']],
    ['with a number of seven digits', { ...details, ukprn: '1000714' }, system, ['ukprn-wrong']],
    ['with a number that starts with 0', { ...details, ukprn: '01000714' }, system, ['ukprn-wrong']],
    ['part of nothing', details, null, ['part-of-missing']],
    ['part of a region', details, { kind: 'region', mine: true } as const, ['part-of-wrong-kind']],
    ['part of a system of others', details, { kind: 'system', mine: false } as const, ['part-of-not-yours']],
  ])('an employer %s', (_what, given, partOf, expected) => {
    expect(codes(decideOrganisation('employer', given, partOf))).toEqual(expected)
  })

  it('that assesses belongs to no region', () => {
    expect(codes(decideOrganisation('epa-organisation', details, null))).toEqual([])
    expect(codes(decideOrganisation('epa-organisation', details, system))).toEqual(['part-of-wrong-kind'])
  })
})

describe('the days of a cohort', () => {
  test.each([
    ['2022-09-05', '2024-09-02', []],
    ['2022-09-05', '2022-09-06', []],
    ['2022-09-05', '2022-09-05', ['cohort-ends-before-start']],
    ['2022-09-05', '2028-09-05', []],
    ['2022-09-05', '2028-09-06', ['cohort-too-long']],
  ])('from %s to %s', (startsOn, plannedEndOn, expected) => {
    expect(codes(decideCohortDays(startsOn, plannedEndOn))).toEqual(expected)
  })
})

describe('a person’s details', () => {
  it('are kept without spaces around them, the address in small letters', () => {
    expect(
      decidePerson({ givenName: ' Asha ', familyName: ' Rao', email: ' Asha.Rao@Example.org ' }),
    ).toEqual({
      ok: true,
      value: { givenName: 'Asha', familyName: 'Rao', email: 'asha.rao@example.org' },
    })
  })
  test.each([
    'asha',
    'asha@',
    '@example.org',
    'asha rao@example.org',
    'asha@example',
    'a@b@example.org',
    'a,b@example.org',
  ])('with the address %s are refused', (email) => {
    expect(codes(decidePerson({ givenName: 'Asha', familyName: 'Rao', email }))).toEqual(['email-unreadable'])
  })
})

describe('a mentor’s record', () => {
  const record = {
    profession: 'Registered nurse',
    registrationNumber: null,
    preparation: 'Supervisor training',
    preparedOn: '2020-03-02',
    updatedOn: '2022-02-01',
    capacity: 4,
  }
  test.each([
    ['with preparation and update', {}, []],
    ['not prepared yet', { preparation: null, preparedOn: null, updatedOn: null }, []],
    ['updated on the day of preparation', { updatedOn: '2020-03-02' }, []],
    ['updated before preparation', { updatedOn: '2020-03-01' }, ['updated-before-prepared']],
    ['updated and never prepared', { preparedOn: null }, ['prepared-missing']],
    ['prepared tomorrow', { preparedOn: '2022-05-12', updatedOn: null }, ['prepared-in-future']],
    ['updated tomorrow', { updatedOn: '2022-05-12' }, ['updated-in-future']],
    ['without saying what prepared them', { preparation: null }, ['preparation-missing']],
    ['without a profession', { profession: '' }, ['profession-missing']],
  ])('%s', (_what, more, expected) => {
    expect(codes(decideMentorRecord({ ...record, ...more }, '2022-05-11'))).toEqual(expected)
  })
})

describe('credits of a curriculum', () => {
  const modules = healthAndSocialCareCurriculum.modules.map((module) => ({
    ...module,
    creditsBySemester: Object.entries(module.creditsBySemester).map(([semester, credits]) => ({
      semester: Number(semester),
      credits,
    })),
  }))
  const groups = healthAndSocialCareCurriculum.optionGroups

  it('of the built-in one are 40 in each of six semesters and 120 at each level', () => {
    expect(creditsBySemester(modules, groups).map(({ credits }) => credits)).toEqual([40, 40, 40, 40, 40, 40])
    expect(creditsByLevel(modules, groups)).toEqual([
      { level: 4, credits: 120 },
      { level: 5, credits: 120 },
    ])
  })

  it('are the same however they are added up', () => {
    const placed: fc.Arbitrary<PlacedModule> = fc
      .record({
        code: fc.uuid(),
        level: fc.constantFrom(4, 5),
        year: fc.constantFrom(1, 2, 3),
        parts: fc.uniqueArray(
          fc.record({ semester: fc.constantFrom(1, 2, 3), credits: fc.constantFrom(10, 20) }),
          {
            minLength: 1,
            selector: ({ semester }) => semester,
          },
        ),
      })
      .map(({ parts, ...rest }) => ({
        ...rest,
        creditsBySemester: parts,
        credits: parts.reduce((sum, { credits }) => sum + credits, 0),
        optionGroup: null,
      }))
    const total = (sums: { credits: number }[]) => sums.reduce((sum, { credits }) => sum + credits, 0)
    fc.assert(
      fc.property(fc.array(placed), (all) => {
        expect(total(creditsBySemester(all, []))).toBe(total(creditsByLevel(all, [])))
      }),
    )
  })
})
