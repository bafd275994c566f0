import type { ResultCell } from '@rung/shared/contract/results'
import type { EnteredMark } from '@rung/shared/rules/mark'

/** A result as it comes out of the database. */
export interface StandingRow extends Omit<ResultCell, 'text' | 'correction'> {
  readonly entered: EnteredMark
  /** What the ratified result says that this one corrects. */
  readonly from: EnteredMark | null
  readonly reason: string | null
}

export const enteredJson = (alias: string) =>
  `json_build_object('mark', ${alias}.mark, 'suffix', ${alias}.suffix, 'notSubmitted', ${alias}.not_submitted, 'passed', ${alias}.passed)`

/** Who did it. Not everyone may look up who works at the university, so a name may be kept back. */
export const doerJson = (id: string) =>
  `json_build_object('id', ${id}, 'name', coalesce((select n.given_name || ' ' || n.family_name from person n where n.id = ${id}), 'A tutor'))`

/** When the work of a result `r` was handed in, and the deadline held against it. */
export const handedInJson = `case when r.handed_in_on is not null then json_build_object('on', r.handed_in_on,
  'at', to_char(r.handed_in_at, 'HH24:MI'), 'dueOn', r.due_on, 'dueAt', to_char(r.due_at, 'HH24:MI')) end`

/** From a result `r`, and what it corrects as `o`; `by` says who entered it. */
export const cellJsonBy = (
  by: string,
) => `json_build_object('traineeId', r.trainee_id, 'component', r.component, 'id', r.id, 'version', r.version,
  'entered', ${enteredJson('r')}, 'daysLate', coalesce(r.days_late, 0), 'handedIn', ${handedInJson}, 'feedback', r.feedback,
  'state', case when r.state = 'provisional' then r.state else 'ratified' end,
  'published', r.published_at is not null, 'from', case when o.id is not null then ${enteredJson('o')} end, 'reason', r.reason,
  'by', ${by},
  'at', to_char(r.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`

export const cellJson = cellJsonBy(doerJson('r.entered_by'))

/** What the mark of a module is made of; one mark for the whole where the university has not said. */
export const componentsJson = (module: string) =>
  `coalesce((select json_agg(json_build_object('key', a.key, 'title', a.title, 'kind', a.kind, 'weight', a.weight) order by a.position)
    from assessment_component a where a.curriculum_id = ${module}.curriculum_id and a.module_code = ${module}.code),
    '[{"key": "module", "title": "Module mark", "kind": "mark", "weight": 100}]')`

/** Whether prior learning stands for a module of a trainee. */
export const recognised = (trainee: string, module: string) =>
  `exists (select from prior_learning l where l.trainee_id = ${trainee}.id and l.module_code = ${module}.code and l.taken_back_at is null)`

/** Whether a trainee takes a module: a core one, or the option they chose. */
export const takes = (trainee: string, module: string) =>
  `(${module}.option_group is null or exists (select from module_choice o where o.trainee_id = ${trainee}.id
    and o.option_group = ${module}.option_group and o.module_code = ${module}.code))`
