import {
  type AcademicSettings,
  type Attempt,
  academicRulesOn,
  academicRulesWith,
} from '@rung/shared/figures/academic-rules'
import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import {
  entriesOf,
  overallOutcomes,
  overallRuleCodes,
  type PlacedForBoard,
  type ProfileFacts,
  proposeProfile,
} from '@rung/shared/rules/board-profile'
import { creditsOf } from '@rung/shared/rules/credits-ledger'
import {
  type CompensatedCredits,
  type ModuleForBoard,
  moduleOutcomes,
  noCompensationCodes,
  outcomeRuleCodes,
  type ProposedOutcome,
  proposeModuleOutcomes,
  suffixOf,
} from '@rung/shared/rules/module-outcome'
import type { ModuleStanding } from '@rung/shared/rules/module-result'
import { outcomeSentence, overallSentence } from '@rung/shared/words/academic-reasons'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

interface GivenModule {
  code: string
  mark: number | null
  level?: number
  credits?: number
  workBased?: boolean
  state?: ModuleStanding['state']
  attempt?: Attempt
  taken?: Attempt[]
  /** Components whose reassessment is not in, while another's is. */
  owed?: string[]
  /** A portfolio beside the essay that is pass or fail, and is not passed. */
  portfolioFailed?: boolean
}

interface GivenProfile {
  marks: Record<string, number>
  taken?: Attempt[]
  attempt?: Attempt
  held?: string[]
  priorLearning?: string[]
  year?: number
  asOf?: string
  rules?: Partial<AcademicSettings>
}

const cases = readCases<{
  outcomes: Case<
    { modules: GivenModule[]; compensated?: CompensatedCredits; rules?: Partial<AcademicSettings> },
    Record<string, string>
  >[]
  overall: Case<GivenProfile, { overall: string; rule: string; credits: number }>[]
}>('board')

type Counted = ModuleStanding['components'][number]

function counted(more: Partial<Counted> = {}): Counted {
  return {
    component: { key: 'essay', title: 'Essay', kind: 'mark', weight: 100 },
    attempt: 'first-sit',
    entered: 50,
    daysLate: 0,
    handedIn: null,
    latePoints: 0,
    capped: false,
    notSubmitted: false,
    mark: 50,
    passed: true,
    ...more,
  }
}

function moduleOf(given: GivenModule): ModuleForBoard {
  const { code, mark, level = 4, credits = 20, workBased = false, attempt = 'first-sit' } = given
  const { state = (mark ?? 0) >= 40 ? 'passed' : 'failed', taken = ['first-sit'] } = given
  const portfolio = counted({
    component: { key: 'portfolio', title: 'Portfolio', kind: 'pass-fail', weight: 0 },
    mark: null,
    passed: false,
  })
  const components = [
    counted({ attempt, mark, passed: (mark ?? 0) >= 40 }),
    ...(given.portfolioFailed ? [portfolio] : []),
  ]
  const result = {
    state,
    mark,
    attempt,
    capped: false,
    components,
    missing: ['test'],
    failed: [],
    owed: given.owed ?? [],
    taken,
    reassessmentNotTaken: false,
  }
  return { code, level, credits, workBased, result }
}

const inShort = ({ outcome, rule, notCompensated }: ProposedOutcome): string =>
  [outcome, rule, notCompensated ?? ''].join(' ').trim()

