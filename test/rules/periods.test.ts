import { overlaps, type Period } from '@rung/shared/kernel/period'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import { decideEmployment, employmentRefusalCodes } from '@rung/shared/rules/periods-of-employment'
import {
  decideLineManager,
  decideMentorship,
  decideMentorshipEnd,
  lineManagerRefusalCodes,
  type MentorshipFacts,
  mentorshipRefusalCodes,
} from '@rung/shared/rules/periods-of-mentorship'
import { decideSucceeding, type HeldPeriod, periodRefusalCodes } from '@rung/shared/rules/succeeding-period'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

interface Change {
  startsOn: PlainDate
  post?: string
  band?: number
  weeklyMinutes?: number
  wte?: number
  breaks?: Period[]
  completedOn?: PlainDate
  withdrawnOn?: PlainDate
  asOf?: PlainDate
}
const cases = readCases<{
  employment: Case<Change, { ends?: { id: string; endsOn: PlainDate }; refused?: string[] }>[]
  mentorshipEnd: Case<{ endsOn: PlainDate; lastSignedOn?: PlainDate; heldTo?: PlainDate }, string[]>[]
}>('periods')

const post = { post: 'Healthcare assistant', band: 2, weeklyMinutes: 2250, wte: 1 }

describe('a change of employment', () => {
  test.each(cases.employment)('$situation', ({ given, expect: expected }) => {
    const { breaks = [], completedOn = null, withdrawnOn = null, asOf = '2021-09-01', ...change } = given
    const outcome = decideEmployment(
      { ...post, ...change },
      {
        asOf,
        withdrawnOn,
        completedOn,
        breaks,
        programmeStartsOn: '2021-04-01',
        periods: [{ ...post, id: 'first', startsOn: '2021-04-01', endsOn: null }],
      },
    )
    expect(
      outcome.ok ? { ends: outcome.value } : { refused: outcome.refusals.map(({ code }) => code) },
    ).toEqual(expected)
  })
})

describe('one that follows another', () => {
  const date = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2021-01-01', days))
  /** Periods in order, with or without days between them. */
  const periods = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 200 })), { maxLength: 5 })
    .chain((parts) => {
      let day = '2021-01-01'
      const held = parts.map(([gap, length], place): HeldPeriod => {
        const startsOn = addDays(day, gap)
        day = addDays(startsOn, length)
        return { id: `${place}`, startsOn, endsOn: addDays(day, -1) }
      })
      const last = held.at(-1)
      return fc
        .boolean()
        .map((open) => (open && last ? [...held.slice(0, -1), { ...last, endsOn: null }] : held))
    })

  it('never overlaps another, is never empty, and changes nothing but the end of the one before', () => {
    fc.assert(
      fc.property(periods, date, (held, startsOn) => {
        const outcome = decideSucceeding(startsOn, { asOf: '2022-06-01', withdrawnOn: null, periods: held })
        expect(outcome.ok).toBe(!held.some((one) => one.startsOn >= startsOn))
        if (!outcome.ok) return
        const ending = outcome.value
        const after = [
          ...held.map((one) => (one.id === ending?.id ? { ...one, endsOn: ending.endsOn } : one)),
          { id: 'new', startsOn, endsOn: null },
        ].map((one) => ({ firstDay: one.startsOn, lastDay: one.endsOn }))
        for (const [place, one] of after.entries()) {
          expect(one.lastDay === null || one.firstDay <= one.lastDay).toBe(true)
          for (const other of after.slice(place + 1)) expect(overlaps(one, other)).toBe(false)
        }
      }),
    )
  })
})

