import type { CreditsAnswer } from '@rung/shared/contract/credits'
import type { Credits, LedgerEntry } from '@rung/shared/rules/credits-ledger'

type Explained = CreditsAnswer['explanations']['total']

const common = {
  basis: 'Published results of a board and recognised prior learning award credits, each module once',
  startsFrom: null,
  startsTo: null,
}

/** The total is the sum of what counts of the ledger, module by module. */
export function explainTotal(
  { total, counted }: Credits,
  { totalCredits, reversals }: { totalCredits: number; reversals: number },
): Explained {
  return {
    ...common,
    rule: 'credits-total',
    title: 'Credits',
    inputs: [
      ...modulesOf(counted),
      { name: 'Credits of the programme', value: totalCredits, unit: 'credits' },
    ],
    formula: 'The sum of all entries of the ledger that stand',
    working: workingOf(counted, total),
    result: { value: total, unit: 'credits' },
    notes: ['Results count when a board has published them.', ...takenBack(reversals)],
  }
}

/** The same for one level. */
export function explainLevel({ counted }: Credits, level: number, of: number): Explained {
  const here = counted.filter((entry) => entry.level === level)
  const sum = here.reduce((all, { credits }) => all + credits, 0)
  return {
    ...common,
    rule: 'credits-at-level',
    title: `Level ${level} credits`,
    inputs: [
      ...modulesOf(here),
      { name: `Level ${level} credits of the programme`, value: of, unit: 'credits' },
    ],
    formula: `The sum of the entries of level ${level} that stand`,
    working: workingOf(here, sum),
    result: { value: sum, unit: 'credits' },
    notes: ['The level is the one the curriculum gives the module.'],
  }
}

const modulesOf = (entries: readonly LedgerEntry[]): Explained['inputs'] =>
  byModule(entries).map(([code, credits]) => ({ name: code, value: credits, unit: 'credits' }))

function workingOf(entries: readonly LedgerEntry[], sum: number): string {
  const modules = byModule(entries)
  return modules.length === 0
    ? 'No credits are awarded yet'
    : `${modules.map(([, credits]) => credits).join(' + ')} = ${sum}`
}

function takenBack(reversals: number): string[] {
  if (reversals === 0) return []
  if (reversals === 1) return ['1 entry was taken back and counts for nothing.']
  return [`${reversals} entries were taken back and count for nothing.`]
}

function byModule(counted: readonly LedgerEntry[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const { moduleCode, credits } of counted) sums.set(moduleCode, (sums.get(moduleCode) ?? 0) + credits)
  return [...sums]
}
