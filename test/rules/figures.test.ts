import { assessmentPlans } from '@rung/shared/figures/assessment-plans'
import { careCertificateSets, careCertificateSetsOn } from '@rung/shared/figures/care-certificate-sets'
import { healthAndSocialCareCurriculum, moduleCodesOf } from '@rung/shared/figures/curricula'
import {
  excludedCategories,
  excludedCategory,
  findCategory,
  isOffTheJobCategory,
  offTheJobCategories,
} from '@rung/shared/figures/off-the-job-categories'
import { activeLearningRules, offTheJobRuleSets } from '@rung/shared/figures/off-the-job-rule-sets'
import {
  mentalHealthResponsibilities,
  selectionCriteria,
  springRound2021,
} from '@rung/shared/figures/programme'
import { findStandard, standardOn, standards } from '@rung/shared/figures/standards'
import { addDays, isPlainDate } from '@rung/shared/kernel/plain-date'
import { offTheJobRuleSet } from '@rung/shared/rules/off-the-job-minimum'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'

/** The last day for which the figures have been looked through. Past it, look again and move it. */
const figuresLookedThroughTo = '2027-07-31'

/** Dated figures of one kind must follow on without a gap or an overlap, and the last must still be open. */
function expectNoGap(figures: readonly { startsFrom: string; startsTo: string | null }[]) {
  figures.forEach((figure, at) => {
    const next = figures[at + 1]
    if (next) expect(next.startsFrom).toBe(addDays(figure.startsTo ?? '', 1))
    else expect(figure.startsTo === null || figure.startsTo >= figuresLookedThroughTo).toBe(true)
  })
}

describe('dated figures', () => {
  it('of off-the-job rule sets cover every start from May 2017 without gap or overlap', () => {
    expectNoGap(offTheJobRuleSets)
    expect(offTheJobRuleSets[0]?.startsFrom).toBe('2017-05-01')
    const day = fc.integer({ min: 0, max: 3743 }).map((days) => addDays('2017-05-01', days))
    fc.assert(
      fc.property(day, (startsOn) => {
        expect(offTheJobRuleSet(startsOn)).not.toBeNull()
      }),
    )
  })

  it.each(['2017-05-01', '2021-04-06', '2024-01-01', '2026-11-22', figuresLookedThroughTo])(
    'cover %s',
    (date) => {
      expect(offTheJobRuleSet(date)).not.toBeNull()
      expect(standardOn('ST0215', date)).not.toBeNull()
      const standard = standardOn('ST0215', date)
      const plan = assessmentPlans.find(
        (candidate) =>
          candidate.standard === standard?.reference && candidate.standardVersion === standard.version,
      )
      expect(plan).toBeDefined()
      expect(careCertificateSetsOn(date).length).toBeGreaterThan(0)
    },
  )

  it('of active learning cover every trainee from August 2023', () => {
    expect(activeLearningRules.find((rule) => rule.interval === 'month')).toMatchObject({
      startsTo: null,
      appliesFrom: '2023-08-01',
    })
  })

  it('say what they rest on', () => {
    const bases = [...offTheJobRuleSets, ...activeLearningRules, ...standards, ...assessmentPlans].map(
      (figure) => figure.basis,
    )
    expect(bases.every((basis) => basis.length > 20)).toBe(true)
    const dates = [...offTheJobRuleSets, ...standards].flatMap((figure) => [
      figure.startsFrom,
      figure.startsTo,
    ])
    expect(dates.every((date) => date === null || isPlainDate(date))).toBe(true)
  })
})

describe('the curriculum', () => {
  const { modules, optionGroups, totalCredits } = healthAndSocialCareCurriculum
  const choices = [
    ['NU1019', 'MHBC-L5'],
    ['PW1002', 'PW2002'],
  ]
  const sum = (credits: number[]) => credits.reduce((total, credit) => total + credit, 0)

  test.each(choices)('adds up whichever options are chosen: %s and %s', (...chosen) => {
    const taken = modules.filter((module) =>
      moduleCodesOf(healthAndSocialCareCurriculum, chosen).includes(module.code),
    )
    expect(sum(taken.map((module) => module.credits))).toBe(totalCredits)
    for (const level of [4, 5])
      expect(sum(taken.filter((module) => module.level === level).map((module) => module.credits))).toBe(120)
    for (const year of [1, 2])
      for (const semester of [1, 2, 3] as const) {
        const inYear = taken.filter((module) => module.year === year)
        expect(
          sum(inYear.map((module) => module.creditsBySemester[semester] ?? 0)),
          `${year}.${semester}`,
        ).toBe(40)
      }
  })

  it('has each code once, and each module’s credits in its semesters', () => {
    expect(new Set(modules.map((module) => module.code)).size).toBe(modules.length)
    for (const module of modules) expect(sum(Object.values(module.creditsBySemester))).toBe(module.credits)
  })

  it('has options where its groups say, and none is confirmed yet', () => {
    for (const group of optionGroups) {
      const listed = modules.filter((module) => module.optionGroup === group.key)
      expect(listed.map((module) => module.code)).toEqual(group.modules)
      expect(listed.every((module) => module.status === 'option' && module.level === group.level)).toBe(true)
      expect(group.confirmed).toBe(false)
    }
  })

  it('marks the two codes that are ours', () => {
    const ours = modules.filter((module) => !module.codeConfirmed).map((module) => module.code)
    expect(ours).toEqual(['FFP-L4', 'MHBC-L5'])
    expect(modules.filter((module) => module.workBased).map((module) => module.code)).toEqual([
      'FFP-L4',
      'PZ2066',
    ])
  })
})