describe('allocating a mentor', () => {
  const facts: MentorshipFacts = {
    asOf: '2022-05-11',
    programmeStartsOn: '2021-04-01',
    withdrawnOn: null,
    traineePersonId: 'trainee',
    mentor: { personId: 'mentor', capacity: 2, trainees: 1 },
    periods: [],
  }
  const codes = (change: Partial<Omit<HeldPeriod, 'id'>>, more: Partial<MentorshipFacts> = {}) => {
    const outcome = decideMentorship(
      { startsOn: '2022-05-11', endsOn: null, ...change },
      { ...facts, ...more },
    )
    return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
  }
  const held = (startsOn: PlainDate, endsOn: PlainDate | null): HeldPeriod => ({
    id: 'held',
    startsOn,
    endsOn,
  })

  it('takes a mentor of the employer with room', () => {
    expect(codes({})).toEqual([])
    expect(codes({ startsOn: '2021-04-01', endsOn: '2021-04-01' })).toEqual([])
  })

  it('asks for a mentor of the employer, who is not the trainee, with room', () => {
    expect(codes({}, { mentor: null })).toEqual(['not-a-mentor-here'])
    expect(codes({}, { mentor: { personId: 'trainee', capacity: 2, trainees: 0 } })).toEqual([
      'mentor-is-the-trainee',
    ])
    expect(codes({}, { mentor: { personId: 'mentor', capacity: 2, trainees: 2 } })).toEqual(['mentor-full'])
  })

  it('does not count a trainee twice whom the mentor has already', () => {
    const full = { personId: 'mentor', capacity: 2, trainees: 2 }
    const more = { mentor: full, periods: [held('2022-01-01', '2022-05-31')] }
    expect(codes({ startsOn: '2022-06-01' }, more)).toEqual([])
  })

  it('asks for days inside the programme, in order, and not twice', () => {
    expect(codes({ startsOn: '2021-03-31' })).toEqual(['before-programme'])
    expect(codes({ endsOn: '2022-05-10' })).toEqual(['ends-before-start'])
    expect(codes({ startsOn: '2024-05-12' })).toEqual(['too-far-ahead'])
    expect(codes({}, { withdrawnOn: '2022-05-10' })).toEqual(['after-last-day-of-learning'])
    expect(codes({}, { periods: [held('2022-01-01', '2022-05-11')] })).toEqual(['mentor-already-allocated'])
    expect(codes({}, { periods: [held('2022-01-01', '2022-05-10')] })).toEqual([])
    expect(codes({}, { periods: [held('2022-07-01', null)] })).toEqual(['mentor-already-allocated'])
    expect(codes({ endsOn: '2022-06-30' }, { periods: [held('2022-07-01', null)] })).toEqual([])
  })
})

describe('ending a mentorship', () => {
  test.each(cases.mentorshipEnd)('$situation', ({ given, expect: expected }) => {
    const outcome = decideMentorshipEnd(given.endsOn, {
      held: { id: 'held', startsOn: '2022-01-10', endsOn: given.heldTo ?? null },
      lastSignedOn: given.lastSignedOn ?? null,
      asOf: '2022-05-11',
    })
    expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code)).toEqual(expected)
  })
})

describe('naming a line manager', () => {
  const codes = (managerId: string, startsOn: PlainDate, managesHere = true) => {
    const outcome = decideLineManager(
      { managerId, startsOn },
      {
        asOf: '2022-05-11',
        withdrawnOn: null,
        traineePersonId: 'trainee',
        managesHere,
        periods: [
          { id: 'before', managerId: 'new', startsOn: '2021-04-01', endsOn: '2021-12-31' },
          { id: 'now', managerId: 'old', startsOn: '2022-01-01', endsOn: null },
        ],
      },
    )
    return outcome.ok ? outcome.value : outcome.refusals.map(({ code }) => code)
  }

  it('ends the one before, also for someone who was it earlier', () => {
    expect(codes('new', '2022-05-11')).toEqual({ id: 'now', endsOn: '2022-05-10' })
  })

  it('is refused for the same person, the trainee, somebody of elsewhere, and days gone by', () => {
    expect(codes('old', '2022-05-11')).toEqual(['already-line-manager'])
    expect(codes('trainee', '2022-05-11')).toEqual(['manager-is-the-trainee'])
    expect(codes('new', '2022-05-11', false)).toEqual(['not-a-manager-here'])
    expect(codes('new', '2021-12-01')).toEqual(['already-line-manager', 'not-after-latest'])
  })
})

test('every refusal has a sentence that ends without a full stop', () => {
  const detail = {
    latest: '2022-01-01',
    withdrawnOn: '2022-01-01',
    from: '2022-01-01',
    startsOn: '2022-01-01',
    endsOn: '2022-01-01',
    lastSignedOn: '2022-01-01',
  }
  const codes = [
    ...periodRefusalCodes,
    ...employmentRefusalCodes,
    ...mentorshipRefusalCodes,
    ...lineManagerRefusalCodes,
  ]
  for (const code of codes) {
    const sentence = refusalSentence({
      code,
      detail: { ...detail, bands: '3', stage: 'year-2', trainees: 4, capacity: 4 },
    })
    expect(sentence, code).toMatch(/^[A-Z].*[^.]$/)
    expect(sentence, code).not.toMatch(/undefined|was refused|\d{4}-\d{2}/)
  }
})
