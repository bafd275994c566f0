/** An instant of a column as the contract writes it: '2026-01-05T09:30:00.000Z'. */
export const instantJson = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The person with this id as `personName`, or null where there is none. */
export const nameJson = (id: string) =>
  `(select json_build_object('id', n.id, 'name', n.given_name || ' ' || n.family_name) from person n where n.id = ${id})`

/** How a column reads as JSON: as Postgres writes it, the same between quotes, text to be escaped, or JSON already. */
type Kind = 'number' | 'plain' | 'text' | 'json'

/** An entry of the contract, from a row `e` of off_the_job_entry. `version` comes first: the ETag is read off it. */
const columns = (
  moduleTitle: string,
  decidedBy: string,
): readonly [key: string, kind: Kind, sql: string][] => [
  ['version', 'number', 'e.version'],
  ['id', 'plain', 'e.id'],
  ['traineeId', 'plain', 'e.trainee_id'],
  ['learnedOn', 'plain', 'e.learned_on'],
  ['category', 'text', "nullif(e.category, '')"],
  ['activity', 'text', 'e.activity'],
  ['learned', 'text', 'e.learned'],
  ['minutes', 'number', 'e.minutes'],
  ['startsAt', 'plain', "to_char(e.starts_at, 'HH24:MI')"],
  ['endsAt', 'plain', "to_char(e.ends_at, 'HH24:MI')"],
  ['moduleCode', 'text', 'e.module_code'],
  ['ksbs', 'json', 'array_to_json(e.ksbs)'],
  ['paid', 'plain', 'e.paid'],
  ['lieuOn', 'plain', 'e.lieu_on'],
  ['state', 'plain', 'e.state'],
  ['exceptions', 'json', 'array_to_json(e.exceptions)'],
  ['source', 'plain', 'e.source'],
  ['createdAt', 'plain', instantJson('e.created_at')],
  ['submittedAt', 'plain', instantJson('e.submitted_at')],
  ['decidedAt', 'plain', instantJson('e.decided_at')],
  ['returnReason', 'text', 'e.return_reason'],
  ['moduleTitle', 'text', moduleTitle],
  ['decidedBy', 'json', decidedBy],
]

const columnsOf = (moduleTitle: string, decidedBy: string) =>
  columns(moduleTitle, decidedBy)
    .map(([key, , sql]) => `${sql} as "${key}"`)
    .join(', ')

const written: Record<Kind, (sql: string) => string> = {
  number: (sql) => `coalesce((${sql})::text, 'null')`,
  plain: (sql) => `coalesce('"' || ${sql} || '"', 'null')`,
  text: (sql) => `coalesce(to_json(${sql})::text, 'null')`,
  json: (sql) => `coalesce((${sql})::text, 'null')`,
}

/** One entry as JSON, wherever a row `e` is at hand. */
export const entryJson = `(select row_to_json(x) from (select ${columnsOf(
  `(select md.title from module md join cohort mc on mc.curriculum_id = md.curriculum_id join trainee mt on mt.cohort_id = mc.id
    where mt.id = e.trainee_id and md.code = e.module_code)`,
  `case when e.decided_by is not null then ${nameJson('e.decided_by')} end`,
)}) x)`

/** As entryJson of an entry just written, which nobody has decided on, beside its row `given` with the title of its module. */
export const freshEntryJson = `(select row_to_json(x) from (select ${columnsOf('given."moduleTitle"', 'null::json')}) x)`

const titleOfPage =
  '(select titles.title from titles where titles.code = e.module_code and titles.trainee_id = e.trainee_id)'
const decidedByOfPage = '(select names.name from names where names.id = e.decided_by)'

/** Columns of each entry of a page; names and titles are looked up once in `pageNames` and not again for every row. */
export const pagedColumns = columnsOf(titleOfPage, decidedByOfPage)

/**
 * The same as one text, of a page of one trainee's entries under a `cohort c` of theirs. Postgres looks up how to write a
 * column once for the page, and not once for every row of it.
 */
export const pagedText = `concat('{', ${columns(
  '(select md.title from module md where md.curriculum_id = c.curriculum_id and md.code = e.module_code)',
  decidedByOfPage,
)
  .map(([key, kind, sql], place) => `'${place > 0 ? ',' : ''}"${key}":', ${written[kind](sql)}`)
  .join(', ')}, '}')`

/** Who decided on the entries in a common table expression `page`. */
export const deciders = `names as materialized (
    select p.id, json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) as name
    from person p where p.id in (select page.decided_by from page))`

/** Who decided and which modules are named, of the entries in a common table expression `page`. */
export const pageNames = `${deciders},
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