describe('the outcome proposed for a module', () => {
  test.each(cases.outcomes)('$situation', ({ given, expect: expected }) => {
    const rules = academicRulesWith(given.rules ?? {})
    const proposed = proposeModuleOutcomes(given.modules.map(moduleOf), given.compensated ?? {}, rules)
    const seen = proposed.map((one) => [one.moduleCode, inShort(one)])
    expect(Object.fromEntries(seen)).toEqual(expected)
  })

  it('has every outcome, rule and reason among the cases', () => {
    const seen = cases.outcomes.flatMap(({ expect: expected }) =>
      Object.values(expected).join(' ').split(' '),
    )
    const wanted = [...moduleOutcomes, ...outcomeRuleCodes, ...noCompensationCodes]
    expect(wanted.filter((code) => !seen.includes(code))).toEqual([])
  })

  it.each([
    [{ code: 'A', mark: 67 }, '67 reaches the pass mark of 40.'],
    [
      { code: 'A', mark: 38 },
      '38 is from 30 to under 40, and with its 20 credits 20 of 20 are compensated at this level.',
    ],
    [
      { code: 'A', mark: 12 },
      '12 is under the pass mark of 40. A reassessment is left. It is too low to be compensated.',
    ],
    [
      { code: 'A', mark: 62, state: 'failed', portfolioFailed: true },
      'A reassessment is left. A component that is pass or fail is not passed, so it is not compensated.',
    ],
    [{ code: 'A', mark: null, state: 'incomplete' }, '1 component has no result yet.'],
    [{ code: 'A', mark: null, state: 'deferred' }, 'An attempt is deferred and still to be taken.'],
    [{ code: 'A', mark: null, state: 'passed' }, 'Every component is passed.'],
  ] as const)('says why: %j', (given, sentence) => {
    const [proposed] = proposeModuleOutcomes([moduleOf(given)], {}, academicRulesWith({}))
    expect(proposed && outcomeSentence(proposed)).toBe(sentence)
  })

  it.each([
    ['pass', false, null],
    ['compensate', false, 'C'],
    ['reassess', false, 'R'],
    ['retake', true, 'K'],
    ['fail', true, 'X'],
    ['fail', false, null],
    ['defer', false, null],
    ['wait', false, null],
  ] as const)(
    'has its letter: %s, reassessment not taken %s: %s',
    (outcome, reassessmentNotTaken, letter) => {
      expect(suffixOf(outcome, { reassessmentNotTaken })).toBe(letter)
    },
  )
})

function placed(code: string): Omit<PlacedForBoard, 'result'> {
  const module = healthAndSocialCareCurriculum.modules.find((one) => one.code === code)
  if (!module) throw new Error(`No module ${code}`)
  const creditsBySemester = Object.entries(module.creditsBySemester).map(([semester, credits]) => ({
    semester: Number(semester),
    credits,
  }))
  const { level, credits, year, workBased } = module
  return { code, level, credits, year, workBased, creditsBySemester }
}

function profileOf(given: GivenProfile) {
  const { taken = ['first-sit'], attempt = 'first-sit', held = [], priorLearning = [] } = given
  const facts: ProfileFacts = {
    modules: Object.entries(given.marks).map(([code, mark]) => ({
      ...placed(code),
      result: moduleOf({ code, mark, taken, attempt }).result,
    })),
    ledger: [
      ...held.flatMap((code) => entriesOf(placed(code))),
      ...priorLearning.flatMap((code) =>
        entriesOf(placed(code)).map((entry) => ({ ...entry, source: 'prior-learning' as const })),
      ),
    ],
    compensated: {},
    year: given.year ?? 1,
    totalCredits: 240,
    startsOn: '2021-04-06',
    asOf: given.asOf ?? '2022-03-01',
  }
  return { facts, profile: proposeProfile(facts, academicRulesWith(given.rules ?? {})) }
}

describe('the outcome proposed for a trainee', () => {
  test.each(cases.overall)('$situation', ({ given, expect: expected }) => {
    const { overall, rule, credits } = profileOf(given).profile
    expect({ overall, rule, credits: credits.total }).toEqual(expected)
  })

  it('has every outcome and rule among the cases', () => {
    const seen = cases.overall.flatMap(({ expect: { overall, rule } }) => [overall, rule])
    expect([...overallOutcomes, ...overallRuleCodes].filter((code) => !seen.includes(code))).toEqual([])
  })

  it('is not about modules whose credits are held', () => {
    const { profile } = profileOf({ marks: { PZ1015: 12, PZ1022: 50 }, held: ['PZ1015'] })
    expect(profile.modules.map(({ moduleCode }) => moduleCode)).toEqual(['PZ1022'])
    expect(profile.credits.total).toBe(40)
  })

  test.each([
    [
      'A retake failed for good',
      'No attempt is left at PZ1067. 100 credits are not enough for an exit award.',
    ],
    [
      'Registration is over',
      'The 5 years of registration ended on 6 April 2026. 120 credits are enough for the Certificate of Higher Education.',
    ],
    ['Year 1 is done', '120 level 4 credits, and 120 are needed for year 2.'],
    ['Something is left', '100 of 240 credits are held. 140 are still to come.'],
    ['All is done', 'All 240 credits are held.'],
  ])('says why: %s', (_, sentence) => {
    const said = cases.overall.map(({ given }) => overallSentence(profileOf(given).profile))
    expect(said).toContain(sentence)
  })
})

