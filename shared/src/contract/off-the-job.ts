import * as z from 'zod/mini'
import { paidKinds } from '../rules/decide-entry.ts'
import { entryExceptionCodes } from '../rules/entry-exceptions.ts'
import { entryStates } from '../rules/entry-states.ts'
import { nextStepCodes } from '../rules/next-steps.ts'
import { standings } from '../rules/off-the-job-standing.ts'
import { endpoint } from './endpoint.ts'
import {
  clock,
  count,
  explanation,
  id,
  ids,
  instant,
  minutes,
  none,
  personName,
  plainDate,
  text,
} from './shapes.ts'

const tag = 'Off-the-job training'
const params = z.object(ids)
const entryParams = z.object({ ...ids, entryId: id })
const state = z.enum(entryStates)

/** Of a category, a module or a KSB. Drafts keep what they are given, so it has an end. */
const code = z.string().check(z.maxLength(50))

/** What the trainee writes. A draft may leave anything empty; submitting needs all that the rules ask for. */
const content = {
  learnedOn: z.nullable(plainDate),
  /** Key of a category. */
  category: z.nullable(code),
  activity: text(2000),
  learned: text(10_000),
  minutes: z.nullable(minutes),
  startsAt: z.nullable(clock),
  endsAt: z.nullable(clock),
  moduleCode: z.nullable(code),
  ksbs: z.array(code).check(z.maxLength(60)),
  paid: z.nullable(z.enum(paidKinds)),
  lieuOn: z.nullable(plainDate),
}
export const entryContent = z.object(content)
export type EntryContentBody = z.infer<typeof entryContent>

const exception = z.enum(entryExceptionCodes)

export const signOffView = z.object({
  id,
  decision: z.enum(['signed', 'returned']),
  by: personName,
  at: instant,
  reason: z.nullable(z.string()),
  needsCountersignature: z.boolean(),
  countersignedBy: z.nullable(personName),
  countersignedAt: z.nullable(instant),
})
export const reversalView = z.object({
  id,
  version: z.int(),
  state: z.enum(['requested', 'countersigned', 'refused']),
  reason: z.string(),
  requestedBy: personName,
  requestedAt: instant,
  decidedBy: z.nullable(personName),
  decidedAt: z.nullable(instant),
})

export const entry = z.object({
  version: z.int(),
  id,
  traineeId: id,
  ...content,
  moduleTitle: z.nullable(z.string()),
  state,
  exceptions: z.array(exception),
  source: z.enum(['trainee', 'import', 'register']),
  createdAt: instant,
  submittedAt: z.nullable(instant),
  decidedAt: z.nullable(instant),
  decidedBy: z.nullable(personName),
  returnReason: z.nullable(z.string()),
})
export type Entry = z.infer<typeof entry>

/** An entry with every decision on it, oldest first. */
export const entryWithDecisions = z.extend(entry, {
  signOffs: z.array(signOffView),
  reversals: z.array(reversalView),
  /** What the caller may do with this entry now. */
  may: z.array(
    z.enum([
      'edit-entry',
      'submit-entry',
      'delete-entry',
      'sign-entry',
      'return-entry',
      'countersign-entry',
      'request-reversal',
      'decide-reversal',
    ]),
  ),
})

export const standingFigures = z.object({
  asOf: plainDate,
  /** Null after the last day of learning of someone who left; then nothing is behind and nothing is forecast. */
  standing: z.nullable(z.enum(standings)),
  /** The last day of learning of someone who left, once it has passed. */
  withdrawnOn: z.nullable(plainDate),
  signedMinutes: minutes,
  submittedMinutes: minutes,
  /** The legal minimum; null while the published figure is not known. */
  minimumMinutes: z.nullable(minutes),
  plannedMinutes: minutes,
  expectedMinutes: minutes,
  /** Expected less signed and submitted: 0 or less is on or ahead of plan. */
  behindMinutes: z.nullable(minutes),
  plannedEndOn: plainDate,
  forecast: z.nullable(
    z.object({
      reached: z.boolean(),
      reachesOn: z.nullable(plainDate),
      daysAfterPlannedEnd: z.nullable(z.int()),
      paceMinutesPerWeek: minutes,
    }),
  ),
  /** Why this standing, in plain sentences, gravest first. */
  reasons: z.array(z.object({ code: z.string(), sentence: z.string() })),
})
export type StandingFigures = z.infer<typeof standingFigures>

