import { academicRulesWith } from '@rung/shared/figures/academic-rules'
import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { entriesOf } from '@rung/shared/rules/board-profile'
import { classify } from '@rung/shared/rules/classification'
import {
  type CreditSource,
  type Credits,
  creditRefusalCodes,
  creditSources,
  creditsAtLevel,
  creditsOf,
  decideCredits,
  type LedgerEntry,
} from '@rung/shared/rules/credits-ledger'
import { exitAward } from '@rung/shared/rules/exit-award'
import { progression } from '@rung/shared/rules/progression'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

interface Wanted {
  moduleCode: string
  credits: number
  source: CreditSource
  ledger?: string[]
}

const cases = readCases<{
  ledger: Case<string[], Partial<Credits>>[]
  decided: Case<Wanted, string[]>[]
  classified: Case<Record<string, number | null>, { classification: string | null; mean: number | null }>[]
  exitAward: Case<{ level4: number; level5: number }, string | null>[]
}>('credits')

const TOTAL = 240
const rules = academicRulesWith({})
const { modules } = healthAndSocialCareCurriculum

/** 'PZ1015', 'PZ1015 prior-learning', 'PZ1015 board reversed' */
function entries(text: string): LedgerEntry[] {
  const [code, source = 'board', reversed] = text.split(' ')
  const module = modules.find((one) => one.code === code)
  if (!module) throw new Error(`No module ${code}`)
  const creditsBySemester = Object.entries(module.creditsBySemester).map(([semester, credits]) => ({
    semester: Number(semester),
    credits,
  }))
  return entriesOf({ ...module, creditsBySemester }).map((entry) => ({
    ...entry,
    source: source === 'board' ? 'board' : 'prior-learning',
    reversed: reversed !== undefined,
  }))
}

describe('a ledger of credits', () => {
  test.each(cases.ledger)('$situation', ({ given, expect: expected }) => {
    expect(creditsOf(given.flatMap(entries), TOTAL)).toMatchObject(expected)
  })

  it('has credits at a level, or none', () => {
    const credits = creditsOf(entries('PZ2066'), TOTAL)
    expect([4, 5].map((level) => creditsAtLevel(credits, level))).toEqual([0, 40])
  })

  it('leaves a row below zero, which takes another back, to the row it takes back', () => {
    const [award] = entries('PZ1015')
    if (!award) throw new Error('No entry')
    const takenBack = [
      { ...award, reversed: true },
      { ...award, credits: -20 },
    ]
    expect(creditsOf(takenBack, TOTAL).total).toBe(0)
    expect(creditsOf([...takenBack, award], TOTAL).total).toBe(20)
  })
})

describe('credits that are to be awarded', () => {
  const known = modules.map(({ code, credits }) => ({
    code,
    credits,
    theirs: code !== 'PW1002' && code !== 'MHBC-L5',
  }))

  test.each(cases.decided)('$situation', ({ given, expect: expected }) => {
    const { ledger = [], ...wanted } = given
    const facts = { modules: known, ledger: ledger.flatMap(entries), totalCredits: TOTAL }
    const outcome = decideCredits(wanted, facts)
    expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code)).toEqual(expected)
    if (outcome.ok) expect(outcome.value).toEqual(wanted)
  })

  it('have every refusal among the cases, each with words', () => {
    const seen = new Set(cases.decided.flatMap(({ expect: codes }) => codes))
    expect(seen).toEqual(new Set(creditRefusalCodes))
    const sentence = refusalSentence({
      code: 'credits-awarded-already',
      field: 'moduleCode',
      detail: { moduleCode: 'PZ1015' },
    })
    expect(sentence).toBe('A board has awarded the credits of PZ1015 already')
  })
})

describe('progression to year 2', () => {
  it.each([
    [120, true, 0, '120 ≥ 120'],
    [100, false, 20, '100 < 120'],
    [0, false, 120, '0 < 120'],
  ])('with %i level 4 credits', (credits, met, missing, working) => {
    const seen = progression({ byLevel: [{ level: 4, credits }] }, rules)
    expect(seen).toMatchObject({ met, missing, credits, needed: 120 })
    expect(seen.explanation).toMatchObject({
      working,
      result: { value: met ? 'met' : 'not met' },
      notes: ['The credits needed are set by the programme.'],
    })
  })

  it('never counts level 5', () => {
    expect(progression({ byLevel: [{ level: 5, credits: 120 }] }, rules).met).toBe(false)
  })
})

describe('the exit award', () => {
  test.each(cases.exitAward)('$situation', ({ given, expect: expected }) => {
    const byLevel = [
      { level: 4, credits: given.level4 },
      { level: 5, credits: given.level5 },
    ]
    const award = exitAward({ total: given.level4 + given.level5, byLevel }, rules)
    expect(award.title).toBe(expected)
    expect(award.explanation.result.value).toBe(expected ?? 'None')
  })

  it('shows both of its figures', () => {
    const byLevel = [{ level: 4, credits: 80 }]
    expect(exitAward({ total: 120, byLevel }, rules).explanation).toMatchObject({
      formula: 'C ≥ 120 and F ≥ 90',
      working: '120 ≥ 120 and 80 < 90',
      notes: [],
    })
  })
})

