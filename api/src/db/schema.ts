/**
 * The tables as TypeScript sees them. Constraints, policies and triggers live in migrations/; a test holds the
 * columns here equal to the database's.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  time,
  uuid,
} from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Several stretches of days, as Postgres writes them. */
const datemultirange = customType<{ data: string }>({ dataType: () => 'datemultirange' })

/** An instant, as ISO text with Z. */
const instant = customType<{ data: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => new Date(String(value)).toISOString(),
})

export const traineeTotals = pgTable('trainee_totals', {
  traineeId: uuid('trainee_id').primaryKey(),
  signedMinutes: integer('signed_minutes').default(0).notNull(),
  submittedMinutes: integer('submitted_minutes').default(0).notNull(),
  signedEntries: integer('signed_entries').default(0).notNull(),
  submittedEntries: integer('submitted_entries').default(0).notNull(),
  returnedEntries: integer('returned_entries').default(0).notNull(),
  draftEntries: integer('draft_entries').default(0).notNull(),
})

export const traineeListing = pgTable('trainee_listing', {
  traineeId: uuid('trainee_id').primaryKey(),
  personId: uuid('person_id').notNull(),
  employerId: uuid('employer_id').notNull(),
  universityId: uuid('university_id').notNull(),
  regionId: uuid('region_id').notNull(),
  epaOrganisationId: uuid('epa_organisation_id'),
  cohortId: uuid('cohort_id').notNull(),
  sortName: text('sort_name').notNull(),
  words: text().notNull(),
  startsOn: date('starts_on').notNull(),
  gatewayOn: date('gateway_on'),
  withdrawnOn: date('withdrawn_on'),
  mentored: datemultirange().notNull(),
  breaks: datemultirange().notNull(),
  plannedMinutes: integer('planned_minutes').notNull(),
  plannedEndOn: date('planned_end_on').notNull(),
  behindFrom: date('behind_from'),
  atRiskFrom: date('at_risk_from'),
  netDays: integer('net_days').notNull(),
  pausedDays: integer('paused_days').notNull(),
  pausedFrom: date('paused_from'),
  signedMinutes: integer('signed_minutes').notNull(),
  submittedMinutes: integer('submitted_minutes').notNull(),
  submittedEntries: integer('submitted_entries').notNull(),
  lastLearnedOn: date('last_learned_on'),
})

export const organisation = pgTable('organisation', {
  id: uuid().primaryKey(),
  kind: text().notNull(),
  name: text().notNull(),
  ukprn: text(),
  levyPayer: boolean('levy_payer'),
  partOf: uuid('part_of'),
  version: integer().default(1).notNull(),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
})

export const person = pgTable('person', {
  id: uuid().primaryKey(),
  givenName: text('given_name').notNull(),
  familyName: text('family_name').notNull(),
  email: text().notNull(),
  version: integer().default(1).notNull(),
  endedAt: instant('ended_at'),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
  sortName: text('sort_name')
    .generatedAlwaysAs(sql`folded(family_name || ' ' || given_name || ' ' || email)`)
    .notNull(),
})

export const personPassword = pgTable('person_password', {
  personId: uuid('person_id').primaryKey(),
  hash: text().notNull(),
  changedAt: instant('changed_at').notNull(),
})

export const roleHeld = pgTable('role_held', {
  id: uuid().primaryKey(),
  personId: uuid('person_id').notNull(),
  role: text().notNull(),
  organisationId: uuid('organisation_id').notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  version: integer().default(1).notNull(),
})

export const mentor = pgTable('mentor', {
  personId: uuid('person_id').primaryKey(),
  employerId: uuid('employer_id').notNull(),
  profession: text().notNull(),
  registrationNumber: text('registration_number'),
  preparation: text(),
  preparedOn: date('prepared_on'),
  updatedOn: date('updated_on'),
  capacity: integer().default(4).notNull(),
  version: integer().default(1).notNull(),
})

