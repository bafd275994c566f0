import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { id, minutes, none, personName, plainDate } from './shapes.ts'

const tag = 'Import of a cohort'

/** One cell that has something to put right, or something to know. `column` is the heading, empty for the whole row. */
const remark = z.object({
  /** Row of the file, the heading row being 1. */
  row: z.int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  sentence: z.string(),
})
export type CohortRemark = z.infer<typeof remark>

const newEmployer = z.object({
  name: z.string(),
  system: z.string(),
  levyPayer: z.boolean(),
  trainees: z.int(),
})

const intoCohort = z.object({
  /** Null while the cohort is still to be made. */
  id: z.nullable(id),
  title: z.string(),
  programme: personName,
  university: personName,
  /** Null where no row has a date to go by. */
  startsOn: z.nullable(plainDate),
  plannedEndOn: z.nullable(plainDate),
})

const goodRow = z.object({
  row: z.int(),
  name: z.string(),
  studentNumber: z.string(),
  employer: z.string(),
  band: z.int(),
  weeklyMinutes: minutes,
  startsOn: plainDate,
  plannedEndOn: plainDate,
  plannedMinutes: minutes,
})

export const cohortImportReport = z.object({
  fileName: z.string(),
  cohort: intoCohort,
  /** How many rows have something in them. */
  rows: z.int(),
  /** Rows with at least one fault. */
  faulty: z.int(),
  /** What is wrong with the file as a whole. Nothing of it can be loaded while there is any. */
  problems: z.array(z.string()),
  /** What to know about the file as a whole. */
  remarks: z.array(z.string()),
  faults: z.array(remark),
  notes: z.array(remark),
  good: z.array(goodRow),
  /** What loading the good rows would make besides the trainees. */
  toCreate: z.object({ systems: z.array(z.string()), employers: z.array(newEmployer) }),
})
export type CohortImportReport = z.infer<typeof cohortImportReport>

/** A cohort there is, or a new one of a programme. */
const into = {
  cohortId: z.optional(id),
  programmeId: z.optional(id),
  cohortTitle: z.optional(z.string().check(z.trim(), z.maxLength(100))),
}

export const readCohortImportChoices = endpoint({
  name: 'read-cohort-import-choices',
  method: 'GET',
  path: '/cohort-imports/choices',
  permission: 'import-cohort',
  summary: 'The programmes and cohorts I may import trainees into',
  tag,
  answer: z.object({
    programmes: z.array(
      z.object({
        id,
        title: z.string(),
        university: personName,
        cohorts: z.array(
          z.object({
            id,
            title: z.string(),
            startsOn: plainDate,
            plannedEndOn: plainDate,
            trainees: z.int(),
          }),
        ),
      }),
    ),
  }),
})
export type CohortImportChoices = z.infer<typeof readCohortImportChoices.answer>

export const checkCohortImport = endpoint({
  name: 'check-cohort-import',
  method: 'POST',
  path: '/cohort-imports/check',
  permission: 'import-cohort',
  summary: 'Check a CSV or XLSX file of trainees; nothing is written',
  tag,
  body: z.object(into),
  answer: cohortImportReport,
  upload: true,
})

export const importModes = ['all-good-only', 'good-rows'] as const

export const importCohort = endpoint({
  name: 'import-cohort',
  method: 'POST',
  path: '/cohort-imports',
  permission: 'import-cohort',
  summary:
    'Load a file of trainees: all of it and nothing where any row has a fault, or, when asked, the rows without faults',
  tag,
  body: z.object({
    ...into,
    accept: z.enum(importModes),
    /** How many trainees the person was told would be loaded; another number is refused. */
    expected: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
  }),
  answer: z.object({
    cohort: z.object({ id, title: z.string() }),
    loaded: z.int(),
    /** Rows of the file that were not loaded. */
    leftOut: z.array(z.int()),
    created: z.object({ cohort: z.boolean(), systems: z.array(z.string()), employers: z.array(z.string()) }),
    trainees: z.array(z.object({ id, row: z.int(), name: z.string() })),
  }),
  upload: true,
  status: 201,
})
export type CohortImported = z.infer<typeof importCohort.answer>

export const cohortCsvTemplate = endpoint({
  name: 'cohort-csv-template',
  method: 'GET',
  path: '/cohort-imports/template.csv',
  permission: 'import-cohort',
  summary: 'The columns a cohort import reads, with one example row, as CSV',
  tag,
  answer: none,
  file: 'text/csv; charset=utf-8',
})

export const cohortWorkbookTemplate = endpoint({
  name: 'cohort-workbook-template',
  method: 'GET',
  path: '/cohort-imports/template.xlsx',
  permission: 'import-cohort',
  summary: 'The columns a cohort import reads, with one example row, as an Excel workbook',
  tag,
  answer: none,
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
