import { type Attempt, attempts } from '../figures/academic-rules.ts'

/** 'a reassessment', as a board asks for one. */
export const attemptAsked: Readonly<Record<Attempt, string>> = {
  'first-sit': 'a first sit',
  reassessment: 'a reassessment',
  retake: 'a retake',
  'retake-reassessment': 'a reassessment after the retake',
}

/** 'No board has asked Amina for a reassessment' */
export function notAskedSentence(givenName: string, attempt: string): string {
  const asked = attempts.find((one) => one === attempt) ?? 'first-sit'
  return `No board has asked ${givenName} for ${attemptAsked[asked]}`
}
