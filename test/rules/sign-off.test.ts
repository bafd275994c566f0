import type { Outcome } from '@rung/shared/kernel/outcome'
import { addDays } from '@rung/shared/kernel/plain-date'
import {
  decideReversal,
  decideReversalCountersignature,
  type ReversalFacts,
} from '@rung/shared/rules/decide-reversal'
import {
  type CountersignFacts,
  type Decider,
  decideCountersignature,
  decideReturn,
  decideSignOff,
  longestReason,
  reasonRefusals,
} from '@rung/shared/rules/decide-sign-off'
import {
  countingStates,
  editableStates,
  entryActions,
  entryMove,
  entryMoves,
  entryStates,
  isEditable,
} from '@rung/shared/rules/entry-states'
import {
  type MentorCurrency,
  type MentorPreparation,
  mentorCurrency,
} from '@rung/shared/rules/mentor-currency'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyDate } from './arbitraries.ts'
import { type Case, readCases } from './read-cases.ts'

type Given = Partial<CountersignFacts & Decider & { reason: string }>
type Reversing = Partial<ReversalFacts & { by: string; reason: string }>

const cases = readCases<{
  signing: Case<Given, string>[]
  returning: Case<Given, string>[]
  countersigning: Case<Given, string>[]
  reversing: Case<Reversing, string>[]
  confirmingReversal: Case<Reversing, string>[]
  currency: Case<MentorPreparation & { asOf: string }, MentorCurrency>[]
}>('sign-off')

const usual = {
  state: 'submitted' as const,
  traineePersonId: 'asha',
  mentorships: [{ firstDay: '2021-04-06', lastDay: '2022-03-31' }],
  preparation: { preparedOn: '2020-05-10', updatedOn: '2021-04-03' },
  by: 'ben',
  asOf: '2022-03-01',
  reason: 'Signed the wrong length',
  signedBy: null,
  manages: false,
}

const usualReversal = {
  state: 'signed' as const,
  traineePersonId: 'asha',
  askedBy: null,
  hasRelationship: true,
  by: 'ben',
  reason: 'Signed the wrong length',
}

/** What an outcome says in one word: its reasons, or the word for yes. */
function said<T>(outcome: Outcome<T>, yes: (value: T) => string): string {
  return outcome.ok ? yes(outcome.value) : outcome.refusals.map((refusal) => refusal.code).join(', ')
}

describe('signing an entry', () => {
  test.each(cases.signing)('$situation: $expect', ({ given, expect: expected }) => {
    const facts = { ...usual, ...given }
    const outcome = decideSignOff(facts, facts)
    expect(said(outcome, (value) => (value.needsCountersignature ? 'waits' : 'signed'))).toBe(expected)
  })
})

describe('returning an entry', () => {
  test.each(cases.returning)('$situation: $expect', ({ given, expect: expected }) => {
    const facts = { ...usual, ...given }
    expect(said(decideReturn(facts, facts), () => 'returned')).toBe(expected)
  })

  it('keeps the reason without the spaces around it', () => {
    expect(decideReturn(usual, { ...usual, reason: ' Add more \n' })).toEqual({
      ok: true,
      value: { reason: 'Add more' },
    })
  })

  it('takes a reason of so many letters and no more', () => {
    expect(reasonRefusals('a'.repeat(longestReason))).toEqual([])
    expect(reasonRefusals('a'.repeat(longestReason + 1))[0]?.code).toBe('reason-too-long')
  })
})

describe('countersigning', () => {
  test.each(cases.countersigning)('$situation: $expect', ({ given, expect: expected }) => {
    const facts = { ...usual, ...given }
    expect(said(decideCountersignature(facts, facts), () => 'countersigned')).toBe(expected)
  })
})

describe('asking to reverse a signed entry', () => {
  test.each(cases.reversing)('$situation: $expect', ({ given, expect: expected }) => {
    const facts = { ...usualReversal, ...given }
    expect(said(decideReversal(facts, facts), () => 'asked')).toBe(expected)
  })
})

describe('countersigning a reversal', () => {
  test.each(cases.confirmingReversal)('$situation: $expect', ({ given, expect: expected }) => {
    const facts = { ...usualReversal, ...given }
    expect(said(decideReversalCountersignature(facts, facts), (value) => value.state)).toBe(expected)
  })
})

