import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { StandingFacts } from '@rung/shared/rules/off-the-job-course'
import type { Standing } from '@rung/shared/rules/off-the-job-standing'

/** The same questions answered the long way: a walk through the calendar, one day after another. */
interface Walk {
  /** Every day of learning up to the day asked about. */
  gone: PlainDate[]
  /** Days of learning of the whole plan. */
  inAll: number
}

const inside = (pause: { firstDay: PlainDate; lastDay: PlainDate | null }, day: PlainDate): boolean =>
  day >= pause.firstDay && (pause.lastDay === null || day <= pause.lastDay)

function walk(facts: StandingFacts): Walk {
  const closed = facts.breaks.filter((pause) => pause.lastDay !== null)
  const gone: PlainDate[] = []
  for (let day = facts.startsOn; day <= facts.asOf; day = addDays(day, 1)) {
    if (facts.gatewayOn && day >= facts.gatewayOn) break
    if (facts.withdrawnOn && day > facts.withdrawnOn) break
    if (!facts.breaks.some((pause) => inside(pause, day))) gone.push(day)
  }
  let inAll = 0
  for (let day = facts.startsOn; day <= facts.plannedEndOn; day = addDays(day, 1)) {
    const lost = facts.breakMovesEnd === 'none' && closed.some((pause) => inside(pause, day))
    if (!lost) inAll += 1
  }
  return { gone, inAll: Math.max(1, inAll) }
}

export function naiveExpected(facts: StandingFacts): number {
  const { gone, inAll } = walk(facts)
  return (facts.plannedMinutes / inAll) * Math.min(gone.length, inAll)
}

export function naiveStanding(facts: StandingFacts): Standing | null {
  if (facts.withdrawnOn && facts.asOf > facts.withdrawnOn) return null
  const { gone, inAll } = walk(facts)
  const logged = facts.signedMinutes + facts.submittedMinutes
  const missing = (facts.minimumMinutes ?? facts.plannedMinutes) - logged
  if (missing > 0 && gone.length >= 28) {
    const window = gone.slice(-84)
    // Minutes on a day of a break belong to the last day of learning before it.
    const first = window[0] ?? facts.startsOn
    const counts = (on: PlainDate) => gone.findLast((day) => day <= on) ?? ''
    const minutes = facts.recentDays.reduce(
      (sum, day) => sum + (counts(day.on) >= first ? day.minutes : 0),
      0,
    )
    const left = Math.max(0, inAll - gone.length)
    if (minutes * left < missing * window.length) return 'at-risk'
  }
  const due = facts.plannedMinutes * Math.min(gone.length, inAll) * (100 - (facts.tolerancePercent ?? 10))
  return logged * 100 * inAll < due ? 'behind' : 'on-track'
}

/** The planned end after breaks, found by giving each day of a break back at the end. */
export function naivePlannedEnd(facts: StandingFacts): PlainDate {
  if (facts.breakMovesEnd === 'none') return facts.plannedEndOn
  const closed = facts.breaks.filter((pause) => pause.lastDay !== null)
  let end = facts.plannedEndOn
  for (let day = facts.startsOn; day <= end; day = addDays(day, 1))
    if (closed.some((pause) => inside(pause, day))) end = addDays(end, 1)
  return end
}