describe('standards', () => {
  it('give a start of spring 2021 version 1.0 with 28 statements', () => {
    const standard = standardOn('ST0215', '2021-04-06')
    expect(standard?.version).toBe('1.0')
    const counted = (kind: string) => standard?.ksbs.filter((ksb) => ksb.kind === kind).length
    expect(['knowledge', 'skill', 'value', 'behaviour'].map(counted)).toEqual([7, 12, 5, 5])
  })

  it('give a start from 13 September 2023 version 1.1, whose statements are not invented', () => {
    expect(standardOn('ST0215', '2023-09-12')?.version).toBe('1.0')
    expect(standardOn('ST0215', '2023-09-13')).toMatchObject({ version: '1.1', ksbs: [] })
    expect(standardOn('ST0215', '2017-02-28')).toBeNull()
    expect(findStandard('ST0215', '1.1')?.title).toBe('Assistant practitioner (health)')
    expect(findStandard('ST9999', '1.0')).toBeNull()
  })
})

describe('assessment plans', () => {
  it('hold two credit models', () => {
    expect(assessmentPlans.map((plan) => [plan.key, plan.creditsAtGateway])).toEqual([
      ['AP01', 240],
      ['v1.1', 200],
    ])
    expect(assessmentPlans.map((plan) => plan.components.length)).toEqual([3, 2])
  })
})

describe('Care Certificate sets', () => {
  it('have 15 and 16 standards, numbered through', () => {
    expect(careCertificateSets.map((set) => set.standards.length)).toEqual([15, 16])
    for (const set of careCertificateSets)
      expect(set.standards.map((standard) => standard.number)).toEqual(set.standards.map((_, at) => at + 1))
  })

  it('overlap from March to July 2025', () => {
    const versions = (date: string) => careCertificateSetsOn(date).map((set) => set.version)
    expect(versions('2025-02-28')).toEqual(['2015'])
    expect(versions('2025-03-01')).toEqual(['2025', '2015'])
    expect(versions('2025-08-01')).toEqual(['2025'])
  })
})

describe('off-the-job categories', () => {
  it('are nine, with five that never count', () => {
    expect(offTheJobCategories).toHaveLength(9)
    expect(excludedCategories).toHaveLength(5)
    const keys = [...offTheJobCategories, ...excludedCategories].map((category) => category.key)
    expect(new Set(keys).size).toBe(14)
    expect(keys.every((key) => isOffTheJobCategory(key) !== (excludedCategory(key) !== null))).toBe(true)
  })

  it.each([
    ['University teaching', 'university-teaching'],
    ['  simulation or  ROLE play ', 'simulation'],
    ['Mentoring and supervised practice', 'mentoring'],
    ['shadowing', 'shadowing'],
    ['English and maths', 'english-and-maths'],
    ['Gardening', undefined],
  ])('are known as logs write them: %s', (written, key) => {
    expect(findCategory(written)?.key).toBe(key)
  })

  it('have no name twice', () => {
    const names = [...offTheJobCategories, ...excludedCategories].flatMap((category) => [
      ...new Set([category.key, category.title.toLowerCase(), ...category.alsoWritten]),
    ])
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the programme of 2021', () => {
  it('keeps its round, criteria and responsibilities', () => {
    expect(springRound2021.events.every((event) => isPlainDate(event.on))).toBe(true)
    expect(
      selectionCriteria.filter((criterion) => criterion.essential).map((criterion) => criterion.key),
    ).toEqual(['apprenticeship-requirements', 'ready-to-recruit', 'nhs-commissioned'])
    expect(mentalHealthResponsibilities.map((responsibility) => responsibility.key)).toEqual([
      'MH1',
      'MH2',
      'MH3',
      'MH4',
    ])
  })
})
