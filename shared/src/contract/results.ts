import * as z from 'zod/mini'
import { attempts } from '../figures/academic-rules.ts'
import { componentKinds } from '../rules/counted-component.ts'
import { moduleStates } from '../rules/module-result.ts'
import { endpoint } from './endpoint.ts'
import { importModes } from './imports.ts'
import {
  clock,
  explanation,
  id,
  ids,
  instant,
  none,
  personName,
  plainDate,
  someText,
  text,
} from './shapes.ts'

const tag = 'Results'

/** Of a module or of one of its components. */
const code = z.string().check(z.maxLength(50))
const attempt = z.enum(attempts)
const moduleParams = z.object({ cohortId: id, moduleCode: code })
const traineeName = z.object({ id, givenName: z.string(), familyName: z.string() })
const daysLate = z.int().check(z.minimum(0), z.maximum(365))
/** By the clock in London; `at` null where only the day is known. */
const givenHandIn = z.object({ on: plainDate, at: z.nullable(clock) })
const feedback = text(5000)
/** As a results sheet has it: '67', '38C', 'NS', 'P'. Empty is nothing entered. */
const cellText = z.string().check(z.maxLength(100))

/** What stands in one place of the grid. */
export const resultCell = z.object({
  traineeId: id,
  component: code,
  id,
  version: z.int(),
  text: z.string(),
  /** Whole days after the deadline; 0 in time. */
  daysLate: z.int(),
  /** Where somebody said when, with the deadline the days are worked out from; null where none was set. */
  handedIn: z.nullable(z.extend(givenHandIn, { dueOn: z.nullable(plainDate), dueAt: z.nullable(clock) })),
  feedback: z.string(),
  state: z.enum(['provisional', 'ratified']),
  published: z.boolean(),
  /** Waits beside a ratified result until a board takes its place. */
  correction: z.nullable(z.object({ from: z.string(), reason: z.string() })),
  by: personName,
  at: instant,
})
export type ResultCell = z.infer<typeof resultCell>

const component = z.object({
  key: code,
  title: z.string(),
  kind: z.enum(componentKinds),
  /** Whole percent of the module's mark. */
  weight: z.int(),
})

/** When work of a component is due in an attempt, by the clock in London. Version 0: no date is set. */
const submissionDate = z.object({
  version: z.int(),
  component: code,
  attempt,
  dueOn: z.nullable(plainDate),
  /** Null where the whole day counts. */
  dueAt: z.nullable(clock),
})
export type SubmissionDate = z.infer<typeof submissionDate>

const claimStates = ['claimed', 'accepted', 'refused'] as const
export const claimEffects = ['defer', 'waive-lateness'] as const

const claim = z.object({
  version: z.int(),
  id,
  trainee: traineeName,
  moduleCode: code,
  component: code,
  attempt,
  claim: z.string(),
  /** What shows it, in words. */
  evidence: z.string(),
  files: z.array(z.object({ id, name: z.string() })),
  claimedBy: personName,
  claimedAt: instant,
  state: z.enum(claimStates),
  effect: z.nullable(z.enum(claimEffects)),
  deferredTo: z.nullable(plainDate),
  decidedBy: z.nullable(personName),
  decidedAt: z.nullable(instant),
  reason: z.nullable(z.string()),
})
export type CircumstancesClaim = z.infer<typeof claim>

/** A later attempt, and whether what is to be taken in it is in. */
const laterAttempt = z.object({ attempt, expected: z.int(), entered: z.int() })

const cohortModule = z.object({
  code,
  title: z.string(),
  level: z.int(),
  year: z.int(),
  semesters: z.array(z.int()),
  /** One of an option group: taken by those who chose it. */
  optional: z.boolean(),
  trainees: z.int(),
  /** First sits that should be there: trainees times components. */
  expected: z.int(),
  entered: z.int(),
  ratified: z.int(),
  published: z.int(),
  /** The last date and time at which a first sit is due. */
  dueOn: z.nullable(plainDate),
  dueAt: z.nullable(clock),
  /** Those that a board has asked for or that have a result. */
  later: z.array(laterAttempt),
})

