import type { TraineeHome } from '@rung/shared/contract/off-the-job'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { useRef, useState } from 'react'
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
  const entryId = useRef<string>(undefined)
  const kind = chosen === null ? undefined : home.lastKinds[chosen]

  const open = (index: number | null) => {
    setChosen(index)
    setDay(asOf)
    setErrors([])
    entryId.current = undefined
  }
  const log = async () => {
    if (!kind) return
    setBusy(true)
    const sender = await import('./send-quick-log.ts').catch(() => null)
    if (!sender) {
      setBusy(false)
      return setErrors(['There is no signal. Try again when there is'])
    }
    entryId.current ??= sender.newEntryId()
    const { faults, news } = await sender.sendQuickLog({ kind, day, entryId: entryId.current, whose, home })
    setBusy(false)
    setErrors(faults)
    if (!news) return
    open(null)
    onLogged(news)
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
      entryId.current = undefined
    },
    log,
  }
}
