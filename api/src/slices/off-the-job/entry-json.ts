/** An instant of a column as the contract writes it: '2026-01-05T09:30:00.000Z'. */
export const instantJson = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The person with this id as `personName`, or null where there is none. */
export const nameJson = (id: string) =>
  `(select json_build_object('id', n.id, 'name', n.given_name || ' ' || n.family_name) from person n where n.id = ${id})`

/**
 * An entry of the contract as columns, from a row `e` of off_the_job_entry. Postgres writes a row as JSON in less time
 * than it builds an object key by key. `version` comes first: the ETag is read off it.
 */
const columnsOf = (moduleTitle: string, decidedBy: string) =>
  `e.version, e.id, e.trainee_id as "traineeId", e.learned_on as "learnedOn", nullif(e.category, '') as category, e.activity, e.learned, e.minutes,
  to_char(e.starts_at, 'HH24:MI') as "startsAt", to_char(e.ends_at, 'HH24:MI') as "endsAt", e.module_code as "moduleCode", e.ksbs, e.paid,
  e.lieu_on as "lieuOn", e.state, e.exceptions, e.source, ${instantJson('e.created_at')} as "createdAt", ${instantJson('e.submitted_at')} as "submittedAt",
  ${instantJson('e.decided_at')} as "decidedAt", e.return_reason as "returnReason", ${moduleTitle} as "moduleTitle", ${decidedBy} as "decidedBy"`

/** One entry as JSON, wherever a row `e` is at hand. */
export const entryJson = `(select row_to_json(x) from (select ${columnsOf(
  `(select md.title from module md join cohort mc on mc.curriculum_id = md.curriculum_id join trainee mt on mt.cohort_id = mc.id
    where mt.id = e.trainee_id and md.code = e.module_code)`,
  `case when e.decided_by is not null then ${nameJson('e.decided_by')} end`,
)}) x)`

/** Columns of each entry of a page; names and titles are looked up once in `pageNames` and not again for every row. */
export const pagedColumns = columnsOf(
  '(select titles.title from titles where titles.code = e.module_code and titles.trainee_id = e.trainee_id)',
  '(select names.name from names where names.id = e.decided_by)',
)

/** Who decided and which modules are named, of the entries in a common table expression `page`. */
export const pageNames = `names as materialized (
    select p.id, json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) as name
    from person p where p.id in (select page.decided_by from page)),
  titles as materialized (
    select mt.id as trainee_id, md.code, md.title
    from trainee mt join cohort mc on mc.id = mt.cohort_id join module md on md.curriculum_id = mc.curriculum_id
    where (mt.id, md.code) in (select page.trainee_id, page.module_code from page))`

/** A sign-off of the contract, from a row `s` of sign_off. */
export const signOffJson = `json_build_object('id', s.id, 'decision', s.decision, 'by', ${nameJson('s.by_person_id')}, 'at', ${instantJson('s.at')},
  'reason', s.reason, 'needsCountersignature', s.needs_countersignature,
  'countersignedBy', case when s.countersigned_by is not null then ${nameJson('s.countersigned_by')} end, 'countersignedAt', ${instantJson('s.countersigned_at')})`

/** A reversal of the contract, from a row `r` of off_the_job_reversal. */
export const reversalJson = `json_build_object('version', r.version, 'id', r.id, 'state', r.state, 'reason', r.reason,
  'requestedBy', ${nameJson('r.requested_by')}, 'requestedAt', ${instantJson('r.requested_at')},
  'decidedBy', case when r.decided_by is not null then ${nameJson('r.decided_by')} end, 'decidedAt', ${instantJson('r.decided_at')})`
