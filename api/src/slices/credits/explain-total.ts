import type { CreditsAnswer } from '@rung/shared/contract/credits'
import type { Credits, LedgerEntry } from '@rung/shared/rules/credits-ledger'

/** The total is the sum of what counts of the ledger, module by module. */
export function explainTotal(
  { total, counted }: Credits,
  { totalCredits, reversals }: { totalCredits: number; reversals: number },
): CreditsAnswer['explanations']['total'] {
  const modules = byModule(counted)
  return {
    rule: 'credits-total',
    title: 'Credits',
    basis: 'Published results of a board and recognised prior learning award credits, each module once',
    startsFrom: null,
    startsTo: null,
    inputs: [
      ...modules.map(([code, credits]) => ({ name: code, value: credits, unit: 'credits' })),
      { name: 'Credits of the programme', value: totalCredits, unit: 'credits' },
    ],
    formula: 'The sum of all entries of the ledger that stand',
    working:
      modules.length === 0
        ? 'No credits are awarded yet'
        : `${modules.map(([, credits]) => credits).join(' + ')} = ${total}`,
    result: { value: total, unit: 'credits' },
    notes: ['Results count when a board has published them.', ...takenBack(reversals)],
  }
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
