import type { Standing } from '@rung/shared/rules/off-the-job-standing'

/** Computed, never stored: is this person on track? The words come first, the colour second. */
export const standingWords = {
  'on-track': { text: 'On track', colour: 'green' },
  behind: { text: 'Behind plan', colour: 'orange' },
  'at-risk': { text: 'At risk', colour: 'red' },
} as const satisfies Record<Standing, { text: string; colour: string }>

export function standingInWords(standing: Standing): string {
  return standingWords[standing].text
}
