import type { MissingResults } from '@rung/shared/contract/boards'
import type { Tx } from '../../db/transaction.ts'
import type { BoardFrame } from './pack-facts.ts'

// Nobody is missed who has left, whose credits are held already, whom a board decided on, or whose attempt was put off.
const text = `select m.code as "moduleCode", m.title,
    json_agg(json_build_object('id', t.id, 'name', p.given_name || ' ' || p.family_name, 'studentNumber', t.student_number)
      order by p.sort_name, t.id) as trainees
  from cohort c join module m on m.curriculum_id = c.curriculum_id and m.code = any($2)
    join trainee t on t.cohort_id = c.id and (t.withdrawn_on is null or t.withdrawn_on > $3)
    join person p on p.id = t.person_id
  where c.id = $1
    and (m.option_group is null or exists (select from module_choice mc where mc.trainee_id = t.id and mc.module_code = m.code))
    and not exists (select from result r where r.trainee_id = t.id and r.module_code = m.code)
    and not exists (select from circumstances x where x.trainee_id = t.id and x.module_code = m.code and x.effect = 'defer')
    and not exists (select from credit_entry e where e.trainee_id = t.id and e.module_code = m.code and e.reverses is null
      and not exists (select from credit_entry u where u.trainee_id = e.trainee_id and u.reverses = e.id))
  group by m.code, m.title, m.position order by m.position`

/** Of the modules before a planned board, those who take them and of whom nothing was entered: they wait for another board. */
export function missingResultsOf(
  tx: Tx,
  { cohort, meetsOn }: Pick<BoardFrame, 'cohort' | 'meetsOn'>,
  moduleCodes: ReadonlySet<string>,
): Promise<MissingResults[]> {
  return tx.rows<MissingResults>(text, [cohort.id, [...moduleCodes], meetsOn], 'missing-results')
}