const anyModule: fc.Arbitrary<ModuleForBoard> = fc
  .record({
    code: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'),
    mark: fc.integer({ min: 25, max: 45 }),
    level: fc.constantFrom(4, 5),
    credits: fc.constantFrom(10, 20, 40),
    workBased: fc.boolean(),
  })
  .map(moduleOf)
const anyModules = fc.uniqueArray(anyModule, { selector: ({ code }) => code, maxLength: 7 })

describe('outcomes, whatever the marks', () => {
  it('do not hang on the order in which modules stand', () => {
    fc.assert(
      fc.property(anyModules, fc.infiniteStream(fc.nat()), (modules, keys) => {
        const shuffled = modules
          .map((module) => ({ module, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ module }) => module)
        const inOrder = (all: readonly ModuleForBoard[]) =>
          proposeModuleOutcomes(all, {}, academicRulesWith({})).toSorted((a, b) =>
            a.moduleCode < b.moduleCode ? -1 : 1,
          )
        expect(inOrder(shuffled)).toEqual(inOrder(modules))
      }),
    )
  })

  it('never compensate more credits at a level than the rules allow', () => {
    const limits = fc.constantFrom(0, 20, 40, 60)
    fc.assert(
      fc.property(anyModules, limits, limits, (modules, before, maximumCreditsPerLevel) => {
        const compensation = { ...academicRulesWith({}).compensation.value, maximumCreditsPerLevel }
        const rules = academicRulesWith({ compensation })
        const proposed = proposeModuleOutcomes(modules, { 4: before }, rules)
        const compensated = modules.filter(
          ({ code, level }) =>
            level === 4 && proposed.some((one) => one.moduleCode === code && one.outcome === 'compensate'),
        )
        const credits = compensated.reduce((sum, module) => sum + module.credits, 0)
        expect(credits === 0 || before + credits <= maximumCreditsPerLevel).toBe(true)
        expect(compensated.some(({ workBased }) => workBased)).toBe(false)
      }),
    )
  })

  it('come to the same credits whichever board decides which module first', () => {
    const codes = cases.overall[0] ? Object.keys(cases.overall[0].given.marks) : []
    fc.assert(
      fc.property(
        fc.shuffledSubarray(codes, { minLength: codes.length }),
        fc.integer({ min: 0, max: codes.length }),
        (order, cut) => {
          const boards = [order.slice(0, cut), order.slice(cut)]
          const ledger = boards.flatMap((board) => board.flatMap((code) => entriesOf(placed(code))))
          expect(creditsOf(ledger, 240)).toEqual(
            creditsOf(
              codes.flatMap((c) => entriesOf(placed(c))),
              240,
            ),
          )
          const marks = Object.fromEntries((boards[1] ?? []).map((code) => [code, 60]))
          const { profile } = profileOf({ marks, held: boards[0] ?? [] })
          expect(profile).toMatchObject({ overall: 'progress', credits: { total: 120, missing: 120 } })
        },
      ),
    )
  })
})

describe('academic rules', () => {
  it('are the usual ones until a version sets its own', () => {
    const rules = academicRulesWith({ passMarkPercent: 50, latePenalty: null })
    expect(rules.passMarkPercent).toEqual({
      value: 50,
      basis: 'Set by the programme in this version of the curriculum',
      confirmed: false,
      from: 'set',
    })
    expect(rules.latePenalty).toMatchObject({ value: null, from: 'set' })
    expect(rules.reassessmentCapPercent).toMatchObject({ value: 40, from: 'usual', confirmed: false })
    expect(academicRulesWith({}).passMarkPercent).toMatchObject({ value: 40, from: 'usual', confirmed: true })
  })

  it('hold from a day on', () => {
    const dated = [
      { startsOn: '2022-08-01', settings: { passMarkPercent: 50 } },
      { startsOn: '2023-08-01', settings: {} },
    ]
    const passMark = (on: string) => academicRulesOn(dated, on).passMarkPercent.value
    expect(['2022-07-31', '2022-08-01', '2023-07-31', '2023-08-01'].map(passMark)).toEqual([40, 50, 50, 40])
  })

  it('say what they rest on, and which are only usual', () => {
    const rules = Object.entries(academicRulesWith({}))
    expect(rules.every(([, { basis }]) => basis.length > 20)).toBe(true)
    expect(rules.filter(([, { confirmed }]) => confirmed).map(([rule]) => rule)).toEqual([
      'passMarkPercent',
      'exitAward',
    ])
  })
})
