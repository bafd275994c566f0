import * as z from 'zod/mini'
import { breakRules, lapsedMentorRules, type ProgrammeSettings } from '../figures/programme-settings.ts'
import { organisationKinds } from '../rules/grantable-roles.ts'
import { endpoint } from './endpoint.ts'
import { count, id, pageOf, personName, plainDate, text } from './shapes.ts'

const tag = 'Organisations and programmes'

const organisation = {
  id,
  kind: z.enum(organisationKinds),
  name: z.string(),
  ukprn: z.nullable(z.string()),
  /** Pays the apprenticeship levy; null where that is not known or does not apply. */
  levyPayer: z.nullable(z.boolean()),
  partOf: z.nullable(personName),
  /** Trainees there, among those the caller sees. */
  trainees: z.int(),
  mayChange: z.boolean(),
}
export const organisationRow = z.object(organisation)
export type OrganisationRow = z.infer<typeof organisationRow>

export const organisationView = z.object({
  version: z.int(),
  ...organisation,
  /** What is part of it. */
  parts: z.array(z.object({ id, kind: z.enum(organisationKinds), name: z.string() })),
})
export type OrganisationView = z.infer<typeof organisationView>

export const listOrganisations = endpoint({
  name: 'list-organisations',
  method: 'GET',
  path: '/organisations',
  permission: 'read-organisations',
  summary: 'Employers, universities, EPA organisations, systems and regions',
  tag,
  query: z.object({
    kind: z.optional(z.enum(organisationKinds)),
    search: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    after: z.optional(z.string()),
    before: z.optional(z.string()),
    limit: z._default(count(200), 50),
  }),
  answer: z.extend(pageOf(organisationRow), {
    total: z.int(),
    counts: z.array(z.object({ kind: z.enum(organisationKinds), count: z.int() })),
  }),
})

const oneOrganisation = z.object({ organisationId: id })

export const readOrganisation = endpoint({
  name: 'read-organisation',
  method: 'GET',
  path: '/organisations/:organisationId',
  permission: 'read-organisations',
  summary: 'One organisation',
  tag,
  params: oneOrganisation,
  answer: organisationView,
})

const organisationBody = {
  name: text(200),
  ukprn: z.nullable(text(20)),
  levyPayer: z.nullable(z.boolean()),
  partOf: z.nullable(id),
}

export const createOrganisation = endpoint({
  name: 'create-organisation',
  method: 'POST',
  path: '/organisations',
  permission: 'change-organisations',
  summary: 'Add an employer, a university, an EPA organisation or a system',
  tag,
  body: z.object({ kind: z.enum(organisationKinds), ...organisationBody }),
  answer: organisationView,
  status: 201,
})

export const changeOrganisation = endpoint({
  name: 'change-organisation',
  method: 'PUT',
  path: '/organisations/:organisationId',
  permission: 'change-organisations',
  summary: 'Rename an organisation, or change its number or what it is part of',
  tag,
  params: oneOrganisation,
  body: z.object(organisationBody),
  answer: organisationView,
  update: true,
})

const standard = z.object({ reference: z.string(), version: z.string(), title: z.string(), level: z.int() })

export const cohortRow = z.object({
  id,
  title: z.string(),
  startsOn: plainDate,
  plannedEndOn: plainDate,
  /** Trainees in it, among those the caller sees. */
  trainees: z.int(),
})
export type CohortRow = z.infer<typeof cohortRow>

export const programmeRow = z.object({
  id,
  title: z.string(),
  award: z.string(),
  university: personName,
  standard,
  cohorts: z.int(),
  trainees: z.int(),
})
export type ProgrammeRow = z.infer<typeof programmeRow>

export const listProgrammes = endpoint({
  name: 'list-programmes',
  method: 'GET',
  path: '/programmes',
  permission: 'read-organisations',
  summary: 'The programmes of all universities',
  tag,
  answer: z.object({ rows: z.array(programmeRow), mayCreate: z.boolean() }),
})

export const moduleView = z.object({
  code: z.string(),
  title: z.string(),
  level: z.int(),
  credits: z.int(),
  year: z.int(),
  creditsBySemester: z.array(z.object({ semester: z.int(), credits: z.int() })),
  optionGroup: z.nullable(z.string()),
  workBased: z.boolean(),
})
export type ModuleView = z.infer<typeof moduleView>

export const curriculumView = z.object({
  title: z.string(),
  startsOn: plainDate,
  modules: z.array(moduleView),
  optionGroups: z.array(
    z.object({
      key: z.string(),
      level: z.int(),
      choose: z.int(),
      credits: z.int(),
      /** False: read from a printed table as best one can. */
      confirmed: z.boolean(),
    }),
  ),
  semesters: z.array(z.object({ year: z.int(), semester: z.int(), credits: z.int() })),
  levels: z.array(z.object({ level: z.int(), credits: z.int() })),
})
export type CurriculumView = z.infer<typeof curriculumView>

