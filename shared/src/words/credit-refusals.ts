import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { RecognisedLearningCode } from '../rules/recognised-learning.ts'
import type { Words } from './result-faults.ts'

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}

export const creditRefusals: Record<Exclude<RecognisedLearningCode, 'nhs-number-in-text'>, Words> = {
  'prior-learning-evidence-missing': 'Say what was learned before, and what shows it',
  'prior-learning-in-future':
    'Enter today or a day that has passed. Prior learning counts once it is recognised',
  'prior-learning-beside-results': (d) =>
    `${d.moduleCode} has a result that no board has decided on: ${d.results}. Take it out of the results first, or leave the module to the board`,
  'prior-learning-beside-pass': (d) =>
    `${d.board} has passed ${d.moduleCode}. Publish that board, and the credits count`,
  'prior-learning-taken-back-already': (d) =>
    `${d.by} took this back on ${day(d.on)}. There is nothing more to do`,
}
