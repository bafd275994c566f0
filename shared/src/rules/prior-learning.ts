/** What recognised prior learning leaves of the training. Minutes. */
export interface PriorLearningCheck {
  readonly remainingMinutes: number
  /** False where less is left than the least a course may have. */
  readonly eligible: boolean
}

/**
 * Whether enough training is left after prior learning.
 * Basis: funding rules from 1 August 2025: not below 187 hours.
 * Example: 278 hours less 100 leaves 178: not eligible.
 */
export function checkPriorLearning(
  trainingMinutes: number,
  priorLearningMinutes: number,
  leastMinutes: number,
): PriorLearningCheck {
  const remainingMinutes = trainingMinutes - priorLearningMinutes
  return { remainingMinutes, eligible: remainingMinutes >= leastMinutes }
}

export interface PriorLearningPrice {
  /** Share of the training recognised, in percent. */
  readonly recognisedPercent: number
  /** Least reduction of the price, in percent: half the share. */
  readonly leastReductionPercent: number
  /** In pence, whole pounds. */
  readonly leastReductionPence: number
  /** The most that may be charged, in pence. */
  readonly highestPricePence: number
  /** False where a reduction was given and falls short. */
  readonly sufficient: boolean
}

/**
 * What prior learning takes off the price at least: half its share, in whole pounds.
 * Basis: funding rules P25.5 (2022): reduce the price by at least 50% of the share recognised.
 * Example: 300 of 1,000 hours on a band of £10,000: 30%, so 15%, £1,500 off, £8,500 at most.
 */
export function priorLearningPrice(facts: {
  readonly trainingMinutes: number
  readonly priorLearningMinutes: number
  readonly fundingBandPence: number
  readonly reducedByPence: number | null
}): PriorLearningPrice {
  const recognisedPercent = share(facts)
  const leastReductionPence = Math.floor(halfShareOf(facts) / 100) * 100
  return {
    recognisedPercent,
    leastReductionPercent: recognisedPercent / 2,
    leastReductionPence,
    highestPricePence: facts.fundingBandPence - leastReductionPence,
    sufficient: facts.reducedByPence === null || facts.reducedByPence >= leastReductionPence,
  }
}

type Shares = { readonly trainingMinutes: number; readonly priorLearningMinutes: number }

function share({ trainingMinutes, priorLearningMinutes }: Shares): number {
  return trainingMinutes > 0 ? (priorLearningMinutes * 100) / trainingMinutes : 0
}

function halfShareOf(facts: Shares & { readonly fundingBandPence: number }): number {
  const { trainingMinutes, priorLearningMinutes, fundingBandPence } = facts
  return trainingMinutes > 0 ? (priorLearningMinutes * fundingBandPence) / (2 * trainingMinutes) : 0
}
