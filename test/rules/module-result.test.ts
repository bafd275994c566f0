import { type AcademicSettings, academicRulesWith } from '@rung/shared/figures/academic-rules'
import type { AssessedComponent, ComponentResult } from '@rung/shared/rules/counted-component'
import { weightedMean } from '@rung/shared/rules/means'
import { moduleResult } from '@rung/shared/rules/module-result'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

interface Given {
  /** 'essay 60', 'portfolio pass-fail' */
  components: string[]
  results: (Partial<ComponentResult> & Pick<ComponentResult, 'component' | 'attempt'>)[]
  rules?: Partial<AcademicSettings>
}

const cases = readCases<{ results: Case<Given, Record<string, unknown>>[] }>('module-result')

const component = (text: string): AssessedComponent => {
  const [key = '', weight = ''] = text.split(' ')
  const kind = weight === 'pass-fail' ? 'pass-fail' : 'mark'
  return { key, title: key, kind, weight: kind === 'mark' ? Number(weight) : 0 }
}

const nothing: Omit<ComponentResult, 'component' | 'attempt'> = {
  mark: null,
  passed: null,
  notSubmitted: false,
  suffix: null,
  daysLate: 0,
  latenessWaived: false,
  deferred: false,
}
const result = (given: Given['results'][number]): ComponentResult => ({ ...nothing, ...given })

const resultOf = ({ components, results, rules = {} }: Given) =>
  moduleResult(components.map(component), results.map(result), academicRulesWith(rules))

describe('the result of a module', () => {
  test.each(cases.results)('$situation', ({ given, expect: expected }) => {
    expect(resultOf(given)).toMatchObject(expected)
  })

  it('shows what went into it, and what the programme set', () => {
    const { explanation } = resultOf({
      components: ['essay 60', 'test 40'],
      results: [
        { component: 'essay', attempt: 'first-sit', mark: 60, daysLate: 1 },
        { component: 'test', attempt: 'first-sit', notSubmitted: true },
        { component: 'test', attempt: 'reassessment', mark: 70 },
      ],
    })
    expect(explanation).toMatchObject({
      rule: 'module-result',
      formula: 'sum of mark × weight ÷ sum of weights',
      working: '(55 × 60 + 40 × 40) ÷ 100 = 49',
      result: { value: 49, unit: 'percent' },
      notes: [
        'essay: 60 less 5 for lateness, set by the programme.',
        'test: reassessment capped at 40, set by the programme.',
        'The mark is rounded to the nearest whole mark, half up, set by the programme.',
      ],
    })
    expect(explanation.inputs).toContainEqual({ name: 'Pass mark', value: 40, unit: 'percent' })
  })

  it.each([
    [
      '2022-05-08',
      '10:00',
      2,
      false,
      'was due on 6 May 2022 at 16:00 and handed in on 8 May 2022 at 10:00, 2 days late.',
    ],
    [
      '2022-05-07',
      null,
      1,
      true,
      'was due on 6 May 2022 at 16:00 and handed in on 7 May 2022, 1 day late. Nothing is taken off for it.',
    ],
    [
      '2022-05-06',
      '16:00',
      0,
      false,
      'was due on 6 May 2022 at 16:00 and handed in on 6 May 2022 at 16:00, in time.',
    ],
  ])('names the deadline, when it came and the days: %s %s', (on, at, daysLate, latenessWaived, said) => {
    const handedIn = { on, at, dueOn: '2022-05-06', dueAt: '16:00' }
    const { explanation } = resultOf({
      components: ['essay 100'],
      results: [{ component: 'essay', attempt: 'first-sit', mark: 60, daysLate, latenessWaived, handedIn }],
    })
    expect(explanation.notes[0]).toBe(`essay ${said}`)
  })

  it('says where there is no submission date to hold it against', () => {
    const handedIn = { on: '2022-05-06', at: null, dueOn: null, dueAt: null }
    const { explanation } = resultOf({
      components: ['essay 100'],
      results: [{ component: 'essay', attempt: 'first-sit', mark: 60, handedIn }],
    })
    expect(explanation.notes[0]).toBe('essay was handed in on 6 May 2022. No submission date is set for it.')
  })

  it.each([
    [['essay 100'], [], 'Not all results are in'],
    [['portfolio pass-fail'], [{ component: 'portfolio', passed: true }], 'All components are pass or fail'],
    [
      ['essay 100'],
      [
        { component: 'essay', mark: 12 },
        { component: 'essay', attempt: 'reassessment', deferred: true },
      ],
      'A deferred attempt is still to be taken',
    ],
  ] as const)('says why there is no sum: %j', (components, results, working) => {
    const given = results.map((one) => ({ attempt: 'first-sit' as const, ...one }))
    expect(resultOf({ components: [...components], results: given }).explanation.working).toBe(working)
  })

  it('says that the module is capped, that work was not handed in and what was passed', () => {
    const { explanation } = resultOf({
      components: ['essay 100', 'portfolio pass-fail'],
      results: [
        { component: 'essay', attempt: 'first-sit', notSubmitted: true },
        { component: 'essay', attempt: 'reassessment', mark: 70 },
        { component: 'portfolio', attempt: 'first-sit', passed: true },
      ],
      rules: { reassessmentCapOn: 'module', moduleMarkRounding: 'one-decimal' },
    })
    expect(explanation.notes).toEqual([
      'The module is capped at 40, set by the programme.',
      'The mark is rounded to one decimal, half up, set by the programme.',
    ])
    expect(explanation.inputs).toContainEqual({ name: 'portfolio', value: 'passed', unit: 'text' })
    const absent = resultOf({
      components: ['essay 100', 'portfolio pass-fail'],
      results: [
        { component: 'essay', attempt: 'first-sit', notSubmitted: true },
        { component: 'portfolio', attempt: 'first-sit', passed: false },
      ],
    })
    expect(absent.explanation.notes[0]).toBe('essay was not submitted.')
    expect(absent.explanation.inputs).toContainEqual({
      name: 'portfolio',
      value: 'not passed',
      unit: 'text',
    })
  })
})

