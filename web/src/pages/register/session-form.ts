import type { SessionsAnswer } from '@rung/shared/contract/register'
import { formatMinutes, parseClock, parseDuration } from '@rung/shared/kernel/minutes'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import type { FormFault } from '../../form-faults.ts'
import { dayInWords } from './session-words.ts'

export const sessionFields = ['moduleCode', 'topic', 'heldOn', 'startsAt', 'endsAt', 'minutes', 'until']

export interface SessionContent {
  readonly moduleCode: string
  readonly heldOn: string
  readonly startsAt: string
  readonly endsAt: string
  /** Whole minutes. */
  readonly minutes: number
  readonly topic: string
}

/** What a session's form says, or what of it cannot be understood. `until` is null where it is not repeated. */
export function readSessionForm(
  form: FormData,
): { content: SessionContent; until: string | null } | FormFault[] {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [heldOn, startsAt, endsAt, until] = [text('heldOn'), text('startsAt'), text('endsAt'), text('until')]
  const minutes = parseDuration(text('minutes'))
  const faults = [
    text('moduleCode') === '' && { field: 'moduleCode', message: 'Choose a module' },
    !isPlainDate(heldOn) && { field: 'heldOn', message: 'Enter a real date, for example 5 January 2026' },
    !isTime(startsAt) && { field: 'startsAt', message: 'Enter the start time like 09:30' },
    !isTime(endsAt) && { field: 'endsAt', message: 'Enter the end time like 16:30' },
    minutes === null && {
      field: 'minutes',
      message: 'Enter how much of the session is teaching, for example 6 hours',
    },
    until !== '' &&
      !isPlainDate(until) && {
        field: 'until',
        message: 'Enter a real date for the last week, or leave it empty',
      },
  ].filter((fault) => fault !== false)
  if (faults.length > 0 || minutes === null) return faults
  const content = { moduleCode: text('moduleCode'), topic: text('topic'), heldOn, startsAt, endsAt, minutes }
  return { content, until: until === '' ? null : until }
}

export type SessionTexts = Record<
  'moduleCode' | 'topic' | 'heldOn' | 'startsAt' | 'endsAt' | 'minutes',
  string
>

/** Everything typed of a session, so that it can be sent once more. */
export function sessionTexts(form: FormData): SessionTexts {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    moduleCode: text('moduleCode'),
    topic: text('topic'),
    heldOn: text('heldOn'),
    startsAt: text('startsAt'),
    endsAt: text('endsAt'),
    minutes: text('minutes'),
  }
}

/** What was typed beside what is planned now. */
export function bothSessions(mine: SessionTexts, theirs: SessionContent, modules: SessionsAnswer['modules']) {
  const titled = (code: string) => `${code} ${modules.find((one) => one.code === code)?.title ?? ''}`.trim()
  return [
    { name: 'Module', mine: titled(mine.moduleCode), theirs: titled(theirs.moduleCode) },
    { name: 'What it is about', mine: mine.topic, theirs: theirs.topic },
    { name: 'Date', mine: dayInWords(mine.heldOn), theirs: dayInWords(theirs.heldOn) },
    { name: 'Starts', mine: mine.startsAt, theirs: theirs.startsAt },
    { name: 'Ends', mine: mine.endsAt, theirs: theirs.endsAt },
    {
      name: 'Teaching',
      mine: formatMinutes(parseDuration(mine.minutes) ?? 0),
      theirs: formatMinutes(theirs.minutes),
    },
  ]
}

const isTime = (text: string): boolean => /^\d{2}:\d{2}$/.test(text) && parseClock(text) !== null
