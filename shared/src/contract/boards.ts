import * as z from 'zod/mini'
import { attempts } from '../figures/academic-rules.ts'
import { componentKinds } from '../rules/counted-component.ts'
import { moduleStates } from '../rules/module-result.ts'
import { endpoint } from './endpoint.ts'
import { explanation, id, instant, none, personName, plainDate, text } from './shapes.ts'

const tag = 'Boards'

export const boardStates = ['planned', 'ratified', 'published'] as const
export type BoardState = (typeof boardStates)[number]

const board = {
  id,
  title: z.string(),
  meetsOn: plainDate,
  state: z.enum(boardStates),
  cohort: personName,
}

export const boardRow = z.object({ version: z.int(), ...board })
export type BoardRow = z.infer<typeof boardRow>

const mark = z.nullable(z.number())

/** What was entered of one component in one attempt. Marks in percent, before a late penalty or a cap. */
const attemptRow = z.object({
  component: z.string(),
  title: z.string(),
  attempt: z.enum(attempts),
  mark,
  passed: z.nullable(z.boolean()),
  notSubmitted: z.boolean(),
  suffix: z.nullable(z.enum(['C', 'K', 'R', 'X'])),
  daysLate: z.nullable(z.int()),
  deferred: z.boolean(),
  /** Ratified before; the rest are before this board for the first time. */
  ratified: z.boolean(),
  /** Why it replaces a ratified result; null where it replaces none. */
  correctionReason: z.nullable(z.string()),
})
export type BoardAttempt = z.infer<typeof attemptRow>

const proposal = z.object({
  outcome: z.string(),
  /** The rule that gives it, and the same as a sentence with its figures. */
  rule: z.string(),
  sentence: z.string(),
  /** The last day to be reassessed, where one is set. */
  reassessBy: z.nullable(plainDate),
})

export const boardDecisionView = z.object({
  proposed: z.string(),
  outcome: z.string(),
  reason: z.nullable(z.string()),
  reassessBy: z.nullable(plainDate),
  by: z.nullable(personName),
  at: instant,
  /** The proposal is another one now: results changed since. It has to be decided again. */
  outdated: z.boolean(),
})
export type BoardDecisionView = z.infer<typeof boardDecisionView>

const decided = { proposal, decision: z.nullable(boardDecisionView) }

export const boardModule = z.object({
  code: z.string(),
  title: z.string(),
  level: z.int(),
  credits: z.int(),
  workBased: z.boolean(),
  /** Percent, as the rules reckon it. */
  mark,
  state: z.enum(moduleStates),
  components: z.array(
    z.object({ key: z.string(), title: z.string(), kind: z.enum(componentKinds), weight: z.int() }),
  ),
  attempts: z.array(attemptRow),
  explanation,
  /** What changed since a board last decided this module, in a sentence; null where none has. */
  since: z.nullable(z.string()),
  ...decided,
})
export type BoardModule = z.infer<typeof boardModule>

export const boardTrainee = z.object({
  id,
  givenName: z.string(),
  familyName: z.string(),
  studentNumber: z.string(),
  /** Credits awarded so far, and what they come to when this board is published. */
  credits: z.object({ before: z.int(), after: z.int() }),
  modules: z.array(boardModule),
  /** Modules that boards before decided and that are not before this one; 'recognised' where prior learning stands. */
  earlier: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      level: z.int(),
      mark,
      outcome: z.string(),
      board: z.string(),
    }),
  ),
  overall: z.object(decided),
})
export type BoardTrainee = z.infer<typeof boardTrainee>

/** Those who take a module that is before the board, and of whom nothing of it was entered. */
const missingResults = z.object({
  moduleCode: z.string(),
  title: z.string(),
  trainees: z.array(z.object({ id, name: z.string(), studentNumber: z.string() })),
})
export type MissingResults = z.infer<typeof missingResults>

const happened = z.nullable(z.object({ at: instant, by: z.nullable(personName) }))

export const boardView = z.object({
  version: z.int(),
  ...board,
  members: z.array(z.string()),
  programme: z.string(),
  /** The day it meets has come, so that it may ratify. */
  met: z.boolean(),
  ratified: happened,
  published: happened,
  /** The board of this cohort before it. */
  last: z.nullable(z.object({ id, title: z.string(), meetsOn: plainDate })),
  counts: z.object({
    trainees: z.int(),
    modules: z.int(),
    /** Proposals that wait for a decision. */
    open: z.int(),
    /** Decided otherwise than proposed. */
    changed: z.int(),
    /** Decided before results changed. */
    outdated: z.int(),
    /** Credits that publishing awards, less what it takes back. */
    credits: z.int(),
  }),
  trainees: z.array(boardTrainee),
  missing: z.array(missingResults),
})
export type BoardView = z.infer<typeof boardView>

