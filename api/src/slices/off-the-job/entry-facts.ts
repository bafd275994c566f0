import { offTheJobCategories } from '@rung/shared/figures/off-the-job-categories'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { EntryFacts } from '@rung/shared/rules/decide-entry'
import type { ExceptionFacts } from '@rung/shared/rules/entry-exceptions'
import type { Relationship } from '@rung/shared/rules/permissions'
import { type PracticalPeriod, practicalPeriod } from '@rung/shared/rules/practical-period'
import { lockTrainees } from '../../db/lock-trainees.ts'
import type { Tx } from '../../db/transaction.ts'
import { breaksOf, type CourseRow, courseFrom, courseJson, settingsOf } from './facts.ts'

/** Codes of the trainee's modules: core ones, and of each option group the one chosen (all while none is). */
export const moduleCodesSql = `select md.code from module md where md.curriculum_id = c.curriculum_id and (md.option_group is null
  or not exists (select from module_choice mc where mc.trainee_id = t.id and mc.option_group = md.option_group)
  or exists (select from module_choice mc where mc.trainee_id = t.id and mc.module_code = md.code))`

// One look into an index for each category, however long the log has grown.
const categoryList = offTheJobCategories.map(({ key }) => `'${key}'`).join(', ')

const text = `select ${courseJson} as course,
  (select json_agg(code) from (${moduleCodesSql}) m) as "moduleCodes",
  coalesce((select json_object_agg(md.code, md.title) from module md where md.curriculum_id = c.curriculum_id), '{}') as "moduleTitles",
  coalesce((select json_agg(k.code) from standard_element k where k.reference = pr.standard_reference and k.version = pr.standard_version), '[]') as "ksbCodes",
  coalesce((select json_agg(kind) from unnest(array[${categoryList}]) kind
    where exists (select from off_the_job_entry e where e.trainee_id = t.id and e.category = kind and e.state <> 'draft')), '[]') as "usedCategories",
  tt.signed_entries + tt.submitted_entries + tt.returned_entries as "otherEntries",
  coalesce((select json_agg(json_build_object('id', e.id, 'on', e.learned_on, 'minutes', e.minutes,
      'startsAt', to_char(e.starts_at, 'HH24:MI'), 'endsAt', to_char(e.ends_at, 'HH24:MI'),
      'taught', case when e.source = 'register' then e.module_code end))
    from off_the_job_entry e where e.trainee_id = t.id and e.learned_on = any($3::date[]) and e.state in ('submitted', 'signed')), '[]') as others
from ${courseFrom} where t.id = $1`

interface Row {
  course: CourseRow
  moduleCodes: string[] | null
  moduleTitles: Record<string, string>
  ksbCodes: string[]
  usedCategories: string[]
  otherEntries: number
  others: {
    id: string
    on: PlainDate
    minutes: number
    startsAt: string | null
    endsAt: string | null
    taught: string | null
  }[]
}

export interface LoggingFacts {
  readonly course: CourseRow
  readonly relationships: readonly Relationship[]
  /** What the rule needs to decide an entry on this date, leaving out the entry itself. */
  of(learnedOn: PlainDate | null, without?: string): EntryFacts
  readonly exceptions: ExceptionFacts
  /** By code, of all modules of the curriculum. */
  readonly moduleTitles: Readonly<Record<string, string>>
}

/** When learning counts, from what the database knows of the course. */
export function periodOf(course: CourseRow): PracticalPeriod {
  return practicalPeriod({
    startsOn: course.startsOn,
    plannedEndOn: course.plannedEndOn,
    gatewayOn: course.gatewayOn,
    withdrawnOn: course.withdrawnOn,
    breaks: breaksOf(course),
    breakMovesEnd: settingsOf(course).breakMovesEnd,
  })
}

/** Facts for entries on these dates, under a lock on the trainee; undefined where the caller sees no such trainee. */
export async function loadLoggingFacts(
  tx: Tx,
  traineeId: string,
  asOf: PlainDate,
  dates: readonly PlainDate[],
): Promise<LoggingFacts | undefined> {
  const [, row] = await Promise.all([
    lockTrainees(tx, [traineeId]),
    tx.row<Row>(text, [traineeId, asOf, dates], 'logging-facts'),
  ])
  if (!row) return undefined
  const { course } = row
  const settings = settingsOf(course)
  const period = periodOf(course)
  return {
    course,
    relationships: course.relationships,
    moduleTitles: row.moduleTitles,
    of(learnedOn, without) {
      const others = row.others.filter((other) => other.on === learnedOn && other.id !== without)
      return {
        asOf,
        period,
        gatewayOn: course.gatewayOn,
        withdrawnOn: course.withdrawnOn,
        otherMinutesOnDate: others.reduce((sum, { minutes }) => sum + minutes, 0),
        clockTimesOnDate: others.flatMap(({ startsAt, endsAt }) =>
          startsAt && endsAt ? [{ startsAt, endsAt }] : [],
        ),
        taughtOnDate: others.flatMap(({ taught }) => taught ?? []),
        moduleCodes: row.moduleCodes ?? [],
        ksbCodes: row.ksbCodes,
      }
    },
    exceptions: { usedCategories: row.usedCategories, otherEntries: row.otherEntries, settings },
  }
}
