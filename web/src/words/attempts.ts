import type { Attempt } from '@rung/shared/figures/academic-rules'

export const attemptWords: Record<Attempt, string> = {
  'first-sit': 'First sit',
  reassessment: 'Reassessment',
  retake: 'Retake',
}