export const listCohortResults = endpoint({
  name: 'list-cohort-results',
  method: 'GET',
  path: '/cohorts/:cohortId/results',
  permission: 'enter-cohort-results',
  summary: 'The modules of a cohort with how many results are in, and the claims that wait for a decision',
  tag,
  params: z.object({ cohortId: id }),
  answer: z.object({
    cohort: z.object({ id, title: z.string() }),
    modules: z.array(cohortModule),
    claims: z.array(claim),
  }),
})
export type CohortResults = z.infer<typeof listCohortResults.answer>

/** Everyone who takes the module, and not only who is due in the attempt. */
const everyone = z.optional(z.enum(['yes']))
const gridQuery = z.object({ attempt: z._default(attempt, 'first-sit'), everyone })

export const readResultsGrid = endpoint({
  name: 'read-results-grid',
  method: 'GET',
  path: '/cohorts/:cohortId/results/:moduleCode',
  permission: 'enter-cohort-results',
  summary: 'The results of a module in a cohort: trainees by components, for one attempt',
  tag,
  params: moduleParams,
  query: gridQuery,
  answer: z.object({
    cohort: z.object({ id, title: z.string() }),
    module: z.object({ code, title: z.string(), level: z.int(), year: z.int(), credits: z.int() }),
    attempt,
    components: z.array(component),
    /** Those the academic rules have, and any with results. */
    attempts: z.array(attempt),
    everyone: z.boolean(),
    /** How many take the module. */
    takers: z.int(),
    /** Those who are due in the attempt or have a result in it, or everyone, by family name. */
    trainees: z.array(
      z.object({
        ...traineeName.shape,
        studentNumber: z.string(),
        withdrawnOn: z.nullable(plainDate),
        due: z.boolean(),
        /** Prior learning stands for the module, so nothing is entered. */
        recognised: z.boolean(),
      }),
    ),
    /** Components that are not taken in this attempt, with what counts of them; empty where nothing does. */
    closed: z.array(z.object({ traineeId: id, component: code, stands: z.string() })),
    cells: z.array(resultCell),
    /** Of every attempt. */
    dates: z.array(submissionDate),
    claims: z.array(
      z.object({
        id,
        traineeId: id,
        component: code,
        state: z.enum(claimStates),
        effect: z.nullable(z.enum(claimEffects)),
        deferredTo: z.nullable(plainDate),
      }),
    ),
  }),
})
export type ResultsGrid = z.infer<typeof readResultsGrid.answer>

/** What was there when the cell was read; null where nothing was. */
const was = z.nullable(z.object({ id, version: z.int() }))

/**
 * What is left out stays as it is. An empty `text` takes a provisional result away. Days late are worked out from
 * `handedIn`; they are typed only where no submission date is set.
 */
const givenCell = z.object({
  traineeId: id,
  component: code,
  text: z.optional(cellText),
  handedIn: z.optional(z.nullable(givenHandIn)),
  daysLate: z.optional(daysLate),
  feedback: z.optional(feedback),
  was,
})
export type GivenCell = z.infer<typeof givenCell>

export const saveResults = endpoint({
  name: 'save-results',
  method: 'POST',
  path: '/cohorts/:cohortId/results/:moduleCode',
  permission: 'enter-cohort-results',
  summary:
    'Save cells of the grid, all or none; where somebody saved one first it answers 409 with those cells as they are now',
  tag,
  params: moduleParams,
  body: z.object({ attempt, everyone, cells: z.array(givenCell).check(z.minLength(1), z.maxLength(5000)) }),
  answer: z.object({
    /** As they are now; what was taken away is not among them. */
    cells: z.array(resultCell),
  }),
})

