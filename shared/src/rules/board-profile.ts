import type { AcademicRules } from '../figures/academic-rules.ts'
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'
import { type Credits, creditsOf, type LedgerEntry } from './credits-ledger.ts'
import { exitAward } from './exit-award.ts'
import {
  type CompensatedCredits,
  type ModuleForBoard,
  type ProposedOutcome,
  proposeModuleOutcomes,
} from './module-outcome.ts'
import { progression } from './progression.ts'

export const overallOutcomes = ['progress', 'award', 'continue', 'exit-award', 'withdraw'] as const
export type OverallOutcome = (typeof overallOutcomes)[number]

export const overallRuleCodes = [
  'all-credits-held',
  'year-2-credits-held',
  'credits-still-to-come',
  'module-failed-for-good',
  'registration-over',
] as const
export type OverallRuleCode = (typeof overallRuleCodes)[number]

export interface PlacedForBoard extends ModuleForBoard {
  readonly year: number
  /** Where its credits stand. */
  readonly creditsBySemester: readonly { readonly semester: number; readonly credits: number }[]
}

export interface ProfileFacts {
  /** The trainee's own modules that are before this board: core, and the options chosen. */
  readonly modules: readonly PlacedForBoard[]
  /** What boards before and prior learning have awarded. */
  readonly ledger: readonly LedgerEntry[]
  /** Credits compensated by boards before, at each level. */
  readonly compensated: CompensatedCredits
  /** The year of the programme the trainee is in. */
  readonly year: number
  readonly totalCredits: number
  readonly startsOn: PlainDate
  /** The day the board meets. */
  readonly asOf: PlainDate
}

export interface ProposedProfile {
  readonly modules: readonly ProposedOutcome[]
  readonly overall: OverallOutcome
  readonly rule: OverallRuleCode
  readonly inputs: Readonly<Record<string, number | string>>
  /** The credits once the board ratifies what is proposed. */
  readonly credits: Credits
}

/**
 * What the rules propose for a trainee at a board: an outcome for each module, and one for the trainee. Modules whose
 * credits are held already are not before the board again.
 * Basis: progression, exit award and attempts of the curriculum version; the board decides.
 * Example: year 1 with all passed: 120 level 4 credits, progress. One reassessment left over: continue.
 */
export function proposeProfile(facts: ProfileFacts, rules: AcademicRules): ProposedProfile {
  const held = new Set(facts.ledger.filter(({ reversed }) => !reversed).map(({ moduleCode }) => moduleCode))
  const before = facts.modules.filter(({ code }) => !held.has(code))
  const modules = proposeModuleOutcomes(before, facts.compensated, rules)
  const awarded = new Set(modules.filter(isAwarded).map(({ moduleCode }) => moduleCode))
  const entries = before.filter(({ code }) => awarded.has(code)).flatMap(entriesOf)
  const credits = creditsOf([...facts.ledger, ...entries], facts.totalCredits)
  return { modules, ...overallOf(facts, modules, credits, rules), credits }
}

const isAwarded = ({ outcome }: ProposedOutcome): boolean => outcome === 'pass' || outcome === 'compensate'

/** What the ledger gets when a board awards a module. */
export function entriesOf(
  module: Pick<PlacedForBoard, 'code' | 'level' | 'year' | 'creditsBySemester'>,
): LedgerEntry[] {
  const { code: moduleCode, level, year, creditsBySemester } = module
  return creditsBySemester.map(({ semester, credits }) => ({
    moduleCode,
    level,
    year,
    semester,
    credits,
    source: 'board',
  }))
}

type Overall = Pick<ProposedProfile, 'overall' | 'rule' | 'inputs'>

function overallOf(
  facts: ProfileFacts,
  modules: readonly ProposedOutcome[],
  credits: Credits,
  rules: AcademicRules,
): Overall {
  const { total } = credits
  const { totalCredits, year } = facts
  if (total >= totalCredits)
    return { overall: 'award', rule: 'all-credits-held', inputs: { credits: total, totalCredits } }
  const failed = modules.find(({ outcome }) => outcome === 'fail')
  if (failed) return leaving(credits, 'module-failed-for-good', { moduleCode: failed.moduleCode }, rules)
  const years = rules.maximumRegistrationYears.value
  const registeredUntil = addMonths(facts.startsOn, years * 12)
  if (facts.asOf >= registeredUntil)
    return leaving(credits, 'registration-over', { years, registeredUntil }, rules)
  const { met, credits: level4Credits, needed } = progression(credits, rules)
  if (year === 1 && met)
    return { overall: 'progress', rule: 'year-2-credits-held', inputs: { level4Credits, needed } }
  return {
    overall: 'continue',
    rule: 'credits-still-to-come',
    inputs: { credits: total, totalCredits, missing: credits.missing },
  }
}

/** Someone who cannot reach the degree leaves with what their credits are worth. */
function leaving(
  credits: Credits,
  rule: OverallRuleCode,
  inputs: Overall['inputs'],
  rules: AcademicRules,
): Overall {
  const { title } = exitAward(credits, rules)
  const known = { ...inputs, credits: credits.total }
  return title === null
    ? { overall: 'withdraw', rule, inputs: known }
    : { overall: 'exit-award', rule, inputs: { ...known, award: title } }
}
