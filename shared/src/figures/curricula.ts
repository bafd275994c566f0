import type { AcademicSettings } from './academic-rules.ts'

/** A module of a programme. Credits stand in the semester they belong to. */
export interface CurriculumModule {
  /** The university's code, or ours while the university's is not known (`codeConfirmed` false). */
  readonly code: string
  readonly codeConfirmed: boolean
  readonly title: string
  readonly level: 4 | 5
  readonly credits: number
  readonly year: 1 | 2
  readonly creditsBySemester: Readonly<Partial<Record<1 | 2 | 3, number>>>
  readonly status: 'core' | 'option'
  /** Key of the option group it belongs to; null for a core module. */
  readonly optionGroup: string | null
  readonly workBased: boolean
  /** Code of the module advised to be taken first. */
  readonly advisedPrerequisite: string | null
}

export interface OptionGroup {
  readonly key: string
  readonly level: 4 | 5
  readonly choose: number
  readonly credits: number
  readonly modules: readonly string[]
  /** False: the best reading of a printed table, which a programme lead may change. */
  readonly confirmed: boolean
}

export interface Curriculum {
  readonly key: string
  readonly title: string
  readonly award: string
  readonly totalCredits: number
  readonly years: number
  readonly semestersPerYear: number
  readonly attendance: string
  readonly modules: readonly CurriculumModule[]
  readonly optionGroups: readonly OptionGroup[]
  /** What this curriculum sets over the usual academic rules. */
  readonly academicRules: Partial<AcademicSettings>
  readonly basis: string
}

/**
 * Titles, codes, levels and credits are printed; which semester a module stands in and which two form an
 * option pair is the best reading of the layout.
 * Basis: Assistant Practitioners for Mental Health, Health Education England North, July 2020.
 */
export const healthAndSocialCareCurriculum: Curriculum = {
  key: 'fdsc-health-and-social-care',
  title: 'FdSc Health and Social Care (Assistant Practitioner)',
  award: 'Foundation Degree (FdSc)',
  totalCredits: 240,
  years: 2,
  semestersPerYear: 3,
  attendance: 'one day a week at university',
  basis: 'Assistant Practitioners for Mental Health, Health Education England North, July 2020',
  modules: [
    {
      code: 'PZ1015',
      codeConfirmed: true,
      title: 'Study and Lifelong Learning Skills',
      level: 4,
      credits: 20,
      year: 1,
      creditsBySemester: { 1: 20 },
      status: 'core',
      optionGroup: null,
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'PZ1022',
      codeConfirmed: true,
      title: 'Communication and Collaboration',
      level: 4,
      credits: 20,
      year: 1,
      creditsBySemester: { 1: 20 },
      status: 'core',
      optionGroup: null,
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'PZ1067',
      codeConfirmed: true,
      title: 'Anatomy, Physiology and Psychology of Health',
      level: 4,
      credits: 20,
      year: 1,
      creditsBySemester: { 2: 20 },
      status: 'core',
      optionGroup: null,
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'NU1019',
      codeConfirmed: true,
      title: "Care from the Client's Perspective",
      level: 4,
      credits: 20,
      year: 1,
      creditsBySemester: { 2: 20 },
      status: 'option',
      optionGroup: 'level-4-option',
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'PW1002',
      codeConfirmed: true,
      title: 'Introduction to Medicines Management for Assistant Practitioners',
      level: 4,
      credits: 20,
      year: 1,
      creditsBySemester: { 2: 20 },
      status: 'option',
      optionGroup: 'level-4-option',
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'PZ1046',
      codeConfirmed: true,
      title: 'Mental Health across the Lifespan',
      level: 4,
      credits: 20,
      year: 1,
      creditsBySemester: { 3: 20 },
      status: 'core',
      optionGroup: null,
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'FFP-L4',
      codeConfirmed: false,
      title: 'Foundations for Practice',
      level: 4,
      credits: 20,
      year: 1,
      creditsBySemester: { 3: 20 },
      status: 'core',
      optionGroup: null,
      workBased: true,
      advisedPrerequisite: null,
    },
    {
      code: 'PZ2091',
      codeConfirmed: true,
      title: 'Evidence Based Practice',
      level: 5,
      credits: 20,
      year: 2,
      creditsBySemester: { 1: 20 },
      status: 'core',
      optionGroup: null,
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'PZ2073',
      codeConfirmed: true,
      title: 'Health Promotion',
      level: 5,
      credits: 20,
      year: 2,
      creditsBySemester: { 1: 20 },
      status: 'core',
      optionGroup: null,
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'MHBC-L5',
      codeConfirmed: false,
      title: 'Mental Healthcare: the Broader Context',
      level: 5,
      credits: 20,
      year: 2,
      creditsBySemester: { 2: 20 },
      status: 'option',
      optionGroup: 'level-5-option',
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'PW2002',
      codeConfirmed: true,
      title: 'Medicines Management for Assistant Practitioners',
      level: 5,
      credits: 20,
      year: 2,
      creditsBySemester: { 2: 20 },
      status: 'option',
      optionGroup: 'level-5-option',
      workBased: false,
      advisedPrerequisite: 'PW1002',
    },
    {
      code: 'PZ2035',
      codeConfirmed: true,
      title: 'Management and Leadership in Health and Social Care',
      level: 5,
      credits: 20,
      year: 2,
      creditsBySemester: { 3: 20 },
      status: 'core',
      optionGroup: null,
      workBased: false,
      advisedPrerequisite: null,
    },
    {
      code: 'PZ2066',
      codeConfirmed: true,
      title: 'Developing Practice',
      level: 5,
      credits: 40,
      year: 2,
      creditsBySemester: { 2: 20, 3: 20 },
      status: 'core',
      optionGroup: null,
      workBased: true,
      advisedPrerequisite: null,
    },
  ],
  optionGroups: [
    {
      key: 'level-4-option',
      level: 4,
      choose: 1,
      credits: 20,
      modules: ['NU1019', 'PW1002'],
      confirmed: false,
    },
    {
      key: 'level-5-option',
      level: 5,
      choose: 1,
      credits: 20,
      modules: ['MHBC-L5', 'PW2002'],
      confirmed: false,
    },
  ],
  academicRules: {},
}

export const curricula: readonly Curriculum[] = [healthAndSocialCareCurriculum]

/** Codes of the core modules and of the options chosen: what a trainee's entries may name. */
export function moduleCodesOf(curriculum: Curriculum, chosenOptions: readonly string[]): string[] {
  const taken = (module: CurriculumModule) => module.status === 'core' || chosenOptions.includes(module.code)
  return curriculum.modules.filter(taken).map((module) => module.code)
}