const days = (most: number) => z.int().check(z.minimum(1), z.maximum(most))
/** Limits keep a slip of the finger out; what is sensible within them is the programme's to say. */
const settings = {
  tolerancePercent: z.int().check(z.minimum(0), z.maximum(50)),
  paceDays: days(365),
  paceSettlesAfterDays: z.int().check(z.minimum(0), z.maximum(365)),
  breakMovesEnd: z.enum(breakRules),
  mentorUpdateMonths: days(60),
  lapsedMentor: z.enum(lapsedMentorRules),
  lateAfterDays: days(365),
  longAfterMinutes: days(1440),
  draftAfterDays: days(365),
  signatureAfterDays: days(365),
} satisfies Record<keyof ProgrammeSettings, z.ZodMiniType>
export const settingNames = [
  'tolerancePercent',
  'paceDays',
  'paceSettlesAfterDays',
  'breakMovesEnd',
  'mentorUpdateMonths',
  'lapsedMentor',
  'lateAfterDays',
  'longAfterMinutes',
  'draftAfterDays',
  'signatureAfterDays',
] as const satisfies readonly (keyof ProgrammeSettings)[]

export const programmeView = z.object({
  version: z.int(),
  id,
  title: z.string(),
  award: z.string(),
  totalCredits: z.int(),
  university: personName,
  standard: z.extend(standard, { statements: z.int() }),
  assessmentPlan: z.object({ key: z.string(), title: z.string(), creditsAtGateway: z.nullable(z.int()) }),
  /** In force now. */
  settings: z.object(settings),
  /** Those of them that differ from the usual because the programme set them. */
  set: z.array(z.enum(settingNames)),
  curriculum: z.nullable(curriculumView),
  cohorts: z.array(cohortRow),
  mayChange: z.boolean(),
})
export type ProgrammeView = z.infer<typeof programmeView>

const oneProgramme = z.object({ programmeId: id })

export const readProgramme = endpoint({
  name: 'read-programme',
  method: 'GET',
  path: '/programmes/:programmeId',
  permission: 'read-reference',
  summary: 'One programme with its curriculum, settings and cohorts',
  tag,
  params: oneProgramme,
  answer: programmeView,
})

export const createProgramme = endpoint({
  name: 'create-programme',
  method: 'POST',
  path: '/programmes',
  permission: 'change-programmes',
  summary: 'Set up a programme at a university from a curriculum and a standard that Rung brings',
  tag,
  body: z.object({
    universityId: id,
    title: text(200),
    /** Key of a curriculum. */
    curriculum: text(100),
    standard: z.object({ reference: text(20), version: text(20) }),
    /** Key of an assessment plan of the standard. */
    assessmentPlan: text(20),
  }),
  answer: programmeView,
  status: 201,
})

export const changeProgramme = endpoint({
  name: 'change-programme',
  method: 'PUT',
  path: '/programmes/:programmeId',
  permission: 'change-programmes',
  summary: 'Rename a programme or change what is set by it; null takes the usual value',
  tag,
  params: oneProgramme,
  body: z.object({
    title: text(200),
    settings: z.object({
      tolerancePercent: z.nullable(settings.tolerancePercent),
      paceDays: z.nullable(settings.paceDays),
      paceSettlesAfterDays: z.nullable(settings.paceSettlesAfterDays),
      breakMovesEnd: z.nullable(settings.breakMovesEnd),
      mentorUpdateMonths: z.nullable(settings.mentorUpdateMonths),
      lapsedMentor: z.nullable(settings.lapsedMentor),
      lateAfterDays: z.nullable(settings.lateAfterDays),
      longAfterMinutes: z.nullable(settings.longAfterMinutes),
      draftAfterDays: z.nullable(settings.draftAfterDays),
      signatureAfterDays: z.nullable(settings.signatureAfterDays),
    }),
  }),
  answer: programmeView,
  update: true,
})

export const cohortView = z.object({
  version: z.int(),
  ...cohortRow.shape,
  programme: z.object({ id, title: z.string() }),
  university: personName,
  /** The version it keeps, by name. */
  curriculum: z.string(),
  curriculumId: id,
  mayChange: z.boolean(),
})
export type CohortView = z.infer<typeof cohortView>

export const listCohorts = endpoint({
  name: 'list-cohorts',
  method: 'GET',
  path: '/cohorts',
  permission: 'read-organisations',
  summary: 'Cohorts, the newest first',
  tag,
  query: z.object({
    programme: z.optional(id),
    /** Only those of universities where the caller runs programmes. */
    mine: z.optional(z.enum(['yes'])),
  }),
  answer: z.object({
    rows: z.array(
      z.extend(cohortRow, { programme: z.object({ id, title: z.string() }), university: personName }),
    ),
  }),
})

export const createCohort = endpoint({
  name: 'create-cohort',
  method: 'POST',
  path: '/programmes/:programmeId/cohorts',
  permission: 'change-programmes',
  summary: 'Add a cohort to a programme',
  tag,
  params: oneProgramme,
  body: z.object({
    title: text(100),
    startsOn: plainDate,
    plannedEndOn: plainDate,
    /** A published version of the programme's curriculum; the newest that holds on the first day where it is left out. */
    curriculumId: z.optional(id),
  }),
  answer: cohortView,
  status: 201,
})

export const readCohort = endpoint({
  name: 'read-cohort',
  method: 'GET',
  path: '/cohorts/:cohortId',
  permission: 'read-organisations',
  summary: 'One cohort',
  tag,
  params: z.object({ cohortId: id }),
  answer: cohortView,
})
