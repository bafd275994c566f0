import { formatMinutes } from '../kernel/minutes.ts'
import type { Refusal } from '../kernel/outcome.ts'
import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { EntryRefusalCode } from '../rules/decide-entry.ts'
import type { ReversalRefusalCode } from '../rules/decide-reversal.ts'
import type { SignOffRefusalCode } from '../rules/decide-sign-off.ts'
import { accountRefusals } from './account-refusals.ts'
import { boardRefusals } from './board-refusals.ts'
import { choiceRefusalWords } from './choice-refusals.ts'
import { creditRefusals } from './credit-refusals.ts'
import { curriculumRefusalWords } from './curriculum-refusals.ts'
import { periodRefusalWords } from './period-refusals.ts'
import { registerRefusalWords } from './register-refusals.ts'
import { resultFaultWords } from './result-faults.ts'
import { resultRefusals } from './result-refusals.ts'

type KnownCode = EntryRefusalCode | SignOffRefusalCode | ReversalRefusalCode
type Detail = Readonly<Record<string, string | number>>
type Words = string | ((detail: Detail) => string)

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}
const long = (value: string | number | undefined): string => formatMinutes(Number(value ?? 0))

/** What was wrong and how to put it right, for each code a rule refuses with. */
const words: Record<KnownCode, Words> = {
  'date-missing': 'Enter the date you learned this',
  'date-unreadable': 'Enter a real date, for example 5 January 2026',
  'in-the-future': 'Enter today or a day that has passed. You can log learning once it has happened',
  'before-start': (d) => `Enter a date on or after ${day(d.startsOn)}, the day the programme started`,
  'after-gateway': (d) => `Training counts until gateway. Enter a date before ${day(d.gatewayOn)}`,
  'after-withdrawal': (d) => `Enter a date on or before ${day(d.withdrawnOn)}, the last day of learning`,
  'in-a-break': (d) =>
    `This date is in a break in learning (${day(d.breakFrom)} ${d.breakTo ? `to ${day(d.breakTo)}` : 'onwards'}). Learning in a break does not count`,
  'category-missing': 'Choose the kind of learning',
  'category-unknown': 'Choose a kind of learning from the list',
  'category-excluded': (d) => `${d.title} cannot be logged. ${d.reason}`,
  'activity-missing': 'Say what you did',
  'learned-missing': 'Say what you learned that was new',
  'text-too-long': (d) => `Use ${d.longest} characters or fewer. This has ${d.length}`,
  'nhs-number-in-text': 'Take out the NHS number. Do not include anything that identifies a patient',
  'duration-missing': 'Enter how long it took, for example 6:30 or 90m',
  'duration-not-whole-minutes': 'Enter the time in hours and whole minutes',
  'duration-not-positive': 'Enter a time longer than 0 minutes',
  'duration-over-a-day': 'Enter 24 hours or less. A longer stretch is more than one entry',
  'date-over-a-day': (d) =>
    `You have already logged ${long(d.otherMinutes)} on this date. With this it would be more than 24 hours`,
  'start-time-missing': 'Enter the time it started, or leave both times empty',
  'start-time-unreadable': 'Enter the start time like 09:30',
  'end-time-missing': 'Enter the time it ended, or leave both times empty',
  'end-time-unreadable': 'Enter the end time like 17:00',
  'end-not-after-start': 'The end must be after the start. Log learning past midnight as two entries',
  'duration-longer-than-times': (d) =>
    `This is longer than the ${long(d.betweenMinutes)} between the start and the end`,
  'times-overlap': (d) =>
    `This overlaps what you logged from ${d.otherStartsAt} to ${d.otherEndsAt} on the same date`,
  'logged-by-register':
    'The university’s register has logged this teaching already. If there was more, enter its start and end',
  'nothing-relevant': 'Choose a module or at least one knowledge, skill, value or behaviour',
  'module-unknown': (d) => `${d.moduleCode} is not one of your modules`,
  'ksb-unknown': (d) => `${d.ksb} is not in your standard`,
  'paid-missing': 'Say whether this was in paid hours',
  'lieu-date-missing': 'Enter the date you take the time off in lieu',
  'lieu-date-unreadable': 'Enter a real date for the time off in lieu',
  'lieu-date-not-needed': 'Take out the time off in lieu date, or say that this was outside paid hours',
  'not-submitted': (d) =>
    `This entry is ${d.state ?? 'not waiting for a signature'}, so it cannot be signed or returned`,
  'own-entry': 'You cannot decide on your own entry',
  'not-allocated': 'You are not this trainee’s mentor today',
  'mentor-not-prepared':
    'Your mentor preparation is not recorded. Ask your manager to add it before you sign',
  'mentor-update-lapsed': (d) => `Your mentor update was due on ${day(d.dueOn)}. Complete it before you sign`,
  'reason-missing': 'Give a reason',
  'reason-too-short': 'Give a reason in a few words, so that it can be put right',
  'reason-too-long': 'Use 1,000 characters or fewer',
  'nothing-to-countersign': 'This entry is not waiting for a countersignature',
  'same-person': 'Someone other than the person who asked has to decide this',
  'not-signed': 'Only a signed entry can be reversed',
  'already-asked': 'A reversal of this entry has already been asked for',
  'not-asked': 'Nobody has asked for this entry to be reversed',
  'no-relationship': 'You do not work with this trainee today',
}

/** More words, registered by the rules that speak of other things, keyed by code. */
const further: Record<string, Words> = {
  ...accountRefusals,
  ...choiceRefusalWords,
  ...curriculumRefusalWords,
  ...periodRefusalWords,
  ...registerRefusalWords,
  ...resultFaultWords,
  ...boardRefusals,
  ...creditRefusals,
  ...resultRefusals,
  stale: 'Someone changed this since you opened it. Look at it again',
  'not-found': 'This is not there any more',
  'not-permitted': 'You do not have permission to do this',
}

/** The sentence for a refusal. An unknown code is a fault of ours and is shown as such. */
export function refusalSentence(refusal: Refusal): string {
  const found = (words as Record<string, Words>)[refusal.code] ?? further[refusal.code]
  if (found === undefined) return `This was refused (${refusal.code})`
  return typeof found === 'string' ? found : found(refusal.detail ?? {})
}
