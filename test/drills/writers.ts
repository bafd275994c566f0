import { setTimeout as pause } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import type { Answer, Caller, Sent } from './caller.ts'
import { learning } from './crowd.ts'
import type { Acknowledged, Ledger } from './ledger.ts'
import type { Faults } from './report.ts'

interface Work {
  readonly ledger: Ledger
  readonly faults: Faults
  readonly today: string
  readonly stopped: () => boolean
}

const betweenTriesMs = 100
const emptyQueueMs = 20
const longestUnansweredMs = 90_000
/** Two entries of a minute in a day for each pass through these days: a day never fills. */
const daysBack = 400
const mostInOneCall = 10

/** Logs one entry after another for one trainee; every other one is named by the caller, the rest by the server. */
export async function logOnAndOn(
  call: Caller,
  work: Work & { readonly traineeId: string; readonly place: number; readonly mentors: number },
): Promise<void> {
  const { ledger, faults, traineeId, place } = work
  const path = `/trainees/${traineeId}/off-the-job/entries`
  for (let turn = 0; !work.stopped(); turn += 1) {
    const activity = `Entry ${turn} of writer ${place}`
    const named = turn % 2 === 0 ? { id: uuidv7() } : {}
    const content = learning(work.today, turn % daysBack)
    const body = { ...named, ...content, activity, submit: true }
    const { answer, sentAgainAt } = await untilAnswered(call, { method: 'POST', path, body }, work)
    if (answer.status !== 201) {
      faults.add('entry refused', `${activity}: ${answer.status} ${answer.text}`)
      continue
    }
    const entry: { id: string; createdAt: string } = JSON.parse(answer.text)
    if (named.id && named.id !== entry.id) faults.add('another entry answered', `${named.id}: ${answer.text}`)
    if (sentAgainAt && Date.parse(entry.createdAt) < sentAgainAt) ledger.carriedOutEarlier += 1
    const logged = { traineeId, entryId: entry.id }
    ledger.logged.set(activity, logged)
    const mentor = place % work.mentors
    ledger.waiting[mentor] ??= []
    ledger.waiting[mentor].push(logged)
  }
}

/** Signs what has been acknowledged, some entries a call. */
export async function signOnAndOn(call: Caller, work: Work & { readonly place: number }): Promise<void> {
  const { ledger, faults, place } = work
  while (!work.stopped()) {
    const batch = ledger.waiting[place]?.splice(0, mostInOneCall) ?? []
    if (batch.length === 0) {
      await pause(emptyQueueMs)
      continue
    }
    const body = { entries: batch.map((one: Acknowledged) => ({ ...one, version: 1 })) }
    const sent = { method: 'POST', path: '/off-the-job/sign-offs', body } as const
    const { answer } = await untilAnswered(call, sent, work)
    const { results = [] }: { results?: { entryId: string; outcome: string }[] } = JSON.parse(answer.text)
    for (const one of batch) {
      const result = results.find(({ entryId }) => entryId === one.entryId)
      if (result?.outcome === 'signed') ledger.signed.set(one.entryId, one)
      else faults.add('signature refused', `${answer.status} ${JSON.stringify(result ?? answer.text)}`)
    }
  }
}

interface Answered {
  readonly answer: Answer
  /** When it was sent for the last time, by the clock; undefined where once was enough. */
  readonly sentAgainAt: number | undefined
}

/** Sends the same under the same key until the server says yes or no to it. */
async function untilAnswered(call: Caller, sent: Sent, { ledger }: Work): Promise<Answered> {
  const key = uuidv7()
  const begun = performance.now()
  for (let tries = 1; ; tries += 1) {
    const sentAt = performance.now()
    const clock = Date.now()
    const answer = await call({ ...sent, key }).catch((error: unknown) => reasonOf(error))
    if (typeof answer !== 'string' && answer.status < 500) {
      if (answer.status < 300) {
        ledger.calls += 1
        ledger.said(sentAt)
        if (tries > 1) ledger.repeated += 1
      }
      return { answer, sentAgainAt: tries > 1 ? clock : undefined }
    }
    const seen = typeof answer === 'string' ? answer : String(answer.status)
    ledger.unanswered[seen] = (ledger.unanswered[seen] ?? 0) + 1
    if (sentAt - begun > longestUnansweredMs) throw new Error(`no answer to ${sent.path}: ${seen}`)
    await pause(betweenTriesMs)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name
}
