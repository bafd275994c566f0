import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import { semestersJson } from './pack-facts.ts'

interface Row {
  readonly traineeId: string
  readonly moduleCode: string
  readonly level: number
  readonly year: number
  readonly semester: number
  readonly credits: number
  /** The entry that it takes back. */
  readonly reverses: string | null
}

// Of each module before this board the published board that ratified last decides. What the ledger has beyond it is
// taken back, what it lacks is awarded: nothing where both agree, so that neither the order nor a repeat makes a difference.
const differences = `with effective as (
    select distinct on (d.trainee_id, d.module_code) d.trainee_id, d.module_code, d.outcome in ('pass', 'compensate') as awarded
    from board_decision d join board b on b.id = d.board_id
    where b.state = 'published' and d.module_code is not null and exists (select from board_decision x
      where x.board_id = $1 and x.trainee_id = d.trainee_id and x.module_code = d.module_code)
    order by d.trainee_id, d.module_code, b.ratified_at desc, b.id desc
  ), held as (
    select e.* from credit_entry e join effective f on f.trainee_id = e.trainee_id and f.module_code = e.module_code
    where e.reverses is null and not exists (select from credit_entry u where u.trainee_id = e.trainee_id and u.reverses = e.id)
  )
  select h.trainee_id as "traineeId", h.module_code as "moduleCode", h.level, h.year, h.semester, -h.credits as credits, h.id as reverses
  from held h join effective f on f.trainee_id = h.trainee_id and f.module_code = h.module_code
  where not f.awarded and h.source = 'board'
  union all
  select f.trainee_id, f.module_code, m.level, m.year, s.semester, s.credits, null
  from effective f join trainee t on t.id = f.trainee_id join cohort c on c.id = t.cohort_id
  join module m on m.curriculum_id = c.curriculum_id and m.code = f.module_code
  cross join json_to_recordset(${semestersJson('m')}) as s(semester int, credits int)
  where f.awarded and not exists (select from held h where h.trainee_id = f.trainee_id and h.module_code = f.module_code)`

/** Writes the credits that a board moves, one row for a module in a semester. After the board is marked published. */
export async function awardCredits(
  tx: Tx,
  boardId: string,
  { at, today }: { at: Date; today: PlainDate },
): Promise<void> {
  const rows = await tx.rows<Row>(differences, [boardId], 'credit-differences')
  if (rows.length === 0) return
  await tx.rows(
    `insert into credit_entry (trainee_id, id, module_code, level, year, semester, credits, source, board_id, reverses, awarded_on, at)
     select "traineeId", id, "moduleCode", level, year, semester, credits, 'board', $2, reverses, $3, $4
     from jsonb_to_recordset($1) as x("traineeId" uuid, id uuid, "moduleCode" text, level int, year int, semester int, credits int, reverses uuid)`,
    [JSON.stringify(rows.map((row) => ({ ...row, id: uuidv7() }))), boardId, today, at.toISOString()],
    'award-credits',
  )
}
