import type { RecognisedLearningCode } from '../rules/recognised-learning.ts'

export const creditRefusals: Record<Exclude<RecognisedLearningCode, 'nhs-number-in-text'>, string> = {
  'prior-learning-evidence-missing': 'Say what was learned before, and what shows it',
  'prior-learning-in-future':
    'Enter today or a day that has passed. Prior learning counts once it is recognised',
}