export const session = pgTable('session', {
  tokenHash: bytea('token_hash').primaryKey(),
  id: uuid().notNull(),
  personId: uuid('person_id').notNull(),
  createdAt: instant('created_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  endedAt: instant('ended_at'),
  device: text(),
})

export const invitation = pgTable('invitation', {
  id: uuid().primaryKey(),
  kind: text().notNull(),
  tokenHash: bytea('token_hash').notNull(),
  personId: uuid('person_id').notNull(),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

export const programme = pgTable('programme', {
  id: uuid().primaryKey(),
  universityId: uuid('university_id').notNull(),
  title: text().notNull(),
  award: text().notNull(),
  totalCredits: integer('total_credits').notNull(),
  standardReference: text('standard_reference').notNull(),
  standardVersion: text('standard_version').notNull(),
  assessmentPlan: text('assessment_plan').notNull(),
  settings: jsonb().default({}).notNull(),
  version: integer().default(1).notNull(),
})

export const curriculum = pgTable('curriculum', {
  id: uuid().primaryKey(),
  programmeId: uuid('programme_id').notNull(),
  title: text().notNull(),
  startsOn: date('starts_on').notNull(),
  state: text().default('published').notNull(),
  basedOn: uuid('based_on'),
  publishedAt: instant('published_at'),
  publishedBy: uuid('published_by'),
  version: integer().default(1).notNull(),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
})

export const cohort = pgTable('cohort', {
  id: uuid().primaryKey(),
  programmeId: uuid('programme_id').notNull(),
  curriculumId: uuid('curriculum_id').notNull(),
  title: text().notNull(),
  startsOn: date('starts_on').notNull(),
  plannedEndOn: date('planned_end_on').notNull(),
  version: integer().default(1).notNull(),
})

export const trainee = pgTable('trainee', {
  id: uuid().primaryKey(),
  personId: uuid('person_id').notNull(),
  cohortId: uuid('cohort_id').notNull(),
  employerId: uuid('employer_id').notNull(),
  universityId: uuid('university_id').notNull(),
  regionId: uuid('region_id').notNull(),
  epaOrganisationId: uuid('epa_organisation_id'),
  studentNumber: text('student_number').notNull(),
  uln: text(),
  bornOn: date('born_on'),
  startsOn: date('starts_on').notNull(),
  planId: uuid('plan_id').notNull(),
  englishAndMaths: text('english_and_maths').default('to do').notNull(),
  guaranteedPost: boolean('guaranteed_post').notNull(),
  gatewayOn: date('gateway_on'),
  withdrawnOn: date('withdrawn_on'),
  withdrawalReason: text('withdrawal_reason'),
  version: integer().default(1).notNull(),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
})

export const traineeOutlook = pgTable('trainee_outlook', {
  traineeId: uuid('trainee_id').primaryKey(),
  behindFrom: date('behind_from'),
  atRiskFrom: date('at_risk_from'),
  plannedEndOn: date('planned_end_on').notNull(),
  netDays: integer('net_days').notNull(),
  pausedDays: integer('paused_days').notNull(),
  pausedFrom: date('paused_from'),
  computedAt: instant('computed_at').notNull(),
})

export const traineeHome = pgTable('trainee_home', {
  traineeId: uuid('trainee_id').primaryKey(),
  version: bigint({ mode: 'number' }).default(0).notNull(),
  day: date(),
  madeBy: text('made_by'),
  answer: text(),
})

export const signInFailure = pgTable('sign_in_failure', {
  bucket: text().primaryKey(),
  failures: integer().notNull(),
  firstAt: instant('first_at').notNull(),
  lastAt: instant('last_at').notNull(),
})

export const auditHead = pgTable('audit_head', {
  chainId: uuid('chain_id').primaryKey(),
  // You can use { mode: "bigint" } if numbers are exceeding js number limitations
  seq: bigint({ mode: 'number' }).notNull(),
  hash: bytea('hash').notNull(),
})

export const auditRoot = pgTable('audit_root', {
  day: date().primaryKey(),
  chains: integer().notNull(),
  events: integer().notNull(),
  hash: bytea().notNull(),
  sealedAt: instant('sealed_at').notNull(),
})

export const traineeDay = pgTable('trainee_day', {
  traineeId: uuid('trainee_id').notNull(),
  day: date().notNull(),
  submittedMinutes: integer('submitted_minutes').default(0).notNull(),
  signedMinutes: integer('signed_minutes').default(0).notNull(),
})

export const standard = pgTable('standard', {
  reference: text().notNull(),
  version: text().notNull(),
  title: text().notNull(),
  level: integer().notNull(),
})

export const moduleChoice = pgTable('module_choice', {
  traineeId: uuid('trainee_id').notNull(),
  optionGroup: text('option_group').notNull(),
  moduleCode: text('module_code').notNull(),
  chosenOn: date('chosen_on').notNull(),
  version: integer().default(1).notNull(),
  reason: text(),
})

export const traineeMonth = pgTable('trainee_month', {
  traineeId: uuid('trainee_id').notNull(),
  month: date().notNull(),
  submittedMinutes: integer('submitted_minutes').default(0).notNull(),
  signedMinutes: integer('signed_minutes').default(0).notNull(),
  entries: integer().default(0).notNull(),
})

export const auditValues = pgTable('audit_values', {
  chainId: uuid('chain_id').notNull(),
  // You can use { mode: "bigint" } if numbers are exceeding js number limitations
  seq: bigint({ mode: 'number' }).notNull(),
  salt: uuid().notNull(),
  was: jsonb(),
  became: jsonb(),
})

export const optionGroup = pgTable('option_group', {
  curriculumId: uuid('curriculum_id').notNull(),
  key: text().notNull(),
  level: integer().notNull(),
  choose: integer().notNull(),
  credits: integer().notNull(),
  confirmed: boolean().notNull(),
})

export const standardElement = pgTable('standard_element', {
  reference: text().notNull(),
  version: text().notNull(),
  code: text().notNull(),
  kind: text().notNull(),
  title: text().notNull(),
  position: integer().notNull(),
})

export const mentorship = pgTable('mentorship', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  mentorId: uuid('mentor_id').notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  version: integer().default(1).notNull(),
})

export const lineManagement = pgTable('line_management', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  managerId: uuid('manager_id').notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  version: integer().default(1).notNull(),
})

export const breakInLearning = pgTable('break_in_learning', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  startsOn: date('starts_on').notNull(),
  intendedReturnOn: date('intended_return_on').notNull(),
  returnedOn: date('returned_on'),
  reason: text().notNull(),
  version: integer().default(1).notNull(),
})