export const nextStep = z.object({
  code: z.enum(nextStepCodes),
  holder: z.enum(['trainee', 'mentor', 'manager', 'tutor']),
  since: z.nullable(plainDate),
  due: z.nullable(plainDate),
  sentence: z.string(),
})

/** The last different kinds of learning, as ready-made content for one tap. Never a date; that is today. */
export const lastKind = z.object({
  category: z.string(),
  activity: z.string(),
  learned: z.string(),
  minutes,
  startsAt: z.nullable(clock),
  endsAt: z.nullable(clock),
  moduleCode: z.nullable(z.string()),
  ksbs: z.array(z.string()),
})

export const readHome = endpoint({
  name: 'read-trainee-home',
  method: 'GET',
  path: '/trainees/:traineeId/home',
  permission: 'read-off-the-job',
  summary:
    'Where a trainee stands in one look: the figure, what blocks them next, and the kinds they log most',
  tag,
  params,
  answer: z.object({
    trainee: z.object({ id, givenName: z.string(), familyName: z.string() }),
    figures: standingFigures,
    nextSteps: z.array(nextStep),
    lastKinds: z.array(lastKind),
    counts: z.object({ draft: z.int(), submitted: z.int(), returned: z.int(), signed: z.int() }),
    thisMonthMinutes: minutes,
    mentors: z.array(personName),
    /** The board that published last, while that is news. */
    published: z.nullable(z.object({ board: z.string(), on: plainDate })),
    /** What the caller may do. */
    may: z.array(z.enum(['log-entry', 'import-entries'])),
  }),
})
export type TraineeHome = z.infer<typeof readHome.answer>

export const readOffTheJob = endpoint({
  name: 'read-off-the-job',
  method: 'GET',
  path: '/trainees/:traineeId/off-the-job',
  permission: 'read-off-the-job',
  summary: 'The three figures side by side, month by month, each with its rule, inputs and working',
  tag,
  params,
  answer: z.object({
    trainee: z.object({ id, givenName: z.string(), familyName: z.string(), startsOn: plainDate }),
    figures: standingFigures,
    explanations: z.object({
      minimum: explanation,
      planned: explanation,
      actual: explanation,
      expected: explanation,
      standing: explanation,
    }),
    months: z.array(
      z.object({
        /** 'YYYY-MM'. */
        month: z.string(),
        lastDay: plainDate,
        plannedMinutes: minutes,
        plannedToDateMinutes: minutes,
        signedMinutes: minutes,
        submittedMinutes: minutes,
        entries: z.int(),
        /** No learning in a month that has passed or is about to, and none excused by a break. */
        lacking: z.boolean(),
      }),
    ),
    breaks: z.array(z.object({ firstDay: plainDate, lastDay: z.nullable(plainDate) })),
    activeLearning: z.nullable(
      z.object({
        firstDay: plainDate,
        lastDay: plainDate,
        lacking: z.boolean(),
        daysLeft: z.int(),
        required: z.boolean(),
        basis: z.string(),
      }),
    ),
  }),
})

export const entryFilters = {
  state: z.optional(state),
  /** Entries learned on or after, on or before. */
  from: z.optional(plainDate),
  to: z.optional(plainDate),
}

export const listEntries = endpoint({
  name: 'list-entries',
  method: 'GET',
  path: '/trainees/:traineeId/off-the-job/entries',
  permission: 'read-off-the-job',
  summary: 'Off-the-job entries, newest learning first',
  tag,
  params,
  query: z.object({ ...entryFilters, after: z.optional(z.string()), limit: z._default(count(100), 20) }),
  answer: z.object({ rows: z.array(entry), next: z.nullable(z.string()) }),
})

export const readEntry = endpoint({
  name: 'read-entry',
  method: 'GET',
  path: '/trainees/:traineeId/off-the-job/entries/:entryId',
  permission: 'read-off-the-job',
  summary: 'One entry with every decision on it',
  tag,
  params: entryParams,
  answer: entryWithDecisions,
})

