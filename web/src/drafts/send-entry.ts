import {
  changeEntry,
  type Entry,
  type EntryContentBody,
  entry,
  logEntry,
  readEntry,
} from '@rung/shared/contract/off-the-job'
import { type Problem, problemStatus } from '@rung/shared/contract/problem'
import { call, OfflineError, ProblemError } from '../api-client.ts'
import { contentOf } from './entry-fields.ts'

export interface EntryToSend {
  readonly traineeId: string
  readonly entryId: string
  /** The version it changes; null for an entry the server has not seen. */
  readonly version: number | null
  readonly content: EntryContentBody
  readonly submit: boolean
}

export type SendOutcome =
  | { readonly kind: 'sent'; readonly entry: Entry }
  /** Something in it needs correcting. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** It was changed somewhere else: this is how it stands there. */
  | { readonly kind: 'stale'; readonly current: Entry }
  | { readonly kind: 'no-signal' }
  /** Nothing is wrong with it, but it cannot be taken now. */
  | { readonly kind: 'not-now'; readonly problem: Problem }

/** Sends one entry. Sending the same again is harmless: a new one goes under its own id as key, a change under its version. */
export async function sendEntry(toSend: EntryToSend): Promise<SendOutcome> {
  try {
    return { kind: 'sent', entry: await (toSend.version === null ? sendNew(toSend) : sendChange(toSend)) }
  } catch (error) {
    if (error instanceof OfflineError) return { kind: 'no-signal' }
    if (error instanceof ProblemError) return outcomeOf(error.problem, toSend)
    throw error
  }
}

/** Longer than any answer takes where there is signal. Without an end, one lost request would hold up all that follow. */
const longestSend = () => AbortSignal.timeout(20_000)

function sendNew({ traineeId, entryId, content, submit }: EntryToSend): Promise<Entry> {
  return call(logEntry, {
    params: { traineeId },
    body: { id: entryId, ...content, submit },
    key: entryId,
    signal: longestSend(),
  })
}

function sendChange({ traineeId, entryId, version, content, submit }: EntryToSend): Promise<Entry> {
  return call(changeEntry, {
    params: { traineeId, entryId },
    body: { ...content, submit },
    ifMatch: version ?? 0,
    signal: longestSend(),
  })
}

async function outcomeOf(problem: Problem, toSend: EntryToSend): Promise<SendOutcome> {
  if (problem.code === 'stale') return staleOutcome(problem, toSend)
  const takenBefore = problem.code === 'key-reused' || problem.code === 'conflict'
  if (takenBefore && toSend.version === null) return arrivedBefore(problem, toSend)
  return isAboutTheEntry(problem) ? { kind: 'refused', problem } : { kind: 'not-now', problem }
}

/** An ended session, too many tries and faults of ours pass by themselves. */
function isAboutTheEntry({ status, code }: Problem): boolean {
  const passes: readonly string[] = ['not-signed-in', 'other-site', 'conflict', 'too-many-tries']
  return status >= 400 && status < problemStatus.fault && !passes.includes(code)
}

function staleOutcome(problem: Problem, toSend: EntryToSend): SendOutcome {
  const current = entry.safeParse(problem.current)
  if (!current.success) return { kind: 'refused', problem }
  return sameAsSent(current.data, toSend)
    ? { kind: 'sent', entry: current.data }
    : { kind: 'stale', current: current.data }
}

/** An earlier try got through and its answer was lost; since then the person has typed on. */
async function arrivedBefore(problem: Problem, toSend: EntryToSend): Promise<SendOutcome> {
  const { traineeId, entryId } = toSend
  try {
    const current = await call(readEntry, { params: { traineeId, entryId }, signal: longestSend() })
    return sameAsSent(current, toSend)
      ? { kind: 'sent', entry: current }
      : { kind: 'stale', current: current }
  } catch (error) {
    if (error instanceof OfflineError) return { kind: 'no-signal' }
    if (error instanceof ProblemError) return { kind: 'not-now', problem }
    throw error
  }
}

function sameAsSent(current: Entry, { content, submit }: EntryToSend): boolean {
  if (submit && current.state !== 'submitted' && current.state !== 'signed') return false
  return JSON.stringify(contentOf(current)) === JSON.stringify(contentOf(content))
}
