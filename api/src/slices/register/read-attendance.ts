import type { Attendance, readAttendance } from '@rung/shared/contract/register'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import { readCursor, unreadableCursor } from '../../http/cursor.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted } from '../../http/refuse.ts'
import { marksOf } from './session-json.ts'

const textAfter = (
  onwards: string,
) => `select json_build_object('id', t.id, 'givenName', p.given_name, 'familyName', p.family_name) as trainee,
    relationships_to(t) as relationships, ${marksOf('attendance a where a.trainee_id = t.id')} as marks,
    coalesce((select json_agg(x) from (
      select s.id, s.module_code as "moduleCode", md.title as "moduleTitle", s.held_on as "heldOn", to_char(s.starts_at, 'HH24:MI') as "startsAt",
        to_char(s.ends_at, 'HH24:MI') as "endsAt", s.topic, a.mark, a.reason,
        (select json_build_object('id', e.id, 'state', e.state, 'minutes', e.minutes) from off_the_job_entry e
          where e.trainee_id = a.trainee_id and e.id = a.entry_id) as entry
      from attendance a join teaching_session s on s.id = a.session_id
        join cohort c on c.id = s.cohort_id join module md on md.curriculum_id = c.curriculum_id and md.code = s.module_code
      where a.trainee_id = t.id ${onwards} order by s.held_on desc, s.id desc limit $2 + 1) x), '[]') as rows
  from trainee t join person p on p.id = t.person_id where t.id = $1`

const text = textAfter('')
const textFromCursor = textAfter('and (s.held_on, s.id) < ($3::date, $4::uuid)')

interface Row extends Pick<Attendance, 'trainee' | 'marks' | 'rows'> {
  relationships: Relationship[]
}

export const readOwnAttendance: UseCase<typeof readAttendance> = async ({ tx, params, query }) => {
  const { after, limit } = query
  const cursor = after === undefined ? null : readCursor(after, isPlainDate)
  if (cursor === undefined) return unreadableCursor()
  const values = [params.traineeId, limit]
  const row = cursor
    ? await tx.row<Row>(textFromCursor, [...values, cursor.key, cursor.id], 'attendance-after')
    : await tx.row<Row>(text, values, 'attendance')
  if (!row) return notFound()
  if (!may('read-attendance', row.relationships)) return notPermitted()
  const rows = row.rows.slice(0, limit)
  const last = rows.at(-1)
  const next = row.rows.length > limit && last ? `${last.heldOn}_${last.id}` : null
  return { trainee: row.trainee, marks: row.marks, rows, next }
}
