import type { OffTheJobRuleSet } from '../figures/off-the-job-rule-sets.ts'
import { decimalHours, formatHours } from '../kernel/minutes.ts'
import { daysBetween } from '../kernel/plain-date.ts'
import type { Explanation } from './explanation.ts'
import type { MinimumFacts, SumOfWeeks } from './off-the-job-minimum.ts'

export function explainMinimum(
  set: OffTheJobRuleSet,
  sum: SumOfWeeks,
  facts: MinimumFacts,
  minimumMinutes: number | null,
): Explanation {
  const published = set.key === 'C-published'
  const lessPrior = facts.priorLearningMinutes > 0
  return {
    rule: `off-the-job-minimum-${set.key}`,
    title: set.title,
    basis: set.basis,
    startsFrom: set.startsFrom,
    startsTo: set.startsTo,
    inputs: published ? publishedInputs(facts) : weeksInputs(sum, facts),
    formula: lessPrior && !published ? `${set.formula} − L` : set.formula,
    working: published
      ? publishedWorking(facts, minimumMinutes)
      : weeksWorking(set, sum, facts, minimumMinutes),
    result: { value: minimumMinutes, unit: 'minutes' },
    notes: published ? publishedNotes(facts, minimumMinutes) : weeksNotes(set, sum, facts),
  }
}

function weeksInputs(sum: SumOfWeeks, facts: MinimumFacts): Explanation['inputs'] {
  return [
    { name: 'starts-on', value: facts.startsOn, unit: 'date' },
    { name: 'planned-end-on', value: facts.plannedEndOn, unit: 'date' },
    { name: 'weekly-minutes', symbol: 'H', value: facts.weeklyMinutes, unit: 'minutes-a-week' },
    { name: 'weeks', symbol: 'W', value: sum.weeks, unit: 'weeks' },
    { name: 'leave-weeks', value: sum.leaveWeeks, unit: 'weeks' },
    { name: 'net-weeks', value: sum.netWeeks, unit: 'weeks' },
    { name: 'rounding', value: facts.rounding, unit: 'rounding' },
    { name: 'prior-learning-minutes', symbol: 'L', value: facts.priorLearningMinutes, unit: 'minutes' },
  ]
}

function publishedInputs(facts: MinimumFacts): Explanation['inputs'] {
  return [
    { name: 'starts-on', value: facts.startsOn, unit: 'date' },
    { name: 'published-minutes', symbol: 'P', value: facts.publishedMinutes, unit: 'minutes' },
    { name: 'prior-learning-minutes', symbol: 'L', value: facts.priorLearningMinutes, unit: 'minutes' },
  ]
}

const hundredths = (value: number): string => String(Math.round(value * 100) / 100)

function weeksWorking(
  set: OffTheJobRuleSet,
  sum: SumOfWeeks,
  facts: MinimumFacts,
  minimumMinutes: number | null,
): string {
  const weekly = decimalHours(facts.weeklyMinutes)
  const counted =
    set.weeklyCapMinutes === null ? weekly : `min(${weekly}, ${decimalHours(set.weeklyCapMinutes)})`
  const weeks = hundredths(sum.weeks)
  const prior = facts.priorLearningMinutes > 0 ? ` − ${decimalHours(facts.priorLearningMinutes)}` : ''
  const result = minimumMinutes === null ? '' : formatHours(minimumMinutes)
  return `0.20 × ${counted} × (${weeks} − 5.6 × ${weeks} ÷ 52)${prior} = ${result}`
}

function publishedWorking(facts: MinimumFacts, minimumMinutes: number | null): string {
  if (facts.publishedMinutes === null || minimumMinutes === null)
    return 'The published figure is not known yet'
  const published = decimalHours(facts.publishedMinutes)
  return `max(${published} − ${decimalHours(facts.priorLearningMinutes)}, 187) = ${formatHours(minimumMinutes)}`
}

function weeksNotes(set: OffTheJobRuleSet, sum: SumOfWeeks, facts: MinimumFacts): string[] {
  const notes: string[] = []
  const length = daysBetween(facts.startsOn, facts.plannedEndOn) / 7
  if (sum.extendedMonths !== null)
    notes.push(
      `Below 30 hours a week the practical period is first extended to ${hundredths(sum.extendedMonths)} months.`,
    )
  else if (length * 12 < set.minimumMonths * 52 - 1)
    notes.push(`The practical period is shorter than the ${set.minimumMonths} months it must last.`)
  if (set.weeklyCapMinutes !== null && facts.weeklyMinutes > set.weeklyCapMinutes)
    notes.push('Paid hours above 30 a week are not counted.')
  if (facts.rounding !== 'none') notes.push('Weeks are rounded to the nearest whole week.')
  if (facts.rounding === 'dfe-calculator') notes.push('The result is rounded to the nearest whole hour.')
  if (facts.priorLearningMinutes > 0) notes.push('Recognised prior learning is taken off.')
  return notes
}

function publishedNotes(facts: MinimumFacts, minimumMinutes: number | null): string[] {
  if (minimumMinutes === null || facts.publishedMinutes === null)
    return [
      'The published figure of this standard is not known yet. The planned hours are used until it is entered.',
    ]
  return facts.publishedMinutes - facts.priorLearningMinutes < minimumMinutes
    ? ['The minimum never falls below 187 hours.']
    : []
}

export function explainNoMinimum(facts: MinimumFacts): Explanation {
  return {
    rule: 'off-the-job-minimum-none',
    title: 'No minimum is known',
    basis: 'The rules known here begin with starts on 1 May 2017',
    startsFrom: null,
    startsTo: '2017-04-30',
    inputs: [{ name: 'starts-on', value: facts.startsOn, unit: 'date' }],
    formula: '',
    working: '',
    result: { value: null, unit: 'minutes' },
    notes: ['No minimum is known for a start before 1 May 2017.'],
  }
}
