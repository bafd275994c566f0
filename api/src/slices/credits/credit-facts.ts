import type { CreditModule, CreditRow } from '@rung/shared/contract/credits'
import type { DatedAcademicSettings } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { Relationship } from '@rung/shared/rules/permissions'
import type { Tx } from '../../db/transaction.ts'
import { semestersJson } from './keep-ledger.ts'

/** What the database knows of a trainee's credits: only what is published or recognised. */
export interface CreditFacts {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly studentNumber: string
  readonly relationships: readonly Relationship[]
  readonly university: string
  readonly programme: string
  readonly award: string
  readonly cohort: string
  readonly startsOn: PlainDate
  readonly totalCredits: number
  readonly rules: readonly DatedAcademicSettings[]
  readonly modules: readonly (Omit<CreditModule, 'awarded' | 'source'> & { optionGroup: string | null })[]
  readonly choices: readonly string[]
  readonly optionGroups: readonly { key: string; level: number; choose: number; credits: number }[]
  readonly ledger: readonly CreditRow[]
  readonly overall: { outcome: string; board: string; on: PlainDate } | null
}

const list = (json: string, from: string, order: string) =>
  `coalesce((select json_agg(${json} order by ${order}) from ${from}), '[]')`

/** The board that ratified last decides, among those that are published. */
const lastDecision = (what: string, columns: string) =>
  `(select json_build_object('outcome', d.outcome, ${columns} 'board', b.title, 'on', b.meets_on) from board_decision d join board b on b.id = d.board_id
    where d.trainee_id = t.id and ${what} and d.published_at is not null order by b.ratified_at desc, b.id desc limit 1)`

/** Not everyone may look up who works at the university. */
const recognition = `(select json_build_object('version', l.version, 'id', l.id, 'evidence', l.evidence, 'recognisedOn', l.recognised_on,
    'by', (select n.given_name || ' ' || n.family_name from person n where n.id = l.recognised_by))
  from prior_learning l where l.trainee_id = t.id and l.module_code = m.code and l.taken_back_at is null)`

const text = `select json_build_object('id', t.id, 'givenName', p.given_name, 'familyName', p.family_name, 'studentNumber', t.student_number,
    'relationships', relationships_to(t), 'university', (select o.name from organisation o where o.id = pr.university_id),
    'programme', pr.title, 'award', pr.award, 'cohort', c.title, 'startsOn', t.starts_on, 'totalCredits', pr.total_credits,
    'rules', ${list("json_build_object('startsOn', ar.starts_on, 'settings', ar.settings)", 'academic_rules ar where ar.curriculum_id = c.curriculum_id', 'ar.starts_on')},
    'modules', ${list(
      `json_build_object('code', m.code, 'title', m.title, 'level', m.level, 'year', m.year, 'credits', m.credits, 'bySemester', ${semestersJson('m')},
        'workBased', m.work_based, 'optionGroup', m.option_group, 'recognition', ${recognition},
        'decided', ${lastDecision('d.module_code = m.code', "'mark', d.mark, 'reassessBy', d.reassess_by,")})`,
      'module m where m.curriculum_id = c.curriculum_id',
      'm.position',
    )},
    'choices', ${list('mc.module_code', 'module_choice mc where mc.trainee_id = t.id', 'mc.module_code')},
    'optionGroups', ${list("json_build_object('key', g.key, 'level', g.level, 'choose', g.choose, 'credits', g.credits)", 'option_group g where g.curriculum_id = c.curriculum_id', 'g.level, g.key')},
    'ledger', ${list(
      `json_build_object('id', e.id, 'moduleCode', e.module_code, 'title', coalesce(m.title, e.module_code), 'level', e.level, 'year', e.year,
        'semester', e.semester, 'credits', e.credits, 'source', e.source,
        'from', coalesce(b.title, case when e.reverses is null then l.evidence else l.taken_back_reason end, ''), 'awardedOn', e.awarded_on,
        'reversed', exists (select from credit_entry u where u.trainee_id = e.trainee_id and u.reverses = e.id))`,
      `credit_entry e left join board b on b.id = e.board_id
        left join prior_learning l on l.trainee_id = e.trainee_id and l.id = e.prior_learning_id
        left join module m on m.curriculum_id = c.curriculum_id and m.code = e.module_code where e.trainee_id = t.id`,
      'e.at, e.year, e.semester, e.module_code, e.id',
    )},
    'overall', ${lastDecision('d.module_code is null', '')}) as facts
  from trainee t join person p on p.id = t.person_id join cohort c on c.id = t.cohort_id join programme pr on pr.id = c.programme_id
  where t.id = $1`

export async function creditFactsOf(tx: Tx, traineeId: string): Promise<CreditFacts | undefined> {
  return (await tx.row<{ facts: CreditFacts }>(text, [traineeId], 'credits'))?.facts
}
