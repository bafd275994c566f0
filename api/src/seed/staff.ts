import type { Role } from '@rung/shared/rules/permissions'
import type { PlaceKey } from './places.ts'

export interface Post {
  readonly role: Exclude<Role, 'trainee'>
  readonly at: PlaceKey
  /** For so many days from the load day on; without it, open-ended. */
  readonly forDays?: number
}

export interface MentorRecord {
  readonly profession: string
  readonly registrationNumber: string | null
  readonly preparation: string
  /** Months from preparation, and from the last update, to the load day. */
  readonly preparedMonthsAgo: number
  readonly updatedMonthsAgo: number
  readonly capacity: number
  /** When in the week they sign: 1 is Monday. */
  readonly signs: { readonly weekday: number; readonly time: string }
}

export interface StaffMember {
  readonly name: readonly [given: string, family: string]
  readonly posts: readonly Post[]
  readonly mentor?: MentorRecord
}

const nurse = {
  profession: 'Registered mental health nurse',
  preparation: 'Practice assessor and supervisor preparation',
  preparedMonthsAgo: 40,
  updatedMonthsAgo: 4,
  capacity: 4,
}

export const staff = {
  // Mentors
  grace: {
    name: ['Grace', 'Oyelaran'],
    posts: [{ role: 'mentor', at: 'northmoor' }],
    mentor: {
      ...nurse,
      registrationNumber: '12A3456E',
      capacity: 6,
      updatedMonthsAgo: 7,
      signs: { weekday: 5, time: '12:40' },
    },
  },
  tom: {
    name: ['Tom', 'Hesketh'],
    posts: [{ role: 'mentor', at: 'ribble' }],
    mentor: { ...nurse, registrationNumber: '08C1177E', signs: { weekday: 1, time: '08:50' } },
  },
  nadia: {
    name: ['Nadia', 'Farooq'],
    posts: [{ role: 'mentor', at: 'irwell' }],
    mentor: {
      ...nurse,
      registrationNumber: '14H2093E',
      updatedMonthsAgo: 13,
      signs: { weekday: 3, time: '15:20' },
    },
  },
  callum: {
    name: ['Callum', 'Reid'],
    posts: [{ role: 'mentor', at: 'irwell' }],
    mentor: {
      ...nurse,
      profession: 'Occupational therapist',
      registrationNumber: 'OT61482',
      signs: { weekday: 4, time: '09:15' },
    },
  },
  marta: {
    name: ['Marta', 'Kaczmarek'],
    posts: [{ role: 'mentor', at: 'wirral' }],
    mentor: {
      ...nurse,
      profession: 'Psychological wellbeing practitioner',
      registrationNumber: null,
      preparation: 'Clinical supervisor training',
      signs: { weekday: 2, time: '16:30' },
    },
  },
  siobhan: {
    name: ['Siobhan', 'Kerr'],
    posts: [{ role: 'mentor', at: 'fellside' }],
    mentor: {
      ...nurse,
      profession: 'Social worker',
      registrationNumber: 'SW88120',
      updatedMonthsAgo: 13,
      signs: { weekday: 4, time: '13:10' },
    },
  },
  dev: {
    name: ['Dev', 'Malhotra'],
    posts: [{ role: 'mentor', at: 'fellside' }],
    mentor: { ...nurse, registrationNumber: '16F0318E', signs: { weekday: 1, time: '10:00' } },
  },
  andrea: {
    name: ['Andrea', 'Pickup'],
    posts: [{ role: 'mentor', at: 'northmoor' }],
    mentor: { ...nurse, registrationNumber: '05D2240E', signs: { weekday: 2, time: '11:30' } },
  },
  // A manager who also mentors
  joanne: {
    name: ['Joanne', 'Birtwistle'],
    posts: [
      { role: 'manager', at: 'pennine' },
      { role: 'mentor', at: 'pennine' },
    ],
    mentor: { ...nurse, registrationNumber: '99I4471E', capacity: 2, signs: { weekday: 5, time: '16:05' } },
  },

  // Managers
  helen: { name: ['Helen', 'Ashworth'], posts: [{ role: 'manager', at: 'northmoor' }] },
  imran: { name: ['Imran', 'Siddiqui'], posts: [{ role: 'manager', at: 'ribble' }] },
  ruth: { name: ['Ruth', 'Kellet'], posts: [{ role: 'manager', at: 'irwell' }] },
  owain: { name: ['Owain', 'Pritchard'], posts: [{ role: 'manager', at: 'wirral' }] },
  lesley: { name: ['Lesley', 'Nuttall'], posts: [{ role: 'manager', at: 'fellside' }] },

  // Universities, region, assessment, oversight
  anna: { name: ['Anna', 'Lofthouse'], posts: [{ role: 'tutor', at: 'wyresdale' }] },
  ben: { name: ['Ben', 'Achterberg'], posts: [{ role: 'tutor', at: 'calder' }] },
  farida: { name: ['Farida', 'Haq'], posts: [{ role: 'regional-lead', at: 'region' }] },
  patrick: { name: ['Patrick', 'Doyle'], posts: [{ role: 'assessor', at: 'epa' }] },
  stephen: { name: ['Stephen', 'Dodd'], posts: [{ role: 'auditor', at: 'region', forDays: 28 }] },
  meiling: { name: ['Mei-Ling', 'Chan'], posts: [{ role: 'administrator', at: 'region' }] },
} as const satisfies Record<string, StaffMember>

export type StaffKey = keyof typeof staff
type WithMentor<K extends StaffKey> = (typeof staff)[K] extends { mentor: MentorRecord } ? K : never
export type MentorKey = { [K in StaffKey]: WithMentor<K> }[StaffKey]

/** Who mentors and who manages at each employer unless a story says otherwise. */
export const usualStaff = {
  northmoor: { mentor: 'andrea', manager: 'helen' },
  ribble: { mentor: 'tom', manager: 'imran' },
  irwell: { mentor: 'callum', manager: 'ruth' },
  pennine: { mentor: 'joanne', manager: 'joanne' },
  wirral: { mentor: 'marta', manager: 'owain' },
  fellside: { mentor: 'dev', manager: 'lesley' },
} as const satisfies Record<string, { mentor: MentorKey; manager: StaffKey }>

export const tutors = { wyresdale: 'anna', calder: 'ben' } as const satisfies Record<string, StaffKey>

/** first.last@example.nhs.uk, without accents, spaces and apostrophes. */
export function emailOf([given, family]: readonly [string, string]): string {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replace(/[^a-zA-Z-]/g, '')
      .toLowerCase()
  return `${plain(given)}.${plain(family)}@example.nhs.uk`
}
