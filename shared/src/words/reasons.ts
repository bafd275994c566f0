import { formatHours, formatMinutes } from '../kernel/minutes.ts'
import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { NextStep } from '../rules/next-steps.ts'
import type { StandingReason } from '../rules/off-the-job-standing.ts'
import { assessmentWords, moreToTakeSentence, toTakeSentence } from './to-take.ts'

const day = (value: unknown): string =>
  typeof value === 'string' && isPlainDate(value) ? formatDate(value) : String(value)
const hours = (value: unknown): string => formatHours(Number(value))
const plural = (count: unknown, one: string, many: string): string => `${Number(count) === 1 ? one : many}`

/** Why a trainee stands where they stand, in one sentence. */
export function standingReasonSentence({ code, detail: d }: StandingReason): string {
  switch (code) {
    case 'withdrawn':
      return `The last day of learning was ${day(d.lastDay)}. The hours are kept, and there is no standing any more.`
    case 'planned-end-passed':
      return `The planned end was ${day(d.plannedEndOn)} and ${hours(d.missingMinutes)} are still missing.`
    case 'pace-too-slow':
      return `At ${formatMinutes(Number(d.paceMinutesPerWeek))} a week, ${hours(d.missingMinutes)} cannot be reached by ${day(d.plannedEndOn)}. It needs ${formatMinutes(Number(d.neededMinutesPerWeek))} a week.`
    case 'behind-plan':
      return `${hours(d.behindMinutes)} fewer than the ${hours(d.expectedMinutes)} expected by now. Up to ${d.tolerancePercent}% is allowed, set by the programme.`
    case 'pace-not-judged-yet':
      return `The pace is not judged in the first ${d.days} days of learning.`
    case 'on-a-break':
      return `On a break in learning since ${day(d.since)}. Nothing is expected until it ends.`
    case 'target-reached':
      return `The ${hours(d.targetMinutes)} needed are reached.`
    case 'minimum-not-known':
      return `The published minimum for this standard is not entered yet, so the planned ${hours(d.targetMinutes)} stand in for it.`
  }
}

/** What stands in the way, as something to do. */
export function nextStepSentence({ code, detail: d, due }: NextStep): string {
  switch (code) {
    case 'fix-returned':
      return `Fix ${d.count} returned ${plural(d.count, 'entry', 'entries')} and send ${plural(d.count, 'it', 'them')} again`
    case 'allocate-mentor':
      return 'Allocate a mentor, so that entries can be signed'
    case 'update-mentor':
      return due === null ? 'Record the mentor’s preparation' : `The mentor’s update was due on ${day(due)}`
    case 'sign-waiting':
      return `${d.count} ${plural(d.count, 'entry waits', 'entries wait')} to be signed`
    case 'take-assessment':
      return takeSentence(d, due)
    case 'catch-up':
      return d.standing === 'at-risk'
        ? 'The hours needed cannot be reached at this pace'
        : `Catch up ${hours(d.behindMinutes)}`
    case 'log-this-month':
      return d.kind === 'four-weeks' ? 'Log some learning in these 4 weeks' : 'Log some learning this month'
    case 'submit-drafts':
      return `Finish ${d.count} ${plural(d.count, 'draft', 'drafts')} and submit ${plural(d.count, 'it', 'them')}`
    case 'choose-option':
      return `Choose an option module${levelOf(d.optionGroup)} and tell your university`
  }
}

function takeSentence(d: NextStep['detail'], due: NextStep['due']): string {
  const past = d.when === 'past'
  if (d.more !== undefined) return moreToTakeSentence({ count: Number(d.more), due, past })
  const what = `${assessmentWords(d)} of ${d.moduleCode} ${d.moduleTitle}`
  return toTakeSentence({ what, again: d.attempt !== 'first-sit', due, past })
}

/** 'level-4-option' → ' for level 4' */
function levelOf(optionGroup: unknown): string {
  const level = /^level-(\d)/.exec(String(optionGroup))?.[1]
  return level ? ` for level ${level}` : ''
}
