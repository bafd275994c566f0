import type { BoardState, MissingResults } from '@rung/shared/contract/boards'
import type { Attempt, DatedAcademicSettings } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { AssessedComponent } from '@rung/shared/rules/counted-component'
import type { LedgerEntry } from '@rung/shared/rules/credits-ledger'
import type { HandedIn } from '@rung/shared/rules/days-late'
import type { MarkSuffix } from '@rung/shared/rules/mark'
import type { Caller, Tx } from '../../db/transaction.ts'
import { semestersJson } from '../credits/keep-ledger.ts'
import { universitiesOf } from './find-board.ts'

export interface PackModule {
  readonly code: string
  readonly title: string
  readonly level: number
  readonly credits: number
  readonly year: number
  readonly creditsBySemester: readonly { semester: number; credits: number }[]
  readonly optionGroup: string | null
  readonly workBased: boolean
  readonly components: readonly AssessedComponent[]
  /** Days on which components may be reassessed. */
  readonly reassessments: readonly { component: string; attempt: Attempt; dueOn: PlainDate }[]
}

interface Named {
  readonly id: string
  readonly name: string
}

/** A board with what holds for its whole cohort. */
export interface BoardFrame {
  readonly version: number
  readonly id: string
  readonly title: string
  readonly meetsOn: PlainDate
  readonly state: BoardState
  readonly members: readonly string[]
  /** As it was when the board ratified; empty until then. */
  readonly missing: readonly MissingResults[]
  readonly cohort: Named
  readonly programme: string
  readonly totalCredits: number
  readonly ratified: { at: string; by: Named | null } | null
  readonly published: { at: string; by: Named | null } | null
  readonly last: { id: string; title: string; meetsOn: PlainDate } | null
  readonly modules: readonly PackModule[]
  readonly rules: readonly DatedAcademicSettings[]
}

const happened = (what: 'ratified' | 'published') =>
  `'${what}', case when b.${what}_at is not null then json_build_object('at', b.${what}_at, 'by', ${namedPerson(`b.${what}_by`)}) end`
const namedPerson = (column: string) =>
  `(select json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) from person p where p.id = ${column})`

const modulesJson = `coalesce((select json_agg(json_build_object('code', m.code, 'title', m.title, 'level', m.level, 'credits', m.credits,
    'year', m.year, 'creditsBySemester', ${semestersJson('m')}, 'optionGroup', m.option_group, 'workBased', m.work_based,
    'components', coalesce((select json_agg(json_build_object('key', a.key, 'title', a.title, 'kind', a.kind, 'weight', a.weight) order by a.position)
      from assessment_component a where a.curriculum_id = m.curriculum_id and a.module_code = m.code),
      json_build_array(json_build_object('key', 'module', 'title', 'Module mark', 'kind', 'mark', 'weight', 100))),
    'reassessments', coalesce((select json_agg(json_build_object('component', sd.component, 'attempt', sd.attempt, 'dueOn', sd.due_on)) from submission_date sd
      where sd.cohort_id = c.id and sd.module_code = m.code and sd.attempt in ('reassessment', 'retake-reassessment')), '[]')
  ) order by m.position) from module m where m.curriculum_id = c.curriculum_id), '[]')`

const frameText = `select json_build_object('version', b.version, 'id', b.id, 'title', b.title, 'meetsOn', b.meets_on, 'state', b.state,
    'members', b.members, 'missing', b.missing, 'cohort', json_build_object('id', c.id, 'name', c.title), 'programme', pr.title, 'totalCredits', pr.total_credits,
    ${happened('ratified')}, ${happened('published')},
    'last', (select json_build_object('id', l.id, 'title', l.title, 'meetsOn', l.meets_on) from board l
      where l.cohort_id = b.cohort_id and l.id <> b.id and l.state <> 'planned' and l.ratified_at < coalesce(b.ratified_at, 'infinity')
      order by l.ratified_at desc, l.id desc limit 1),
    'modules', ${modulesJson},
    'rules', coalesce((select json_agg(json_build_object('startsOn', ar.starts_on, 'settings', ar.settings)) from academic_rules ar
      where ar.curriculum_id = c.curriculum_id), '[]')) as frame
  from board b join cohort c on c.id = b.cohort_id join programme pr on pr.id = c.programme_id
  where b.id = $1 and pr.university_id = any($2::uuid[])`

export async function frameOf(
  tx: Tx,
  caller: Pick<Caller, 'roles'>,
  boardId: string,
): Promise<BoardFrame | undefined> {
  const row = await tx.row<{ frame: BoardFrame }>(frameText, [boardId, universitiesOf(caller)], 'board-frame')
  return row?.frame
}