export const readEntryChoices = endpoint({
  name: 'read-entry-choices',
  method: 'GET',
  path: '/trainees/:traineeId/off-the-job/choices',
  permission: 'read-off-the-job',
  summary: 'What an entry may name: categories, modules and KSBs of this trainee',
  tag,
  params,
  answer: z.object({
    categories: z.array(z.object({ key: z.string(), title: z.string() })),
    excluded: z.array(z.object({ title: z.string(), reason: z.string() })),
    modules: z.array(
      z.object({ code: z.string(), title: z.string(), year: z.int(), semesters: z.array(z.int()) }),
    ),
    ksbs: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(['knowledge', 'skill', 'value', 'behaviour']),
        title: z.string(),
      }),
    ),
    earliest: plainDate,
    latest: plainDate,
  }),
})

export const logEntry = endpoint({
  name: 'log-entry',
  method: 'POST',
  path: '/trainees/:traineeId/off-the-job/entries',
  permission: 'log-entry',
  summary: 'Log off-the-job learning, as a draft or submitted for signature',
  tag,
  params,
  /** `id` may be made by the caller (UUIDv7), so that a phone without signal can name what it will send. */
  body: z.object({ id: z.optional(id), ...content, submit: z.boolean() }),
  answer: entry,
  status: 201,
})

export const changeEntry = endpoint({
  name: 'change-entry',
  method: 'PUT',
  path: '/trainees/:traineeId/off-the-job/entries/:entryId',
  permission: 'edit-entry',
  summary: 'Change a draft or a returned entry, and submit it or not',
  tag,
  params: entryParams,
  body: z.object({ ...content, submit: z.boolean() }),
  answer: entry,
  update: true,
})

export const deleteEntry = endpoint({
  name: 'delete-entry',
  method: 'DELETE',
  path: '/trainees/:traineeId/off-the-job/entries/:entryId',
  permission: 'delete-entry',
  summary: 'Delete a draft',
  tag,
  params: entryParams,
  answer: none,
  status: 204,
  update: true,
})

/** One row of the mentor's queue. */
const waiting = z.extend(entry, {
  trainee: z.object({ id, givenName: z.string(), familyName: z.string() }),
  waitingDays: z.int(),
  /** Someone whose update has lapsed signed this; it waits for a countersignature. */
  signedBy: z.nullable(personName),
  /** Returning is for mentors; a manager only countersigns. */
  mayReturn: z.boolean(),
})

export const readQueue = endpoint({
  name: 'read-queue',
  method: 'GET',
  path: '/off-the-job/queue',
  permission: 'read-queue',
  summary: 'Everything that waits for my signature, across trainees, oldest first',
  tag,
  query: z.object({ after: z.optional(z.string()), limit: z._default(count(200), 50) }),
  answer: z.object({
    rows: z.array(waiting),
    next: z.nullable(z.string()),
    total: z.int(),
    trainees: z.int(),
    reversals: z.array(
      z.object({
        reversal: reversalView,
        entry,
        trainee: z.object({ id, givenName: z.string(), familyName: z.string() }),
      }),
    ),
    /** Whether the caller's own preparation lets them sign today; null where they are no mentor. */
    mentor: z.nullable(
      z.object({ current: z.boolean(), dueOn: z.nullable(plainDate), sentence: z.string() }),
    ),
  }),
})

const chosenEntry = z.object({ traineeId: id, entryId: id, version: z.int() })
const decided = z.object({
  results: z.array(
    z.object({
      entryId: id,
      traineeId: id,
      outcome: z.enum(['signed', 'waits-for-countersignature', 'refused']),
      version: z.int(),
      /** Why not, in plain sentences. */
      reasons: z.array(z.object({ code: z.string(), sentence: z.string() })),
    }),
  ),
  signed: z.int(),
  refused: z.int(),
})

export const signEntries = endpoint({
  name: 'sign-entries',
  method: 'POST',
  path: '/off-the-job/sign-offs',
  permission: 'sign-entry',
  summary: 'Sign entries of my trainees; each is signed or refused with its reason',
  tag,
  body: z.object({ entries: z.array(chosenEntry).check(z.minLength(1), z.maxLength(200)) }),
  answer: decided,
})

