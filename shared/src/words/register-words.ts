import { formatMinutes } from '../kernel/minutes.ts'
import type { Refusal } from '../kernel/outcome.ts'
import { formatDate, isPlainDate, type PlainDate } from '../kernel/plain-date.ts'
import { type AttendanceMark, type Clash, countsAsLearning, type EntryThatDay } from '../rules/register.ts'

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Why nothing counts for a trainee on the day of a session. */
export function outsideSentence({ code, detail: d = {} }: Refusal): string {
  switch (code) {
    case 'before-start':
      return `Starts on ${day(d.startsOn)}`
    case 'after-gateway':
      return `Past gateway since ${day(d.gatewayOn)}`
    case 'after-withdrawal':
      return `Left on ${day(d.withdrawnOn)}`
    default:
      return `On a break from ${day(d.breakFrom)}${d.breakTo ? ` to ${day(d.breakTo)}` : ''}`
  }
}

const stateWords = {
  draft: 'a draft',
  submitted: 'an entry that waits for a signature',
  signed: 'a signed entry',
  returned: 'a returned entry',
  reversed: 'a reversed entry',
}

/** 'Logged themselves, a signed entry from 09:30 to 12:00: Seminar' */
export function clashSentence({ kind }: Clash, entry: EntryThatDay & { readonly activity: string }): string {
  const { startsAt, endsAt, minutes, state, activity } = entry
  const when =
    startsAt && endsAt ? ` from ${startsAt} to ${endsAt}` : minutes ? ` of ${formatMinutes(minutes)}` : ''
  const what = `${stateWords[state]}${when}${activity ? `: ${activity}` : ''}`
  if (kind === 'times-overlap') return `The times overlap ${what}`
  return kind === 'same-teaching'
    ? `This teaching is in their log already as ${what}`
    : `With this, the day would have more than 24 hours. It has ${what}`
}

export const markWords: Record<AttendanceMark, string> = {
  present: 'Present',
  late: 'Late',
  online: 'Online',
  absent: 'Absent',
}
const order = ['present', 'late', 'online', 'absent'] as const satisfies readonly AttendanceMark[]

/** What came of one trainee's mark. */
export interface Recorded {
  readonly mark: AttendanceMark
  readonly outside: boolean
  /** What stands for the session: the register's entry, the trainee's own, or nothing. */
  readonly stands: 'register' | 'own' | 'reversed' | null
}

/**
 * What a register comes to, in one sentence: '28 present, 2 absent: 28 entries of 6 hours logged'. `minutes` are those
 * of the session. What was not logged is said too.
 */
export function registerSentence(recorded: readonly Recorded[], minutes: number): string {
  const marks = order.flatMap((mark) => {
    const count = recorded.filter((one) => one.mark === mark).length
    return count > 0 ? [`${count} ${markWords[mark].toLowerCase()}`] : []
  })
  const there = recorded.filter(({ mark }) => countsAsLearning(mark))
  const count = (wanted: (one: Recorded) => boolean) => there.filter(wanted).length
  const parts = [
    loggedWords(
      count(({ stands }) => stands === 'register'),
      minutes,
    ),
    keptWords(count(({ stands }) => stands === 'own')),
    someWords(
      count(({ stands }) => stands === 'reversed'),
      'reversed since',
    ),
    someWords(
      count(({ stands, outside }) => stands === null && outside),
      'not counted',
    ),
    someWords(
      count(({ stands, outside }) => stands === null && !outside),
      'to decide',
    ),
  ].filter(Boolean)
  return `${marks.join(', ') || 'Nobody marked'}: ${parts.join(', ') || 'nothing logged'}`
}

const someWords = (count: number, text: string): string => (count > 0 ? `${count} ${text}` : '')
const keptWords = (count: number): string =>
  count > 0 ? counted(count, 'entry of their own kept', 'entries of their own kept') : ''
const loggedWords = (count: number, minutes: number): string =>
  count > 0 ? `${counted(count, 'entry', 'entries')} of ${formatMinutes(minutes)} logged` : ''

interface Logged {
  readonly heldOn: PlainDate
  readonly startsAt: string
  readonly endsAt: string
}

const when = ({ heldOn, startsAt, endsAt }: Logged) => `${formatDate(heldOn)} from ${startsAt} to ${endsAt}`

/** Why an own entry gave way, as its trainee reads it. */
export const returnedByRegister = (session: Logged & { readonly topic: string }): string =>
  `The university’s register logs ${when(session)}: ${session.topic}. Change the times of this entry if it was something else.`

/** That an own entry which gave way counts after all, as its trainee reads it. */
export const givenBackByRegister = (session: Logged): string =>
  `The university’s register no longer logs ${when(session)}. This entry of yours counts for it instead. Send it to be signed.`