export interface PackResult {
  readonly id: string
  readonly version: number
  readonly moduleCode: string
  readonly component: string
  readonly attempt: Attempt
  readonly mark: number | null
  readonly passed: boolean | null
  readonly notSubmitted: boolean
  readonly suffix: MarkSuffix | null
  readonly daysLate: number | null
  readonly handedIn: HandedIn | null
  /** Entered before circumstances were accepted that let the attempt be taken later: it counts as not taken. */
  readonly deferred: boolean
  readonly latenessWaived: boolean
  readonly state: 'provisional' | 'ratified'
  readonly corrects: string | null
  readonly reason: string | null
}

export interface PackDecision {
  readonly boardId: string
  readonly board: string
  readonly moduleCode: string | null
  readonly proposed: string
  readonly outcome: string
  readonly mark: number | null
  readonly reason: string | null
  readonly reassessBy: PlainDate | null
  readonly by: Named | null
  readonly at: string
  /** Boards that ratified, in the order in which they did; null while the board is planned. */
  readonly ratifiedAt: string | null
  /** What the board saw. Of this board alone. */
  readonly working: unknown
}

/** What the database knows of one trainee that a board may have to decide on. */
export interface PackTrainee {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly studentNumber: string
  readonly startsOn: PlainDate
  readonly choices: readonly string[]
  readonly results: readonly PackResult[]
  readonly deferrals: readonly { moduleCode: string; component: string; attempt: Attempt }[]
  readonly decisions: readonly PackDecision[]
  readonly ledger: readonly LedgerEntry[]
}

const accepted = (what: string) =>
  `exists (select from circumstances x where x.trainee_id = r.trainee_id and x.module_code = r.module_code
    and x.component = r.component and x.attempt = r.attempt and ${what})`
const list = (json: string, from: string) => `coalesce((select json_agg(${json}) from ${from}), '[]')`

/** A trainee is before a planned board with a provisional result or a deferral; before another where it decided. */
const traineesText = `select json_build_object('id', t.id, 'givenName', p.given_name, 'familyName', p.family_name,
    'studentNumber', t.student_number, 'startsOn', t.starts_on,
    'choices', ${list('mc.module_code', 'module_choice mc where mc.trainee_id = t.id')},
    'results', ${list(
      `json_build_object('id', r.id, 'version', r.version, 'moduleCode', r.module_code, 'component', r.component, 'attempt', r.attempt,
        'mark', r.mark, 'passed', r.passed, 'notSubmitted', r.not_submitted, 'suffix', r.suffix, 'daysLate', r.days_late,
        'handedIn', case when r.handed_in_on is not null then json_build_object('on', r.handed_in_on, 'at', to_char(r.handed_in_at, 'HH24:MI'),
          'dueOn', r.due_on, 'dueAt', to_char(r.due_at, 'HH24:MI')) end,
        'deferred', ${accepted("x.effect = 'defer' and r.entered_at <= x.decided_at")}, 'latenessWaived', ${accepted("x.effect = 'waive-lateness'")},
        'state', r.state, 'corrects', r.corrects, 'reason', r.reason)`,
      "result r where r.trainee_id = t.id and r.state <> 'replaced'",
    )},
    'deferrals', ${list(
      "json_build_object('moduleCode', x.module_code, 'component', x.component, 'attempt', x.attempt)",
      "circumstances x where x.trainee_id = t.id and x.effect = 'defer'",
    )},
    'decisions', ${list(
      `json_build_object('boardId', d.board_id, 'board', o.title, 'moduleCode', d.module_code, 'proposed', d.proposed, 'outcome', d.outcome,
        'mark', d.mark, 'reason', d.reason, 'reassessBy', d.reassess_by, 'by', ${namedPerson('d.decided_by')}, 'at', d.decided_at,
        'ratifiedAt', o.ratified_at, 'working', case when d.board_id = $2 then d.working end)`,
      `board_decision d join board o on o.id = d.board_id where d.trainee_id = t.id and (d.board_id = $2 or o.state <> 'planned')`,
    )},
    'ledger', ${list(
      `json_build_object('moduleCode', e.module_code, 'level', e.level, 'year', e.year, 'semester', e.semester, 'credits', e.credits,
        'source', e.source, 'reversed', exists (select from credit_entry u where u.trainee_id = e.trainee_id and u.reverses = e.id))`,
      'credit_entry e where e.trainee_id = t.id and e.reverses is null',
    )}) as trainee
  from trainee t join person p on p.id = t.person_id
  where t.cohort_id = $1 and (exists (select from board_decision d where d.trainee_id = t.id and d.board_id = $2)
    or $3 and (exists (select from result r where r.trainee_id = t.id and r.state = 'provisional')
      or exists (select from circumstances x where x.trainee_id = t.id and x.effect = 'defer')))
  order by p.sort_name, t.id`

export async function traineesOf(
  tx: Tx,
  { id, cohort, state }: Pick<BoardFrame, 'id' | 'cohort' | 'state'>,
): Promise<PackTrainee[]> {
  const rows = await tx.rows<{ trainee: PackTrainee }>(
    traineesText,
    [cohort.id, id, state === 'planned'],
    'board-trainees',
  )
  return rows.map(({ trainee }) => trainee)
}
