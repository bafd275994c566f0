import type { acceptProposals, BoardTrainee, BoardView, decideOutcome } from '@rung/shared/contract/boards'
import { decideBoardDecision } from '@rung/shared/rules/decide-board'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { keepDecisions, moduleDecision, overallDecision } from './keep-decisions.ts'
import { openPack, writeBoard, writtenView } from './open-pack.ts'

type Decision = BoardTrainee['overall']['decision']

/** Not decided yet, or accepted before results changed. What was decided with a reason is looked at again one by one. */
const mayAccept = ({ decision }: { decision: Decision }): boolean =>
  decision === null || (decision.outdated && decision.outcome === decision.proposed)

export const acceptAllProposals: UseCase<typeof acceptProposals> = async (call) => {
  const pack = await openPack(call, 'planned')
  if (pack instanceof Refused) return pack
  const { tx, caller, at, params } = call
  const rows = acceptances(pack.view)
  if (rows.length === 0) return pack.view
  await keepDecisions(tx, params.boardId, rows, { by: caller.personId, at })
  await writeBoard(tx, params.boardId, '')
  return writtenView(call)
}

/** What accepting every proposal that may be accepted comes to. */
export function acceptances({ trainees }: Pick<BoardView, 'trainees'>) {
  return trainees.flatMap((trainee) => [
    ...trainee.modules.filter(mayAccept).map((module) => moduleDecision(trainee.id, module)),
    ...(mayAccept(trainee.overall) ? [overallDecision(trainee)] : []),
  ])
}

/** Outcomes after which the trainee has something to do by a day. */
const withADay: readonly string[] = ['reassess', 'retake', 'defer']

export const decideOneOutcome: UseCase<typeof decideOutcome> = async (call) => {
  const pack = await openPack(call, 'planned')
  if (pack instanceof Refused) return pack
  const { tx, caller, at, params, body } = call
  const trainee = pack.view.trainees.find(({ id }) => id === body.traineeId)
  const module = trainee?.modules.find(({ code }) => code === body.moduleCode)
  const about = body.moduleCode === null ? trainee?.overall : module
  if (!trainee || !about) return refusedBy([{ code: 'board-decision-not-before-it', field: 'moduleCode' }])
  const decision = decideBoardDecision(body, {
    proposed: about.proposal.outcome,
    meetsOn: pack.view.meetsOn,
  })
  if (!decision.ok) return refusedBy(decision.refusals)
  const { outcome, reason, reassessBy } = decision.value
  const made = { outcome, reason, reassessBy: withADay.includes(outcome) ? reassessBy : null }
  const row = module ? moduleDecision(trainee.id, module, made) : overallDecision(trainee, made)
  await keepDecisions(tx, params.boardId, [row], { by: caller.personId, at })
  if (module) await followWithOverall(call, trainee.id)
  await writeBoard(tx, params.boardId, '')
  return writtenView(call)
}

/** What was accepted of the trainee as a whole follows the module that was decided otherwise. */
async function followWithOverall(call: SignedInCall<typeof decideOutcome>, traineeId: string): Promise<void> {
  const { trainees } = await writtenView(call)
  const trainee = trainees.find(({ id }) => id === traineeId)
  if (!trainee?.overall.decision?.outdated || !mayAccept(trainee.overall)) return
  const { tx, caller, at, params } = call
  await keepDecisions(tx, params.boardId, [overallDecision(trainee)], { by: caller.personId, at })
}
