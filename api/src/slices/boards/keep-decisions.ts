import type { BoardModule, BoardTrainee } from '@rung/shared/contract/boards'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import type { KeptModule, KeptOverall } from './board-view.ts'

interface Decided {
  readonly outcome: string
  readonly reason: string | null
  readonly reassessBy: PlainDate | null
}

interface DecisionRow extends Decided {
  readonly traineeId: string
  readonly moduleCode: string | null
  readonly proposed: string
  readonly rule: string
  readonly mark: number | null
  readonly working: KeptModule | KeptOverall
}

/** A decision on one module, with what the board saw of it. */
export function moduleDecision(traineeId: string, module: BoardModule, made?: Decided): DecisionRow {
  const { decision: _decision, ...seen } = module
  const { outcome, rule, reassessBy } = module.proposal
  return {
    traineeId,
    moduleCode: module.code,
    proposed: outcome,
    rule,
    mark: module.mark,
    working: { module: seen },
    ...(made ?? { outcome, reason: null, reassessBy }),
  }
}

/** A decision on the trainee as a whole. */
export function overallDecision(trainee: BoardTrainee, made?: Decided): DecisionRow {
  const { id, credits, earlier, overall } = trainee
  const { outcome, rule } = overall.proposal
  return {
    traineeId: id,
    moduleCode: null,
    proposed: outcome,
    rule,
    mark: null,
    working: { proposal: overall.proposal, credits, earlier },
    ...(made ?? { outcome, reason: null, reassessBy: null }),
  }
}

/** What was decided on results that are not before the board any more is no decision: it would award credits for nothing. */
export function dropDecisionsElsewhere(
  tx: Tx,
  boardId: string,
  trainees: readonly BoardTrainee[],
): Promise<unknown> {
  const before = trainees.flatMap(({ id: traineeId, modules }) =>
    [null, ...modules.map(({ code }) => code)].map((moduleCode) => ({ traineeId, moduleCode })),
  )
  return tx.rows(
    `delete from board_decision d where d.board_id = $2 and not exists (
       select from jsonb_to_recordset($1) as x("traineeId" uuid, "moduleCode" text)
       where x."traineeId" = d.trainee_id and x."moduleCode" is not distinct from d.module_code)`,
    [JSON.stringify(before), boardId],
    'drop-decisions',
  )
}

/** What the board saw of each trainee when it ratified, where that changed after it was decided. Who decided stays. */
export function keepLastSeen(tx: Tx, boardId: string, trainees: readonly BoardTrainee[]): Promise<unknown> {
  const seen = trainees.map((trainee) => {
    const { traineeId, working } = overallDecision(trainee)
    return { traineeId, working }
  })
  return tx.rows(
    `update board_decision d set working = x.working, version = d.version + 1
     from jsonb_to_recordset($1) as x("traineeId" uuid, working jsonb)
     where d.trainee_id = x."traineeId" and d.board_id = $2 and d.module_code is null and d.working <> x.working`,
    [JSON.stringify(seen), boardId],
    'keep-last-seen',
  )
}

/** All of them in one statement; a decision made before is replaced, and the audit keeps what it was. */
export function keepDecisions(
  tx: Tx,
  boardId: string,
  rows: readonly DecisionRow[],
  { by, at }: { by: string; at: Date },
): Promise<unknown> {
  return tx.rows(
    `insert into board_decision as d (trainee_id, id, board_id, module_code, proposed, outcome, rule, mark, working, reason, reassess_by, decided_by, decided_at)
     select "traineeId", id, $2, "moduleCode", proposed, outcome, rule, mark, working, reason, "reassessBy", $3, $4
     from jsonb_to_recordset($1) as x("traineeId" uuid, id uuid, "moduleCode" text, proposed text, outcome text, rule text, mark numeric,
       working jsonb, reason text, "reassessBy" date)
     on conflict (trainee_id, board_id, module_code) do update set proposed = excluded.proposed, outcome = excluded.outcome,
       rule = excluded.rule, mark = excluded.mark, working = excluded.working, reason = excluded.reason,
       reassess_by = excluded.reassess_by, decided_by = excluded.decided_by, decided_at = excluded.decided_at, version = d.version + 1`,
    [JSON.stringify(rows.map((row) => ({ ...row, id: uuidv7() }))), boardId, by, at.toISOString()],
    'keep-decisions',
  )
}
