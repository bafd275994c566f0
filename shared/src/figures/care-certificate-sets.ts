import type { PlainDate } from '../kernel/plain-date.ts'

export interface CareCertificateSet {
  readonly version: string
  /** Null: since before any trainee here. */
  readonly usableFrom: PlainDate | null
  readonly usableTo: PlainDate | null
  readonly standards: readonly { readonly number: number; readonly title: string }[]
}

/**
 * Each standard needs knowledge and workplace competence, and three signatures. A trainee who completed the 2015
 * set keeps it. From March to July 2025 both sets are in use.
 * Basis: Care Certificate framework; Skills for Care guidance.
 */
export const careCertificateSets: readonly CareCertificateSet[] = [
  {
    version: '2015',
    usableFrom: null,
    usableTo: '2025-07-31',
    standards: [
      { number: 1, title: 'Understand your role' },
      { number: 2, title: 'Your personal development' },
      { number: 3, title: 'Duty of care' },
      { number: 4, title: 'Equality and diversity' },
      { number: 5, title: 'Work in a person-centred way' },
      { number: 6, title: 'Communication' },
      { number: 7, title: 'Privacy and dignity' },
      { number: 8, title: 'Fluids and nutrition' },
      { number: 9, title: 'Awareness of mental health, dementia and learning disability' },
      { number: 10, title: 'Safeguarding adults' },
      { number: 11, title: 'Safeguarding children' },
      { number: 12, title: 'Basic life support' },
      { number: 13, title: 'Health and safety' },
      { number: 14, title: 'Handling information' },
      { number: 15, title: 'Infection prevention and control' },
    ],
  },
  {
    version: '2025',
    usableFrom: '2025-03-01',
    usableTo: null,
    standards: [
      { number: 1, title: 'Understand your role' },
      { number: 2, title: 'Your personal development' },
      { number: 3, title: 'Duty of care' },
      { number: 4, title: 'Equality, diversity, inclusion and human rights' },
      { number: 5, title: 'Work in a person-centred way' },
      { number: 6, title: 'Communication' },
      { number: 7, title: 'Privacy and dignity' },
      { number: 8, title: 'Fluids and nutrition' },
      { number: 9, title: 'Awareness of mental health and dementia' },
      { number: 10, title: 'Safeguarding adults' },
      { number: 11, title: 'Safeguarding children' },
      { number: 12, title: 'Basic life support' },
      { number: 13, title: 'Health and safety' },
      { number: 14, title: 'Handling information' },
      { number: 15, title: 'Infection prevention and control' },
      { number: 16, title: 'Awareness of learning disability and autism' },
    ],
  },
]

export const careCertificateSignatures = ['trainee', 'mentor', 'registered-manager'] as const
export const careCertificateParts = ['knowledge', 'workplace-competence'] as const

/** Usual, not official: weeks from the start of employment. */
export const careCertificateUsualWeeks = 12

/** The sets that may be begun on this day, newest first. */
export function careCertificateSetsOn(date: PlainDate): CareCertificateSet[] {
  return careCertificateSets
    .filter(
      (set) =>
        (set.usableFrom === null || set.usableFrom <= date) &&
        (set.usableTo === null || date <= set.usableTo),
    )
    .toSorted((a, b) => ((a.usableFrom ?? '') < (b.usableFrom ?? '') ? 1 : -1))
}
