import { type Entry, entryContent } from '@rung/shared/contract/off-the-job'
import * as z from 'zod/mini'
import { type FormFault, faultsFrom } from '../form-faults.ts'
import { keep, kept, keysKept, letGo } from './device-store.ts'
import { fieldOrder } from './entry-fields.ts'
import { type EntryToSend, type SendOutcome, sendEntry } from './send-entry.ts'
import { waitingPrefix } from './use-waits.ts'

const waitingEntry = z.object({
  traineeId: z.string(),
  entryId: z.string(),
  version: z.nullable(z.int()),
  content: entryContent,
  submit: z.boolean(),
  /** Why the server would not take it; empty while it waits for signal. */
  faults: z.array(z.object({ field: z.optional(z.string()), message: z.string() })),
})
/** An entry that is finished and waits on this device: for signal, or, once refused, to be put right. */
export type WaitingEntry = z.infer<typeof waitingEntry>

const keyOf = (personId: string, entryId: string) => `${waitingPrefix(personId)}${entryId}`

export function putInOutbox(personId: string, toSend: EntryToSend): boolean {
  return keepWaiting(personId, { ...toSend, faults: [] })
}

export function takeOutOfOutbox(personId: string, entryId: string): void {
  letGo(keyOf(personId, entryId))
}

/** Oldest first: the ids carry the time. */
export function readOutbox(personId: string): WaitingEntry[] {
  return keysKept(keyOf(personId, '')).flatMap((key) => readWaiting(key) ?? [])
}

export function waitingIn(personId: string, entryId: string): WaitingEntry | null {
  return readWaiting(keyOf(personId, entryId))
}

let sending: Promise<Entry[]> | undefined

/** Sends what waits, in order, and answers what arrived. Stops where there is still no signal. */
export function sendOutbox(personId: string): Promise<Entry[]> {
  sending ??= sendAll(personId).finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(personId: string): Promise<Entry[]> {
  const sent: Entry[] = []
  for (const waiting of readOutbox(personId).filter(({ faults }) => faults.length === 0)) {
    const outcome = await sendEntry(waiting)
    if (outcome.kind === 'no-signal' || outcome.kind === 'not-now') break
    if (outcome.kind === 'sent') sent.push(outcome.entry)
    settle(personId, waiting, outcome)
  }
  return sent
}

type Settled = Exclude<SendOutcome, { kind: 'no-signal' | 'not-now' }>

function settle(personId: string, waiting: WaitingEntry, outcome: Settled): void {
  if (outcome.kind === 'sent') takeOutOfOutbox(personId, waiting.entryId)
  else keepWaiting(personId, { ...waiting, faults: faultsOf(outcome) })
}

function faultsOf(outcome: Exclude<Settled, { kind: 'sent' }>): FormFault[] {
  if (outcome.kind === 'refused') return faultsFrom(outcome.problem, fieldOrder)
  return [{ message: 'This was changed somewhere else after you wrote it. Open it to choose which to keep' }]
}

function keepWaiting(personId: string, waiting: WaitingEntry): boolean {
  return keep(keyOf(personId, waiting.entryId), waiting)
}

function readWaiting(key: string): WaitingEntry | null {
  const outcome = waitingEntry.safeParse(kept(key))
  return outcome.success ? outcome.data : null
}
