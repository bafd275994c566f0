import type { DecidedEntries, Entry, ReversalView } from '@rung/shared/contract/off-the-job'
import { addDays } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Answer, Caller, Sent } from './caller.ts'
import { type Crowd, learning } from './crowd.ts'

export type Person = { readonly personId: string; readonly call: Caller }
export interface Actors {
  readonly trainees: readonly (Person & { readonly id: string })[]
  readonly mentors: readonly Person[]
  /** Who else may act on some of it, and a stranger who may not. */
  readonly others: readonly Person[]
}

/** What somebody last saw of an entry; by now it may have moved on. */
interface Known {
  readonly traineeId: string
  readonly id: string
  readonly place: number
  version: number
  state: Entry['state']
  reversal?: Pick<ReversalView, 'id' | 'version'>
}

type Random = (below: number) => number
const reasons = ['Say what you learned', 'Signed by mistake', 'no', '']
const daysBack = 480

/** Random operations, most of them such as people do, some that must be refused. Each answers what came of it. */
export function openOperations({ today, mentors }: Crowd, actors: Actors, random: Random) {
  const known: Known[] = []
  const oneOf = <T>(from: readonly T[]): T => {
    const found = from[random(from.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  const seldom = () => random(12) === 0
  const anyone = () => oneOf([...actors.trainees, ...actors.mentors, ...actors.others])
  // The first trainees are busier than the last, so that some run ahead of plan and some fall behind.
  const busyPlace = () => random(random(actors.trainees.length) + 1)
  const ownerOf = ({ place }: Known) => (seldom() ? anyone() : (actors.trainees[place] ?? anyone()))
  const mentorOf = ({ place }: Known) => {
    const mentor = actors.mentors[(place + random(2)) % mentors.length]
    return seldom() || !mentor ? anyone() : mentor
  }
  /** An entry in one of these states, as far as was seen; now and then one in any. */
  const entryIn = (...states: Entry['state'][]): Known | undefined => {
    const among = seldom() ? known : known.filter(({ state }) => states.includes(state))
    return among.length === 0 ? undefined : among[random(among.length)]
  }
  const versionOf = ({ version }: Known) => (seldom() ? version + random(3) - 1 : version)
  const pathOf = (one: Known) => `/trainees/${one.traineeId}/off-the-job/entries/${one.id}`

  function content() {
    const usual = { ...learning(today, random(random(daysBack) + 1)), minutes: 15 + random(240) }
    const clock = (hour: number) => `${String(hour).padStart(2, '0')}:${random(2)}0`
    const from = 8 + random(10)
    const odd = [
      { learnedOn: null },
      { learnedOn: addDays(today, 1 + random(9)) },
      { learnedOn: addDays(today, -daysBack - random(90)) },
      { minutes: 900 + random(540) },
      { minutes: null },
      { category: 'induction' },
      { moduleCode: 'NO1' },
      { paid: 'time-off-in-lieu' as const },
      { learned: 'Patient 943 476 5919 was seen' },
    ]
    if (random(6) === 0) return { ...usual, ...oneOf(odd) }
    if (random(4) === 0) return { ...usual, startsAt: clock(from), endsAt: clock(from + 1 + random(3)) }
    return usual
  }

  const keepEntry = (one: Known, { status, text }: Answer) => {
    if (status >= 300) return
    const { version, state }: Entry = JSON.parse(text)
    Object.assign(one, { version, state })
  }
  const keepDecided = ({ status, text }: Answer) => {
    if (status >= 300) return
    const { results }: DecidedEntries = JSON.parse(text)
    for (const { entryId, outcome, version } of results) {
      const one = known.find(({ id }) => id === entryId)
      if (one) Object.assign(one, { version, ...(outcome === 'signed' ? { state: 'signed' } : {}) })
    }
  }
  const post = (path: string, body: unknown, ifMatch?: number): Sent => ({
    method: 'POST',
    path,
    body,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  })

  async function log(): Promise<Answer> {
    const place = busyPlace()
    const { id: traineeId } = actors.trainees[place] ?? oneOf(actors.trainees)
    const one: Known = { traineeId, id: uuidv7(), place, version: 1, state: 'draft' }
    const body = { id: one.id, ...content(), submit: random(5) > 0 }
    const answer = await ownerOf(one).call(post(`/trainees/${traineeId}/off-the-job/entries`, body))
    keepEntry(one, answer)
    if (answer.status === 201) known.push(one)
    return answer
  }
  async function change(): Promise<Answer> {
    const one = entryIn('draft', 'returned')
    if (!one) return log()
    const body = { ...content(), submit: random(3) > 0 }
    const answer = await ownerOf(one).call({
      method: 'PUT',
      path: pathOf(one),
      body,
      ifMatch: versionOf(one),
    })
    keepEntry(one, answer)
    return answer
  }
  async function remove(): Promise<Answer> {
    const one = entryIn('draft')
    if (!one) return log()
    const answer = await ownerOf(one).call({ method: 'DELETE', path: pathOf(one), ifMatch: versionOf(one) })
    if (answer.status === 204) known.splice(known.indexOf(one), 1)
    return answer
  }
  async function decideSome(path: string): Promise<Answer> {
    const first = entryIn('submitted')
    if (!first) return log()
    const same = known.filter(({ place, state }) => place === first.place && state === 'submitted')
    const chosen = [first, ...same.slice(0, random(8)), ...(seldom() ? [oneOf(known)] : [])]
    const entries = chosen.map((one) => ({
      traineeId: one.traineeId,
      entryId: one.id,
      version: Math.max(0, versionOf(one)),
    }))
    const answer = await mentorOf(first).call(post(path, { entries }))
    keepDecided(answer)
    return answer
  }
  async function giveBack(): Promise<Answer> {
    const one = entryIn('submitted')
    if (!one) return log()
    const reason = seldom() ? oneOf(reasons) : 'Say what you learned'
    const answer = await mentorOf(one).call(post(`${pathOf(one)}/return`, { reason }, versionOf(one)))
    keepEntry(one, answer)
    return answer
  }
  async function askForReversal(): Promise<Answer> {
    const one = entryIn('signed')
    if (!one) return log()
    const answer = await mentorOf(one).call(post(`${pathOf(one)}/reversals`, { reason: oneOf(reasons) }))
    if (answer.status === 201) one.reversal = JSON.parse(answer.text)
    return answer
  }
  async function decideReversal(): Promise<Answer> {
    const asked = known.filter(({ reversal }) => reversal !== undefined)
    const one = asked[random(asked.length + 1)]
    if (!one?.reversal) return askForReversal()
    const path = `${pathOf(one)}/reversals/${one.reversal.id}/decision`
    const decision = random(3) === 0 ? 'refused' : 'countersigned'
    const answer = await anyone().call(post(path, { decision }, one.reversal.version))
    if (answer.status === 200) {
      delete one.reversal
      if (decision === 'countersigned') Object.assign(one, { state: 'reversed', version: one.version + 1 })
    }
    return answer
  }

  const operations = {
    log,
    change,
    delete: remove,
    sign: () => decideSome('/off-the-job/sign-offs'),
    countersign: () => decideSome('/off-the-job/countersignatures'),
    return: giveBack,
    'ask for reversal': askForReversal,
    'decide reversal': decideReversal,
  }
  const kinds = Object.keys(operations) as (keyof typeof operations)[]
  const weighted = kinds.flatMap((kind) =>
    Array<keyof typeof operations>(kind === 'log' ? 6 : kind === 'sign' || kind === 'change' ? 3 : 1).fill(
      kind,
    ),
  )
  return {
    async next(): Promise<{ kind: string; answer: Answer }> {
      const kind = oneOf(weighted)
      return { kind, answer: await operations[kind]() }
    },
  }
}
