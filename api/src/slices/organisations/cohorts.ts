import type {
  CohortRow,
  CohortView,
  createCohort,
  listCohorts,
  readCohort,
} from '@rung/shared/contract/organisations'
import { mayChange } from '@rung/shared/rules/grantable-roles'
import { decideCohortDays } from '@rung/shared/rules/organisation-details'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy } from '../../http/refuse.ts'
import { placeIn, placesOf, postsOf } from './facts.ts'
import { cohortJson, programmeView } from './programme-view.ts'

const partsJson = `${cohortJson}, 'programme', json_build_object('id', p.id, 'title', p.title), 'university', json_build_object('id', u.id, 'name', u.name)`
const partsFrom =
  'cohort c join programme p on p.id = c.programme_id join organisation u on u.id = p.university_id'

type ListedCohort = CohortRow & Pick<CohortView, 'programme' | 'university'>

export const listAllCohorts: UseCase<typeof listCohorts> = async ({ tx, caller, query }) => {
  const rows = await tx.rows<{ cohort: ListedCohort }>(
    `select json_build_object(${partsJson}) as cohort from ${partsFrom}
     where $1::uuid is null or p.id = $1::uuid order by c.starts_on desc, folded(c.title), c.id`,
    [query.programme ?? null],
    'cohorts',
  )
  const cohorts = rows.map(({ cohort }) => cohort)
  if (!query.mine) return { rows: cohorts }
  const places = await placesOf(
    tx,
    cohorts.map(({ university }) => university.id),
  )
  const posts = postsOf(caller)
  return {
    rows: cohorts.filter(({ university }) => mayChange('programmes', posts, placeIn(places, university.id))),
  }
}

async function cohortView(tx: Tx, caller: Caller, id: string): Promise<CohortView | undefined> {
  const row = await tx.row<{ cohort: Omit<CohortView, 'mayChange'> }>(
    `select json_build_object('version', c.version, ${partsJson}, 'curriculum', k.title, 'curriculumId', k.id) as cohort
     from ${partsFrom} join curriculum k on k.id = c.curriculum_id where c.id = $1`,
    [id],
    'cohort',
  )
  if (!row) return undefined
  const { university } = row.cohort
  const place = placeIn(await placesOf(tx, [university.id]), university.id)
  return { ...row.cohort, mayChange: mayChange('programmes', postsOf(caller), place) }
}

export const readOneCohort: UseCase<typeof readCohort> = async ({ tx, caller, params }) =>
  (await cohortView(tx, caller, params.cohortId)) ?? notFound()

/** A cohort keeps the version it was given, else the newest published that holds on the day it starts. */
export const createOneCohort: UseCase<typeof createCohort> = async ({ tx, caller, params, body }) => {
  const programme = await programmeView(tx, caller, params.programmeId)
  if (!programme) return notFound()
  if (!programme.mayChange) return notPermitted()
  if (body.title === '') return refusedBy([{ code: 'name-missing', field: 'title' }])
  if (programme.cohorts.some(({ title }) => title.toLowerCase() === body.title.toLowerCase()))
    return refusedBy([{ code: 'name-taken', field: 'title' }])
  const days = decideCohortDays(body.startsOn, body.plannedEndOn)
  if (!days.ok) return refusedBy(days.refusals)
  const curriculum = await tx.row<{ id: string }>(
    `select id from curriculum where programme_id = $1 and state = 'published' and ($3::uuid is null or id = $3)
     order by starts_on <= $2::date desc, case when starts_on <= $2::date then starts_on end desc nulls last,
       case when starts_on <= $2::date then created_at end desc nulls last, starts_on limit 1`,
    [programme.id, body.startsOn, body.curriculumId ?? null],
  )
  if (!curriculum) return refusedBy([{ code: 'curriculum-unknown', field: 'curriculumId' }])
  const id = uuidv7()
  await inSystemScope(tx, () =>
    tx.rows(
      'insert into cohort (id, programme_id, curriculum_id, title, starts_on, planned_end_on) values ($1, $2, $3, $4, $5, $6)',
      [id, programme.id, curriculum.id, body.title, body.startsOn, body.plannedEndOn],
    ),
  )
  const view = await cohortView(tx, caller, id)
  if (!view) throw new Error(`cohort ${id} was written and is not seen`)
  return view
}
