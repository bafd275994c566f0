import type { PlainDate } from '../kernel/plain-date.ts'

/** Dates of a funding round. Precision `week` is the week of that day, `about` is around it. */
export interface FundingRound {
  readonly title: string
  readonly events: readonly {
    readonly on: PlainDate
    readonly precision: 'day' | 'week' | 'about'
    readonly what: string
  }[]
  readonly basis: string
}

const basis = 'Assistant Practitioners for Mental Health, Health Education England North, July 2020'

export const springRound2021: FundingRound = {
  title: 'Trainee Assistant Practitioners for Mental Health, Spring 2021',
  events: [
    { on: '2020-07-10', precision: 'day', what: 'Invitation letter sent to services' },
    { on: '2020-09-11', precision: 'day', what: 'Expressions of interest close (close of business)' },
    { on: '2020-09-28', precision: 'week', what: 'Allocated places communicated' },
    { on: '2020-10-05', precision: 'week', what: 'Services recruit with the university' },
    {
      on: '2020-11-30',
      precision: 'day',
      what: 'Services name their trainee; agreements (LDA, or LOA) are then sent',
    },
    {
      on: '2021-04-01',
      precision: 'about',
      what: 'Spring 2021 course start and monthly data collection begins (week of 1 April 2021)',
    },
  ],
  basis,
}

export interface SelectionCriterion {
  readonly key: string
  readonly title: string
  readonly parts: readonly string[]
  readonly essential: boolean
  readonly appliedAt: 'expression-of-interest' | 'allocation'
}

/** Basis: Health Education England North, July 2020: criteria for places. */
export const selectionCriteria: readonly SelectionCriterion[] = [
  {
    key: 'apprenticeship-requirements',
    title: 'Meets the requirements of the apprenticeship standard',
    parts: ['able to employ the trainee', 'guaranteed post at the end of training'],
    essential: true,
    appliedAt: 'expression-of-interest',
  },
  {
    key: 'role-understanding',
    title: 'Understanding of the role: key competencies and boundaries',
    parts: [
      'supporting the multidisciplinary team',
      'patient involvement and engagement',
      'community engagement',
      'support and coordination of psychoeducational groups',
    ],
    essential: false,
    appliedAt: 'expression-of-interest',
  },
  {
    key: 'training-and-supervision',
    title: 'Able to give access to work-based training and supervision',
    parts: [],
    essential: false,
    appliedAt: 'expression-of-interest',
  },
  {
    key: 'system-readiness',
    title: 'System readiness (STP or CCG)',
    parts: [],
    essential: false,
    appliedAt: 'expression-of-interest',
  },
  {
    key: 'ready-to-recruit',
    title: 'In a position to recruit ready for the university start date',
    parts: [],
    essential: true,
    appliedAt: 'expression-of-interest',
  },
  {
    key: 'nhs-commissioned',
    title: 'NHS or NHS-commissioned provider',
    parts: [],
    essential: true,
    appliedAt: 'expression-of-interest',
  },
  {
    key: 'innovation',
    title: 'Innovation',
    parts: [],
    essential: false,
    appliedAt: 'expression-of-interest',
  },
  {
    key: 'equitable-spread',
    title: "Equitable spread across the region's systems",
    parts: [],
    essential: false,
    appliedAt: 'allocation',
  },
]

/** Pay bands by year of the programme. Basis: Health Education England North, July 2020. */
export const bandsByStage = [
  { stage: 'year-1', bands: [2, 3] },
  { stage: 'year-2', bands: [3] },
  { stage: 'completed', bands: [4] },
] as const

/** The four mental-health responsibilities: the built-in competency set. Basis: as the round. */
export const mentalHealthResponsibilities = [
  {
    key: 'MH1',
    title:
      'Supports the multidisciplinary team with the organisation, implementation and coordination of clinical tasks',
    areas: ['clinical tasks', 'social prescribing', 'care navigation'],
  },
  {
    key: 'MH2',
    title: 'Patient involvement and engagement',
    areas: [
      'collating patient feedback',
      'following up patient experience questionnaires',
      'feeding service quality assurance',
    ],
  },
  {
    key: 'MH3',
    title: 'Community engagement',
    areas: [
      'connections with community groups and resources',
      'links with partner organisations',
      'engaging marginalised and hard-to-reach communities',
    ],
  },
  {
    key: 'MH4',
    title: 'Support and coordination of psychoeducational groups',
    areas: [
      'organising and running groups',
      'following up people who did not attend',
      'gathering service-user feedback',
    ],
  },
] as const
