import { entriesOf } from '@rung/shared/rules/board-profile'
import type { LedgerEntry } from '@rung/shared/rules/credits-ledger'
import type { PackDecision, PackModule, PackTrainee } from './pack-facts.ts'

export type Effective = ReadonlyMap<string | null, PackDecision>

/** What holds of each module by boards before: the one that ratified last decides, in whatever order they published. */
export function effectiveDecisions({ decisions }: PackTrainee, boardId: string): Effective {
  const ratified = decisions
    .filter((decision) => decision.boardId !== boardId && decision.ratifiedAt !== null)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return new Map(ratified.map((decision) => [decision.moduleCode, decision]))
}

/** Once a board has let somebody into year 2 they are in it, whatever boards decide of them afterwards. */
export const hasProgressed = ({ decisions }: PackTrainee, boardId: string): boolean =>
  decisions.some(
    (decision) =>
      decision.boardId !== boardId &&
      decision.ratifiedAt !== null &&
      decision.moduleCode === null &&
      decision.outcome === 'progress',
  )

/** As publishing orders them: by the instant, however it is written, then by id. */
const orderOf = ({ ratifiedAt, boardId }: PackDecision): string =>
  `${new Date(ratifiedAt ?? 0).toISOString()} ${boardId}`

const awards = ({ outcome }: Pick<PackDecision, 'outcome'>): boolean =>
  outcome === 'pass' || outcome === 'compensate'

/** By decisions and not by what is published, so that it makes no difference when a board before is published. */
export function ledgerOf(
  modules: readonly PackModule[],
  trainee: PackTrainee,
  earlier: Effective,
): LedgerEntry[] {
  const recognised = trainee.ledger.filter(({ source, reversed }) => source === 'prior-learning' && !reversed)
  const passed = modules.filter(({ code }) => {
    const decision = earlier.get(code)
    return decision !== undefined && awards(decision)
  })
  return [...recognised, ...passed.flatMap(entriesOf)]
}
