import type { AcademicRules } from '../figures/academic-rules.ts'
import { type Credits, creditsAtLevel } from './credits-ledger.ts'
import type { Explanation } from './explanation.ts'

export interface Progression {
  readonly met: boolean
  /** Level 4 credits there are, and those asked for. */
  readonly credits: number
  readonly needed: number
  /** Level 4 credits still to come; 0 where it is met. */
  readonly missing: number
  readonly explanation: Explanation
}

/**
 * Whether the level 4 credits are enough for year 2.
 * Basis: 120 level 4 credits, or as the academic rules of the version allow.
 * Example: 100 of 120: not met, 20 missing.
 */
export function progression(credits: Pick<Credits, 'byLevel'>, rules: AcademicRules): Progression {
  const held = creditsAtLevel(credits, 4)
  const needed = rules.progression.value.level4Credits
  const missing = Math.max(0, needed - held)
  return {
    met: missing === 0,
    credits: held,
    needed,
    missing,
    explanation: {
      rule: 'progression',
      title: 'Progression to year 2',
      basis: rules.progression.basis,
      startsFrom: null,
      startsTo: null,
      inputs: [
        { name: 'Level 4 credits', symbol: 'C', value: held, unit: 'credits' },
        { name: 'Needed for year 2', symbol: 'N', value: needed, unit: 'credits' },
      ],
      formula: 'C ≥ N',
      working: `${held} ${missing === 0 ? '≥' : '<'} ${needed}`,
      result: { value: missing === 0 ? 'met' : 'not met', unit: 'text' },
      notes: rules.progression.confirmed ? [] : ['The credits needed are set by the programme.'],
    },
  }
}