export const correctResult = endpoint({
  name: 'correct-result',
  method: 'POST',
  path: '/trainees/:traineeId/results/:resultId/corrections',
  permission: 'enter-results',
  summary: 'Correct a ratified result with a reason; the correction is provisional until a board ratifies it',
  tag,
  params: z.object({ ...ids, resultId: id }),
  body: z.object({
    text: cellText,
    handedIn: z.optional(z.nullable(givenHandIn)),
    daysLate: z.optional(daysLate),
    feedback: z.optional(feedback),
    reason: text(1000),
  }),
  answer: resultCell,
  update: true,
  status: 201,
})

const sentence = z.object({ column: z.string(), code: z.string(), sentence: z.string() })

const checkedRow = z.object({
  /** Row of the table, its first row being 1. */
  row: z.int(),
  trainee: z.nullable(z.object({ ...traineeName.shape, studentNumber: z.string() })),
  /** As the table has it. */
  name: z.string(),
  cells: z.array(
    z.object({
      component: code,
      text: z.string(),
      before: z.nullable(z.string()),
      change: z.enum(['new', 'changed', 'same', 'empty', 'refused']),
    }),
  ),
  /** Of the row or of one of its cells; `column` is the heading, empty for the whole row. */
  faults: z.array(sentence),
  notes: z.array(sentence),
})

export const checkedResults = z.object({
  fileName: z.string(),
  components: z.array(z.object({ key: code, title: z.string() })),
  /** What is wrong with the table as a whole. Nothing of it can be loaded while there is any. */
  problems: z.array(z.string()),
  remarks: z.array(z.string()),
  rows: z.array(checkedRow),
  counts: z.object({ toLoad: z.int(), same: z.int(), empty: z.int(), problems: z.int() }),
  /** Stands for what would be loaded and what is there now; loading sends it back. */
  checked: z.string(),
})
export type CheckedResults = z.infer<typeof checkedResults>

/** `from` is the component under which a table without headings was pasted. */
const table = { attempt, everyone, from: z.optional(code), reason: z.optional(text(1000)) }

export const checkResults = endpoint({
  name: 'check-results',
  method: 'POST',
  path: '/cohorts/:cohortId/results/:moduleCode/check',
  permission: 'enter-cohort-results',
  summary: 'Check a table of results, pasted as text or as a CSV, TSV or XLSX file; nothing is written',
  tag,
  params: moduleParams,
  body: z.object(table),
  answer: checkedResults,
  upload: true,
})

export const loadResults = endpoint({
  name: 'load-results',
  method: 'POST',
  path: '/cohorts/:cohortId/results/:moduleCode/load',
  permission: 'enter-cohort-results',
  summary:
    'Load a table of results that was checked: all of it and nothing where anything is at fault, or, when asked, the rest',
  tag,
  params: moduleParams,
  body: z.object({ ...table, accept: z.enum(importModes), checked: z.string().check(z.maxLength(100)) }),
  answer: z.object({
    loaded: z.int(),
    /** Rows with something at fault. */
    leftOut: z.array(z.int()),
    cells: z.array(resultCell),
    /** What stood there before, by place; null where nothing did. */
    before: z.array(z.object({ traineeId: id, component: code, text: z.nullable(z.string()) })),
  }),
  upload: true,
  status: 201,
})

export const resultsCsvTemplate = endpoint({
  name: 'results-csv-template',
  method: 'GET',
  path: '/cohorts/:cohortId/results/:moduleCode/template.csv',
  permission: 'enter-cohort-results',
  summary: 'The columns the import of results reads, with the trainees and what is entered, as CSV',
  tag,
  params: moduleParams,
  query: gridQuery,
  answer: none,
  file: 'text/csv; charset=utf-8',
})

