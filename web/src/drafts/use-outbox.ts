import type { Entry } from '@rung/shared/contract/off-the-job'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { keysKept, onKeptChange } from './device-store.ts'
import { readOutbox, sendOutbox, type WaitingEntry } from './outbox.ts'
import { waitingPrefix } from './use-waits.ts'

/** Some networks are there and carry nothing, and never say when they do again. In milliseconds, each wait twice the last. */
const firstWait = 1_000
const longestWait = 30_000

/** What waits on this device, kept true as it changes. */
export function useOutbox(personId: string): readonly WaitingEntry[] {
  // A text, because the store is asked on every render and must answer the same thing until something changes.
  const snapshot = useSyncExternalStore(onKeptChange, () =>
    JSON.stringify(keysKept(waitingPrefix(personId)).map((key) => localStorage.getItem(`rung.${key}`))),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the snapshot says when to read again
  return useMemo(() => readOutbox(personId), [personId, snapshot])
}

/** Sends what waits: when a screen opens, when the signal is back, when the person comes back to the page. */
export function useSendOutbox(personId: string, onSent: (entries: readonly Entry[]) => void): void {
  const waits = useOutbox(personId).some(({ faults }) => faults.length === 0)
  useEffect(() => {
    if (!waits) return
    let wait = firstWait
    let timer: ReturnType<typeof setTimeout> | undefined
    // What the browser says of its network is not asked: after a reload it may be wrong, and then nothing tells of the signal.
    const send = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'hidden') return
      timer = setTimeout(send, wait)
      wait = Math.min(wait * 2, longestWait)
      const sent = await sendOutbox(personId)
      if (sent.length > 0) onSent(sent)
    }
    const sendNow = () => {
      wait = firstWait
      send()
    }
    send()
    window.addEventListener('online', sendNow)
    document.addEventListener('visibilitychange', sendNow)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', sendNow)
      document.removeEventListener('visibilitychange', sendNow)
    }
  }, [personId, waits, onSent])
}
