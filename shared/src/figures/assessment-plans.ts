import type { PlainDate } from '../kernel/plain-date.ts'
import type { Grounded } from './grounded.ts'

export const gatewayConditions = [
  'care-certificate',
  'english-and-maths',
  'level-5-qualification',
  'level-5-credits',
  'reflective-journal',
  'portfolio',
  'off-the-job-minimum',
  'practice-competencies',
  'employer-confirmation',
  'three-way-decision',
] as const
export type GatewayCondition = (typeof gatewayConditions)[number]

export const epaGrades = ['fail', 'pass', 'merit', 'distinction'] as const
export type EpaGrade = (typeof epaGrades)[number]

export interface EpaComponent {
  readonly key: string
  readonly title: string
  /** Grades it may have; empty where it is marked out of 100. */
  readonly grades: readonly EpaGrade[]
  /** In percent; null where not known. */
  readonly weightPercent: number | null
}

export type EpaGrading =
  | {
      readonly kind: 'marks-out-of-100'
      readonly bands: readonly { readonly grade: EpaGrade; readonly from: number }[]
      readonly everyComponentMustPass: Grounded<boolean>
      readonly confirmed: boolean
    }
  | {
      readonly kind: 'combination'
      /** A component that is not named may have any grade; the first row that fits holds. */
      readonly table: readonly {
        readonly when: Readonly<Record<string, EpaGrade>>
        readonly overall: EpaGrade
      }[]
      readonly confirmed: boolean
    }

export interface AssessmentPlan {
  readonly key: string
  readonly standard: string
  readonly standardVersion: string
  readonly title: string
  readonly startsFrom: PlainDate
  readonly startsTo: PlainDate | null
  readonly components: readonly EpaComponent[]
  readonly grading: EpaGrading
  readonly gateway: readonly GatewayCondition[]
  readonly creditsAtGateway: number
  readonly creditsBasis: string
  readonly assessmentPeriodMonths: number | null
  readonly basis: string
}

/** A trainee keeps the plan of the standard's version they started under; its dates are those of that version. */
export const assessmentPlans: readonly AssessmentPlan[] = [
  {
    key: 'AP01',
    standard: 'ST0215',
    standardVersion: '1.0',
    title: 'ST0215/AP01 (2016)',
    startsFrom: '2017-03-01',
    startsTo: null,
    components: [
      { key: 'test', title: 'Multiple-choice and short-answer test', grades: [], weightPercent: null },
      { key: 'observation', title: 'Observation of practice', grades: [], weightPercent: null },
      { key: 'interview', title: 'Reflective journal and interview', grades: [], weightPercent: null },
    ],
    grading: {
      kind: 'marks-out-of-100',
      bands: [
        { grade: 'fail', from: 0 },
        { grade: 'pass', from: 50 },
        { grade: 'merit', from: 60 },
        { grade: 'distinction', from: 70 },
      ],
      everyComponentMustPass: { value: true, basis: 'Usual; set by the programme', confirmed: false },
      confirmed: true,
    },
    gateway: [
      'care-certificate',
      'english-and-maths',
      'level-5-qualification',
      'reflective-journal',
      'off-the-job-minimum',
      'practice-competencies',
      'employer-confirmation',
      'three-way-decision',
    ],
    creditsAtGateway: 240,
    creditsBasis: 'the level 5 qualification is a prerequisite of the 2016 plan',
    assessmentPeriodMonths: null,
    basis:
      'Assessment plan ST0215/AP01, Crown copyright 2016, as summarised by EPAOs; York College for the grade bands',
  },
  {
    key: 'v1.1',
    standard: 'ST0215',
    standardVersion: '1.1',
    title: 'Assistant practitioner (health) v1.1',
    startsFrom: '2023-09-13',
    startsTo: null,
    components: [
      { key: 'observation', title: 'Observation of practice', grades: ['fail', 'pass'], weightPercent: 50 },
      {
        key: 'discussion',
        title: 'Professional discussion underpinned by a portfolio',
        grades: ['fail', 'pass', 'distinction'],
        weightPercent: 50,
      },
    ],
    grading: {
      kind: 'combination',
      table: [
        { when: { observation: 'fail' }, overall: 'fail' },
        { when: { discussion: 'fail' }, overall: 'fail' },
        { when: { observation: 'pass', discussion: 'pass' }, overall: 'pass' },
        { when: { observation: 'pass', discussion: 'distinction' }, overall: 'distinction' },
      ],
      confirmed: false,
    },
    gateway: [
      'english-and-maths',
      'level-5-credits',
      'portfolio',
      'off-the-job-minimum',
      'practice-competencies',
      'employer-confirmation',
      'three-way-decision',
    ],
    creditsAtGateway: 200,
    creditsBasis:
      'Birmingham City University: 200 credits at gateway, the last 40 are awarded by the assessment',
    assessmentPeriodMonths: 3,
    basis: 'Birmingham City University, end-point assessment page',
  },
]

/** Typical of other plans, set per plan, never shown as a plan's own rule. */
export const resitDefaults = {
  resitWindowMonths: 2,
  retakeWindowMonths: 4,
  wholeAssessmentMonths: 6,
  gradeCapOnResit: 'pass',
  resitToImproveGrade: false,
  confirmed: false,
} as const
