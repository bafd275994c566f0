import {
  type CurriculumDraft,
  type CurriculumFault,
  type CurriculumFaultCode,
  type CurriculumTotals,
  curriculumFaults,
  totalsOfFoundationDegree,
} from './curriculum-faults.ts'

export type CurriculumChangeCode =
  | 'curriculum-published'
  | 'curriculum-not-based'
  | 'rules-in-the-past'
  | 'classification-order'
  | 'compensation-above-pass'
  | 'exit-award-level'
  | 'attempts-more-than-one'
  | 'attempts-without-retake'

/**
 * What curricula of a programme come to. Only for the foundation degree is it known how its 240 credits spread.
 * Example: of 240, 120 at each level and 40 in each semester; of 180, only that it is 180.
 */
export function totalsOf(totalCredits: number): CurriculumTotals {
  if (totalCredits === totalsOfFoundationDegree.totalCredits) return totalsOfFoundationDegree
  return { totalCredits, years: 2, creditsPerLevel: null, creditsPerSemester: null }
}

/** Without these a draft could not be told apart or laid out; sums that do not come out yet may be kept. */
const keptFrom: readonly CurriculumFaultCode[] = [
  'credits-not-whole',
  'code-missing',
  'code-repeated',
  'title-missing',
  'semester-outside',
  'semester-repeated',
  'weight-not-whole',
  'component-repeated',
  'component-title-missing',
  'group-unknown',
  'group-repeated',
  'group-chooses-none',
]

/** What keeps a draft from being saved. Example: two modules with one code; not a semester of 60 credits. */
export function draftFaults(draft: CurriculumDraft, totals: CurriculumTotals): CurriculumFault[] {
  return curriculumFaults(draft, totals).filter(({ code }) => keptFrom.includes(code))
}
