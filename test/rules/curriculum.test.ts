import type { AcademicSettings } from '@rung/shared/figures/academic-rules'
import { healthAndSocialCareCurriculum as builtIn } from '@rung/shared/figures/curricula'
import {
  type CurriculumDifferences,
  type CurriculumVersion,
  curriculumDifferences,
} from '@rung/shared/rules/curriculum-differences'
import {
  type CurriculumTotals,
  curriculumFaultCodes,
  curriculumFaults,
  type DraftGroup,
  type DraftModule,
  totalsOfFoundationDegree,
} from '@rung/shared/rules/curriculum-faults'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

/** What a draft changes of the built-in curriculum; modules and groups by code and key. */
interface Changes {
  without?: string[]
  modules?: Record<string, Partial<DraftModule>>
  groups?: Record<string, Partial<DraftGroup>>
  extraGroup?: string
  settings?: Partial<AcademicSettings>
  totals?: Partial<CurriculumTotals>
}

const cases = readCases<{
  faults: Case<Changes, string[]>[]
  differences: Case<Changes, Partial<CurriculumDifferences>>[]
}>('curriculum')

function draftOf({ without = [], modules = {}, groups = {}, extraGroup, settings = {} }: Changes) {
  const optionGroups = builtIn.optionGroups.map((group) => ({ ...group, ...groups[group.key] }))
  const version: CurriculumVersion = {
    modules: builtIn.modules
      .filter(({ code }) => !without.includes(code))
      .map((module) => ({
        ...module,
        creditsBySemester: Object.entries(module.creditsBySemester).map(([semester, credits]) => ({
          semester: Number(semester),
          credits,
        })),
        components: [],
        ...modules[module.code],
      })),
    optionGroups: [...optionGroups, ...optionGroups.filter(({ key }) => key === extraGroup)],
    settings,
  }
  return version
}

const faultsOf = (given: Changes) =>
  curriculumFaults(draftOf(given), { ...totalsOfFoundationDegree, ...given.totals })

describe('a draft of a curriculum', () => {
  test.each(cases.faults)('$situation', ({ given, expect: expected }) => {
    expect(faultsOf(given).map(refusalSentence)).toEqual(expected)
  })

  it('has every fault among the cases', () => {
    const seen = new Set(cases.faults.flatMap(({ given }) => faultsOf(given).map(({ code }) => code)))
    expect(curriculumFaultCodes.filter((code) => !seen.has(code))).toEqual([])
  })

  it('is told where in the draft the fault stands', () => {
    const place = builtIn.modules.findIndex(({ code }) => code === 'PZ2066')
    const creditsBySemester = [{ semester: 2, credits: 20 }]
    const fields = faultsOf({ modules: { PZ2066: { creditsBySemester, title: '' } } }).map(
      ({ field }) => field,
    )
    expect(fields.slice(0, 2)).toEqual([`modules.${place}.title`, `modules.${place}.creditsBySemester`])
    expect(faultsOf({ groups: { 'level-5-option': { choose: 3 } } })[0]?.field).toBe('optionGroups.1.choose')
  })

  it('adds up whichever option stands first', () => {
    const draft = draftOf({})
    const turned = { ...draft, modules: draft.modules.toReversed() }
    expect(curriculumFaults(turned, totalsOfFoundationDegree)).toEqual([])
  })
})

describe('sums of a draft, whatever is moved', () => {
  const codes = builtIn.modules.map(({ code }) => code)
  const anyMove = fc.record({
    code: fc.constantFrom(...codes),
    year: fc.constantFrom(1, 2),
    semester: fc.constantFrom(1, 2, 3),
    credits: fc.constantFrom(10, 20, 40),
  })

  it('are at fault exactly where a plain count of core modules and options differs', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 4 }), (moves) => {
        const changed = Object.fromEntries(
          moves.map(({ code, year, semester, credits }) => [
            code,
            { year, credits, creditsBySemester: [{ semester, credits }] },
          ]),
        )
        const draft = draftOf({ modules: changed })
        const taken = draft.modules.filter(({ code }) => code !== 'PW1002' && code !== 'PW2002')
        const total = taken.reduce((sum, { credits }) => sum + credits, 0)
        const seen = curriculumFaults(draft, totalsOfFoundationDegree).map(({ code }) => code)
        expect(seen.includes('total-differs')).toBe(total !== 240)
      }),
    )
  })
})

describe('two versions of a curriculum', () => {
  test.each(cases.differences)('$situation', ({ given, expect: expected }) => {
    expect(curriculumDifferences(draftOf({}), draftOf(given))).toMatchObject(expected)
  })

  it('differ the other way round the other way round', () => {
    const [from, to] = [draftOf({}), draftOf({ without: ['PZ1015'], modules: { PZ1022: { credits: 40 } } })]
    expect(curriculumDifferences(from, to)).toMatchObject({ added: [], removed: ['PZ1015'] })
    expect(curriculumDifferences(to, from)).toMatchObject({
      added: ['PZ1015'],
      removed: [],
      changed: [{ code: 'PZ1022', fields: [{ field: 'credits', from: '40', to: '20' }] }],
    })
  })

  it('do not differ in the order of their modules', () => {
    const draft = draftOf({})
    const turned = { ...draft, modules: draft.modules.toReversed() }
    const none = { added: [], removed: [], changed: [], groups: [], rules: [] }
    expect(curriculumDifferences(draft, turned)).toEqual(none)
  })
})
