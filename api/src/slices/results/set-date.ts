import type { SubmissionDate, setSubmissionDate } from '@rung/shared/contract/results'
import { isSkippedTime } from '@rung/shared/kernel/london-clock'
import { type Deadline, heldAgainst, mostDaysLate } from '@rung/shared/rules/days-late'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { type Grid, lockGrid } from './grid.ts'
import { type Change, writeResults } from './write-results.ts'

/**
 * One date for a component and attempt. Version 0 stands for none, and so does a day that is taken away. Days late of
 * what no board has ratified follow it; what is ratified keeps the deadline the board saw.
 */
export const setDate: UseCase<typeof setSubmissionDate> = async (call) => {
  const { tx, params, body, at, ifMatch } = call
  const { cohortId, moduleCode, component, attempt } = params
  const grid = await lockGrid(tx, params, attempt)
  if (!grid?.components.some(({ key }) => key === component)) return notFound()
  const none: SubmissionDate = { version: 0, component, attempt, dueOn: null, dueAt: null }
  const now = grid.dates.find((date) => date.component === component && date.attempt === attempt) ?? none
  if (now.version !== ifMatch) return stale(now)
  const { dueOn } = body
  const dueAt = dueOn === null ? null : body.dueAt
  if (dueOn !== null && dueAt !== null && isSkippedTime(dueOn, dueAt))
    return refusedBy([{ code: 'clocks-skip-time', field: 'dueAt', detail: { heldOn: dueOn } }])
  const deadline = dueOn === null ? null : { dueOn, dueAt }
  const following = changesFollowing(grid, component, deadline)
  if (deadline && following.some(({ content }) => content && content.daysLate > mostDaysLate))
    return refusedBy([{ code: 'handed-in-long-after', field: 'dueOn', detail: { dueOn: deadline.dueOn } }])
  const version = now.version === 0 ? firstVersion(at) : now.version + 1
  const place = [cohortId, moduleCode, component, attempt]
  // Submission dates belong to the cohort, which tutors may read and only the system scope may write.
  await inSystemScope(tx, () =>
    dueOn === null
      ? tx.rows(
          'delete from submission_date where (cohort_id, module_code, component, attempt) = ($1, $2, $3, $4)',
          place,
        )
      : tx.rows(
          `insert into submission_date (cohort_id, module_code, component, attempt, id, due_on, due_at, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (cohort_id, module_code, component, attempt)
             do update set due_on = excluded.due_on, due_at = excluded.due_at, version = excluded.version`,
          [...place, uuidv7(), dueOn, dueAt, version],
        ),
  )
  if (!(await writeResults({ ...call, moduleCode: grid.module.code, attempt }, following)))
    return new Refused('conflict', 'A board is ratifying these results. Open the dates again.')
  return dueOn === null ? none : { ...now, version, dueOn, dueAt }
}

/** Provisional results of which it is known when they were handed in, held against the new date; not those deferred. */
function changesFollowing(
  { standings, claims }: Grid,
  component: string,
  deadline: Deadline | null,
): Change[] {
  return [...standings.values()].flatMap((standing): Change[] => {
    const { traineeId, ratified, handedIn, entered, feedback } = standing
    const deferred = claims.some(
      (one) => one.traineeId === traineeId && one.component === component && one.effect === 'defer',
    )
    if (standing.component !== component || ratified || handedIn === null || deferred) return []
    const late = heldAgainst(handedIn, deadline)
    return [{ traineeId, component, content: { entered, feedback, ...late }, standing, reason: null }]
  })
}

/** Never one that the place had before its date was taken away, so that nobody writes over what they have not read. */
const firstVersion = (at: Date): number => 1 + (Math.floor(at.getTime() / 1000) % 500_000_000)
