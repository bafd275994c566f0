import type { SubmissionDate, setSubmissionDate } from '@rung/shared/contract/results'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, stale } from '../../http/refuse.ts'
import { lockGrid } from './grid.ts'

/** One date for a component and attempt. Version 0 stands for none, and so does a day that is taken away. */
export const setDate: UseCase<typeof setSubmissionDate> = async ({ tx, params, body, at, ifMatch }) => {
  const { cohortId, moduleCode, component, attempt } = params
  const grid = await lockGrid(tx, params, attempt)
  if (!grid?.components.some(({ key }) => key === component)) return notFound()
  const none: SubmissionDate = { version: 0, component, attempt, dueOn: null, dueAt: null }
  const now = grid.dates.find((date) => date.component === component && date.attempt === attempt) ?? none
  if (now.version !== ifMatch) return stale(now)
  const dueAt = body.dueOn === null ? null : body.dueAt
  const version = now.version === 0 ? firstVersion(at) : now.version + 1
  const place = [cohortId, moduleCode, component, attempt]
  // Submission dates belong to the cohort, which tutors may read and only the system scope may write.
  await inSystemScope(tx, () =>
    body.dueOn === null
      ? tx.rows(
          'delete from submission_date where (cohort_id, module_code, component, attempt) = ($1, $2, $3, $4)',
          place,
        )
      : tx.rows(
          `insert into submission_date (cohort_id, module_code, component, attempt, id, due_on, due_at, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (cohort_id, module_code, component, attempt)
             do update set due_on = excluded.due_on, due_at = excluded.due_at, version = excluded.version`,
          [...place, uuidv7(), body.dueOn, dueAt, version],
        ),
  )
  return body.dueOn === null ? none : { ...now, version, dueOn: body.dueOn, dueAt }
}

/** Never one that the place had before its date was taken away, so that nobody writes over what they have not read. */
const firstVersion = (at: Date): number => 1 + (Math.floor(at.getTime() / 1000) % 500_000_000)
