import { formatHours, formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import type { Standing } from '@rung/shared/rules/off-the-job-standing'
import { countOf } from './counts.ts'

/** What the sentences need of the figures. All in whole minutes. */
interface Figures {
  /** Null of someone who left. */
  readonly standing: Standing | null
  readonly withdrawnOn: string | null
  readonly signedMinutes: number
  readonly submittedMinutes: number
  readonly minimumMinutes: number | null
  readonly plannedMinutes: number
  readonly behindMinutes: number | null
  readonly forecast: {
    readonly reached: boolean
    readonly reachesOn: string | null
    readonly daysAfterPlannedEnd: number | null
  } | null
  readonly reasons: readonly { readonly code: string }[]
}

/** Who is spoken of: 'You' on the trainee's own screens, else the given name. */
type Who = 'You' | (string & {})

const is = (who: Who) => (who === 'You' ? 'You are' : `${who} is`)
const has = (who: Who) => (who === 'You' ? 'You have' : `${who} has`)
const reach = (who: Who) => (who === 'You' ? 'you reach' : `${who} reaches`)

function isOnABreak({ reasons }: Pick<Figures, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'on-a-break')
}

/** 'Withdrawn on 12 March 2022' */
export const withdrawnInWords = (lastDay: string): string => `Withdrawn on ${formatDate(lastDay)}`

/** 'You are 9 hours behind plan.' Of someone who left, when that was. */
export function planSentence(figures: Figures, who: Who = 'You'): string {
  const { withdrawnOn, behindMinutes } = figures
  if (withdrawnOn || behindMinutes === null) return withdrawnOn ? `${withdrawnInWords(withdrawnOn)}.` : ''
  if (isOnABreak(figures)) return `${is(who)} on a break in learning. Nothing is expected until it ends.`
  const gap = roundedHours(Math.abs(behindMinutes))
  if (behindMinutes > 0) {
    const still = figures.standing === 'on-track' ? ' That is still on track.' : ''
    return `${is(who)} ${gap} behind plan.${still}`
  }
  return behindMinutes < 0 ? `${is(who)} ${gap} ahead of plan.` : `${is(who)} on plan.`
}

/** "Behind plan" beside a green "On track" reads as a contradiction; there the sentence says it. */
export function standingToShow({ standing, behindMinutes }: Figures): Standing | undefined {
  if (standing === null || behindMinutes === null) return undefined
  return standing === 'on-track' && behindMinutes > 0 ? undefined : standing
}

/** Nothing is expected on a break, nor of someone who left. In whole minutes. */
export function expectedToShow(figures: Figures & { readonly expectedMinutes: number }): number | undefined {
  return isOnABreak(figures) || figures.standing === null ? undefined : figures.expectedMinutes
}

/** 'At this pace you reach 696 hours on 3 May 2027, 28 days after the planned end.' Null of someone who left. */
export function forecastSentence(figures: Figures, who: Who = 'You'): string | null {
  if (figures.forecast === null) return null
  const { reached, reachesOn, daysAfterPlannedEnd } = figures.forecast
  const target = formatHours(figures.minimumMinutes ?? figures.plannedMinutes)
  if (reached) return `${has(who)} logged the ${target} needed.`
  if (reachesOn === null) return `Too little was logged lately to say when ${reach(who)} ${target}.`
  return `At this pace ${reach(who)} ${target} on ${formatDate(reachesOn)}${fromPlannedEnd(daysAfterPlannedEnd)}.`
}

function fromPlannedEnd(days: number | null): string {
  if (days === null) return ''
  if (days === 0) return ', the day of the planned end'
  return `, ${countOf(Math.abs(days), 'day')} ${days > 0 ? 'after' : 'before'} the planned end`
}

/** In a headline an hour is near enough; below an hour the minutes matter. 550 → '9 hours', 45 → '45 minutes' */
function roundedHours(minutes: number): string {
  return minutes < 60 ? formatMinutes(minutes) : formatHours(Math.round(minutes / 60) * 60)
}
