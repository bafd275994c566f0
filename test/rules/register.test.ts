import { formatClock } from '@rung/shared/kernel/minutes'
import { entryStates } from '@rung/shared/rules/entry-states'
import {
  attendanceMarks,
  type ClashChoice,
  clashChoices,
  clashesWith,
  clashKinds,
  countsAsLearning,
  decideClash,
  type EntryThatDay,
  registerRefusalCodes,
  type TaughtSession,
} from '@rung/shared/rules/register'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{
  clashes: Case<Partial<EntryThatDay>[], string[]>[]
  decided: Case<{ choice: ClashChoice | null; state: EntryThatDay['state'] }, string[]>[]
}>('register')

const session: TaughtSession = { moduleCode: 'PZ1015', startsAt: '09:30', endsAt: '17:00', minutes: 390 }

const entry = (given: Partial<EntryThatDay>, place = 0): EntryThatDay => ({
  id: `entry-${place}`,
  state: 'submitted',
  category: 'university-teaching',
  moduleCode: 'PZ1015',
  startsAt: null,
  endsAt: null,
  minutes: 60,
  ...given,
})

describe('a mark in the register', () => {
  it('logs the day for all who took part', () => {
    expect(attendanceMarks.filter(countsAsLearning)).toEqual(['present', 'late', 'online'])
  })
})

describe('a session beside what the trainee logged', () => {
  test.each(cases.clashes)('$situation', ({ given, expect: expected }) => {
    const entries = given.map((one, place) => entry(one, place))
    const clashes = clashesWith(session, entries)
    expect(clashes.map(({ kind }) => kind)).toEqual(expected)
    const ids = entries.map(({ id }) => id)
    expect(clashes.every(({ entryId }) => ids.includes(entryId))).toBe(true)
  })

  it('has every kind of clash among the cases', () => {
    expect(new Set(cases.clashes.flatMap(({ expect: kinds }) => kinds))).toEqual(new Set(clashKinds))
  })

  it('clashes exactly where a minute would count twice', () => {
    const anyTimes = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }))
      .filter(([from, to]) => from < to)
    fc.assert(
      fc.property(anyTimes, anyTimes, ([from, to], [ownFrom, ownTo]) => {
        const taught = { ...session, startsAt: formatClock(from), endsAt: formatClock(to), minutes: 1 }
        const own = entry({ startsAt: formatClock(ownFrom), endsAt: formatClock(ownTo), minutes: 1 })
        const shared = Math.min(to, ownTo) - Math.max(from, ownFrom)
        expect(clashesWith(taught, [own]).length > 0).toBe(shared > 0)
      }),
    )
  })
})

describe('a clash', () => {
  test.each(cases.decided)('$situation', ({ given, expect: expected }) => {
    const outcome = decideClash(given.choice, { id: 'entry-0', state: given.state })
    expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code)).toEqual(expected)
    if (outcome.ok) expect(outcome.value).toBe(given.choice)
  })

  it('has every refusal among the cases, each with words', () => {
    expect(new Set(cases.decided.flatMap(({ expect: codes }) => codes))).toEqual(
      new Set(registerRefusalCodes),
    )
    const said = registerRefusalCodes.map((code) => refusalSentence({ code }))
    expect(said.some((sentence) => sentence.startsWith('This was refused'))).toBe(false)
  })

  it('never moves a signed entry, and always lets the trainee’s own stay', () => {
    for (const state of entryStates)
      for (const choice of clashChoices)
        expect(decideClash(choice, { id: 'entry-0', state }).ok).toBe(
          choice === 'keep-own' || ['draft', 'submitted', 'returned'].includes(state),
        )
  })
})