const ofCohort = z.object({ cohortId: id })
const oneBoard = z.object({ boardId: id })

export const listBoards = endpoint({
  name: 'list-boards',
  method: 'GET',
  path: '/cohorts/:cohortId/boards',
  permission: 'hold-board',
  summary: 'The boards of a cohort, the newest first',
  tag,
  params: ofCohort,
  answer: z.object({
    cohort: z.object({ id, title: z.string(), programme: z.string() }),
    rows: z.array(boardRow),
  }),
})

const details = {
  title: text(200),
  meetsOn: plainDate,
  /** Who sits on it, the chair first. */
  members: z.array(text(100)).check(z.maxLength(30)),
}

export const planBoard = endpoint({
  name: 'plan-board',
  method: 'POST',
  path: '/cohorts/:cohortId/boards',
  permission: 'hold-board',
  summary: 'Plan a board for a cohort',
  tag,
  params: ofCohort,
  body: z.object(details),
  answer: boardRow,
  status: 201,
})

export const readBoard = endpoint({
  name: 'read-board',
  method: 'GET',
  path: '/boards/:boardId',
  permission: 'hold-board',
  summary: 'A board with its pack: every profile, what is proposed and by which rule, and what was decided',
  tag,
  params: oneBoard,
  answer: boardView,
})

export const changeBoard = endpoint({
  name: 'change-board',
  method: 'PUT',
  path: '/boards/:boardId',
  permission: 'hold-board',
  summary: 'Change the title, the day or the members of a planned board',
  tag,
  params: oneBoard,
  body: z.object(details),
  answer: boardView,
  update: true,
})

export const deleteBoard = endpoint({
  name: 'delete-board',
  method: 'DELETE',
  path: '/boards/:boardId',
  permission: 'hold-board',
  summary: 'Delete a planned board, with what was decided for it so far',
  tag,
  params: oneBoard,
  answer: none,
  status: 204,
  update: true,
})

export const acceptProposals = endpoint({
  name: 'accept-proposals',
  method: 'POST',
  path: '/boards/:boardId/acceptance',
  permission: 'hold-board',
  summary: 'Decide as proposed wherever nothing is decided yet',
  tag,
  params: oneBoard,
  answer: boardView,
  update: true,
})

export const decideOutcome = endpoint({
  name: 'decide-outcome',
  method: 'PUT',
  path: '/boards/:boardId/decisions',
  permission: 'hold-board',
  summary: 'Decide one module of a trainee, or the trainee as a whole; otherwise than proposed with a reason',
  tag,
  params: oneBoard,
  body: z.object({
    traineeId: id,
    /** Null decides on the trainee as a whole. */
    moduleCode: z.nullable(text(40)),
    outcome: text(40),
    reason: z.nullable(text(1000)),
    reassessBy: z.nullable(plainDate),
  }),
  answer: boardView,
  update: true,
})

export const ratifyBoard = endpoint({
  name: 'ratify-board',
  method: 'POST',
  path: '/boards/:boardId/ratification',
  permission: 'hold-board',
  summary: 'Ratify the results before a board, once everything is decided',
  tag,
  params: oneBoard,
  answer: boardView,
  update: true,
})

export const publishBoard = endpoint({
  name: 'publish-board',
  method: 'POST',
  path: '/boards/:boardId/publication',
  permission: 'hold-board',
  summary: 'Publish what a board ratified: credits are awarded, and the trainees are told',
  tag,
  params: oneBoard,
  answer: boardView,
  update: true,
})

/** One cohort that the caller teaches, with what waits there. */
export const taughtCohort = z.object({
  id,
  title: z.string(),
  programme: z.string(),
  startsOn: plainDate,
  trainees: z.int(),
  /** Sessions that were held and whose register is not taken. */
  registers: z.int(),
  /** Results that are due and not entered. */
  results: z.int(),
  /** Claims of mitigating circumstances that wait for a decision. */
  claims: z.int(),
  boards: z.array(boardRow),
})
export type TaughtCohort = z.infer<typeof taughtCohort>

export const listTaughtCohorts = endpoint({
  name: 'list-taught-cohorts',
  method: 'GET',
  path: '/taught-cohorts',
  permission: 'hold-board',
  summary: 'The cohorts I teach, with registers to take, results to enter and boards that are due',
  tag,
  answer: z.object({ rows: z.array(taughtCohort) }),
})
