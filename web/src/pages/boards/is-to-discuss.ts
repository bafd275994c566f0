import type { BoardTrainee } from '@rung/shared/contract/boards'

/** Outcomes that let a trainee go on as expected. */
const expected: ReadonlySet<string> = new Set(['pass', 'progress', 'continue', 'award'])

/** Something is not simply passed, somebody is to leave, or it was decided otherwise or has to be decided again. */
export const isToDiscuss = ({ modules, overall }: BoardTrainee): boolean =>
  [...modules, overall].some(
    ({ decision, proposal }) =>
      !expected.has(decision?.outcome ?? proposal.outcome) ||
      (decision !== null && (decision.outdated || decision.outcome !== decision.proposed)),
  )
