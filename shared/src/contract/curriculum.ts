import * as z from 'zod/mini'
import { attempts, markRoundings } from '../figures/academic-rules.ts'
import { componentKinds } from '../rules/counted-component.ts'
import { endpoint } from './endpoint.ts'
import { id, ids, instant, none, personName, plainDate, someText, text } from './shapes.ts'

const tag = 'Curriculum'

const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

const component = z.object({
  key: someText(60),
  title: text(100),
  kind: z.enum(componentKinds),
  /** Whole percent of the module mark. */
  weight: whole(0, 100),
})

const draftModule = z.object({
  code: text(30),
  /** False: ours, while the university's is not known. */
  codeConfirmed: z.boolean(),
  title: text(200),
  level: whole(1, 8),
  credits: whole(0, 480),
  year: whole(1, 10),
  creditsBySemester: z
    .array(z.object({ semester: whole(1, 3), credits: whole(0, 480) }))
    .check(z.maxLength(3)),
  optionGroup: z.nullable(someText(60)),
  workBased: z.boolean(),
  /** Code of the module advised to be taken first. */
  advisedPrerequisite: z.nullable(text(30)),
  /** None: the module has one mark. */
  components: z.array(component).check(z.maxLength(20)),
})

const draftGroup = z.object({
  key: someText(60),
  level: whole(1, 8),
  choose: whole(1, 20),
  /** Of each of its modules. */
  credits: whole(0, 480),
  /** False: read from a printed table as best one can. */
  confirmed: z.boolean(),
})

const sums = {
  semesters: z.array(z.object({ year: z.int(), semester: z.int(), credits: z.int() })),
  levels: z.array(z.object({ level: z.int(), credits: z.int() })),
}

const version = {
  id,
  title: z.string(),
  /** The first day on which a new cohort may start under it. */
  startsOn: plainDate,
  state: z.enum(['draft', 'published']),
  basedOn: z.nullable(z.object({ id, title: z.string() })),
  publishedAt: z.nullable(instant),
  publishedBy: z.nullable(z.string()),
  /** The cohorts that keep it. */
  cohorts: z.array(z.object({ id, title: z.string() })),
}

/** What keeps a draft from being published. `detail` is the sentence with the sum. */
const fault = z.object({ pointer: z.string(), code: z.string(), detail: z.string() })

export const curriculumVersion = z.object({
  version: z.int(),
  ...version,
  programme: z.object({ id, title: z.string(), totalCredits: z.int() }),
  university: personName,
  modules: z.array(draftModule),
  optionGroups: z.array(draftGroup),
  ...sums,
  faults: z.array(fault),
  mayChange: z.boolean(),
})
export type CurriculumVersion = z.infer<typeof curriculumVersion>

const oneProgramme = z.object({ programmeId: id })
const oneCurriculum = z.object({ curriculumId: id })

export const listCurricula = endpoint({
  name: 'list-curricula',
  method: 'GET',
  path: '/programmes/:programmeId/curricula',
  permission: 'read-reference',
  summary: 'The versions of a programme’s curriculum, the newest first; drafts for those who may change them',
  tag,
  params: oneProgramme,
  answer: z.object({
    programme: z.object({ id, title: z.string(), totalCredits: z.int() }),
    university: personName,
    rows: z.array(z.object({ ...version, modules: z.int() })),
    mayChange: z.boolean(),
  }),
})

export const readCurriculum = endpoint({
  name: 'read-curriculum',
  method: 'GET',
  path: '/curricula/:curriculumId',
  permission: 'read-reference',
  summary: 'One version of a curriculum with its modules, options and assessment',
  tag,
  params: oneCurriculum,
  answer: curriculumVersion,
})

export const draftCurriculum = endpoint({
  name: 'draft-curriculum',
  method: 'POST',
  path: '/programmes/:programmeId/curricula',
  permission: 'change-programmes',
  summary: 'Draft a new version of a curriculum from one that is there',
  tag,
  params: oneProgramme,
  body: z.object({ basedOn: id, title: text(200), startsOn: plainDate }),
  answer: curriculumVersion,
  status: 201,
})

export const changeCurriculum = endpoint({
  name: 'change-curriculum',
  method: 'PUT',
  path: '/curricula/:curriculumId',
  permission: 'change-programmes',
  summary: 'Change a draft as a whole. It may not add up yet; then it cannot be published',
  tag,
  params: oneCurriculum,
  body: z.object({
    title: text(200),
    startsOn: plainDate,
    modules: z.array(draftModule).check(z.maxLength(100)),
    optionGroups: z.array(draftGroup).check(z.maxLength(30)),
  }),
  answer: curriculumVersion,
  update: true,
})

export const deleteCurriculum = endpoint({
  name: 'delete-curriculum',
  method: 'DELETE',
  path: '/curricula/:curriculumId',
  permission: 'change-programmes',
  summary: 'Delete a draft',
  tag,
  params: oneCurriculum,
  answer: none,
  status: 204,
  update: true,
})

export const publishCurriculum = endpoint({
  name: 'publish-curriculum',
  method: 'POST',
  path: '/curricula/:curriculumId/publication',
  permission: 'change-programmes',
  summary: 'Publish a draft that adds up; it cannot be changed afterwards',
  tag,
  params: oneCurriculum,
  answer: curriculumVersion,
  update: true,
})

const changedFields = z.array(z.object({ field: z.string(), from: z.string(), to: z.string() }))
const namedModule = z.object({ code: z.string(), title: z.string() })