const anyMark = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
const anyWeights = fc
  .array(fc.integer({ min: 1, max: 97 }), { minLength: 0, maxLength: 3 })
  .map((cuts) => [...new Set([0, ...cuts, 100])].toSorted((a, b) => a - b))
  .map((cuts) => cuts.slice(1).map((cut, place) => cut - (cuts[place] ?? 0)))

const anyModule = anyWeights.chain((weights) =>
  fc
    .tuple(
      fc.constant(weights.map((weight, place) => component(`c${place} ${weight}`))),
      fc.tuple(...weights.map(() => anyMark)),
      fc.tuple(...weights.map(() => fc.option(anyMark, { nil: null }))),
    )
    .map(([components, first, again]) => ({
      components,
      results: components.flatMap(({ key }, place) => {
        const mark = again[place] ?? null
        return [
          result({ component: key, attempt: 'first-sit', mark: first[place] ?? 0 }),
          ...(mark === null ? [] : [result({ component: key, attempt: 'reassessment', mark })]),
        ]
      }),
    })),
)

const usual = academicRulesWith({})

describe('a module, whatever its marks', () => {
  it('that is retaken comes to what its retake and the reassessment of that come to alone', () => {
    const again = { 'first-sit': 'retake', reassessment: 'retake-reassessment' } as const
    fc.assert(
      fc.property(anyModule, fc.array(anyMark, { maxLength: 8 }), ({ components, results }, before) => {
        const retake = results.map((one) => ({
          ...one,
          attempt: one.attempt === 'reassessment' ? again.reassessment : again['first-sit'],
        }))
        const earlier = before.map((mark, place) =>
          result({
            component: components[place % components.length]?.key ?? '',
            attempt: place < components.length ? 'first-sit' : 'reassessment',
            mark,
          }),
        )
        const whole = moduleResult(components, [...earlier, ...retake], usual)
        const alone = moduleResult(components, retake, usual)
        fc.pre(moduleResult(components, earlier, usual).state !== 'passed')
        expect({ ...whole, taken: [] }).toEqual({ ...alone, taken: [] })
        // Where neither is capped otherwise, it is worth what the first sit with its reassessment would be.
        expect(alone.mark).toBe(moduleResult(components, results, usual).mark)
      }),
    )
  })

  it('has a mark between its lowest and highest', () => {
    fc.assert(
      fc.property(anyModule, ({ components, results }) => {
        const { mark, components: counted } = moduleResult(components, results, usual)
        const marks = counted.map((one) => one.mark ?? 0)
        expect(mark).toBeGreaterThanOrEqual(Math.floor(Math.min(...marks)))
        expect(mark).toBeLessThanOrEqual(Math.ceil(Math.max(...marks)))
      }),
    )
  })

  it('is passed exactly where its mark reaches the pass mark', () => {
    fc.assert(
      fc.property(anyModule, ({ components, results }) => {
        const { mark, state } = moduleResult(components, results, usual)
        expect(state).toBe((mark ?? 0) >= 40 ? 'passed' : 'failed')
      }),
    )
  })

  it('does not hang on the order of its results or components', () => {
    fc.assert(
      fc.property(anyModule, ({ components, results }) => {
        const turned = moduleResult(components.toReversed(), results.toReversed(), usual)
        const { mark, state, attempt, capped } = moduleResult(components, results, usual)
        expect(turned).toMatchObject({ mark, state, attempt, capped })
      }),
    )
  })

  it('never comes to less by a reassessment, nor to more than its cap allows', () => {
    fc.assert(
      fc.property(anyModule, ({ components, results }) => {
        const first = results.filter(({ attempt }) => attempt === 'first-sit')
        const before = moduleResult(components, first, usual).mark ?? 0
        const after = moduleResult(components, results, usual).mark ?? 0
        expect(after).toBeGreaterThanOrEqual(before)
        expect(after).toBeLessThanOrEqual(Math.max(before, 40, ...first.map(({ mark }) => mark ?? 0)))
      }),
    )
  })

  it('comes to the same when all weights are scaled alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ mark: anyMark, weight: fc.integer({ min: 1, max: 100 }) }), { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        (marks, times) => {
          const scaled = marks.map(({ mark, weight }) => ({ mark, weight: weight * times }))
          for (const rounding of ['whole', 'one-decimal'] as const)
            expect(weightedMean(scaled, rounding)).toBe(weightedMean(marks, rounding))
        },
      ),
    )
  })

  it('loses what lateness takes and nothing more', () => {
    fc.assert(
      fc.property(anyMark, fc.integer({ min: 0, max: 30 }), (mark, daysLate) => {
        const late = moduleResult(
          [component('essay 100')],
          [result({ component: 'essay', attempt: 'first-sit', mark, daysLate })],
          academicRulesWith({ moduleMarkRounding: 'one-decimal' }),
        )
        const left = daysLate > 7 ? 0 : Math.max(0, Math.round(mark * 10) - 50 * daysLate) / 10
        expect(late.mark).toBe(left)
      }),
    )
  })
})

test('there is no mean of nothing', () => {
  expect(weightedMean([], 'whole')).toBeNull()
  expect(weightedMean([{ mark: 50, weight: 0 }], 'whole')).toBeNull()
})
