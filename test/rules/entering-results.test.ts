import { type Attempt, usualAcademicRules } from '@rung/shared/figures/academic-rules'
import type { ComponentResult } from '@rung/shared/rules/counted-component'
import { decideClaim, type GivenDecision } from '@rung/shared/rules/decide-circumstances'
import { decideResult, type GivenResult, isSame } from '@rung/shared/rules/decide-result'
import { attemptAskedFor, dueAttempt } from '@rung/shared/rules/due-attempt'
import { markText, nothingEntered, readMark } from '@rung/shared/rules/mark'
import { nextAttempts } from '@rung/shared/rules/next-attempts'
import { headedTable } from '@rung/shared/rules/pasted-table'
import type { ResultColumn } from '@rung/shared/rules/result-columns'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from './read-cases.ts'

interface Situation {
  situation: string
  refused?: string
}
type Sat = [component: string, attempt: Attempt, text: string, more?: Partial<ComponentResult>]
type Due = [component: string, attempt: Attempt, dueOn?: string | null]

const cases = readCases<{
  decideResult: (Situation & {
    standing: { text: string; ratified?: boolean } | null
    given: GivenResult
    kind?: 'pass-fail'
    notTheirs?: boolean
    recognised?: boolean
    reason?: boolean
    expect?: string | null
  })[]
  decideClaim: (Situation & {
    given: Partial<GivenDecision>
    state?: string
    own?: boolean
    expect?: object
  })[]
  nextAttempts: (Situation & {
    /** Published on 10 May where no day is given. */
    decision: { outcome: string; reassessBy: string | null; on?: string } | null
    open: string[]
    retaken?: boolean
    dates?: Due[]
    taken?: Due[]
    /** Granted on 3 May. */
    deferred?: Due[]
    since?: string[]
    expect: string[]
  })[]
  dueAttempt: (Situation & {
    attempt: Attempt
    outcome: string | null
    results?: Sat[]
    open: string[]
    closed?: string[]
  })[]
  headedTable: (Situation & { headings: string[]; rows: string[][]; from: string; expect: string[] })[]
}>('entering-results')

const columnOf = (component: string, title: string): ResultColumn => ({
  key: component,
  component,
  moduleCode: 'PZ1022',
  moduleTitle: 'Communication and Collaboration',
  title,
  kind: 'mark',
})
const columns = [columnOf('essay', 'Essay'), columnOf('test', 'Test')]

const markOf = (text: string) => {
  const read = readMark(text)
  return read.ok ? read.value : nothingEntered
}

function resultOf([component, attempt, text, more]: Sat): ComponentResult {
  const nothing = { daysLate: 0, latenessWaived: false, deferred: false }
  return { component, attempt, ...nothing, ...markOf(text), ...more }
}

describe('what a place of the grid holds once it is saved', () => {
  test.each(cases.decideResult)(
    '$situation',
    ({ standing, given, kind, notTheirs, recognised, reason, refused, ...one }) => {
      const outcome = decideResult(given, {
        column: { key: 'essay', moduleCode: 'PZ1022', kind: kind ?? 'mark' },
        moduleCodes: notTheirs ? [] : ['PZ1022'],
        recognised: recognised ?? false,
        standing: standing && {
          entered: markOf(standing.text),
          daysLate: 0,
          handedIn: null,
          feedback: '',
          ratified: standing.ratified ?? false,
        },
        reasonGiven: reason ?? false,
        lateness: { deadline: null, today: '2022-06-01' },
      })
      if (refused) {
        expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code)).toEqual([refused])
        return
      }
      if (!outcome.ok) throw new Error(outcome.refusals.map(refusalSentence).join())
      const { value } = outcome
      const late = value && value.daysLate > 0 ? `, ${value.daysLate} days late` : ''
      expect(value && `${markText(value.entered)}${late}`).toBe(one.expect)
    },
  )

  test('a mark saved over itself changes nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.nat(30),
        fc.string(),
        (tenths, daysLate, feedback) => {
          const content = {
            entered: { ...nothingEntered, mark: tenths / 10 },
            daysLate,
            handedIn: null,
            feedback,
          }
          expect(isSame(content, { ...content, entered: markOf(markText(content.entered)) })).toBe(true)
        },
      ),
    )
  })
})

describe('what becomes of a claim of circumstances', () => {
  test.each(cases.decideClaim)('$situation', ({ given, state = 'claimed', own = false, refused, ...one }) => {
    const whole = { decision: 'accepted', effect: null, deferredTo: null, reason: '', ...given } as const
    const outcome = decideClaim(whole, { state, own })
    if (refused) expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code)).toEqual([refused])
    else expect(outcome.ok && outcome.value).toMatchObject(one.expect ?? {})
  })
})

describe('what a trainee has still to take', () => {
  test.each(cases.nextAttempts)(
    '$situation',
    ({ decision, open, retaken = false, dates = [], taken = [], deferred = [], ...one }) => {
      const attempt = attemptAskedFor({
        outcome: decision?.outcome ?? null,
        results: retaken ? [resultOf(['essay', 'retake', '20'])] : [],
      })
      const due = ([component, attempt, dueOn = null]: Due) => ({
        component,
        attempt,
        dueOn,
        dueAt: null,
      })
      const found = nextAttempts({
        decision: decision && { on: '2022-05-10', ...decision },
        asked: attempt && open.length > 0 ? { attempt, open } : null,
        taken: taken.map(due),
        deferred: deferred.map((one) => ({ ...due(one), on: '2022-05-03' })),
        dates: dates.map(due),
      })
      expect(found.map(({ component, attempt, dueOn }) => `${component} ${attempt} ${dueOn}`)).toEqual(
        one.expect,
      )
      if (one.since) expect(found.map(({ since }) => since)).toEqual(one.since)
    },
  )
})

describe('what is due of a module in an attempt', () => {
  test.each(cases.dueAttempt)('$situation', ({ attempt, outcome, results = [], open, closed = [] }) => {
    const due = dueAttempt(
      attempt,
      {
        outcome,
        components: columns.map(({ key, title, kind }) => ({ key, title, kind, weight: 50 })),
        results: results.map(resultOf),
      },
      usualAcademicRules,
    )
    expect(due.open).toEqual(open)
    expect(due.closed.map(({ component, stands }) => `${component} ${stands}`)).toEqual(closed)
  })
})

describe('a block copied out of a sheet', () => {
  const trainees = [
    { id: '1', studentNumber: '101', uln: '7814538407', givenName: 'Devi', familyName: 'Afolabi' },
    { id: '2', studentNumber: '102', uln: '2003307663', givenName: 'Eilidh', familyName: 'Okafor' },
  ].map((trainee) => ({ ...trainee, moduleCodes: ['PZ1022'] }))

  test.each(cases.headedTable)('$situation', ({ headings, rows, from, ...one }) => {
    const table = { headings, rows: rows.map((cells, place) => ({ row: place + 2, cells })) }
    const headed = headedTable(table, columns, trainees, from)
    expect(headed.headings).toEqual(one.expect)
    expect(headed.rows.length).toBe(headed.headings === headings ? rows.length : rows.length + 1)
  })
})