export const idempotencyKey = pgTable('idempotency_key', {
  personId: uuid('person_id').notNull(),
  key: uuid().notNull(),
  endpoint: text().notNull(),
  bodyHash: bytea('body_hash').notNull(),
  status: smallint().notNull(),
  answer: text().notNull(),
  etag: text(),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
})

export const auditEvent = pgTable('audit_event', {
  chainId: uuid('chain_id').notNull(),
  // You can use { mode: "bigint" } if numbers are exceeding js number limitations
  seq: bigint({ mode: 'number' }).notNull(),
  at: instant().notNull(),
  byPersonId: uuid('by_person_id'),
  subject: text().notNull(),
  action: text().notNull(),
  rowId: text('row_id').notNull(),
  valuesDigest: bytea('values_digest').notNull(),
  hash: bytea('hash').notNull(),
})

export const trainingPlan = pgTable('training_plan', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  plannedMinutes: integer('planned_minutes').notNull(),
  plannedEndOn: date('planned_end_on').notNull(),
  weeklyMinutes: integer('weekly_minutes').notNull(),
  rounding: text().notNull(),
  priorLearningMinutes: integer('prior_learning_minutes').default(0).notNull(),
  publishedMinutes: integer('published_minutes'),
  signedOn: date('signed_on'),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
})

export const employment = pgTable('employment', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  employerId: uuid('employer_id').notNull(),
  post: text().notNull(),
  band: integer().notNull(),
  weeklyMinutes: integer('weekly_minutes').notNull(),
  wte: numeric({ precision: 4, scale: 3 }).notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  version: integer().default(1).notNull(),
})

export const offTheJobReversal = pgTable('off_the_job_reversal', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  entryId: uuid('entry_id').notNull(),
  reason: text().notNull(),
  state: text().notNull(),
  requestedBy: uuid('requested_by').notNull(),
  requestedAt: instant('requested_at').notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  version: integer().default(1).notNull(),
  cause: text().default('asked').notNull(),
})

