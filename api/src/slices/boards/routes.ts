import {
  acceptProposals,
  changeBoard,
  decideOutcome,
  deleteBoard,
  listBoards,
  listTaughtCohorts,
  planBoard,
  publishBoard,
  ratifyBoard,
  readBoard,
} from '@rung/shared/contract/boards'
import type { Routes } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { packOf } from './board-view.ts'
import { acceptAllProposals, decideOneOutcome } from './decide-board.ts'
import { deleteOneBoard } from './delete-board.ts'
import { changeOneBoard, listCohortBoards, planOneBoard } from './plan-board.ts'
import { publishOneBoard } from './publish-board.ts'
import { ratifyOneBoard } from './ratify-board.ts'
import { listMyTaughtCohorts } from './taught-cohorts.ts'

export function boardRoutes(routes: Routes): void {
  routes.add(listTaughtCohorts, listMyTaughtCohorts)
  routes.add(listBoards, listCohortBoards)
  routes.add(planBoard, planOneBoard)
  routes.add(readBoard, async (call) => (await packOf(call))?.view ?? notFound())
  routes.add(changeBoard, changeOneBoard)
  routes.add(deleteBoard, deleteOneBoard)
  routes.add(acceptProposals, acceptAllProposals)
  routes.add(decideOutcome, decideOneOutcome)
  routes.add(ratifyBoard, ratifyOneBoard)
  routes.add(publishBoard, publishOneBoard)
}
