import * as z from 'zod/mini'
import { classifications } from '../rules/classification.ts'
import { creditSources } from '../rules/credits-ledger.ts'
import { endpoint } from './endpoint.ts'
import { explanation, id, ids, none, plainDate, text } from './shapes.ts'

const tag = 'Credits'
const params = z.object(ids)

/** One row of the ledger. Nothing in it changes; what was wrong is taken back by a row below 0. */
export const creditRow = z.object({
  id,
  moduleCode: z.string(),
  title: z.string(),
  level: z.int(),
  year: z.int(),
  semester: z.int(),
  credits: z.int(),
  source: z.enum(creditSources),
  /** The board that awarded or took back; what was recognised as prior learning, or why that was taken back. */
  from: z.string(),
  awardedOn: plainDate,
  /** Taken back by a later row. */
  reversed: z.boolean(),
})
export type CreditRow = z.infer<typeof creditRow>

export const creditModule = z.object({
  code: z.string(),
  title: z.string(),
  level: z.int(),
  year: z.int(),
  credits: z.int(),
  bySemester: z.array(z.object({ semester: z.int(), credits: z.int() })),
  workBased: z.boolean(),
  /** Credits awarded for it: all of them or none. */
  awarded: z.int(),
  source: z.nullable(z.enum(creditSources)),
  /** The prior learning that stands for it. */
  recognition: z.nullable(
    z.object({
      version: z.int(),
      id,
      evidence: z.string(),
      recognisedOn: plainDate,
      by: z.nullable(z.string()),
    }),
  ),
  /** What the last published board decided; null where none has. */
  decided: z.nullable(
    z.object({
      outcome: z.string(),
      mark: z.nullable(z.number()),
      board: z.string(),
      on: plainDate,
      reassessBy: z.nullable(plainDate),
    }),
  ),
})
export type CreditModule = z.infer<typeof creditModule>

const place = { credits: z.int(), of: z.int() }

export const readCredits = endpoint({
  name: 'read-credits',
  method: 'GET',
  path: '/trainees/:traineeId/credits',
  permission: 'read-credits',
  summary: 'Credits by level and semester, the ledger behind them, and how every figure is worked out',
  tag,
  params,
  answer: z.object({
    trainee: z.object({ id, givenName: z.string(), familyName: z.string() }),
    award: z.string(),
    ...place,
    missing: z.int(),
    levels: z.array(z.object({ level: z.int(), ...place, explanation })),
    semesters: z.array(z.object({ year: z.int(), semester: z.int(), ...place })),
    modules: z.array(creditModule),
    /** Option groups without a choice: their modules are not shown. */
    openOptions: z.array(z.object({ level: z.int(), credits: z.int() })),
    ledger: z.array(creditRow),
    progression: z.object({ met: z.boolean(), credits: z.int(), needed: z.int(), missing: z.int() }),
    exitAward: z.object({ title: z.nullable(z.string()), credits: z.int() }),
    classification: z.object({
      classification: z.nullable(z.enum(classifications)),
      /** Percent to one decimal; null while there is no level 5 mark. */
      mean: z.nullable(z.number()),
      /** All the credits are held, so it stands; until then it is what it would be. */
      final: z.boolean(),
    }),
    /** What the last published board decided on the trainee as a whole. */
    overall: z.nullable(z.object({ outcome: z.string(), board: z.string(), on: plainDate })),
    explanations: z.object({
      total: explanation,
      progression: explanation,
      exitAward: explanation,
      classification: explanation,
    }),
    may: z.array(z.enum(['recognise-prior-learning'])),
  }),
})
export type CreditsAnswer = z.infer<typeof readCredits.answer>

export const recognisePriorLearning = endpoint({
  name: 'recognise-prior-learning',
  method: 'POST',
  path: '/trainees/:traineeId/prior-learning',
  permission: 'recognise-prior-learning',
  summary: 'Recognise prior learning against a named module, whose credits are awarded at once',
  tag,
  params,
  body: z.object({ moduleCode: text(40), evidence: text(1000), recognisedOn: plainDate }),
  answer: z.object({ id, moduleCode: z.string(), credits: z.int() }),
  status: 201,
})

export const takeBackPriorLearning = endpoint({
  name: 'take-back-prior-learning',
  method: 'POST',
  path: '/trainees/:traineeId/prior-learning/:priorLearningId/reversal',
  permission: 'recognise-prior-learning',
  summary: 'Take back prior learning with a reason; its credits are taken back with it by rows of their own',
  tag,
  params: z.object({ ...ids, priorLearningId: id }),
  body: z.object({ reason: text(1000) }),
  answer: z.object({
    version: z.int(),
    id,
    moduleCode: z.string(),
    credits: z.int(),
    takenBackOn: plainDate,
  }),
  update: true,
})

export const transcriptPdf = endpoint({
  name: 'transcript-pdf',
  method: 'GET',
  path: '/trainees/:traineeId/transcript.pdf',
  permission: 'read-credits',
  summary: 'The transcript as a PDF: published results and credits',
  tag,
  params,
  answer: none,
  file: 'application/pdf',
})

export const transcriptXlsx = endpoint({
  name: 'transcript-xlsx',
  method: 'GET',
  path: '/trainees/:traineeId/transcript.xlsx',
  permission: 'read-credits',
  summary: 'The transcript as a workbook: published results and credits',
  tag,
  params,
  answer: none,
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