export const readDifferences = endpoint({
  name: 'read-curriculum-differences',
  method: 'GET',
  path: '/curricula/:curriculumId/differences',
  permission: 'read-reference',
  summary: 'What a version changes of the one it is based on; null where it is based on none',
  tag,
  params: oneCurriculum,
  answer: z.object({
    curriculum: z.object({ id, title: z.string(), state: z.enum(['draft', 'published']) }),
    programme: z.object({ id, title: z.string() }),
    basedOn: z.nullable(z.object({ id, title: z.string() })),
    differences: z.nullable(
      z.object({
        added: z.array(namedModule),
        removed: z.array(namedModule),
        changed: z.array(z.extend(namedModule, { fields: changedFields })),
        groups: z.array(z.object({ key: z.string(), fields: changedFields })),
        rules: changedFields,
      }),
    ),
  }),
})
export type DifferencesView = z.infer<typeof readDifferences.answer>

const percent = whole(0, 100)
const credits = whole(0, 480)

/** What a version may set over the usual rules; what is left out is usual. Marks in percent. */
export const academicSettings = z.object({
  passMarkPercent: z.optional(percent),
  reassessmentCapPercent: z.optional(z.nullable(percent)),
  reassessmentCapOn: z.optional(z.enum(['component', 'module'])),
  retakeCapPercent: z.optional(z.nullable(percent)),
  compensation: z.optional(
    z.object({
      minimumMark: percent,
      maximumCreditsPerLevel: credits,
      workBasedModules: z.boolean(),
      attempts: z.array(z.enum(attempts)).check(z.maxLength(attempts.length)),
    }),
  ),
  classification: z.optional(z.object({ pass: percent, merit: percent, distinction: percent })),
  exitAward: z.optional(z.object({ title: someText(200), credits, minimumLevel4: credits })),
  progression: z.optional(z.object({ level4Credits: credits })),
  latePenalty: z.optional(z.nullable(z.object({ pointsPerDay: percent, noMarkAfterDays: whole(0, 365) }))),
  attempts: z.optional(
    z.object({
      reassessments: whole(0, 10),
      retakes: whole(0, 10),
      reassessmentAfterRetake: z.optional(z.boolean()),
    }),
  ),
  maximumRegistrationYears: z.optional(whole(1, 20)),
  moduleMarkRounding: z.optional(z.enum(markRoundings)),
})

export const academicRulesView = z.object({
  /** Of the curriculum: its rules change with it. */
  version: z.int(),
  curriculum: z.object({ id, title: z.string(), state: z.enum(['draft', 'published']), startsOn: plainDate }),
  programme: z.object({ id, title: z.string() }),
  today: plainDate,
  /** What was set, the latest first. In force from its day until the day of the one above it. */
  dated: z.array(
    z.object({ startsOn: plainDate, settings: academicSettings, setBy: z.nullable(z.string()) }),
  ),
  mayChange: z.boolean(),
})
export type AcademicRulesView = z.infer<typeof academicRulesView>

export const readAcademicRules = endpoint({
  name: 'read-academic-rules',
  method: 'GET',
  path: '/curricula/:curriculumId/academic-rules',
  permission: 'read-reference',
  summary: 'The academic rules a version of a curriculum has set, by the day they start',
  tag,
  params: oneCurriculum,
  answer: academicRulesView,
})

export const changeAcademicRules = endpoint({
  name: 'change-academic-rules',
  method: 'PUT',
  path: '/curricula/:curriculumId/academic-rules',
  permission: 'change-programmes',
  summary: 'Set academic rules from a day on; what is left out is usual from then on',
  tag,
  params: oneCurriculum,
  body: z.object({ startsOn: plainDate, settings: academicSettings }),
  answer: academicRulesView,
  update: true,
})

const optionView = z.object({
  code: z.string(),
  title: z.string(),
  credits: z.int(),
  workBased: z.boolean(),
  /** The module advised to be taken first, where it is not one of theirs: advice, not a rule. */
  advised: z.nullable(namedModule),
})
export const optionGroupView = z.object({
  /** 0 while nothing is chosen. */
  version: z.int(),
  group: z.string(),
  level: z.int(),
  year: z.int(),
  options: z.array(optionView),
  chosen: z.nullable(
    z.extend(namedModule, {
      on: plainDate,
      reason: z.nullable(z.string()),
      /** A result of it is there, so the choice stands. */
      hasResults: z.boolean(),
    }),
  ),
})
export type OptionGroupView = z.infer<typeof optionGroupView>

const oneGroup = z.extend(z.object(ids), { optionGroup: someText(60) })

export const listOptions = endpoint({
  name: 'list-options',
  method: 'GET',
  path: '/trainees/:traineeId/options',
  permission: 'read-trainee',
  summary: 'The option groups of a trainee’s curriculum and what was chosen',
  tag,
  params: z.object(ids),
  answer: z.object({
    trainee: personName,
    rows: z.array(optionGroupView),
    mayChoose: z.boolean(),
  }),
})

export const chooseOption = endpoint({
  name: 'choose-option',
  method: 'POST',
  path: '/trainees/:traineeId/options/:optionGroup/choice',
  permission: 'choose-option',
  summary: 'Record the module a trainee chose from an option group',
  tag,
  params: oneGroup,
  body: z.object({ moduleCode: someText(30), chosenOn: plainDate }),
  answer: optionGroupView,
  status: 201,
})

export const changeOption = endpoint({
  name: 'change-option',
  method: 'PUT',
  path: '/trainees/:traineeId/options/:optionGroup/choice',
  permission: 'choose-option',
  summary: 'Change the module chosen from an option group, with a reason, before it has any result',
  tag,
  params: oneGroup,
  body: z.object({ moduleCode: someText(30), chosenOn: plainDate, reason: text(500) }),
  answer: optionGroupView,
  update: true,
})
