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
  const modules = proposeModuleOutcomes(notHeld(facts), facts.compensated, rules)
  return { modules, ...proposeOverall(facts, modules, rules) }
}

/** What follows for the trainee as a whole from outcomes that are known: proposed, or decided otherwise by the board. */
export function proposeOverall(
  facts: ProfileFacts,
  outcomes: readonly KnownOutcome[],
  rules: AcademicRules,
): Omit<ProposedProfile, 'modules'> {
  const awarded = new Set(outcomes.filter(isAwarded).map(({ moduleCode }) => moduleCode))
  const entries = notHeld(facts)
    .filter(({ code }) => awarded.has(code))
    .flatMap(entriesOf)
  const credits = creditsOf([...facts.ledger, ...entries], facts.totalCredits)
  return { ...overallOf(facts, outcomes, credits, rules), credits }
}

type KnownOutcome = Pick<ProposedOutcome, 'moduleCode' | 'outcome'>

function notHeld({ modules, ledger }: ProfileFacts): PlacedForBoard[] {
  const held = new Set(ledger.filter(({ reversed }) => !reversed).map(({ moduleCode }) => moduleCode))
  return modules.filter(({ code }) => !held.has(code))
}

const isAwarded = ({ outcome }: KnownOutcome): boolean => outcome === 'pass' || outcome === 'compensate'

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
  modules: readonly KnownOutcome[],
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
