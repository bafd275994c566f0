import type { EntryContentBody, LastKind, TraineeHome } from '@rung/shared/contract/off-the-job'
import { formatDay, type PlainDate } from '@rung/shared/kernel/plain-date'
import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { fieldOrder } from '../../drafts/entry-fields.ts'
import { faultsFrom } from '../../drafts/form-errors.ts'
import { putInOutbox } from '../../drafts/outbox.ts'
import { type EntryToSend, type SendOutcome, sendEntry } from '../../drafts/send-entry.ts'
import { entryInWords, mentorsInWords } from './entry-words.ts'
import type { News } from './news.ts'
import type { WhoseLog } from './whose-log.ts'

export interface QuickLogState {
  /** Which of the last kinds is open; null for none. */
  chosen: number | null
  day: PlainDate
  errors: readonly string[]
  busy: boolean
  choose: (index: number) => void
  chooseDay: (day: PlainDate) => void
  log: () => Promise<void>
}

export function useQuickLog(
  whose: WhoseLog,
  home: TraineeHome,
  onLogged: (news: News) => void,
): QuickLogState {
  const { asOf } = home.figures
  const [chosen, setChosen] = useState<number | null>(null)
  const [day, setDay] = useState(asOf)
  const [errors, setErrors] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  // The same until it is logged, so that a second press sends the same entry and not another.
  const entryId = useRef(uuidv7())
  const kind = chosen === null ? undefined : home.lastKinds[chosen]

  const open = (index: number | null) => {
    setChosen(index)
    setDay(asOf)
    setErrors([])
    entryId.current = uuidv7()
  }
  const log = async () => {
    if (!kind) return
    setBusy(true)
    const toSend = toSendFrom(kind, day, entryId.current, whose)
    const outcome = await sendEntry(toSend)
    setBusy(false)
    const faults = faultsAfter(outcome, toSend, whose)
    setErrors(faults)
    if (faults.length > 0) return
    open(null)
    onLogged(newsOf(toSend, outcome.kind === 'sent', home))
  }
  return {
    chosen,
    day,
    errors,
    busy,
    choose: (index) => open(chosen === index ? null : index),
    chooseDay: (next) => {
      setDay(next)
      setErrors([])
      entryId.current = uuidv7()
    },
    log,
  }
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