export const countersignEntries = endpoint({
  name: 'countersign-entries',
  method: 'POST',
  path: '/off-the-job/countersignatures',
  permission: 'countersign-entry',
  summary: 'Countersign entries signed by a mentor whose update had lapsed',
  tag,
  body: z.object({ entries: z.array(chosenEntry).check(z.minLength(1), z.maxLength(200)) }),
  answer: decided,
})

export const returnEntry = endpoint({
  name: 'return-entry',
  method: 'POST',
  path: '/trainees/:traineeId/off-the-job/entries/:entryId/return',
  permission: 'return-entry',
  summary: 'Return an entry to the trainee with a reason',
  tag,
  params: entryParams,
  body: z.object({ reason: text(2000) }),
  answer: entry,
  update: true,
})

export const requestReversal = endpoint({
  name: 'request-reversal',
  method: 'POST',
  path: '/trainees/:traineeId/off-the-job/entries/:entryId/reversals',
  permission: 'request-reversal',
  summary: 'Ask for a signed entry to be reversed; someone else countersigns',
  tag,
  params: entryParams,
  body: z.object({ reason: text(2000) }),
  answer: reversalView,
  status: 201,
})

export const decideReversal = endpoint({
  name: 'decide-reversal',
  method: 'POST',
  path: '/trainees/:traineeId/off-the-job/entries/:entryId/reversals/:reversalId/decision',
  permission: 'decide-reversal',
  summary: 'Countersign or refuse a reversal someone else asked for',
  tag,
  params: z.object({ ...ids, entryId: id, reversalId: id }),
  body: z.object({ decision: z.enum(['countersigned', 'refused']) }),
  answer: reversalView,
  update: true,
})

const importedRow = z.object({
  /** Row of the file, the heading row being 1. */
  row: z.int(),
  accepted: z.boolean(),
  learnedOn: z.nullable(z.string()),
  activity: z.string(),
  minutes: z.nullable(minutes),
  faults: z.array(z.object({ column: z.string(), code: z.string(), sentence: z.string() })),
})
const importReport = z.object({
  rows: z.array(importedRow),
  accepted: z.int(),
  refused: z.int(),
  acceptedMinutes: minutes,
  faults: z.array(z.string()),
})

export const checkEntryImport = endpoint({
  name: 'check-entry-import',
  method: 'POST',
  path: '/trainees/:traineeId/off-the-job/imports/check',
  permission: 'import-entries',
  summary: 'Check a CSV or XLSX file of earlier entries; nothing is written',
  tag,
  params,
  answer: importReport,
  upload: true,
})
export const importEntries = endpoint({
  name: 'import-entries',
  method: 'POST',
  path: '/trainees/:traineeId/off-the-job/imports',
  permission: 'import-entries',
  summary: 'Load the accepted rows of a file as submitted entries; the rest is reported',
  tag,
  params,
  answer: z.extend(importReport, { loaded: z.int() }),
  upload: true,
  status: 201,
})
export const entryImportTemplate = endpoint({
  name: 'entry-import-template',
  method: 'GET',
  path: '/off-the-job/import-template.csv',
  permission: 'read-reference',
  summary: 'The columns an entry import reads, with one example row',
  tag,
  answer: none,
  file: 'text/csv; charset=utf-8',
})
export const exportEntries = endpoint({
  name: 'export-entries',
  method: 'GET',
  path: '/trainees/:traineeId/off-the-job/entries.csv',
  permission: 'read-off-the-job',
  summary: 'All entries as CSV',
  tag,
  params,
  query: z.object(entryFilters),
  answer: none,
  file: 'text/csv; charset=utf-8',
})

export type ReversalView = z.infer<typeof reversalView>
export type DecidedEntries = z.infer<typeof decided>
export type DecidedEntry = DecidedEntries['results'][number]
export type QueueRow = z.infer<typeof waiting>
export type QueueAnswer = z.infer<typeof readQueue.answer>
export type OffTheJobAnswer = z.infer<typeof readOffTheJob.answer>
export type EntryWithDecisions = z.infer<typeof entryWithDecisions>
export type NextStepView = z.infer<typeof nextStep>
export type LastKind = z.infer<typeof lastKind>
