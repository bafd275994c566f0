import { covers, overlaps, type Period } from '@rung/shared/kernel/period'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import {
  decideEmployment,
  employmentRefusalCodes,
  programmeStage,
  type Stage,
} from '@rung/shared/rules/periods-of-employment'
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
import { breaksAfter } from './arbitraries.ts'
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
  stages: Case<{ date: PlainDate; breaks?: Period[]; completedOn?: PlainDate }, Stage>[]
  mentorship: Case<Partial<MentorshipFacts & Omit<HeldPeriod, 'id'>>, string[]>[]
  lineManager: Case<
    { managerId: string; startsOn?: PlainDate; managesHere?: boolean; withdrawnOn?: PlainDate },
    { ends?: { id: string; endsOn: PlainDate }; refused?: string[] }
  >[]
  mentorshipEnd: Case<{ endsOn: PlainDate; lastSignedOn?: PlainDate; heldTo?: PlainDate }, string[]>[]
}>('periods')

const anyDayOfProgramme = fc.integer({ min: 0, max: 729 }).map((past) => addDays('2021-04-01', past))

/** Every day from the first to the last, or to the end of 2023 where that comes sooner. */
function daysFrom(firstDay: PlainDate, lastDay: PlainDate): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = firstDay; day <= lastDay && day <= '2023-12-31'; day = addDays(day, 1)) days.push(day)
  return days
}

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

describe('the stage of the programme', () => {
  const facts = { programmeStartsOn: '2021-04-01', breaks: [] as Period[], completedOn: null }

  test.each(cases.stages)('$situation: $expect', ({ given: { date, ...given }, expect: expected }) => {
    expect(programmeStage(date, { ...facts, ...given })).toBe(expected)
  })

  it('is year 1 for 365 days of learning, counted one by one', () => {
    const days = fc.integer({ min: 0, max: 900 })
    fc.assert(
      fc.property(breaksAfter(facts.programmeStartsOn), days, (breaks, past) => {
        const date = addDays(facts.programmeStartsOn, past)
        const learned = Array.from({ length: past + 1 }, (_, day) =>
          addDays(facts.programmeStartsOn, day),
        ).filter((day) => !breaks.some((pause) => covers(pause, day)))
        expect(programmeStage(date, { ...facts, breaks })).toBe(learned.length <= 365 ? 'year-1' : 'year-2')
      }),
    )
  })

  it('lets no band be recorded that its stage does not have', () => {
    const change = fc.record({
      band: fc.integer({ min: 1, max: 5 }),
      startsOn: fc.integer({ min: 1, max: 800 }).map((past) => addDays(facts.programmeStartsOn, past)),
    })
    fc.assert(
      fc.property(change, fc.option(anyDayOfProgramme, { nil: null }), ({ band, startsOn }, completedOn) => {
        const outcome = decideEmployment(
          { ...post, post: 'Another post', band, startsOn },
          { ...facts, completedOn, asOf: '2021-09-01', withdrawnOn: null, periods: [] },
        )
        const stage = programmeStage(startsOn, { ...facts, completedOn })
        const bands: readonly number[] = { 'year-1': [2, 3], 'year-2': [3], completed: [4] }[stage]
        const near = startsOn <= '2023-09-01'
        expect(outcome.ok).toBe(bands.includes(band) && near)
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

  test.each(cases.mentorship)(
    '$situation',
    ({ given: { startsOn = '2022-05-11', endsOn = null, ...given }, expect: expected }) => {
      const outcome = decideMentorship({ startsOn, endsOn }, { ...facts, ...given })
      expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code)).toEqual(expected)
    },
  )

  it('is accepted on days of the programme on which this mentor does not have the trainee yet', () => {
    const days = fc.record({
      startsOn: anyDayOfProgramme,
      endsOn: fc.option(anyDayOfProgramme, { nil: null }),
    })
    fc.assert(
      fc.property(days, days, (change, other) => {
        fc.pre(other.endsOn === null || other.startsOn <= other.endsOn)
        const room = { personId: 'mentor', capacity: 9, trainees: 1 }
        const outcome = decideMentorship(change, {
          ...facts,
          mentor: room,
          periods: [{ id: 'held', ...other }],
        })
        const last = change.endsOn ?? '2030-01-01'
        const both = daysFrom(change.startsOn, last).some((day) =>
          covers({ firstDay: other.startsOn, lastDay: other.endsOn }, day),
        )
        expect(outcome.ok).toBe(change.startsOn <= last && !both)
      }),
      { numRuns: 50 },
    )
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

  it('leaves every signature inside it', () => {
    const signedOn = fc.option(anyDayOfProgramme, { nil: null })
    fc.assert(
      fc.property(anyDayOfProgramme, anyDayOfProgramme, signedOn, (startsOn, endsOn, lastSignedOn) => {
        const held = { id: 'held', startsOn, endsOn: null }
        const outcome = decideMentorshipEnd(endsOn, { held, lastSignedOn, asOf: '2022-05-11' })
        expect(outcome.ok).toBe(startsOn <= endsOn && (lastSignedOn ?? startsOn) <= endsOn)
      }),
    )
  })
})

describe('naming a line manager', () => {
  const facts = {
    asOf: '2022-05-11',
    withdrawnOn: null,
    traineePersonId: 'trainee',
    managesHere: true,
    periods: [
      { id: 'before', managerId: 'new', startsOn: '2021-04-01', endsOn: '2021-12-31' },
      { id: 'now', managerId: 'old', startsOn: '2022-01-01', endsOn: null },
    ],
  }

  test.each(cases.lineManager)(
    '$situation',
    ({ given: { managerId, startsOn = '2022-05-11', ...given }, expect: expected }) => {
      const outcome = decideLineManager({ managerId, startsOn }, { ...facts, ...given })
      expect(
        outcome.ok ? { ends: outcome.value } : { refused: outcome.refusals.map(({ code }) => code) },
      ).toEqual(expected)
    },
  )

  it('always changes who it is, to somebody of the employer who is not the trainee', () => {
    const anyone = fc.constantFrom('trainee', 'old', 'new', 'another')
    fc.assert(
      fc.property(anyone, anyDayOfProgramme, fc.boolean(), (managerId, startsOn, managesHere) => {
        const outcome = decideLineManager({ managerId, startsOn }, { ...facts, managesHere })
        const changes = startsOn > '2022-01-01' && managerId !== 'old'
        expect(outcome.ok).toBe(changes && managesHere && managerId !== 'trainee')
        if (outcome.ok) expect(outcome.value).toEqual({ id: 'now', endsOn: addDays(startsOn, -1) })
      }),
    )
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
