import type { EntryContentBody, LastKind, TraineeHome } from '@rung/shared/contract/off-the-job'
import { formatDay, type PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import { fieldOrder } from '../../drafts/entry-fields.ts'
import { putInOutbox } from '../../drafts/outbox.ts'
import { type EntryToSend, type SendOutcome, sendEntry } from '../../drafts/send-entry.ts'
import { faultsFrom } from '../../form-faults.ts'
import { entryInWords, mentorsInWords } from './entry-words.ts'
import type { News } from './news.ts'
import type { WhoseLog } from './whose-log.ts'

/** Fetched after the home is seen: what checks and sends an entry is larger than what shows it. */
interface QuickEntry {
  readonly kind: LastKind
  readonly day: PlainDate
  readonly entryId: string
  readonly whose: WhoseLog
  readonly home: TraineeHome
}

export const newEntryId = (): string => uuidv7()

/** Why it was not logged, in words, or what was done. */
export async function sendQuickLog({ kind, day, entryId, whose, home }: QuickEntry) {
  const toSend = toSendFrom(kind, day, entryId, whose)
  const outcome = await sendEntry(toSend)
  const faults = faultsAfter(outcome, toSend, whose)
  return { faults, news: faults.length > 0 ? null : newsOf(toSend, outcome.kind === 'sent', home) }
}

function toSendFrom(kind: LastKind, day: PlainDate, entryId: string, { traineeId }: WhoseLog): EntryToSend {
  const content: EntryContentBody = { ...kind, learnedOn: day, paid: 'paid-hours', lieuOn: null }
  return { traineeId, entryId, version: null, content, submit: true }
}

/** Why it was not logged, in words. Without signal it is kept on the device, and nothing is wrong. */
function faultsAfter(outcome: SendOutcome, toSend: EntryToSend, { personId }: WhoseLog): string[] {
  switch (outcome.kind) {
    case 'sent':
      return []
    case 'no-signal':
      return putInOutbox(personId, toSend)
        ? []
        : ['There is no signal and this device could not keep it. Try again when there is signal']
    case 'stale':
      return ['This was logged already. Look for it in your log']
    case 'refused':
    case 'not-now':
      return faultsFrom(outcome.problem, fieldOrder).map(({ message }) => message)
  }
}

function newsOf({ content, entryId }: EntryToSend, sent: boolean, { mentors }: TraineeHome): News {
  const what = `${entryInWords(content)}, ${content.learnedOn ? formatDay(content.learnedOn) : ''}.`
  return sent
    ? { title: 'Logged', text: `${what} It waits for ${mentorsInWords(mentors)} to sign.`, entryId }
    : { title: 'Kept on this device', text: `${what} It will be sent when you have signal.` }
}
