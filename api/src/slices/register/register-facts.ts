import type { RegisterRow, SessionRow } from '@rung/shared/contract/register'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { AttendanceFacts } from '@rung/shared/rules/decide-attendance'
import { outsideLearning } from '@rung/shared/rules/decide-entry'
import { type Clash, clashesWith, countsAsLearning, type EntryThatDay } from '@rung/shared/rules/register'
import type { Tx } from '../../db/transaction.ts'
import { attendanceJson } from './session-json.ts'

/** One of the trainee's entries of the day, by whomever it was logged. */
export interface OwnEntry extends EntryThatDay {
  readonly version: number
  readonly activity: string
}

/** One trainee of the register and everything that a mark of theirs hangs on. */
export interface ExpectedRow {
  readonly trainee: RegisterRow['trainee']
  readonly openOption: boolean
  readonly attendance: RegisterRow['attendance']
  readonly startsOn: PlainDate
  readonly gatewayOn: PlainDate | null
  readonly withdrawnOn: PlainDate | null
  readonly breaks: readonly { startsOn: PlainDate; returnedOn: PlainDate | null }[]
  /** Not reversed, and not what this session's register logged. */
  readonly entries: readonly OwnEntry[]
  /** The reversal of what this register logged, asked for and not decided. */
  readonly asked: { readonly id: string; readonly by: string } | null
}

/** Those of the cohort who take the module: all of a core one, of an option those who chose it or have yet to choose. */
const text = `select json_build_object('id', t.id, 'givenName', p.given_name, 'familyName', p.family_name, 'studentNumber', t.student_number) as trainee,
    md.option_group is not null and chosen.module_code is null as "openOption",
    t.starts_on as "startsOn", t.gateway_on as "gatewayOn", t.withdrawn_on as "withdrawnOn",
    coalesce((select json_agg(json_build_object('startsOn', b.starts_on, 'returnedOn', b.returned_on) order by b.starts_on)
      from break_in_learning b where b.trainee_id = t.id), '[]') as breaks,
    case when a.id is not null then ${attendanceJson} end as attendance,
    coalesce((select json_agg(json_build_object('id', e.id, 'version', e.version, 'state', e.state, 'category', nullif(e.category, ''),
        'moduleCode', e.module_code, 'startsAt', to_char(e.starts_at, 'HH24:MI'), 'endsAt', to_char(e.ends_at, 'HH24:MI'),
        'minutes', e.minutes, 'activity', e.activity) order by e.starts_at, e.id)
      from off_the_job_entry e where e.trainee_id = t.id and e.learned_on = $3 and e.state <> 'reversed'
        and not (e.source = 'register' and e.id is not distinct from a.entry_id)), '[]') as entries,
    (select json_build_object('id', r.id, 'by', r.requested_by) from off_the_job_reversal r
      where r.trainee_id = t.id and r.entry_id = a.entry_id and r.state = 'requested') as asked
  from trainee t join person p on p.id = t.person_id join cohort c on c.id = t.cohort_id
    join module md on md.curriculum_id = c.curriculum_id and md.code = $4
    left join module_choice chosen on chosen.trainee_id = t.id and chosen.option_group = md.option_group
    left join attendance a on a.trainee_id = t.id and a.session_id = $1
  where t.cohort_id = $2
    and (a.id is not null or md.option_group is null or chosen.module_code is null or chosen.module_code = md.code)
  order by p.family_name, p.given_name, t.id`

export const expectedRows = (tx: Tx, cohortId: string, session: SessionRow): Promise<ExpectedRow[]> =>
  tx.rows<ExpectedRow>(text, [session.id, cohortId, session.heldOn, session.moduleCode], 'register-rows')

/** Why nothing would count for them on the day of the session; null where it would. */
export function outsideOf(row: ExpectedRow, { heldOn }: Pick<SessionRow, 'heldOn'>): Refusal | null {
  const breaks = row.breaks.map(({ startsOn, returnedOn }) => ({
    firstDay: startsOn,
    lastDay: returnedOn === null ? null : addDays(returnedOn, -1),
  }))
  return outsideLearning(heldOn, { ...row, period: { firstDay: row.startsOn, breaks } })
}

/** What a decision on their mark hangs on. */
export function attendanceFacts(row: ExpectedRow, session: SessionRow): AttendanceFacts {
  const { entries } = row
  return {
    recorded: recordedOf(row),
    outside: outsideOf(row, session),
    clashes: clashesWith(session, entries),
    entries,
  }
}

function recordedOf({ attendance }: ExpectedRow): AttendanceFacts['recorded'] {
  if (!attendance) return null
  const { mark, clash, entry } = attendance
  return { mark, clash, entry: entry && { ...entry, source: entry.byRegister ? 'register' : 'trainee' } }
}

/** What the session would double of what they have logged; none once something stands for it. */
export function openClashes({ recorded, outside, clashes }: AttendanceFacts): readonly Clash[] {
  const settled = recorded !== null && recorded.entry !== null && countsAsLearning(recorded.mark)
  return settled || outside ? [] : clashes
}
