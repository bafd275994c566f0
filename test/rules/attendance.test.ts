import { isSkippedTime, minutesBetween } from '@rung/shared/kernel/london-clock'
import {
  type AttendanceFacts,
  type AttendanceStep,
  decideAttendance,
  otherChoice,
  type UndecidedChoice,
  undecidedChoices,
} from '@rung/shared/rules/decide-attendance'
import {
  decideReinstatement,
  mostWeeks,
  type SessionState,
  weeklyDays,
} from '@rung/shared/rules/decide-session'
import { type EntryState, entryStates } from '@rung/shared/rules/entry-states'
import {
  type AttendanceMark,
  attendanceMarks,
  type ClashChoice,
  clashChoices,
  countsAsLearning,
} from '@rung/shared/rules/register'
import { refusalSentence } from '@rung/shared/words/refusals'
import { registerSentence } from '@rung/shared/words/register-words'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyDate } from './arbitraries.ts'
import { type Case, readCases } from './read-cases.ts'

interface Given {
  mark: AttendanceMark
  clash?: ClashChoice | null
  undecided?: UndecidedChoice
  outside?: string | null
  /** State of the trainee's own entry at that time. */
  own?: EntryState | null
  recorded?: { mark: AttendanceMark; source?: string; state?: EntryState; clash?: ClashChoice } | null
}

const cases = readCases<{
  attendance: Case<Given, AttendanceStep | string>[]
  others: Case<Given, ClashChoice | null>[]
  reinstated: Case<
    { state: SessionState; others: { moduleCode: string; startsAt: string; endsAt: string }[] },
    string | null
  >[]
  summaries: Case<Partial<Record<AttendanceMark, number>>, string>[]
  clocks: Case<[string, string, string], number>[]
  weeks: Case<[string, string | null], string[]>[]
}>('attendance')

function factsOf({ outside, own, recorded }: Given): AttendanceFacts {
  const entry = own && {
    id: 'own',
    state: own,
    category: 'shadowing',
    moduleCode: null,
    startsAt: '10:00',
    endsAt: '12:00',
    minutes: 120,
  }
  const { mark, source, state, clash = null } = recorded ?? {}
  return {
    recorded: mark
      ? { mark, clash, entry: source && state ? { id: 'recorded', state, source } : null }
      : null,
    outside: outside ? { code: outside } : null,
    clashes: entry ? [{ kind: 'times-overlap', entryId: 'own' }] : [],
    entries: entry ? [entry] : [],
  }
}

const decided = (given: Given) =>
  decideAttendance({ mark: given.mark, clash: given.clash ?? null }, factsOf(given), given.undecided)

describe('what a mark does to the log', () => {
  test.each(cases.attendance)('$situation', ({ given, expect: expected }) => {
    const outcome = decided(given)
    expect(outcome.ok ? outcome.value : outcome.refusals[0]?.code).toEqual(expected)
  })

  const anything: fc.Arbitrary<Given> = fc.record({
    mark: fc.constantFrom(...attendanceMarks),
    clash: fc.constantFrom(null, ...clashChoices),
    undecided: fc.constantFrom(...undecidedChoices),
    outside: fc.constantFrom(null, 'in-a-break', 'after-gateway'),
    own: fc.constantFrom(null, ...entryStates.filter((state) => state !== 'reversed')),
    recorded: fc.option(
      fc.record({
        mark: fc.constantFrom(...attendanceMarks.filter(countsAsLearning)),
        source: fc.constantFrom('register', 'trainee'),
        state: fc.constantFrom('signed' as const, 'reversed' as const),
        clash: fc.constantFrom(...clashChoices),
      }),
      { nil: null },
    ),
  })

  it('never logs for the absent, outside of learning, over what is signed, or where it is logged already', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const outcome = decided(given)
        if (!outcome.ok || outcome.value.does !== 'log') return
        expect(countsAsLearning(given.mark)).toBe(true)
        expect(given.outside).toBeNull()
        expect(given.own).not.toBe('signed')
        expect(logs(given)).toBe(false)
      }),
    )
  })

  it('gives an own entry back only where the register’s was logged over it, and reverses that one alone', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const outcome = decided(given)
        if (!outcome.ok || outcome.value.does !== 'give-back') return
        expect([given.clash, given.recorded?.clash]).toEqual(['keep-own', 'log-register'])
        expect(outcome.value).toMatchObject({ reverses: logs(given) ? 'recorded' : null, own: ['own'] })
      }),
    )
  })

  it('reverses only what the register logged and only for the absent', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const outcome = decided(given)
        if (!outcome.ok || outcome.value.does !== 'reverse') return
        expect([given.mark, given.recorded?.source, given.recorded?.state]).toEqual([
          'absent',
          'register',
          'signed',
        ])
      }),
    )
  })
})

/** The register's own entry stands for the session and counts. */
const logs = ({ recorded }: Given): boolean =>
  recorded?.source === 'register' && recorded.state === 'signed' && recorded.clash !== 'keep-own'

test.each(cases.others)('which entry counts can be settled the other way: $situation', (one) => {
  expect(otherChoice(factsOf(one.given))).toBe(one.expect)
})

test.each(cases.reinstated)('planned again: $situation', ({ given: { state, others }, expect: expected }) => {
  const session = {
    moduleCode: 'PZ1022',
    heldOn: '2022-05-10',
    startsAt: '09:30',
    endsAt: '16:30',
    minutes: 360,
    topic: 'Listening',
  }
  const outcome = decideReinstatement(
    { ...session, state },
    { others: others.map((one) => ({ ...one, heldOn: session.heldOn })) },
  )
  expect(outcome.ok ? null : refusalSentence(outcome.refusals[0] ?? { code: '' })).toBe(expected)
})

test.each(cases.summaries)('the sentence: $situation', ({ given, expect: expected }) => {
  const recorded = attendanceMarks.flatMap((mark) =>
    Array.from({ length: given[mark] ?? 0 }, () => ({
      mark,
      outside: false,
      stands: countsAsLearning(mark) ? ('register' as const) : null,
    })),
  )
  expect(registerSentence(recorded, 360)).toBe(expected)
})

describe('the clock', () => {
  test.each(cases.clocks)('$situation', ({ given: [on, from, to], expect: expected }) => {
    expect(minutesBetween(on, from, to)).toBe(expected)
  })

  it('skips an hour on one day of a year', () => {
    expect(['00:59', '01:00', '01:59', '02:00'].map((time) => isSkippedTime('2026-03-29', time))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isSkippedTime('2026-03-22', '01:30')).toBe(false)
  })
})

describe('every week', () => {
  test.each(cases.weeks)('$situation', ({ given: [first, until], expect: expected }) => {
    expect(weeklyDays(first, until)).toEqual(expected)
  })

  it('is a bounded number of days, a week apart, none after the last', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (first, until) => {
        const days = weeklyDays(first, until)
        expect(days.length).toBeLessThanOrEqual(mostWeeks + 1)
        expect(days.slice(1).every((day) => day <= until)).toBe(true)
      }),
    )
  })
})
