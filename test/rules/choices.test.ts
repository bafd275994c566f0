import type { AcademicSettings } from '@rung/shared/figures/academic-rules'
import type { Outcome } from '@rung/shared/kernel/outcome'
import { academicRuleFaults, rulesDateFaults } from '@rung/shared/rules/academic-rule-faults'
import { draftFaults, totalsOf } from '@rung/shared/rules/curriculum-draft'
import {
  decideChangedChoice,
  decideChoice,
  type OptionChoice,
  type OptionFacts,
} from '@rung/shared/rules/decide-option'
import { refusalSentence } from '@rung/shared/words/refusals'
import { describe, expect, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

type Choice = Partial<OptionChoice> & { chosen?: OptionFacts['chosen'] }
type Change = { moduleCode: string; reason: string; hasResults?: boolean; nothing?: boolean }

const cases = readCases<{
  choice: Case<Choice, string[]>[]
  change: Case<Change, string[]>[]
  rules: Case<Partial<AcademicSettings>, string[]>[]
  days: Case<{ state: 'draft' | 'published'; startsOn: string }, string[]>[]
}>('choices')

const client = { code: 'NU1019', title: "Care from the Client's Perspective" }
const facts: OptionFacts = {
  options: [client, { code: 'PW1002', title: 'Introduction to Medicines Management' }],
  chosen: null,
  startsOn: '2021-04-06',
  today: '2022-05-11',
}
const said = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map(refusalSentence))

describe('a choice among options', () => {
  test.each(cases.choice)('$situation', ({ given: { chosen = null, ...given }, expect: expected }) => {
    const choice = { moduleCode: 'NU1019', chosenOn: '2021-06-01', ...given }
    expect(said(decideChoice(choice, { ...facts, chosen }))).toEqual(expected)
  })
})

describe('a choice that is changed', () => {
  test.each(cases.change)('$situation', ({ given, expect: expected }) => {
    const { moduleCode, reason, hasResults = false, nothing = false } = given
    const chosen = nothing ? null : { ...client, on: '2021-06-01', hasResults }
    const change = { moduleCode, reason, chosenOn: '2022-05-01' }
    expect(said(decideChangedChoice(change, { ...facts, chosen }))).toEqual(expected)
  })
})

describe('academic rules that are set', () => {
  test.each(cases.rules)('$situation', ({ given, expect: expected }) => {
    expect(academicRuleFaults(given).map(refusalSentence)).toEqual(expected)
  })

  test.each(cases.days)('$situation', ({ given, expect: expected }) => {
    expect(rulesDateFaults({ ...given, today: '2022-05-11' }).map(refusalSentence)).toEqual(expected)
  })
})

describe('a draft', () => {
  const module = {
    code: 'A1',
    title: 'Learning',
    level: 4,
    credits: 20,
    year: 1,
    creditsBySemester: [{ semester: 1, credits: 20 }],
    optionGroup: null,
    workBased: false,
    advisedPrerequisite: null,
    components: [{ key: 'essay', title: 'Essay', kind: 'mark' as const, weight: 50 }],
  }

  test('is kept though its sums do not come out, and not where two modules cannot be told apart', () => {
    expect(draftFaults({ modules: [module], optionGroups: [] }, totalsOf(240))).toEqual([])
    expect(
      draftFaults({ modules: [module, { ...module, title: 'Again' }], optionGroups: [] }, totalsOf(240)).map(
        ({ code, field }) => `${field} ${code}`,
      ),
    ).toEqual(['modules.1.code code-repeated'])
  })

  test('is summed by level and semester only where it is known what they come to', () => {
    expect(totalsOf(240)).toMatchObject({ creditsPerLevel: 120, creditsPerSemester: 40 })
    expect(totalsOf(180)).toEqual({
      totalCredits: 180,
      years: 2,
      creditsPerLevel: null,
      creditsPerSemester: null,
    })
  })
})
