import type { PlainDate } from '../kernel/plain-date.ts'

export const ksbKinds = ['knowledge', 'skill', 'value', 'behaviour'] as const
export type KsbKind = (typeof ksbKinds)[number]

/** A knowledge, skill, value or behaviour statement. */
export interface Ksb {
  readonly code: string
  readonly kind: KsbKind
  readonly text: string
}

export interface Standard {
  readonly reference: string
  readonly version: string
  readonly title: string
  readonly level: number
  readonly startsFrom: PlainDate
  readonly startsTo: PlainDate | null
  /** True where the statements are published without codes and these are ours. */
  readonly codesAreOurs: boolean
  /** Empty while the list is not to hand: it is loaded, never invented. */
  readonly ksbs: readonly Ksb[]
  readonly typicalMonths: readonly [number, number] | null
  /** Usual values, not confirmed. */
  readonly larsCode: number | null
  readonly fundingBandPence: number | null
  readonly note: string | null
  readonly basis: string
}

export const standards: readonly Standard[] = [
  {
    reference: 'ST0215',
    version: '1.0',
    title: 'Healthcare assistant practitioner',
    level: 5,
    startsFrom: '2017-03-01',
    startsTo: null,
    codesAreOurs: true,
    ksbs: [
      { code: 'K1', kind: 'knowledge', text: 'Principles and philosophy of health and social care' },
      { code: 'K2', kind: 'knowledge', text: 'Physiology, organisation and function of the human body' },
      {
        code: 'K3',
        kind: 'knowledge',
        text: 'Lifespan development and needs, from prenatal to end of life and bereavement',
      },
      { code: 'K4', kind: 'knowledge', text: 'Research and development used to improve the quality of care' },
      { code: 'K5', kind: 'knowledge', text: 'Holistic person-centred care, duty of care and safeguarding' },
      { code: 'K6', kind: 'knowledge', text: 'The strategic environment and its effect on individuals' },
      { code: 'K7', kind: 'knowledge', text: 'Current evidence-based practice within the scope of the role' },
      { code: 'S1', kind: 'skill', text: 'Responsibilities and duty of the role' },
      { code: 'S2', kind: 'skill', text: 'Case management' },
      { code: 'S3', kind: 'skill', text: 'Supervision and teaching' },
      { code: 'S4', kind: 'skill', text: 'Personal development' },
      { code: 'S5', kind: 'skill', text: 'Team working' },
      { code: 'S6', kind: 'skill', text: 'Assessment' },
      { code: 'S7', kind: 'skill', text: 'Communication' },
      { code: 'S8', kind: 'skill', text: 'Person-centred care and wellbeing' },
      { code: 'S9', kind: 'skill', text: 'Physiological measurements' },
      { code: 'S10', kind: 'skill', text: 'Risk management' },
      { code: 'S11', kind: 'skill', text: 'Equality and diversity' },
      { code: 'S12', kind: 'skill', text: 'Quality' },
      { code: 'V1', kind: 'value', text: 'Caring' },
      { code: 'V2', kind: 'value', text: 'Honest' },
      { code: 'V3', kind: 'value', text: 'Committed' },
      { code: 'V4', kind: 'value', text: 'Conscientious' },
      { code: 'V5', kind: 'value', text: 'Compassionate' },
      { code: 'B1', kind: 'behaviour', text: 'Treats people with dignity' },
      { code: 'B2', kind: 'behaviour', text: 'Shows respect' },
      { code: 'B3', kind: 'behaviour', text: 'Has courage to challenge areas of concern' },
      { code: 'B4', kind: 'behaviour', text: 'Is adaptable' },
      { code: 'B5', kind: 'behaviour', text: 'Shows discretion' },
    ],
    typicalMonths: [18, 24],
    larsCode: 102,
    fundingBandPence: 1200000,
    note: 'Retired. Intakes of spring 2021 fall under it.',
    basis: 'Standard ST0215 of 2016; statement titles as in the Highfield end-point assessment kit HCAP 1.7',
  },
  {
    reference: 'ST0215',
    version: '1.1',
    title: 'Assistant practitioner (health)',
    level: 5,
    startsFrom: '2023-09-13',
    startsTo: null,
    codesAreOurs: false,
    ksbs: [],
    typicalMonths: null,
    larsCode: null,
    fundingBandPence: null,
    note: 'The statements of this version are not to hand. They are loaded through the import of a standard.',
    basis: 'Institute for Apprenticeships and Technical Education, 13 September 2023',
  },
]

/** The version a trainee falls under who starts on this day: the newest one that takes starts. */
export function standardOn(reference: string, startsOn: PlainDate): Standard | null {
  const open = standards.filter(
    (standard) =>
      standard.reference === reference &&
      standard.startsFrom <= startsOn &&
      (standard.startsTo === null || startsOn <= standard.startsTo),
  )
  return open.toSorted((a, b) => (a.startsFrom < b.startsFrom ? 1 : -1))[0] ?? null
}

export function findStandard(reference: string, version: string): Standard | null {
  return (
    standards.find((standard) => standard.reference === reference && standard.version === version) ?? null
  )
}
