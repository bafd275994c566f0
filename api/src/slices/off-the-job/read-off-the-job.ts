import type { OffTheJobAnswer, readOffTheJob } from '@rung/shared/contract/off-the-job'
import {
  addMonths,
  earlier,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  type PlainDate,
} from '@rung/shared/kernel/plain-date'
import { activeLearning, currentLearning } from '@rung/shared/rules/active-learning'
import type { StandingFacts } from '@rung/shared/rules/off-the-job-course'
import { plannedByMonth } from '@rung/shared/rules/planned-months'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { periodOf } from './entry-facts.ts'
import { explainActual, explainPlanned, shown } from './explanations.ts'
import {
  breaksOf,
  type CourseRow,
  courseFrom,
  courseJson,
  figuresOf,
  minimumOf,
  standingFactsOf,
  standingOf,
} from './facts.ts'

const text = `select ${courseJson} as course, tt.signed_entries as "signedEntries",
  coalesce((select json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'), 'signedMinutes', m.signed_minutes,
      'submittedMinutes', m.submitted_minutes, 'entries', m.entries) order by m.month)
    from trainee_month m where m.trainee_id = t.id and m.entries > 0), '[]') as months,
  coalesce((select json_agg(d.day) from trainee_day d
    where d.trainee_id = t.id and d.signed_minutes + d.submitted_minutes > 0), '[]') as "learningDays"
from ${courseFrom} where t.id = $1`

type Month = OffTheJobAnswer['months'][number]

interface Row {
  course: CourseRow
  signedEntries: number
  months: Pick<Month, 'month' | 'signedMinutes' | 'submittedMinutes' | 'entries'>[]
  learningDays: PlainDate[]
}

export const readOffTheJobFigures: HotUseCase<typeof readOffTheJob> = async ({ params, today, tx }) => {
  const row = await tx.row<Row>(text, [params.traineeId, today], 'off-the-job')
  if (!row) return notFound()
  const { course } = row
  const standing = standingOf(course, today)
  const breaks = breaksOf(course)
  const months = monthsOf(row, today)
  return {
    trainee: {
      id: course.id,
      givenName: course.givenName,
      familyName: course.familyName,
      startsOn: course.startsOn,
    },
    figures: figuresOf(course, today, standing),
    explanations: {
      minimum: shown(minimumOf(course).explanation),
      planned: explainPlanned(course, breaks.length),
      actual: explainActual(course, months, row.signedEntries),
      expected: shown(standing.expectedExplanation),
      standing: shown(standing.standingExplanation),
    },
    months,
    breaks: breaks.map(({ firstDay, lastDay }) => ({ firstDay, lastDay })),
    activeLearning: standing.forecast?.reached ? null : learningNow(row, today),
  }
}

/** Every month of the plan, and after its end every month while learning counts, those without entries too. */
function monthsOf({ course, months, learningDays }: Row, today: PlainDate): Month[] {
  const facts = standingFactsOf(course, today)
  const planned = new Map(plannedByMonth(facts).map((month) => [month.month, month]))
  const logged = new Map(months.map((month) => [month.month, month]))
  const counted = earlier(today, periodOf(course).lastCountingDay ?? today)
  const lacking = lackingMonths(course, facts, learningDays)
  return allMonths([...planned.keys(), ...logged.keys(), monthOf(counted)], monthOf(course.startsOn)).map(
    (month) => {
      const plan = planned.get(month)
      const log = logged.get(month)
      return {
        month,
        lastDay: plan?.lastDay ?? lastOfMonth(month),
        plannedMinutes: plan?.plannedMinutes ?? 0,
        plannedToDateMinutes: plan?.plannedToDateMinutes ?? course.plannedMinutes,
        signedMinutes: log?.signedMinutes ?? 0,
        submittedMinutes: log?.submittedMinutes ?? 0,
        entries: log?.entries ?? 0,
        lacking: lacking.has(month),
      }
    },
  )
}

/** From the first to the last of them, none left out. */
function allMonths(named: readonly string[], first: string): string[] {
  const last = named.reduce((latest, month) => (month > latest ? month : latest), first)
  const months: string[] = []
  for (let month = first; month <= last; month = monthOf(addMonths(firstOfMonth(month), 1)))
    months.push(month)
  return months
}

/** A stretch of four weeks is shown in the month it ends in, one that still runs in the month it is. */
function lackingMonths(
  course: CourseRow,
  { startsOn, breaks, asOf }: StandingFacts,
  learningDays: readonly PlainDate[],
): Set<string> {
  const { lastCountingDay } = periodOf(course)
  const stretches = activeLearning({ startsOn, lastCountingDay, breaks, learningDays, asOf })
  const lacking = stretches.filter((stretch) => stretch.lacking)
  return new Set(lacking.map(({ lastDay }) => monthOf(earlier(lastDay, asOf))))
}

function learningNow({ course, learningDays }: Row, asOf: PlainDate): OffTheJobAnswer['activeLearning'] {
  const { lastCountingDay } = periodOf(course)
  if (asOf < course.startsOn || (lastCountingDay !== null && lastCountingDay < asOf)) return null
  const { startsOn } = course
  const now = currentLearning({ startsOn, breaks: breaksOf(course), learningDays, asOf })
  const { firstDay, lastDay, lacking, daysLeft, required, basis } = now
  return { firstDay, lastDay, lacking, daysLeft, required, basis }
}
