import { daysIn } from '@rung/shared/kernel/period'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { practicalPeriod } from '@rung/shared/rules/practical-period'
import { standingTurns } from '@rung/shared/rules/standing-turns'
import type { Tx } from '../../db/transaction.ts'
import { type CourseRow, courseFrom, courseJson, settingsOf, standingFactsOf } from './facts.ts'

/**
 * Works out anew, in the transaction of the write, on which days these trainees turn behind or at risk if nothing more
 * is logged. Lists read standing off those days and never sum history.
 */
export async function keepOutlook(
  tx: Tx,
  traineeIds: readonly string[],
  at: Date,
  today: PlainDate,
): Promise<void> {
  const rows = await tx.rows<{ course: CourseRow }>(
    `select ${courseJson} as course from ${courseFrom} where t.id = any($1::uuid[])`,
    [[...new Set(traineeIds)], today],
    'outlook-facts',
  )
  await writeOutlooks(
    tx,
    rows.map(({ course }) => course),
    at,
    today,
  )
}

/** As keepOutlook, in one statement, where the courses as they will be are known already. */
export async function writeOutlooks(
  tx: Tx,
  courses: readonly CourseRow[],
  at: Date,
  today: PlainDate,
): Promise<void> {
  const outlooks = courses.map((course) => outlookOf(course, today))
  await tx.rows(
    `insert into trainee_outlook (trainee_id, behind_from, at_risk_from, planned_end_on, net_days, paused_days, paused_from, computed_at)
     select id, "behindFrom", "atRiskFrom", "plannedEndOn", "netDays", "pausedDays", "pausedFrom", $2::timestamptz
     from json_to_recordset($1) as x(id uuid, "behindFrom" date, "atRiskFrom" date, "plannedEndOn" date, "netDays" int, "pausedDays" int, "pausedFrom" date)
     order by id
     on conflict (trainee_id) do update set
       (behind_from, at_risk_from, planned_end_on, net_days, paused_days, paused_from, computed_at) =
       (excluded.behind_from, excluded.at_risk_from, excluded.planned_end_on, excluded.net_days, excluded.paused_days, excluded.paused_from, excluded.computed_at)`,
    [JSON.stringify(outlooks), at.toISOString()],
    'outlook-keep',
  )
}

/** The course with these minutes submitted too. */
export function withSubmitted(course: CourseRow, on: PlainDate, minutes: number): CourseRow {
  return {
    ...course,
    submittedMinutes: course.submittedMinutes + minutes,
    recentDays: [...course.recentDays, { on, minutes }],
  }
}

function outlookOf(course: CourseRow, today: PlainDate) {
  const facts = standingFactsOf(course, today)
  const period = practicalPeriod({
    ...facts,
    gatewayOn: course.gatewayOn,
    withdrawnOn: course.withdrawnOn,
    breakMovesEnd: settingsOf(course).breakMovesEnd,
  })
  const closed = period.breaks.flatMap(({ firstDay, lastDay }) =>
    lastDay === null ? [] : [{ firstDay, lastDay }],
  )
  return {
    id: course.id,
    ...standingTurns(facts),
    plannedEndOn: period.plannedEndOn,
    netDays: period.netDays,
    pausedDays: closed.reduce((days, pause) => days + daysIn(pause), 0),
    pausedFrom: period.breaks.find(({ lastDay }) => lastDay === null)?.firstDay ?? null,
  }
}
