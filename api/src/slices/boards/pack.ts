import type { BoardDecisionView, BoardModule, BoardTrainee } from '@rung/shared/contract/boards'
import { type AcademicRules, type Attempt, academicRulesOn } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import {
  type PlacedForBoard,
  type ProfileFacts,
  proposeOverall,
  proposeProfile,
} from '@rung/shared/rules/board-profile'
import { creditsOf } from '@rung/shared/rules/credits-ledger'
import { type ModuleOutcome, moduleOutcomes, type ProposedOutcome } from '@rung/shared/rules/module-outcome'
import { type ModuleResult, moduleResult } from '@rung/shared/rules/module-result'
import { outcomeSentence, overallSentence } from '@rung/shared/words/academic-reasons'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
import { type Effective, effectiveDecisions, hasProgressed, ledgerOf } from './boards-before.ts'
import type { BoardFrame, PackDecision, PackModule, PackResult, PackTrainee } from './pack-facts.ts'
import { attemptsOf, componentResultsOf } from './pack-results.ts'

/** A trainee as the board sees them, and the results that it ratifies. */
export interface Profile {
  readonly trainee: BoardTrainee
  readonly results: readonly PackResult[]
}

interface Before {
  readonly module: PackModule
  readonly results: readonly PackResult[]
  readonly result: ModuleResult
}

/** Everything before a planned board about one trainee, or null where nothing is. */
export function profileOf(frame: BoardFrame, trainee: PackTrainee): Profile | null {
  const rules = academicRulesOn(frame.rules, frame.meetsOn)
  const earlier = effectiveDecisions(trainee, frame.id)
  const before = modulesBefore(frame, trainee, earlier, rules)
  if (before.length === 0) return null
  const facts = factsOf(frame, trainee, before, earlier)
  const proposed = proposeProfile(facts, rules)
  const modules = before.flatMap((one) => {
    const proposal = proposed.modules.find(({ moduleCode }) => moduleCode === one.module.code)
    return proposal ? [moduleView(frame, trainee, one, proposal, earlier.get(one.module.code))] : []
  })
  const waiting = new Set(modules.filter(waits).map(({ code }) => code))
  return {
    trainee: {
      id: trainee.id,
      givenName: trainee.givenName,
      familyName: trainee.familyName,
      studentNumber: trainee.studentNumber,
      ...overallView(frame, trainee, facts, modules, { rules, earlier }),
      modules,
      earlier: earlierViews(frame, trainee, before, earlier),
    },
    results: before
      .filter(({ module }) => !waiting.has(module.code))
      .flatMap(({ results }) => results.filter(({ state }) => state === 'provisional')),
  }
}

const waits = ({ decision, proposal }: BoardModule): boolean =>
  (decision?.outcome ?? proposal.outcome) === 'wait'

/** The trainee's own modules with something new: a provisional result, or a deferral no board has noted. */
function modulesBefore(
  frame: BoardFrame,
  trainee: PackTrainee,
  earlier: Effective,
  rules: AcademicRules,
): Before[] {
  const recognised = recognisedOf(trainee)
  return frame.modules
    .filter(({ code, optionGroup }) => optionGroup === null || trainee.choices.includes(code))
    .filter(({ code }) => !recognised.has(code) && hasNews(trainee, code, earlier))
    .map((module) => {
      const results = trainee.results.filter(({ moduleCode }) => moduleCode === module.code)
      const counted = componentResultsOf(trainee, module.code)
      return { module, results, result: moduleResult(module.components, counted, rules) }
    })
}

/** Modules that prior learning stands for: whatever a board said of them before, nothing of them is open. */
const recognisedOf = ({ ledger }: PackTrainee): ReadonlySet<string> =>
  new Set(
    ledger
      .filter(({ source, reversed }) => source === 'prior-learning' && !reversed)
      .map(({ moduleCode }) => moduleCode),
  )

function hasNews({ results, deferrals }: PackTrainee, code: string, earlier: Effective): boolean {
  const provisional = results.some(({ moduleCode, state }) => moduleCode === code && state === 'provisional')
  const deferred = deferrals.some(({ moduleCode }) => moduleCode === code)
  return provisional || (deferred && !earlier.has(code))
}

function factsOf(
  frame: BoardFrame,
  trainee: PackTrainee,
  before: readonly Before[],
  earlier: Effective,
): ProfileFacts {
  const now = new Set(before.map(({ module }) => module.code))
  const settled = frame.modules.filter(({ code }) => !now.has(code))
  const compensated: Record<number, number> = {}
  for (const { code, level, credits } of settled)
    if (earlier.get(code)?.outcome === 'compensate') compensated[level] = (compensated[level] ?? 0) + credits
  return {
    modules: before.map(({ module, result }): PlacedForBoard => ({ ...module, result })),
    ledger: ledgerOf(settled, trainee, earlier),
    compensated,
    year: hasProgressed(trainee, frame.id) ? 2 : 1,
    totalCredits: frame.totalCredits,
    startsOn: trainee.startsOn,
    asOf: frame.meetsOn,
  }
}

