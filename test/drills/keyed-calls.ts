import type { Entry } from '@rung/shared/contract/off-the-job'
import { uuidv7 } from 'uuidv7'
import type { Answer, Caller, Sent } from './caller.ts'
import { type Crowd, learning, mentorsAt } from './crowd.ts'

export const replayKinds = ['log', 'sign', 'return', 'ask for reversal'] as const
type Kind = (typeof replayKinds)[number]

/** One call with its key, to be sent any number of times. */
export interface Keyed {
  readonly kind: Kind
  readonly call: Caller
  readonly request: Sent
  readonly otherBody: unknown
  /** How many entries its one effect touches. */
  readonly entries: number
  /** The first answer. */
  answer: Answer | undefined
  sent: number
  underWay: number
  /** Takes the first answer; what can be done next becomes a call of its own. */
  keep(answer: Answer): void
}

type Known = Pick<Entry, 'traineeId' | 'id' | 'version'>

const daysBack = 400

/** Makes calls one after another: mostly what earlier answers have made possible, else a new entry. */
export function openCalls(
  crowd: Crowd,
  random: (below: number) => number,
  callers: ReadonlyMap<string, Caller>,
) {
  const made: Keyed[] = []
  const possible: (() => Keyed)[] = []
  const submitted: Known[][] = crowd.trainees.map(() => [])

  const callerOf = (personId: string | undefined): Caller => {
    const caller = callers.get(personId ?? '')
    if (!caller) throw new Error('somebody who has not signed in')
    return caller
  }
  const mentorAt = (place: number) => {
    const both = mentorsAt(crowd.mentors, place)
    return callerOf(both[random(both.length)]?.personId)
  }
  const entryPath = ({ traineeId, id }: Known) => `/trainees/${traineeId}/off-the-job/entries/${id}`
  const keyed = (
    kind: Kind,
    call: Caller,
    request: Omit<Sent, 'key' | 'method'>,
    more: { otherBody: unknown; entries?: number; after?: (answer: Answer) => void },
  ): Keyed => ({
    kind,
    call,
    request: { ...request, method: 'POST', key: uuidv7() },
    otherBody: more.otherBody,
    entries: more.entries ?? 1,
    answer: undefined,
    sent: 0,
    underWay: 0,
    keep(answer) {
      this.answer = answer
      more.after?.(answer)
    },
  })

  function log(place: number): Keyed {
    const trainee = crowd.trainees[place]
    const named = random(2) === 0 ? { id: uuidv7() } : {}
    const body = { ...named, ...learning(crowd.today, random(daysBack)), submit: true }
    const path = `/trainees/${trainee?.id}/off-the-job/entries`
    const after = ({ text }: Answer) => {
      submitted[place]?.push(JSON.parse(text))
      if (random(4) === 0) possible.push(() => decide('return', place))
      else if (random(2) === 0) possible.push(() => decide('sign', place))
    }
    const otherBody = { ...body, activity: 'Seminar on communication' }
    return keyed('log', callerOf(trainee?.personId), { path, body }, { otherBody, after })
  }

  function decide(kind: 'sign' | 'return', place: number): Keyed {
    const chosen = submitted[place]?.splice(0, kind === 'sign' ? 1 + random(3) : 1) ?? []
    const [first] = chosen
    if (!first) return log(place)
    return kind === 'sign' ? sign(place, chosen) : giveBack(place, first)
  }

  function sign(place: number, chosen: readonly Known[]): Keyed {
    const entries = chosen.map(({ traineeId, id, version }) => ({ traineeId, entryId: id, version }))
    const after = ({ text }: Answer) => {
      if (JSON.parse(text).signed !== chosen.length) throw new Error(`not all signed: ${text}`)
      for (const one of chosen) possible.push(() => askForReversal(place, one))
    }
    const otherBody = { entries: entries.map((one) => ({ ...one, version: one.version + 1 })) }
    const request = { path: '/off-the-job/sign-offs', body: { entries } }
    return keyed('sign', mentorAt(place), request, { otherBody, entries: entries.length, after })
  }

  function giveBack(place: number, one: Known): Keyed {
    const request = {
      path: `${entryPath(one)}/return`,
      body: { reason: 'Say what you learned' },
      ifMatch: one.version,
    }
    return keyed('return', mentorAt(place), request, { otherBody: { reason: 'Say where this was' } })
  }

  function askForReversal(place: number, one: Known): Keyed {
    const request = { path: `${entryPath(one)}/reversals`, body: { reason: 'This was signed twice' } }
    return keyed('ask for reversal', mentorAt(place), request, {
      otherBody: { reason: 'This was never learned' },
    })
  }

  return {
    made,
    next(): Keyed {
      const place = random(possible.length)
      const [make] = random(4) === 0 ? [] : possible.splice(place, 1)
      const one = make ? make() : log(random(crowd.trainees.length))
      made.push(one)
      return one
    },
  }
}