export const resultsWorkbookTemplate = endpoint({
  name: 'results-workbook-template',
  method: 'GET',
  path: '/cohorts/:cohortId/results/:moduleCode/template.xlsx',
  permission: 'enter-cohort-results',
  summary: 'The same as an Excel workbook',
  tag,
  params: moduleParams,
  query: gridQuery,
  answer: none,
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const setSubmissionDate = endpoint({
  name: 'set-submission-date',
  method: 'PUT',
  path: '/cohorts/:cohortId/results/:moduleCode/dates/:component/:attempt',
  permission: 'enter-cohort-results',
  summary:
    'Say when work of a component is due in an attempt, or that no date is set; days late of provisional results follow',
  tag,
  params: z.object({ ...moduleParams.shape, component: code, attempt }),
  body: z.object({ dueOn: z.nullable(plainDate), dueAt: z.nullable(clock) }),
  answer: submissionDate,
  update: true,
})

const traineeModule = z.object({
  code,
  title: z.string(),
  level: z.int(),
  year: z.int(),
  semesters: z.array(z.int()),
  credits: z.int(),
  /** Made of the results the caller sees; null while there is none. */
  result: z.nullable(
    z.object({
      state: z.enum(moduleStates),
      /** Percent. */
      mark: z.nullable(z.number()),
      /** Some of it waits for a board. */
      provisional: z.boolean(),
      explanation,
    }),
  ),
  /** Prior learning stands for it, so nothing is to be taken. */
  recognised: z.boolean(),
  /** What a board decided and published. */
  outcome: z.nullable(z.object({ outcome: z.string(), sentence: z.string() })),
  components: z.array(component),
  results: z.array(z.extend(resultCell, { attempt })),
  dates: z.array(submissionDate),
  /** What to do next and by when. */
  todo: z.array(
    z.object({
      component: code,
      dueOn: z.nullable(plainDate),
      dueAt: z.nullable(clock),
      sentence: z.string(),
    }),
  ),
})
export type TraineeModule = z.infer<typeof traineeModule>

export const readTraineeResults = endpoint({
  name: 'read-trainee-results',
  method: 'GET',
  path: '/trainees/:traineeId/results',
  permission: 'read-results',
  summary:
    'Results of a trainee, module by module: those published, and for the tutor the provisional ones too',
  tag,
  params: z.object(ids),
  answer: z.object({
    trainee: z.object({ ...traineeName.shape, cohortId: id }),
    modules: z.array(traineeModule),
    /** Those the academic rules have, and any with results. */
    attempts: z.array(attempt),
    /** Between the trainee and the university; empty for others. */
    claims: z.array(claim),
    may: z.array(z.enum(['claim-circumstances', 'decide-circumstances', 'enter-results'])),
  }),
})
export type TraineeResults = z.infer<typeof readTraineeResults.answer>

export const claimCircumstances = endpoint({
  name: 'claim-circumstances',
  method: 'POST',
  path: '/trainees/:traineeId/circumstances',
  permission: 'claim-circumstances',
  summary: 'Claim mitigating circumstances for one component, with a file of evidence where there is one',
  tag,
  params: z.object(ids),
  body: z.object({
    moduleCode: code,
    component: code,
    attempt,
    claim: someText(5000),
    evidence: someText(2000),
  }),
  answer: claim,
  upload: true,
  status: 201,
})

export const decideCircumstances = endpoint({
  name: 'decide-circumstances',
  method: 'POST',
  path: '/trainees/:traineeId/circumstances/:claimId/decision',
  permission: 'decide-circumstances',
  summary:
    'Accept a claim, so that the attempt is deferred or lateness costs nothing, or refuse it with a reason',
  tag,
  params: z.object({ ...ids, claimId: id }),
  body: z.object({
    decision: z.enum(['accepted', 'refused']),
    effect: z.nullable(z.enum(claimEffects)),
    deferredTo: z.nullable(plainDate),
    reason: text(1000),
  }),
  answer: claim,
  update: true,
})

export const readEvidence = endpoint({
  name: 'read-evidence',
  method: 'GET',
  path: '/trainees/:traineeId/circumstances/:claimId/evidence/:fileId',
  permission: 'claim-circumstances',
  summary: 'A file of evidence, to download',
  tag,
  params: z.object({ ...ids, claimId: id, fileId: id }),
  answer: none,
  file: 'application/octet-stream',
})
