import type { ExplanationShape } from '../ui/ExplanationDrawer.tsx'

export const minimumExplanation: ExplanationShape = {
  rule: 'off-the-job-minimum-a',
  title: 'The least off-the-job training this apprenticeship needs',
  basis: 'Apprenticeship funding rules, 20% off-the-job training',
  startsFrom: '2017-05-01',
  startsTo: '2022-07-31',
  inputs: [
    { name: 'Paid hours in a week', symbol: 'H', value: 2250, unit: 'minutes-a-week' },
    { name: 'Weeks in the practical period', symbol: 'W', value: 104, unit: 'weeks' },
    { name: 'Statutory leave in a year', value: 5.6, unit: 'weeks' },
  ],
  formula: '20% × H × (W − 5.6 × W ÷ 52)',
  working: '0.2 × 37.5 × (104 − 5.6 × 104 ÷ 52) = 0.2 × 37.5 × 92.8 = 696',
  result: { value: 41760, unit: 'minutes' },
  notes: [
    'Paid hours are not capped for people who started before 1 August 2022.',
    'English and maths, progress reviews and induction do not count.',
  ],
}

export const unknownExplanation: ExplanationShape = {
  rule: 'off-the-job-forecast',
  basis: 'Set by the programme',
  startsFrom: null,
  startsTo: null,
  inputs: [{ name: 'Signed in the last 12 weeks', value: 0, unit: 'minutes' }],
  formula: 'Hours left ÷ hours a week',
  working: 'There are no hours in the last 12 weeks, so there is no pace to go by.',
  result: { value: null, unit: 'date' },
  notes: [],
}
