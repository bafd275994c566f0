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

/** A value with where it comes from; not confirmed is a usual value, set by the programme and never law. */
export interface Grounded<T> {
  readonly value: T
  readonly basis: string
  readonly confirmed: boolean
}

export interface AcademicRules {
  readonly passMarkPercent: Grounded<number>
  readonly resultSuffixes: Grounded<Readonly<Record<'C' | 'K' | 'R' | 'X', string>>>
  readonly reassessmentCapPercent: Grounded<number>
  readonly compensation: Grounded<{
    readonly minimumMark: number
    readonly maximumCreditsPerLevel: number
    readonly workBasedModules: boolean
  }>
  readonly classification: Grounded<{
    readonly pass: number
    readonly merit: number
    readonly distinction: number
    readonly on: string
  }>
  readonly exitAward: Grounded<{
    readonly title: string
    readonly credits: number
    readonly minimumLevel4: number
  }>
  readonly maximumRegistrationYears: Grounded<number>
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
  readonly academicRules: AcademicRules
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
  academicRules: {
    passMarkPercent: {
      value: 40,
      basis: 'UCLan assessment results explanatory notes: 40% for levels 3 to 6',
      confirmed: true,
    },
    resultSuffixes: {
      value: { C: 'compensated', K: 'retake the module', R: 'reassess', X: 'reassessment not taken' },
      basis: 'UCLan assessment results explanatory notes',
      confirmed: true,
    },
    reassessmentCapPercent: {
      value: 40,
      basis: 'common UK regulation (Derby, York St John)',
      confirmed: false,
    },
    compensation: {
      value: { minimumMark: 30, maximumCreditsPerLevel: 20, workBasedModules: false },
      basis: 'usual UK values; set by the university',
      confirmed: false,
    },
    classification: {
      value: { pass: 40, merit: 60, distinction: 70, on: 'credit-weighted mean of level 5 marks' },
      basis: 'usual UK values; set by the university',
      confirmed: false,
    },
    exitAward: {
      value: { title: 'Certificate of Higher Education', credits: 120, minimumLevel4: 90 },
      basis: 'Lancaster and York regulations',
      confirmed: true,
    },
    maximumRegistrationYears: {
      value: 5,
      basis: 'Chester and Southampton programme rules',
      confirmed: false,
    },
  },
}

export const curricula: readonly Curriculum[] = [healthAndSocialCareCurriculum]

/** Codes of the core modules and of the options chosen: what a trainee's entries may name. */
export function moduleCodesOf(curriculum: Curriculum, chosenOptions: readonly string[]): string[] {
  const taken = (module: CurriculumModule) => module.status === 'core' || chosenOptions.includes(module.code)
  return curriculum.modules.filter(taken).map((module) => module.code)
}
