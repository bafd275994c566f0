import type { correctResult } from '@rung/shared/contract/results'
import type { Attempt } from '@rung/shared/figures/academic-rules'
import type { ComponentKind } from '@rung/shared/rules/counted-component'
import type { Deadline } from '@rung/shared/rules/days-late'
import { decideResult, isSame } from '@rung/shared/rules/decide-result'
import { findNhsNumber } from '@rung/shared/rules/nhs-number'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import { lockTrainees } from '../../db/lock-trainees.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { standingOf } from './grid.ts'
import { cellJson, componentsJson, type StandingRow } from './result-json.ts'
import { writeResults } from './write-results.ts'

interface Row {
  readonly relationships: readonly Relationship[]
  readonly cell: StandingRow | null
  readonly moduleCode: string | null
  readonly attempt: Attempt | null
  readonly components: readonly { readonly key: string; readonly kind: ComponentKind }[] | null
  readonly waits: boolean
  readonly recognised: boolean
  readonly deadline: Deadline | null
}

const text = `select relationships_to(t) as relationships, case when r.id is not null then ${cellJson} end as cell, r.module_code as "moduleCode", r.attempt,
    case when r.id is not null then (select ${componentsJson('m')} from cohort c join module m on m.curriculum_id = c.curriculum_id
      where c.id = t.cohort_id and m.code = r.module_code) end as components,
    exists (select from result w where w.trainee_id = t.id and w.module_code = r.module_code and w.component = r.component
      and w.attempt = r.attempt and w.state = 'provisional') as waits,
    exists (select from prior_learning l where l.trainee_id = t.id and l.module_code = r.module_code and l.taken_back_at is null) as recognised,
    case when x.id is not null then case when x.deferred_to is not null then json_build_object('dueOn', x.deferred_to, 'dueAt', null) end
      when d.id is not null then json_build_object('dueOn', d.due_on, 'dueAt', to_char(d.due_at, 'HH24:MI')) end as deadline
  from trainee t left join result r on r.trainee_id = t.id and r.id = $2 and r.state <> 'replaced'
    left join result o on o.trainee_id = r.trainee_id and o.id = r.corrects
    left join submission_date d on (d.cohort_id, d.module_code, d.component, d.attempt) = (t.cohort_id, r.module_code, r.component, r.attempt)
    left join circumstances x on (x.trainee_id, x.module_code, x.component, x.attempt) = (t.id, r.module_code, r.component, r.attempt)
      and x.effect = 'defer'
  where t.id = $1`

/** A ratified result keeps what the board saw; the correction waits beside it for a board of its own. */
export const correctOneResult: UseCase<typeof correctResult> = async (call) => {
  const { tx, params, body, today, ifMatch } = call
  // Whoever recognises prior learning for this trainee waits, or has finished.
  await lockTrainees(tx, [params.traineeId])
  const row = await tx.row<Row>(text, [params.traineeId, params.resultId], 'result-to-correct')
  if (!row) return notFound()
  if (!may('enter-results', row.relationships)) return notPermitted()
  const { cell, moduleCode, attempt, recognised } = row
  if (!cell || !moduleCode || !attempt) return notFound()
  const standing = standingOf(cell)
  if (cell.version !== ifMatch) return stale(standing.cell)
  if (!standing.ratified) return refusedBy([{ code: 'result-not-ratified', field: 'text' }])
  if (row.waits) return refusedBy([{ code: 'correction-waits', field: 'text' }])
  if (body.reason === '') return refusedBy([{ code: 'reason-missing', field: 'reason' }])
  if (findNhsNumber(body.reason) !== null) return refusedBy([{ code: 'nhs-number-in-text', field: 'reason' }])
  const kind = row.components?.find(({ key }) => key === cell.component)?.kind ?? 'mark'
  const column = { key: cell.component, moduleCode, kind }
  const decision = decideResult(body, {
    column,
    moduleCodes: [moduleCode],
    recognised,
    standing,
    reasonGiven: true,
    lateness: { deadline: row.deadline, today },
  })
  if (!decision.ok) return refusedBy(decision.refusals)
  const content = decision.value
  if (!content || isSame(content, standing)) return refusedBy([{ code: 'result-unchanged', field: 'text' }])
  const { traineeId, component } = standing
  const cells = await writeResults({ ...call, moduleCode, attempt }, [
    { traineeId, component, content, standing, reason: body.reason },
  ])
  return cells?.[0] ?? new Refused('conflict', 'Someone corrected this result at the same moment.')
}
