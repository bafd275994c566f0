import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { CreditSource } from '@rung/shared/rules/credits-ledger'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'

interface Row {
  readonly traineeId: string
  readonly moduleCode: string
  readonly level: number
  readonly year: number
  readonly semester: number
  readonly credits: number
  readonly source: CreditSource
  readonly boardId: string | null
  readonly priorLearningId: string | null
  /** The entry that it takes back. */
  readonly reverses: string | null
}

/** Credits by semester as rows; a module that does not say has them all in its first semester. */
export const semestersJson = (m: string) =>
  `(select json_agg(json_build_object('semester', s.semester, 'credits', s.credits) order by s.semester) from (
      select key::int as semester, value::int as credits from jsonb_each_text(${m}.credits_by_semester)
      union all select ${m}.semesters[1], ${m}.credits where ${m}.credits_by_semester is null) s)`

// A module awards its credits by prior learning that stands for it, else by the published board that ratified last. What
// the ledger has beyond that is taken back, what it lacks is awarded: nothing where both agree, so that neither the order
// nor a repeat makes a difference.
const differences = (about: string) => `with about as materialized (${about}),
  decided as (
    select distinct on (d.trainee_id, d.module_code) d.trainee_id, d.module_code, d.board_id, d.outcome in ('pass', 'compensate') as awards
    from about a join board_decision d on d.trainee_id = a.trainee_id and d.module_code = a.module_code
    join board b on b.id = d.board_id where b.state = 'published'
    order by d.trainee_id, d.module_code, b.ratified_at desc, b.id desc
  ), stands as materialized (
    select a.trainee_id, a.module_code, case when l.id is not null then 'prior-learning' when d.awards then 'board' end as source,
      case when l.id is null then d.board_id end as board_id, l.id as prior_learning_id
    from about a left join prior_learning l on l.trainee_id = a.trainee_id and l.module_code = a.module_code and l.taken_back_at is null
    left join decided d on d.trainee_id = a.trainee_id and d.module_code = a.module_code
  ), held as materialized (
    select e.* from about a join credit_entry e on e.trainee_id = a.trainee_id and e.module_code = a.module_code
    where e.reverses is null and not exists (select from credit_entry u where u.trainee_id = e.trainee_id and u.reverses = e.id)
  )
  select h.trainee_id as "traineeId", h.module_code as "moduleCode", h.level, h.year, h.semester, -h.credits as credits, h.source,
    case when h.source = 'board' then s.board_id end as "boardId", h.prior_learning_id as "priorLearningId", h.id as reverses
  from held h join stands s on s.trainee_id = h.trainee_id and s.module_code = h.module_code
  where s.source is distinct from h.source
  union all
  select s.trainee_id, s.module_code, m.level, m.year, x.semester, x.credits, s.source, s.board_id, s.prior_learning_id, null
  from stands s join trainee t on t.id = s.trainee_id join cohort c on c.id = t.cohort_id
  join module m on m.curriculum_id = c.curriculum_id and m.code = s.module_code
  cross join json_to_recordset(${semestersJson('m')}) as x(semester int, credits int)
  where s.source is not null and not exists (select from held h
    where h.trainee_id = s.trainee_id and h.module_code = s.module_code and h.source = s.source)`

const ofBoard = differences(
  'select trainee_id, module_code from board_decision where board_id = $1 and module_code is not null',
)
const ofModule = differences('select $1::uuid as trainee_id, $2::text as module_code')

interface When {
  readonly at: Date
  /** The day that is written beside the credits. */
  readonly on: PlainDate
}

/** Moves the credits of what a board decided. After the board is marked published, its trainees locked. */
export const keepCreditsOfBoard = async (tx: Tx, boardId: string, when: When): Promise<void> =>
  write(tx, await tx.rows<Row>(ofBoard, [boardId], 'credit-differences'), when)

/** The same for one module of a trainee, who is locked, after its recognition was written or taken back. */
export const keepCreditsOfModule = async (
  tx: Tx,
  { traineeId, moduleCode }: Pick<Row, 'traineeId' | 'moduleCode'>,
  when: When,
): Promise<void> =>
  write(tx, await tx.rows<Row>(ofModule, [traineeId, moduleCode], 'credit-differences-of-module'), when)

/** One row for a module in a semester. */
async function write(tx: Tx, rows: readonly Row[], { at, on }: When): Promise<void> {
  if (rows.length === 0) return
  await tx.rows(
    `insert into credit_entry (trainee_id, id, module_code, level, year, semester, credits, source, board_id, prior_learning_id, reverses,
       awarded_on, at)
     select "traineeId", id, "moduleCode", level, year, semester, credits, source, "boardId", "priorLearningId", reverses, $2, $3
     from jsonb_to_recordset($1) as x("traineeId" uuid, id uuid, "moduleCode" text, level int, year int, semester int, credits int, source text,
       "boardId" uuid, "priorLearningId" uuid, reverses uuid)`,
    [JSON.stringify(rows.map((row) => ({ ...row, id: uuidv7() }))), on, at.toISOString()],
    'keep-ledger',
  )
}