describe('the classification', () => {
  const marked = (marks: Record<string, number | null>) =>
    Object.entries(marks).map(([code, mark]) => {
      const module = modules.find((one) => one.code === code)
      return {
        code,
        title: module?.title ?? '',
        level: module?.level ?? 0,
        credits: module?.credits ?? 0,
        mark,
      }
    })

  test.each(cases.classified)('$situation', ({ given, expect: expected }) => {
    expect(classify(marked(given), rules)).toMatchObject(expected)
  })

  it('shows each mark by its credits, the sum and the mean', () => {
    const { explanation } = classify(marked({ PZ2091: 66.5, PZ2066: 72 }), rules)
    expect(explanation).toMatchObject({
      formula: 'sum of mark × credits at level 5 ÷ sum of credits',
      working: '(72 × 40 + 66.5 × 20) ÷ 60 = 4210 ÷ 60 = 70.2',
      result: { value: 'distinction', unit: 'text' },
      notes: [
        'The mean is rounded to one decimal, half up, before it is held against the boundaries.',
        'The boundaries are set by the programme.',
      ],
    })
    expect(explanation.inputs).toContainEqual({ name: 'Merit from', value: 60, unit: 'percent' })
    expect(explanation.inputs).toContainEqual({ name: 'PZ2066 credits', value: 40, unit: 'credits' })
    expect(classify([], rules).explanation.working).toBe('There is no level 5 mark yet')
  })

  it('is never better for a lower mark', () => {
    const anyMark = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
    fc.assert(
      fc.property(anyMark, anyMark, anyMark, (one, other, third) => {
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)]
        const mean = (mark: number) => classify(marked({ PZ2066: mark, PZ2091: third }), rules).mean ?? 0
        expect(mean(lower)).toBeLessThanOrEqual(mean(higher))
      }),
    )
  })
})

const anyEntry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    module: fc.constantFrom(...modules),
    source: fc.constantFrom(...creditSources),
    reversed: fc.boolean(),
    credits: fc.constantFrom(10, 20, 40, -20),
  })
  .chain(({ module, source, reversed, credits }) =>
    fc.constantFrom(1, 2, 3).map((semester) => ({
      moduleCode: module.code,
      level: module.level,
      year: module.year,
      semester,
      credits,
      source,
      reversed,
    })),
  )
const anyLedger = fc.array(anyEntry, { maxLength: 60 })
const sum = (parts: readonly { credits: number }[]) => parts.reduce((all, { credits }) => all + credits, 0)

describe('credits, whatever the ledger', () => {
  it('never exceed the 240 of the curriculum, and none is lost or made up', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const credits = creditsOf(ledger, TOTAL)
        expect(credits.total).toBeLessThanOrEqual(TOTAL)
        expect(credits.total + credits.missing).toBe(TOTAL)
        expect(sum(credits.byLevel)).toBe(credits.total)
        expect(sum(credits.bySemester)).toBe(credits.total)
        expect(sum(credits.counted)).toBe(credits.total)
      }),
    )
  })

  it('are the plain sum where each module stands once and the total is not passed', () => {
    const anyHonest = fc.subarray([...modules.filter(({ code }) => code !== 'PW1002' && code !== 'PW2002')])
    fc.assert(
      fc.property(anyHonest, (chosen) => {
        const ledger = chosen.flatMap(({ code }) => entries(code))
        expect(creditsOf(ledger, TOTAL).total).toBe(sum(chosen))
      }),
    )
  })

  it('do not hang on the order in which boards met', () => {
    fc.assert(
      fc.property(anyLedger, fc.nat(), (ledger, turn) => {
        const at = ledger.length === 0 ? 0 : turn % ledger.length
        const turned = [...ledger.slice(at), ...ledger.slice(0, at)]
        const figures = ({ counted: _, ...rest }: Credits) => rest
        expect(figures(creditsOf(turned, TOTAL))).toEqual(figures(creditsOf(ledger, TOTAL)))
        expect(figures(creditsOf(ledger.toReversed(), TOTAL))).toEqual(figures(creditsOf(ledger, TOTAL)))
      }),
    )
  })

  it('never fall when a module is awarded', () => {
    fc.assert(
      fc.property(anyLedger, anyEntry, (ledger, entry) => {
        const before = creditsOf(ledger, TOTAL).total
        expect(creditsOf([...ledger, entry], TOTAL).total).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 1000 },
    )
  })

  it('are awarded only where they fit: decided one by one they are the plain sum', () => {
    const known = modules.map(({ code, credits }) => ({ code, credits, theirs: true }))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...modules), { maxLength: 30 }), (wanted) => {
        let ledger: LedgerEntry[] = []
        for (const { code, credits } of wanted) {
          const facts = { modules: known, ledger, totalCredits: TOTAL }
          const outcome = decideCredits({ moduleCode: code, credits, source: 'board' }, facts)
          if (outcome.ok) ledger = [...ledger, ...entries(code)]
        }
        expect(creditsOf(ledger, TOTAL).total).toBe(sum(ledger))
        expect(sum(ledger)).toBeLessThanOrEqual(TOTAL)
      }),
    )
  })
})
