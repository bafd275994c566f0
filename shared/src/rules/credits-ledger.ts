import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'

export const creditSources = ['board', 'prior-learning'] as const
export type CreditSource = (typeof creditSources)[number]

/**
 * Credits awarded for one module in one semester. A module over two semesters has an entry in each. Rows below zero,
 * which take others back, count for nothing of their own.
 */
export interface LedgerEntry {
  readonly moduleCode: string
  readonly level: number
  readonly year: number
  readonly semester: number
  readonly credits: number
  readonly source: CreditSource
  /** Taken back by a later decision; it stays in the ledger and counts for nothing. */
  readonly reversed?: boolean
}

export interface Credits {
  /** Never over the curriculum's. */
  readonly total: number
  /** Credits still to come. */
  readonly missing: number
  readonly byLevel: readonly { readonly level: number; readonly credits: number }[]
  readonly bySemester: readonly {
    readonly year: number
    readonly semester: number
    readonly credits: number
  }[]
  /** What was counted, in order of the programme. The sum of these credits is the total. */
  readonly counted: readonly LedgerEntry[]
}

const keyOf = ({ moduleCode, year, semester }: LedgerEntry): string => `${moduleCode} ${year} ${semester}`

/** In order of the programme; what is left to chance by it, credits and then source settle. */
function inOrder(a: LedgerEntry, b: LedgerEntry): number {
  return (
    a.year - b.year ||
    a.semester - b.semester ||
    (a.moduleCode < b.moduleCode ? -1 : a.moduleCode > b.moduleCode ? 1 : 0) ||
    b.credits - a.credits ||
    (a.source === b.source ? 0 : a.source === 'board' ? -1 : 1)
  )
}

/** The entries that count: none reversed, a module once in a semester, and nothing beyond the total. */
function countedOf(entries: readonly LedgerEntry[], totalCredits: number): LedgerEntry[] {
  const counted = new Map<string, LedgerEntry>()
  let left = totalCredits
  for (const entry of entries.filter(({ reversed }) => !reversed).toSorted(inOrder)) {
    const credits = Math.min(entry.credits, left)
    if (counted.has(keyOf(entry)) || credits <= 0) continue
    counted.set(keyOf(entry), { ...entry, credits })
    left -= credits
  }
  return [...counted.values()]
}

/**
 * The credits that a ledger comes to, by level and by semester.
 * Basis: only ratified results and recognised prior learning award credits, each module once.
 * Example: PZ1015 (20) by a board and PZ1022 (20) by prior learning: 40 at level 4, all in semester 1, 200 missing.
 */
export function creditsOf(entries: readonly LedgerEntry[], totalCredits: number): Credits {
  const counted = countedOf(entries, totalCredits)
  const byLevel = sums(counted, ({ level }) => ({ level }))
  const bySemester = sums(counted, ({ year, semester }) => ({ year, semester }))
  const total = counted.reduce((sum, { credits }) => sum + credits, 0)
  return {
    total,
    missing: totalCredits - total,
    byLevel: byLevel.toSorted((a, b) => a.level - b.level),
    bySemester,
    counted,
  }
}

function sums<Place extends object>(
  entries: readonly LedgerEntry[],
  placeOf: (entry: LedgerEntry) => Place,
): (Place & { credits: number })[] {
  const found = new Map<string, Place & { credits: number }>()
  for (const entry of entries) {
    const place = placeOf(entry)
    const key = JSON.stringify(place)
    found.set(key, { ...place, credits: (found.get(key)?.credits ?? 0) + entry.credits })
  }
  return [...found.values()]
}

/** Credits at one level; 0 where there are none. */
export function creditsAtLevel(credits: Pick<Credits, 'byLevel'>, level: number): number {
  return credits.byLevel.find((one) => one.level === level)?.credits ?? 0
}

export const creditRefusalCodes = [
  'credits-module-unknown',
  'credits-option-not-chosen',
  'credits-differ-from-module',
  'credits-awarded-already',
  'prior-learning-recognised-already',
  'credits-over-total',
] as const
export type CreditRefusalCode = (typeof creditRefusalCodes)[number]

/** A module of the trainee's own curriculum version. */
export interface CreditedModule {
  readonly code: string
  /** In all its semesters. */
  readonly credits: number
  /** An option that the trainee has not chosen is not theirs. */
  readonly theirs: boolean
}

/**
 * Whether credits may be put into the ledger: a board's for a module passed, or prior learning for a named one.
 * Basis: prior learning may award credits against named modules, and never beside a passed result.
 * Example: prior learning for PZ1015 after a board awarded its 20 credits is refused.
 */
export function decideCredits(
  wanted: { readonly moduleCode: string; readonly credits: number; readonly source: CreditSource },
  facts: {
    readonly modules: readonly CreditedModule[]
    readonly ledger: readonly LedgerEntry[]
    readonly totalCredits: number
  },
): Outcome<typeof wanted, CreditRefusalCode> {
  const { moduleCode, credits } = wanted
  const no = (code: CreditRefusalCode, detail: Refusal['detail'] = {}): Refusal<CreditRefusalCode> => ({
    code,
    field: 'moduleCode',
    detail: { moduleCode, ...detail },
  })
  const module = facts.modules.find(({ code }) => code === moduleCode)
  if (!module) return decide(wanted, [no('credits-module-unknown')])
  if (!module.theirs) return decide(wanted, [no('credits-option-not-chosen')])
  const held = facts.ledger.find((entry) => entry.moduleCode === moduleCode && !entry.reversed)
  const already = held?.source === 'board' ? 'credits-awarded-already' : 'prior-learning-recognised-already'
  if (held) return decide(wanted, [no(already)])
  if (credits !== module.credits)
    return decide(wanted, [no('credits-differ-from-module', { credits, moduleCredits: module.credits })])
  const { total } = creditsOf(facts.ledger, facts.totalCredits)
  const over = total + credits > facts.totalCredits
  return decide(
    wanted,
    over ? [no('credits-over-total', { total: total + credits, totalCredits: facts.totalCredits })] : [],
  )
}
