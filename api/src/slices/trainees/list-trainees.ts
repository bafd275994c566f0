import type { QueryOf } from '@rung/shared/contract/endpoint'
import type { listTrainees, TraineeRow, TraineesAnswer } from '@rung/shared/contract/trainees'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { type Cursor, readCursor, type Sort, writeCursor } from './cursor.ts'
import {
  attentionSql,
  behindSql,
  inScope,
  notOnTrack,
  notWithdrawn,
  organisationsOf,
  standingSql,
  withdrawn,
} from './listing.ts'

type Query = QueryOf<typeof listTrainees>

const keySql: Record<Sort, { readonly key: string; readonly type: string }> = {
  name: { key: 'l.sort_name', type: 'text' },
  behind: { key: behindSql, type: 'integer' },
  signed: { key: 'l.signed_minutes', type: 'integer' },
  'planned-end': { key: 'l.planned_end_on', type: 'date' },
}

const rowJson = `json_build_object('id', l.trainee_id, 'givenName', p.given_name, 'familyName', p.family_name, 'studentNumber', t.student_number,
  'employer', json_build_object('id', e.id, 'name', e.name), 'cohort', json_build_object('id', c.id, 'name', c.title),
  'band', (select em.band from employment em where em.trainee_id = l.trainee_id and em.starts_on <= $2::date and (em.ends_on is null or em.ends_on >= $2::date)),
  'standing', ${standingSql}, 'withdrawnOn', case when ${withdrawn} then l.withdrawn_on end,
  'behindMinutes', case when ${notWithdrawn} then ${behindSql} end, 'signedMinutes', l.signed_minutes, 'submittedMinutes', l.submitted_minutes,
  'plannedMinutes', l.planned_minutes, 'plannedEndOn', l.planned_end_on,
  'mentor', (select json_build_object('id', mp.id, 'name', mp.given_name || ' ' || mp.family_name) from mentorship m join person mp on mp.id = m.mentor_id
    where m.trainee_id = l.trainee_id and m.starts_on <= $2::date and (m.ends_on is null or m.ends_on >= $2::date) order by m.starts_on, m.id limit 1),
  'lastLearnedOn', l.last_learned_on, 'onBreak', ${attentionSql['on-break']})`

interface Found {
  readonly total: number
  readonly rows: readonly { readonly key: string | number; readonly name: string; readonly row: TraineeRow }[]
  readonly employers: TraineesAnswer['employers']
  readonly cohorts: TraineesAnswer['cohorts']
}

export const listVisibleTrainees: UseCase<typeof listTrainees> = async ({ tx, caller, query, today }) => {
  const at = placeIn(query)
  if (at === 'unreadable') return unreadable(query)
  const values: unknown[] = [organisationsOf(caller), today]
  const found = await tx.row<Found>(statement(query, at, values), values)
  return answerFrom(found ?? { total: 0, rows: [], employers: [], cohorts: [] }, query, at)
}

type Place = { readonly cursor: Cursor; readonly backwards: boolean } | undefined

function placeIn({ after, before, sort }: Query): Place | 'unreadable' {
  const text = after ?? before
  if (text === undefined) return undefined
  const cursor = readCursor(text, sort)
  return cursor ? { cursor, backwards: after === undefined } : 'unreadable'
}

const unreadable = ({ after }: Query) =>
  new Refused('not-accepted', undefined, [
    {
      pointer: after === undefined ? '/before' : '/after',
      code: 'unreadable',
      detail: 'Open the list again from its beginning',
    },
  ])

/** The whole answer in one statement. Adds to `values` what it refers to. */
function statement(query: Query, at: Place, values: unknown[]): string {
  const given = (value: unknown) => `$${values.push(value)}`
  const { key, type } = keySql[query.sort]
  const upwards = (query.direction === 'ascending') !== (at?.backwards ?? false)
  const [order, beyond] = upwards ? ['asc', '>'] : ['desc', '<']
  const cursor = at
    ? `where (key, sort_name, trainee_id) ${beyond} (${given(at.cursor.key)}::${type}, ${given(at.cursor.name)}, ${given(at.cursor.id)}::uuid)`
    : ''
  return `with matching as materialized (
      select l.trainee_id, l.sort_name, ${key} as key from trainee_listing l where ${inScope} and ${filters(query, given).join(' and ')}
    ), page as (
      select * from matching ${cursor} order by key ${order}, sort_name ${order}, trainee_id ${order} limit ${given(query.limit + 1)}
    ), choices as materialized (
      select distinct l.employer_id, l.cohort_id from trainee_listing l where ${inScope}
    ) select (select count(*) from matching)::int as total,
      coalesce((select json_agg(json_build_object('key', page.key, 'name', page.sort_name, 'row', ${rowJson})
          order by page.key ${order}, page.sort_name ${order}, page.trainee_id ${order})
        from page join trainee_listing l on l.trainee_id = page.trainee_id join trainee t on t.id = l.trainee_id
          join person p on p.id = l.person_id join organisation e on e.id = l.employer_id join cohort c on c.id = l.cohort_id), '[]') as rows,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name)
        from organisation o where o.id in (select employer_id from choices)), '[]') as employers,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.title) order by c.starts_on desc, c.title)
        from cohort c where c.id in (select cohort_id from choices)), '[]') as cohorts`
}

function filters(query: Query, given: (value: unknown) => string): string[] {
  const { search, standing, employer, cohort, mentor, only } = query
  // Every word must begin one of the trainee's: their names and student number. Null characters cannot be sent.
  const words = search && given(search.replaceAll('\0', ' '))
  return [
    only === 'withdrawn' ? withdrawn : notWithdrawn,
    ...(only && only !== 'withdrawn' ? [attentionSql[only]] : []),
    ...(words
      ? [
          `l.words like all (coalesce((select array_agg('% ' || w || '%') from unnest(string_to_array(folded(${words}), ' ')) w), '{}'))`,
        ]
      : []),
    ...(standing === 'not-on-track' ? [notOnTrack] : standing ? [`${standingSql} = ${given(standing)}`] : []),
    ...(employer ? [`l.employer_id = ${given(employer)}::uuid`] : []),
    ...(cohort ? [`l.cohort_id = ${given(cohort)}::uuid`] : []),
    ...(mentor
      ? [
          `exists (select from mentorship m where m.trainee_id = l.trainee_id and m.mentor_id = ${given(mentor)}::uuid
            and m.starts_on <= $2::date and (m.ends_on is null or m.ends_on >= $2::date))`,
        ]
      : []),
  ]
}

/** One row more than asked for was read: it only tells that the list goes on. */
function answerFrom(found: Found, { limit, sort }: Query, at: Place): TraineesAnswer {
  const backwards = at?.backwards ?? false
  const goesOn = found.rows.length > limit
  const read = found.rows.slice(0, limit)
  const page = backwards ? read.toReversed() : read
  const cursorOf = (place: (typeof page)[number] | undefined) =>
    place ? writeCursor({ sort, key: place.key, name: place.name, id: place.row.id }) : null
  const hasNext = backwards || goesOn
  const hasPrevious = backwards ? goesOn : at !== undefined
  return {
    rows: page.map(({ row }) => row),
    next: hasNext ? cursorOf(page.at(-1)) : null,
    previous: hasPrevious ? cursorOf(page[0]) : null,
    total: found.total,
    employers: [...found.employers],
    cohorts: [...found.cohorts],
  }
}
