/** An instant of a column as the contract writes it: '2026-01-05T09:30:00.000Z'. */
const instantOf = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const nameOf = (id: string) =>
  `(select json_build_object('id', n.id, 'name', n.given_name || ' ' || n.family_name) from person n where n.id = ${id})`

/** Whether the caller is a tutor of the university whose programme `p` is. */
export const tutored = "'tutor@' || p.university_id = any((select my_roles())::text[])"

/** A session of the contract as columns, from `teaching_session s` and its `module md`. */
export const sessionColumns = `s.id, s.module_code as "moduleCode", md.title as "moduleTitle", s.held_on as "heldOn",
  to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.ends_at, 'HH24:MI') as "endsAt", s.minutes, s.topic, s.state,
  ${instantOf('s.taken_at')} as "takenAt", case when s.taken_by is not null then ${nameOf('s.taken_by')} end as "takenBy"`

const countOf = (mark: string) => `'${mark}', count(*) filter (where a.mark = '${mark}')`

/** How many of the attendances `a` in this from clause have which mark. */
export const marksOf = (from: string) =>
  `(select json_build_object(${['present', 'late', 'online', 'absent'].map(countOf).join(', ')}) from ${from})`

/** As sessionColumns, with what a list and an update need beside. */
export const sessionRowColumns = `s.version, ${sessionColumns}, ${marksOf('attendance a where a.session_id = s.id')} as marks`

/** An attendance of the register as JSON, from `attendance a`. */
export const attendanceJson = `json_build_object('mark', a.mark, 'clash', a.clash, 'reason', a.reason,
  'by', ${nameOf('a.marked_by')}, 'at', ${instantOf('a.marked_at')},
  'entry', (select json_build_object('id', e.id, 'state', e.state, 'minutes', e.minutes, 'byRegister', e.source = 'register')
    from off_the_job_entry e where e.trainee_id = a.trainee_id and e.id = a.entry_id))`
