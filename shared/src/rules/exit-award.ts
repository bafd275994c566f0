import type { AcademicRules } from '../figures/academic-rules.ts'
import { type Credits, creditsAtLevel } from './credits-ledger.ts'
import type { Explanation } from './explanation.ts'

export interface ExitAward {
  /** Null where the credits are not enough for one. */
  readonly title: string | null
  readonly credits: number
  readonly level4Credits: number
  readonly explanation: Explanation
}

/**
 * The award for someone who leaves before the whole degree.
 * Basis: Certificate of Higher Education at 120 credits, at least 90 of them at level 4.
 * Example: 120 credits with 100 at level 4: the certificate. 110 credits: none.
 */
export function exitAward(credits: Pick<Credits, 'total' | 'byLevel'>, rules: AcademicRules): ExitAward {
  const { title, credits: needed, minimumLevel4 } = rules.exitAward.value
  const level4Credits = creditsAtLevel(credits, 4)
  const [enough, enoughLevel4] = [credits.total >= needed, level4Credits >= minimumLevel4]
  const earned = enough && enoughLevel4 ? title : null
  const sign = (reached: boolean): string => (reached ? '≥' : '<')
  return {
    title: earned,
    credits: credits.total,
    level4Credits,
    explanation: {
      rule: 'exit-award',
      title: 'Exit award',
      basis: rules.exitAward.basis,
      startsFrom: null,
      startsTo: null,
      inputs: [
        { name: 'Credits', symbol: 'C', value: credits.total, unit: 'credits' },
        { name: 'Level 4 credits', symbol: 'F', value: level4Credits, unit: 'credits' },
      ],
      formula: `C ≥ ${needed} and F ≥ ${minimumLevel4}`,
      working: `${credits.total} ${sign(enough)} ${needed} and ${level4Credits} ${sign(enoughLevel4)} ${minimumLevel4}`,
      result: { value: earned ?? 'None', unit: 'text' },
      notes: rules.exitAward.confirmed ? [] : ['The credits needed are set by the programme.'],
    },
  }
}
