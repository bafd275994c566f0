/** An instant of a column as the contract writes it: '2026-01-05T09:30:00.000Z'. */
export const instantJson = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The person with this id as `personName`, or null where there is none. */
export const nameJson = (id: string) =>
  `(select json_build_object('id', n.id, 'name', n.given_name || ' ' || n.family_name) from person n where n.id = ${id})`

/** The fields of an entry but for its names, from a row `e` of off_the_job_entry. */
const fields = `'version', e.version, 'id', e.id, 'traineeId', e.trainee_id, 'learnedOn', e.learned_on,
  'category', nullif(e.category, ''), 'activity', e.activity, 'learned', e.learned, 'minutes', e.minutes,
  'startsAt', to_char(e.starts_at, 'HH24:MI'), 'endsAt', to_char(e.ends_at, 'HH24:MI'), 'moduleCode', e.module_code,
  'ksbs', e.ksbs, 'paid', e.paid, 'lieuOn', e.lieu_on, 'state', e.state, 'exceptions', e.exceptions, 'source', e.source,
  'createdAt', ${instantJson('e.created_at')}, 'submittedAt', ${instantJson('e.submitted_at')}, 'decidedAt', ${instantJson('e.decided_at')},
  'returnReason', e.return_reason`

/** `version` comes first: the ETag is read off it. */
const entryOf = (moduleTitle: string, decidedBy: string, more = '') =>
  `json_build_object(${fields}, 'moduleTitle', ${moduleTitle}, 'decidedBy', ${decidedBy}${more})`

/** An entry of the contract as JSON, from a row `e` of off_the_job_entry. */
export const entryJson = entryOf(
  `(select md.title from module md join cohort mc on mc.curriculum_id = md.curriculum_id join trainee mt on mt.cohort_id = mc.id
    where mt.id = e.trainee_id and md.code = e.module_code)`,
  `case when e.decided_by is not null then ${nameJson('e.decided_by')} end`,
)

/**
 * The same for a page of entries, with further fields: names and titles are looked up once in `names` and `titles`
 * (see `pageNames`) and not again for every row.
 */
export const pagedEntryJson = (more = '') =>
  entryOf(
    '(select titles.title from titles where titles.code = e.module_code and titles.trainee_id = e.trainee_id)',
    '(select names.name from names where names.id = e.decided_by)',
    more,
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
