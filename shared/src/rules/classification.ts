import type { AcademicRules } from '../figures/academic-rules.ts'
import type { Explanation } from './explanation.ts'
import { weightedMean } from './means.ts'

export const classifications = ['pass', 'merit', 'distinction'] as const
export type Classification = (typeof classifications)[number]

export interface MarkedModule {
  readonly code: string
  readonly title: string
  readonly level: number
  readonly credits: number
  /** Percent; null where the module is pass or fail, or recognised as prior learning: it has no part in the mean. */
  readonly mark: number | null
}

export interface Classified {
  /** Null while there is no level 5 mark, and where the mean is under the pass boundary. */
  readonly classification: Classification | null
  /** Percent to one decimal, half up; null while there is no level 5 mark. */
  readonly mean: number | null
  readonly explanation: Explanation
}

/**
 * The classification of the award, from the mean of the level 5 marks by credits. The boundary is held against the
 * mean as it is shown.
 * Basis: 40, 60 and 70 are usual UK boundaries; set by the university.
 * Example: 72 at 40 credits and 66 at 80: (2,880 + 5,280) ÷ 120 = 68, merit.
 */
export function classify(modules: readonly MarkedModule[], rules: AcademicRules): Classified {
  const marked = modules
    .flatMap(({ mark, ...module }) => (module.level === 5 && mark !== null ? [{ ...module, mark }] : []))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const mean = weightedMean(
    marked.map(({ mark, credits }) => ({ mark, weight: credits })),
    'one-decimal',
  )
  const classification = mean === null ? null : boundaryReached(mean, rules)
  return { classification, mean, explanation: explained(marked, mean, classification, rules) }
}

function boundaryReached(mean: number, rules: AcademicRules): Classification | null {
  const boundaries = rules.classification.value
  return classifications.toReversed().find((name) => mean >= boundaries[name]) ?? null
}

type Marked = MarkedModule & { readonly mark: number }

function explained(
  marked: readonly Marked[],
  mean: number | null,
  classification: Classification | null,
  rules: AcademicRules,
): Explanation {
  const { pass, merit, distinction } = rules.classification.value
  const credits = marked.reduce((sum, module) => sum + module.credits, 0)
  const products = marked.map(({ mark, credits: weight }) => Math.round(mark * 10) * weight)
  const sum = products.reduce((all, one) => all + one, 0) / 10
  const parts = marked.map(({ mark, credits: weight }) => `${mark} × ${weight}`)
  return {
    rule: 'classification',
    title: 'Classification',
    basis: rules.classification.basis,
    startsFrom: null,
    startsTo: null,
    inputs: [
      ...marked.flatMap(({ code, title, mark, credits: weight }) => [
        { name: `${code} ${title}`, value: mark, unit: 'percent' as const },
        { name: `${code} credits`, value: weight, unit: 'credits' as const },
      ]),
      { name: 'Pass from', value: pass, unit: 'percent' },
      { name: 'Merit from', value: merit, unit: 'percent' },
      { name: 'Distinction from', value: distinction, unit: 'percent' },
    ],
    formula: 'sum of mark × credits at level 5 ÷ sum of credits',
    working:
      mean === null
        ? 'There is no level 5 mark yet'
        : `(${parts.join(' + ')}) ÷ ${credits} = ${sum} ÷ ${credits} = ${mean}`,
    result: { value: classification, unit: 'text' },
    notes: [
      'The mean is rounded to one decimal, half up, before it is held against the boundaries.',
      ...(rules.classification.confirmed ? [] : ['The boundaries are set by the programme.']),
    ],
  }
}