export const module = pgTable('module', {
  curriculumId: uuid('curriculum_id').notNull(),
  code: text().notNull(),
  title: text().notNull(),
  level: integer().notNull(),
  credits: integer().notNull(),
  year: integer().notNull(),
  semesters: integer().array().notNull(),
  creditsBySemester: jsonb('credits_by_semester'),
  optionGroup: text('option_group'),
  workBased: boolean('work_based').default(false).notNull(),
  position: integer().notNull(),
  codeConfirmed: boolean('code_confirmed').default(true).notNull(),
  advisedPrerequisite: text('advised_prerequisite'),
})

export const signOff = pgTable('sign_off', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  entryId: uuid('entry_id').notNull(),
  decision: text().notNull(),
  reason: text(),
  byPersonId: uuid('by_person_id').notNull(),
  at: instant().notNull(),
  entryVersion: integer('entry_version').notNull(),
  needsCountersignature: boolean('needs_countersignature').default(false).notNull(),
  countersignedBy: uuid('countersigned_by'),
  countersignedAt: instant('countersigned_at'),
})

export const offTheJobEntry = pgTable('off_the_job_entry', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  learnedOn: date('learned_on'),
  category: text().notNull(),
  activity: text().notNull(),
  learned: text().notNull(),
  minutes: integer(),
  startsAt: time('starts_at'),
  endsAt: time('ends_at'),
  moduleCode: text('module_code'),
  ksbs: text().array().default([]).notNull(),
  paid: text(),
  lieuOn: date('lieu_on'),
  state: text().notNull(),
  exceptions: text().array().default([]).notNull(),
  source: text().default('trainee').notNull(),
  version: integer().default(1).notNull(),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
  submittedAt: instant('submitted_at'),
  decidedAt: instant('decided_at'),
  decidedBy: uuid('decided_by'),
  returnReason: text('return_reason'),
})

export const assessmentComponent = pgTable('assessment_component', {
  curriculumId: uuid('curriculum_id').notNull(),
  moduleCode: text('module_code').notNull(),
  key: text().notNull(),
  title: text().notNull(),
  kind: text().notNull(),
  weight: integer().notNull(),
  position: integer().notNull(),
})

export const academicRules = pgTable('academic_rules', {
  curriculumId: uuid('curriculum_id').notNull(),
  startsOn: date('starts_on').notNull(),
  settings: jsonb().default({}).notNull(),
  setBy: uuid('set_by'),
  version: integer().default(1).notNull(),
})

export const teachingSession = pgTable('teaching_session', {
  id: uuid().primaryKey(),
  cohortId: uuid('cohort_id').notNull(),
  moduleCode: text('module_code').notNull(),
  heldOn: date('held_on').notNull(),
  startsAt: time('starts_at').notNull(),
  endsAt: time('ends_at').notNull(),
  minutes: integer().notNull(),
  topic: text().notNull(),
  state: text().default('planned').notNull(),
  takenAt: instant('taken_at'),
  takenBy: uuid('taken_by'),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
  version: integer().default(1).notNull(),
})

export const attendance = pgTable('attendance', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  sessionId: uuid('session_id').notNull(),
  mark: text().notNull(),
  entryId: uuid('entry_id'),
  clash: text(),
  reason: text(),
  markedBy: uuid('marked_by').notNull(),
  markedAt: instant('marked_at').notNull(),
  version: integer().default(1).notNull(),
})

export const submissionDate = pgTable('submission_date', {
  cohortId: uuid('cohort_id').notNull(),
  id: uuid().notNull(),
  moduleCode: text('module_code').notNull(),
  component: text().notNull(),
  attempt: text().notNull(),
  dueOn: date('due_on').notNull(),
  dueAt: time('due_at'),
  version: integer().default(1).notNull(),
})

