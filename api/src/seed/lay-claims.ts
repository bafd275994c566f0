import { addDays } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import { academicStories } from './academic-story.ts'
import type { Cohorts } from './cohorts.ts'
import type { Enrolled } from './enrol.ts'
import type { Happening } from './happenings.ts'
import { datesOf } from './lay-submissions.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'

const claimedDaysAgo = 3
const deferredDays = 28

/** Claims of mitigating circumstances, each for what is due next. */
export function layClaims(
  enrolled: readonly Enrolled[],
  cohorts: Pick<Cohorts, 'idOf'>,
  day: LoadDay,
): Happening[] {
  return enrolled.flatMap((one) => {
    const { circumstances } = academicStories[one.story.key] ?? {}
    const members = enrolled.filter((other) => cohorts.idOf(other) === cohorts.idOf(one))
    const [due] = datesOf(members, day)
      .filter(({ dueOn }) => dueOn > day.today)
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    if (!circumstances || !due) return []
    const at = londonInstant(addDays(day.today, -claimedDaysAgo), '19:20')
    const row = {
      traineeId: one.id,
      id: uuidv7(),
      moduleCode: due.moduleCode,
      component: 'module',
      attempt: 'first-sit',
      claim: circumstances.claim,
      evidence: circumstances.evidence,
      claimedBy: one.personId,
      claimedAt: at,
      state: 'claimed',
      version: 1,
    }
    const claimed = { at, by: one.personId, action: 'insert' as const, table: 'circumstances', rows: [row] }
    if (circumstances.decided === undefined) return [claimed]
    const decidedAt = londonInstant(addDays(day.today, -1), '10:15')
    const by = day.personId(one.tutor)
    const deferred = {
      traineeId: one.id,
      id: row.id,
      state: 'accepted',
      effect: 'defer',
      deferredTo: addDays(due.dueOn, deferredDays),
      decidedBy: by,
      decidedAt,
      reason: circumstances.decided,
      version: 2,
    }
    return [
      claimed,
      { at: decidedAt, by, action: 'update' as const, table: 'circumstances', rows: [deferred] },
    ]
  })
}