describe('a mentor’s update', () => {
  test.each(cases.currency)('$situation', ({ given, expect: expected }) => {
    expect(mentorCurrency({ ...given, everyMonths: 12 })).toEqual(expected)
  })

  it('once lapsed stays so until there is a new one', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyDate,
        anyDate,
        fc.integer({ min: 0, max: 900 }),
        (preparedOn, updatedOn, asOf, days) => {
          fc.pre(preparedOn <= asOf && updatedOn <= asOf)
          const on = (day: string) => mentorCurrency({ preparedOn, updatedOn, asOf: day, everyMonths: 12 })
          const later = on(addDays(asOf, days))
          if (!on(asOf).current) expect(later.current).toBe(false)
          expect(later.current).toBe(addDays(asOf, days) <= (later.dueOn ?? ''))
        },
      ),
    )
  })
})

describe('segregation of duties', () => {
  const person = fc.constantFrom('asha', 'ben', 'cora')
  const facts = fc.record({
    state: fc.constantFrom(...entryStates),
    traineePersonId: person,
    mentorships: fc.array(fc.record({ firstDay: anyDate, lastDay: fc.option(anyDate, { nil: null }) }), {
      maxLength: 2,
    }),
    preparation: fc.record({
      preparedOn: fc.option(anyDate, { nil: null }),
      updatedOn: fc.option(anyDate, { nil: null }),
    }),
    settings: fc.record({
      mentorUpdateMonths: fc.integer({ min: 1, max: 36 }),
      lapsedMentor: fc.constantFrom('refuse' as const, 'countersign' as const),
    }),
    signedBy: fc.option(person, { nil: null }),
    manages: fc.boolean(),
    askedBy: fc.option(person, { nil: null }),
    hasRelationship: fc.boolean(),
  })

  it('holds: nobody signs, returns or countersigns their own, and two signatures are two people', () => {
    fc.assert(
      fc.property(facts, person, anyDate, (given, by, asOf) => {
        const who = { by, asOf, reason: 'Signed the wrong length' }
        const decided = [
          decideSignOff(given, who),
          decideReturn(given, who),
          decideCountersignature(given, who),
        ]
        const confirmed = [decideCountersignature(given, who), decideReversalCountersignature(given, who)]
        if (by === given.traineePersonId)
          expect([...decided, ...confirmed].every((outcome) => !outcome.ok)).toBe(true)
        if (decideCountersignature(given, who).ok) expect(given.signedBy).not.toBe(by)
        if (decideReversalCountersignature(given, who).ok) expect([null, by]).not.toContain(given.askedBy)
      }),
      { numRuns: 1000 },
    )
  })

  it('lets only a mentor of that day with a current update sign for good', () => {
    fc.assert(
      fc.property(facts, person, anyDate, (given, by, asOf) => {
        const outcome = decideSignOff(given, { by, asOf })
        if (!outcome.ok || outcome.value.needsCountersignature) return
        expect(given.state).toBe('submitted')
        const { settings, preparation } = given
        expect(
          mentorCurrency({ ...preparation, asOf, everyMonths: settings.mentorUpdateMonths }).current,
        ).toBe(true)
        const allocated = given.mentorships.some(
          ({ firstDay, lastDay }) => firstDay <= asOf && (lastDay === null || asOf <= lastDay),
        )
        expect(allocated).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the moves of an entry', () => {
  it('are these five and no other', () => {
    const moves = entryStates.flatMap((from) =>
      entryActions.flatMap((action) => {
        const to = entryMove(from, action)
        return to === null ? [] : [`${from} ${action} ${to}`]
      }),
    )
    expect(moves).toEqual([
      'draft submit submitted',
      'submitted sign signed',
      'submitted return returned',
      'signed reverse reversed',
      'returned resubmit submitted',
    ])
    expect(entryMoves).toHaveLength(5)
  })

  it('never change what is signed except by a reversal, and nothing follows that', () => {
    expect(entryMoves.filter((move) => move.from === 'signed').map((move) => move.action)).toEqual([
      'reverse',
    ])
    expect(entryMoves.some((move) => String(move.from) === 'reversed')).toBe(false)
    expect(entryStates.filter(isEditable)).toEqual(editableStates)
    expect(editableStates).toEqual(['draft', 'returned'])
    expect(countingStates).toEqual(['submitted', 'signed'])
  })
})