function moduleView(
  frame: BoardFrame,
  trainee: PackTrainee,
  { module, results, result }: Before,
  proposed: ProposedOutcome,
  earlier: PackDecision | undefined,
): BoardModule {
  const { code, title, level, credits, workBased } = module
  const proposal = {
    outcome: proposed.outcome,
    rule: proposed.rule,
    sentence: outcomeSentence(proposed),
    reassessBy: proposed.outcome === 'reassess' ? reassessByOf(module, result, frame.meetsOn) : null,
  }
  return {
    code,
    title,
    level,
    credits,
    workBased,
    mark: result.mark,
    state: result.state,
    components: module.components.map((component) => ({ ...component })),
    attempts: attemptsOf(module, results),
    explanation: {
      ...result.explanation,
      inputs: result.explanation.inputs.map((input) => ({ ...input })),
      notes: [...result.explanation.notes],
    },
    since: earlier ? sinceSentence(earlier, result.mark) : null,
    proposal,
    decision: decisionView(
      frame,
      trainee,
      code,
      (made) => made.proposed !== proposed.outcome || made.mark !== result.mark,
    ),
  }
}

/** The first day on which a failed component is due again, as the submission dates have it. */
function reassessByOf(module: PackModule, result: ModuleResult, meetsOn: PlainDate): PlainDate | null {
  const asked: Attempt = result.taken.includes('retake') ? 'retake-reassessment' : 'reassessment'
  const days = module.reassessments
    .filter(({ component, attempt }) => attempt === asked && result.failed.includes(component))
    .filter(({ dueOn }) => dueOn > meetsOn)
    .map(({ dueOn }) => dueOn)
  return days.toSorted()[0] ?? null
}

function sinceSentence({ board, outcome, mark }: PackDecision, now: number | null): string {
  const was = `${board} decided “${outcomeInWords(outcome)}”${mark === null ? '' : ` at ${mark}`}`
  if (now === null) return `${was}.`
  return mark === now ? `${was}. The mark is the same.` : `${was}. The mark is ${now} now.`
}

function decisionView(
  frame: BoardFrame,
  { decisions }: PackTrainee,
  moduleCode: string | null,
  isOutdated: (decision: PackDecision) => boolean,
): BoardDecisionView | null {
  const made = decisions.find((one) => one.boardId === frame.id && one.moduleCode === moduleCode)
  return made ? decisionShown(made, isOutdated(made)) : null
}

export function decisionShown(made: PackDecision, outdated: boolean): BoardDecisionView {
  const { proposed, outcome, reason, reassessBy, by, at } = made
  return { proposed, outcome, reason, reassessBy, by, at, outdated }
}

function overallView(
  frame: BoardFrame,
  trainee: PackTrainee,
  facts: ProfileFacts,
  modules: readonly BoardModule[],
  { rules, earlier }: { rules: AcademicRules; earlier: Effective },
): Pick<BoardTrainee, 'overall' | 'credits'> {
  const outcomes = modules.map(({ code, decision, proposal }) => ({
    moduleCode: code,
    outcome: moduleOutcomeOf(decision && !decision.outdated ? decision.outcome : proposal.outcome),
  }))
  const { overall, rule, inputs, credits } = proposeOverall(facts, outcomes, rules)
  const held = ledgerOf(frame.modules, trainee, earlier)
  return {
    credits: { before: creditsOf(held, frame.totalCredits).total, after: credits.total },
    overall: {
      proposal: {
        outcome: overall,
        rule,
        sentence: overallSentence({ rule, inputs }),
        reassessBy: null,
      },
      decision: decisionView(frame, trainee, null, (made) => made.proposed !== overall),
    },
  }
}

/** Only outcomes of the list are ever written; anything else would wait. */
const moduleOutcomeOf = (outcome: string): ModuleOutcome =>
  moduleOutcomes.find((one) => one === outcome) ?? 'wait'

function earlierViews(
  frame: BoardFrame,
  trainee: PackTrainee,
  before: readonly Before[],
  earlier: Effective,
): BoardTrainee['earlier'] {
  const now = new Set(before.map(({ module }) => module.code))
  const recognised = recognisedOf(trainee)
  return frame.modules.flatMap(({ code, title, level }) => {
    if (recognised.has(code)) return [{ code, title, level, mark: null, outcome: 'recognised', board: '' }]
    const decision = now.has(code) ? undefined : earlier.get(code)
    if (!decision) return []
    return [{ code, title, level, mark: decision.mark, outcome: decision.outcome, board: decision.board }]
  })
}
