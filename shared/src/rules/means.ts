import type { MarkRounding } from '../figures/academic-rules.ts'
import { inTenths } from './mark.ts'

export interface WeightedMark {
  /** Percent, at most one decimal. */
  readonly mark: number
  readonly weight: number
}

/**
 * The mean by weight, half up; null where nothing has a weight.
 * Basis: whole marks are usual. Sums are in whole tenths, so that nothing is lost on the way.
 * Example: 55 at 60 and 40 at 40 is 49; 39.5 in all is 40.
 */
export function weightedMean(marks: readonly WeightedMark[], rounding: MarkRounding): number | null {
  const weights = marks.reduce((sum, { weight }) => sum + weight, 0)
  if (weights <= 0) return null
  const tenths = marks.reduce((sum, { mark, weight }) => sum + inTenths(mark) * weight, 0)
  return rounding === 'whole' ? halfUp(tenths, weights * 10) : halfUp(tenths, weights) / 10
}

/** A fraction of whole numbers as the nearest whole number, half up. */
function halfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator))
}
