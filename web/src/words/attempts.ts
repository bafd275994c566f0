import type { Attempt } from '@rung/shared/figures/academic-rules'
import { countOf } from './counts.ts'

export const attemptWords: Record<Attempt, string> = {
  'first-sit': 'First sit',
  reassessment: 'Reassessment',
  retake: 'Retake',
  'retake-reassessment': 'Reassessment after the retake',
}

const counted: Record<Attempt, readonly [one: string, many: string]> = {
  'first-sit': ['first sit', 'first sits'],
  reassessment: ['reassessment', 'reassessments'],
  retake: ['retake', 'retakes'],
  'retake-reassessment': ['reassessment after the retake', 'reassessments after the retake'],
}

/** (2, 'retake') → '2 retakes' */
export const countOfAttempts = (count: number, attempt: Attempt): string =>
  countOf(count, ...counted[attempt])
