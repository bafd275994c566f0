import type { BoardTrainee } from '@rung/shared/contract/boards'

/** Something is not simply passed, was decided otherwise than proposed, or has to be decided again. */
export const isToDiscuss = ({ modules, overall }: BoardTrainee): boolean =>
  modules.some(({ decision, proposal }) => (decision?.outcome ?? proposal.outcome) !== 'pass') ||
  [...modules, overall].some(
    ({ decision }) => decision !== null && (decision.outdated || decision.outcome !== decision.proposed),
  )
