import { moduleOutcomeWords, overallOutcomeWords } from './academic-reasons.ts'

/** The label of an outcome, of a module or of a trainee as a whole. */
export function outcomeInWords(outcome: string): string {
  const words: Readonly<Record<string, string>> = {
    ...moduleOutcomeWords,
    ...overallOutcomeWords,
    recognised: 'Prior learning recognised',
  }
  return words[outcome] ?? outcome
}
