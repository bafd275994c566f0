import type { BoardModule, BoardTrainee, BoardView, MissingResults } from '@rung/shared/contract/boards'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { Caller, Tx } from '../../db/transaction.ts'
import { missingResultsOf } from './missing-results.ts'
import { decisionShown, type Profile, profileOf } from './pack.ts'
import { type BoardFrame, frameOf, type PackDecision, type PackTrainee, traineesOf } from './pack-facts.ts'

export interface Asking {
  readonly tx: Tx
  readonly caller: Pick<Caller, 'roles'>
  readonly params: { readonly boardId: string }
  readonly today: PlainDate
}

export interface Pack {
  readonly frame: BoardFrame
  readonly view: BoardView
  /** What a planned board has before it; empty once it has ratified. */
  readonly profiles: readonly Profile[]
}

/** A board with its pack: reckoned from the results while it is planned, afterwards as the board saw it. */
export async function packOf({ tx, caller, params, today }: Asking): Promise<Pack | undefined> {
  const frame = await frameOf(tx, caller, params.boardId)
  if (!frame) return undefined
  const trainees = await traineesOf(tx, frame)
  if (frame.state !== 'planned') {
    const decided = trainees.map((one) => decidedProfile(frame, one))
    return { frame, view: viewOf(frame, today, decided, frame.missing), profiles: [] }
  }
  const profiles = trainees.flatMap((one) => profileOf(frame, one) ?? [])
  const before = profiles.map(({ trainee }) => trainee)
  const codes = new Set(before.flatMap(({ modules }) => modules.map(({ code }) => code)))
  const missing = await missingResultsOf(tx, frame, codes)
  return { frame, view: viewOf(frame, today, before, missing), profiles }
}

/** What is kept with a decision: the profile as the board had it before it. */
export interface KeptModule {
  readonly module: Omit<BoardModule, 'decision'>
}
export interface KeptOverall {
  readonly proposal: BoardTrainee['overall']['proposal']
  readonly credits: BoardTrainee['credits']
  readonly earlier: BoardTrainee['earlier']
}

function decidedProfile(frame: BoardFrame, trainee: PackTrainee): BoardTrainee {
  const made = trainee.decisions.filter(({ boardId }) => boardId === frame.id)
  const modules = made
    .filter(({ moduleCode }) => moduleCode !== null)
    .map((decision) => ({ ...moduleKept(decision).module, decision: decisionShown(decision, false) }))
  const overall = made.find(({ moduleCode }) => moduleCode === null)
  const { proposal, credits, earlier } = overall ? overallKept(overall) : nothingKept
  const place = new Map(frame.modules.map(({ code }, position) => [code, position]))
  const { id, givenName, familyName, studentNumber } = trainee
  return {
    id,
    givenName,
    familyName,
    studentNumber,
    credits,
    modules: modules.toSorted((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0)),
    earlier,
    overall: { proposal, decision: overall ? decisionShown(overall, false) : null },
  }
}

// Written by keep-decisions alone, in these shapes.
const moduleKept = ({ working }: PackDecision) => working as KeptModule
const overallKept = ({ working }: PackDecision) => working as KeptOverall
const nothingKept: KeptOverall = {
  proposal: { outcome: 'continue', rule: '', sentence: '', reassessBy: null },
  credits: { before: 0, after: 0 },
  earlier: [],
}

function viewOf(
  frame: BoardFrame,
  today: PlainDate,
  trainees: readonly BoardTrainee[],
  missing: readonly MissingResults[],
): BoardView {
  const { modules: _modules, rules: _rules, totalCredits: _total, ...shown } = frame
  const decided = trainees.flatMap(({ modules, overall }) => [...modules, overall])
  const count = (fits: (one: (typeof decided)[number]) => boolean) => decided.filter(fits).length
  return {
    ...shown,
    members: [...frame.members],
    met: frame.meetsOn <= today,
    counts: {
      trainees: trainees.length,
      modules: trainees.reduce((sum, { modules }) => sum + modules.length, 0),
      open: count(({ decision }) => decision === null),
      changed: count(({ decision }) => decision !== null && decision.outcome !== decision.proposed),
      outdated: count(({ decision }) => decision?.outdated === true),
      credits: trainees.reduce((sum, { credits }) => sum + credits.after - credits.before, 0),
    },
    trainees: [...trainees],
    missing: [...missing],
  }
}
