import { formatMinutes } from '../kernel/minutes.ts'
import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { TakingRefusalCode } from '../rules/decide-attendance.ts'
import type { SessionRefusalCode } from '../rules/decide-session.ts'

type Detail = Readonly<Record<string, string | number>>

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}

/** Why a session cannot be planned, or its register taken, as asked, and what to do instead. */
export const registerRefusalWords: Record<
  Exclude<SessionRefusalCode, 'nhs-number-in-text'> | TakingRefusalCode,
  string | ((detail: Detail) => string)
> = {
  'module-not-taught': 'Choose a module of this cohort’s curriculum',
  'topic-missing': 'Enter what the session is about',
  'topic-too-long': (d) => `Use ${d.longest} characters or fewer`,
  'session-before-cohort': (d) => `Enter a date on or after ${day(d.startsOn)}, when the cohort starts`,
  'session-long-after-cohort': (d) => `Enter a date on or before ${day(d.latest)}`,
  'session-ends-before-start': 'The end must be after the start, on the same day',
  'clocks-skip-time': (d) => `Clocks go from 01:00 to 02:00 on ${day(d.heldOn)}, so this time does not come`,
  'teaching-not-positive': 'Enter how much of the session is teaching, for example 6 hours',
  'teaching-longer-than-session': (d) =>
    `This is longer than the ${formatMinutes(Number(d.betweenMinutes))} the session lasts on ${day(d.heldOn)}`,
  'repeats-before-first': (d) => `Enter a last date after ${day(d.heldOn)}, or leave it empty`,
  'repeats-too-long': (d) => `Enter a last date within ${d.mostWeeks} weeks of the first`,
  'session-overlaps': (d) =>
    `This module is taught from ${d.otherStartsAt} to ${d.otherEndsAt} on ${day(d.heldOn)} already`,
  'session-not-planned': (d) => `This session is ${d.state}, so it cannot be changed`,
  'taught-then-now': (d) =>
    `This module is taught from ${d.otherStartsAt} to ${d.otherEndsAt} on ${day(d.heldOn)} now. Change or cancel that session first`,
  'session-not-cancelled': (d) => `This session is ${d.state}, so it need not be planned again`,
  'not-held-yet': (d) => `This session is on ${day(d.heldOn)}. Take its register on that day or later`,
  'register-taken': 'This register has been taken. Correct it instead',
  'register-not-taken': 'This register has not been taken yet',
  'register-cancelled': 'This session was cancelled, so it has no register',
  'mark-missing': 'Say whether this trainee was there',
  'not-on-register': 'This trainee is not on the register of this session',
  'nothing-corrected': 'Change at least one mark. This is what is recorded already',
  'clash-own-gone':
    'The trainee’s own entry of that time is not there any more. What the register logged stays',
  'reversal-asked-by-you':
    'You asked for this entry to be reversed. Someone else decides that before the register is corrected',
}
