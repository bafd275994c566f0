import type { CohortResults, listCohortResults } from '@rung/shared/contract/results'
import { attempts } from '@rung/shared/figures/academic-rules'
import type { UseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { claimFrom, claimJson } from './claims.ts'
import { type LaterPlace, laterPlaces, loadLaterAttempts } from './facts.ts'
import { recognised, takes } from './result-json.ts'

type Module = CohortResults['modules'][number]
interface Row extends Omit<CohortResults, 'modules'> {
  readonly modules: readonly Omit<Module, 'later'>[]
}

/**
 * For each module of a cohort: who takes it, and how many of its first sits are in. A correction is not one more. Of whom
 * the module is recognised nothing is expected.
 */
const listSql = `with open_to_me as materialized (
    select c.id, c.title, c.curriculum_id from cohort c join programme p on p.id = c.programme_id
    where 'tutor@' || p.university_id = any((select my_roles())::text[]) and c.id = $2
  ), mine as materialized (
    select t.* from trainee t where t.cohort_id in (select id from open_to_me) and (t.withdrawn_on is null or t.withdrawn_on >= $1)
  ), counted as materialized (
    select c.id as cohort_id, m.code, (select count(*) from mine t where t.cohort_id = c.id and ${takes('t', 'm')} and not ${recognised('t', 'm')})::int as trainees,
      greatest(1, (select count(*) from assessment_component a where a.curriculum_id = m.curriculum_id and a.module_code = m.code))::int as components,
      last.due_on, last.due_at
    from open_to_me c join module m on m.curriculum_id = c.curriculum_id
      left join lateral (select d.due_on, d.due_at from submission_date d where d.cohort_id = c.id and d.module_code = m.code
        and d.attempt = 'first-sit' order by d.due_on desc, d.due_at desc nulls first limit 1) last on true
  ), standing as materialized (
    select t.cohort_id, r.module_code, count(distinct (r.trainee_id, r.component))::int as entered,
      count(*) filter (where r.state = 'ratified')::int as ratified, count(*) filter (where r.published_at is not null)::int as published
    from mine t join result r on r.trainee_id = t.id
    where r.attempt = 'first-sit' and r.state <> 'replaced' and not exists (select from prior_learning l
      where l.trainee_id = t.id and l.module_code = r.module_code and l.taken_back_at is null) group by 1, 2
  )
  select json_build_object('id', c.id, 'title', c.title) as cohort,
    coalesce((select json_agg(json_build_object('code', m.code, 'title', m.title, 'level', m.level, 'year', m.year, 'semesters', m.semesters,
        'optional', m.option_group is not null, 'trainees', k.trainees, 'expected', k.trainees * k.components, 'entered', coalesce(s.entered, 0),
        'ratified', coalesce(s.ratified, 0), 'published', coalesce(s.published, 0), 'dueOn', k.due_on,
        'dueAt', to_char(k.due_at, 'HH24:MI')) order by m.position, m.code)
      from module m join counted k on k.code = m.code left join standing s on s.module_code = m.code
      where m.curriculum_id = c.curriculum_id), '[]') as modules,
    coalesce((select json_agg(${claimJson} order by s.claimed_at)
      from ${claimFrom} where s.state = 'claimed' and s.trainee_id in (select id from mine)), '[]') as claims
  from open_to_me c`

export const listModules: UseCase<typeof listCohortResults> = async ({ tx, params, today }) => {
  const row = await tx.row<Row>(listSql, [today, params.cohortId], 'cohort-results')
  if (!row) return notFound()
  const found = await loadLaterAttempts(tx, { cohortId: row.cohort.id, stayedOn: today }, today)
  const places = laterPlaces(found)
  return {
    ...row,
    modules: row.modules.map((module) => ({ ...module, later: laterOf(module.code, places) })),
  }
}

/** Those that are asked for and those that are in, so that none is more than all. */
function laterOf(code: string, places: readonly LaterPlace[]): Module['later'] {
  const ofModule = places.filter(({ moduleCode }) => moduleCode === code)
  return attempts.flatMap((attempt) => {
    const all = ofModule.filter((place) => place.attempt === attempt)
    const entered = all.filter((place) => place.entered).length
    return all.length > 0 ? [{ attempt, expected: all.length, entered }] : []
  })
}
