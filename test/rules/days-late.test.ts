import {
  type Deadline,
  daysLate,
  deadlineOf,
  decideLateness,
  type HandedIn,
  heldAgainst,
  isSameLateness,
  type Lateness,
} from '@rung/shared/rules/days-late'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

interface Deciding {
  situation: string
  due?: string
  /** '2022-05-08 10:00 for 2022-05-06 16:00, 2'; a number alone where days were typed. */
  before?: string
  handedIn?: string | null
  days?: number
  expect?: string
  refused?: string
}

const cases = readCases<{
  daysLate: Case<{ due: string; handedIn: string }, number>[]
  decideLateness: Deciding[]
  heldAgainst: { situation: string; handedIn: string; due?: string; expect: string }[]
  deadlineOf: { situation: string; dates: string[]; deferredTo?: string | null; expect: string | null }[]
}>('days-late')

/** '2022-05-06 16:00' */
const parts = (text: string): [string, string | null] => {
  const [on = '', at = null] = text.split(' ')
  return [on, at]
}
const deadline = (text: string): Deadline => {
  const [dueOn, dueAt] = parts(text)
  return { dueOn, dueAt }
}
const handIn = (text: string) => {
  const [on, at] = parts(text)
  return { on, at }
}
const joined = (on: string, at: string | null): string => [on, at].filter(Boolean).join(' ')

const latenessIn = (text: string): Lateness => {
  const [first = '', days] = text.split(', ')
  if (days === undefined) return { handedIn: null, daysLate: Number(first) }
  const [came = '', due] = first.split(' for ')
  const against = due === undefined ? { dueOn: null, dueAt: null } : deadline(due)
  return { handedIn: { ...handIn(came), ...against }, daysLate: Number(days) }
}
const textOf = ({ handedIn, daysLate: days }: Lateness): string =>
  handedIn ? `${cameIn(handedIn)}, ${days}` : String(days)
const cameIn = ({ on, at, dueOn, dueAt }: HandedIn): string =>
  dueOn === null ? joined(on, at) : `${joined(on, at)} for ${joined(dueOn, dueAt)}`

describe('whole days late', () => {
  test.each(cases.daysLate)('$situation', ({ given, expect: expected }) => {
    expect(daysLate(handIn(given.handedIn), deadline(given.due))).toBe(expected)
  })

  test('never fewer for work that came later, nor more for a later deadline', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 60 })
    const moment = (minutes: number) => {
      const text = new Date(Date.UTC(2022, 4, 1) + minutes * 60_000).toISOString()
      return `${text.slice(0, 10)} ${text.slice(11, 16)}`
    }
    const late = (came: number, due: number) => daysLate(handIn(moment(came)), deadline(moment(due)))
    fc.assert(
      fc.property(minute, minute, minute, (came, due, more) => {
        expect(late(came + more, due)).toBeGreaterThanOrEqual(late(came, due))
        expect(late(came, due + more)).toBeLessThanOrEqual(late(came, due))
        expect(late(came, due)).toBe(Math.max(0, Math.ceil((came - due) / (60 * 24))))
      }),
    )
  })
})

describe('how late a result is', () => {
  test.each(cases.decideLateness)('$situation', ({ due, before, handedIn, days, refused, ...one }) => {
    const outcome = decideLateness(
      { handedIn: typeof handedIn === 'string' ? handIn(handedIn) : handedIn, daysLate: days },
      before === undefined ? null : latenessIn(before),
      { deadline: due === undefined ? null : deadline(due), today: '2022-06-01' },
    )
    if (!outcome.ok) {
      expect(outcome.refusals.map(({ code }) => code)).toEqual([refused])
      expect(outcome.refusals.map(refusalSentence).join()).toMatch(/^[A-Z]/)
      return
    }
    expect(textOf(outcome.value)).toBe(one.expect)
    expect(isSameLateness(outcome.value, latenessIn(one.expect ?? ''))).toBe(true)
  })
})

test.each(cases.heldAgainst)('held against another deadline: $situation', ({ handedIn, due, ...one }) => {
  expect(textOf(heldAgainst(handIn(handedIn), due ? deadline(due) : null))).toBe(one.expect)
})

test.each(cases.deadlineOf)('the deadline of a trainee: $situation', ({ dates, deferredTo, ...one }) => {
  const found = deadlineOf(
    { traineeId: 'devi', component: 'essay' },
    {
      attempt: 'first-sit',
      dates: dates.map((text) => {
        const [component = '', attempt = '', ...due] = text.split(' ')
        return { component, attempt, ...deadline(due.join(' ')) }
      }),
      claims: [
        { traineeId: 'kwame', component: 'essay', effect: 'defer', deferredTo: '2022-12-01' },
        { traineeId: 'devi', component: 'essay', effect: 'waive-lateness', deferredTo: null },
        ...(deferredTo === undefined
          ? []
          : [{ traineeId: 'devi', component: 'essay', effect: 'defer', deferredTo }]),
      ],
    },
  )
  expect(found && joined(found.dueOn, found.dueAt)).toBe(one.expect)
})
