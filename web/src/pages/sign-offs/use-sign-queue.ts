import type { QueueAnswer, QueueRow } from '@rung/shared/contract/off-the-job'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { keepSelection, keptSelection } from './kept-selection.ts'
import { type Done, returnAll, signAll, whyNot } from './sign-all.ts'

/** What is selected in one person's queue, what is being done with it, and what came of it. */
export function useSignQueue(queue: QueueAnswer, personId: string) {
  const { revalidate } = useRevalidator()
  const [selected, setSelected] = useState(() => keptSelection(personId, queue.rows))
  const [returning, setReturning] = useState<readonly QueueRow[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<{ readonly what: Done; readonly turn: number } | null>(null)
  const chosen = (ids: readonly string[]) => queue.rows.filter((row) => ids.includes(row.id))

  const tell = (what: Done) => setDone((before) => ({ what, turn: (before?.turn ?? 0) + 1 }))
  const select = (next: ReadonlySet<string>) => {
    keepSelection(personId, next)
    setSelected(next)
  }
  const carryOut = async (work: () => Promise<Done>) => {
    if (busy) return
    setBusy(true)
    try {
      tell(await work())
      select(new Set())
      await revalidate()
    } catch (error) {
      tell({ title: whyNot(error), worked: false, refused: new Map() })
    } finally {
      setReturning([])
      setBusy(false)
    }
  }

  return {
    selected,
    select,
    busy,
    done,
    tell,
    sign: (ids: readonly string[]) => carryOut(() => signAll(chosen(ids), personId)),
    returning,
    askReason: (ids: readonly string[]) => setReturning(chosen(ids)),
    returnWith: (reason: string) => carryOut(() => returnAll(returning, reason)),
    keepThem: () => setReturning([]),
  }
}
export type SignQueueState = ReturnType<typeof useSignQueue>