export const board = pgTable('board', {
  id: uuid().primaryKey(),
  cohortId: uuid('cohort_id').notNull(),
  title: text().notNull(),
  meetsOn: date('meets_on').notNull(),
  state: text().default('planned').notNull(),
  members: text().array().default([]).notNull(),
  missing: jsonb().default([]).notNull(),
  ratifiedAt: instant('ratified_at'),
  ratifiedBy: uuid('ratified_by'),
  publishedAt: instant('published_at'),
  publishedBy: uuid('published_by'),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').default(sql`now()`).notNull(),
  version: integer().default(1).notNull(),
})

export const result = pgTable('result', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  moduleCode: text('module_code').notNull(),
  component: text().notNull(),
  attempt: text().notNull(),
  mark: numeric({ precision: 4, scale: 1 }),
  passed: boolean(),
  notSubmitted: boolean('not_submitted').default(false).notNull(),
  suffix: text(),
  daysLate: integer('days_late'),
  handedInOn: date('handed_in_on'),
  handedInAt: time('handed_in_at'),
  dueOn: date('due_on'),
  dueAt: time('due_at'),
  feedback: text().default('').notNull(),
  state: text().default('provisional').notNull(),
  boardId: uuid('board_id'),
  publishedAt: instant('published_at'),
  corrects: uuid(),
  reason: text(),
  enteredBy: uuid('entered_by').notNull(),
  enteredAt: instant('entered_at').notNull(),
  version: integer().default(1).notNull(),
})

export const circumstances = pgTable('circumstances', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  moduleCode: text('module_code').notNull(),
  component: text().notNull(),
  attempt: text().notNull(),
  claim: text().notNull(),
  evidence: text().notNull(),
  claimedBy: uuid('claimed_by').notNull(),
  claimedAt: instant('claimed_at').notNull(),
  state: text().default('claimed').notNull(),
  effect: text(),
  deferredTo: date('deferred_to'),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  reason: text(),
  version: integer().default(1).notNull(),
})

export const circumstancesEvidence = pgTable('circumstances_evidence', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  circumstancesId: uuid('circumstances_id').notNull(),
  name: text().notNull(),
  mediaType: text('media_type').notNull(),
  content: bytea().notNull(),
  addedBy: uuid('added_by').notNull(),
  addedAt: instant('added_at').notNull(),
})

export const boardDecision = pgTable('board_decision', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  boardId: uuid('board_id').notNull(),
  moduleCode: text('module_code'),
  proposed: text().notNull(),
  outcome: text().notNull(),
  rule: text().notNull(),
  mark: numeric({ precision: 4, scale: 1 }),
  working: jsonb().default({}).notNull(),
  reason: text(),
  reassessBy: date('reassess_by'),
  decidedBy: uuid('decided_by').notNull(),
  decidedAt: instant('decided_at').notNull(),
  publishedAt: instant('published_at'),
  version: integer().default(1).notNull(),
})

export const priorLearning = pgTable('prior_learning', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  moduleCode: text('module_code').notNull(),
  evidence: text().notNull(),
  recognisedOn: date('recognised_on').notNull(),
  recognisedBy: uuid('recognised_by').notNull(),
  takenBackOn: date('taken_back_on'),
  takenBackAt: instant('taken_back_at'),
  takenBackBy: uuid('taken_back_by'),
  takenBackReason: text('taken_back_reason'),
  version: integer().default(1).notNull(),
})

export const creditEntry = pgTable('credit_entry', {
  traineeId: uuid('trainee_id').notNull(),
  id: uuid().notNull(),
  moduleCode: text('module_code').notNull(),
  level: integer().notNull(),
  year: integer().notNull(),
  semester: integer().notNull(),
  credits: integer().notNull(),
  source: text().notNull(),
  boardId: uuid('board_id'),
  priorLearningId: uuid('prior_learning_id'),
  reverses: uuid(),
  awardedOn: date('awarded_on').notNull(),
  at: instant().notNull(),
})

export const traineeCredits = pgTable('trainee_credits', {
  traineeId: uuid('trainee_id').notNull(),
  level: integer().notNull(),
  year: integer().notNull(),
  semester: integer().notNull(),
  credits: integer().notNull(),
})

export const calendarFeed = pgTable('calendar_feed', {
  id: uuid().primaryKey(),
  personId: uuid('person_id').notNull(),
  tokenHash: bytea('token_hash').notNull(),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
})
