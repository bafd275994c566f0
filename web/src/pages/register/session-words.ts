import type { SessionRow } from '@rung/shared/contract/register'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDay, type PlainDate } from '@rung/shared/kernel/plain-date'
import { markWords } from '@rung/shared/words/register-words'

type When = Pick<SessionRow, 'heldOn' | 'startsAt' | 'endsAt'>

/** 'Tuesday 10 May 2022' */
export const dayInWords = (on: PlainDate): string => `${formatDay(on)} ${on.slice(0, 4)}`

/** 'Tuesday 10 May 2022, 09:30 to 16:30' */
export const whenInWords = ({ heldOn, startsAt, endsAt }: When): string =>
  `${dayInWords(heldOn)}, ${startsAt} to ${endsAt}`

/** 'PZ1022 Communication, 6 hours of teaching' */
export const moduleInWords = (session: Pick<SessionRow, 'moduleCode' | 'moduleTitle' | 'minutes'>): string =>
  `${session.moduleCode} ${session.moduleTitle}, ${formatMinutes(session.minutes)} of teaching`

const order = ['present', 'late', 'online', 'absent'] as const

/** '28 present, 2 absent'; '' where nobody is marked. */
export const marksInWords = (marks: SessionRow['marks']): string =>
  order
    .filter((mark) => marks[mark] > 0)
    .map((mark) => `${marks[mark]} ${markWords[mark].toLowerCase()}`)
    .join(', ')

/** What has become of a session: '28 present, 2 absent', 'Cancelled', 'Planned'. */
export function stateInWords({ state, marks }: Pick<SessionRow, 'state' | 'marks'>): string {
  if (state === 'cancelled') return 'Cancelled'
  return state === 'taken' ? marksInWords(marks) || 'Nobody marked' : 'Planned'
}
