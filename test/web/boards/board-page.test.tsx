import type { BoardModule, BoardView } from '@rung/shared/contract/boards'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { boardDetailsIn } from '../../../web/src/pages/boards/board-form.tsx'
import {
  attemptInWords,
  membersInWords,
  whatDeletingLoses,
  whereItStands,
} from '../../../web/src/pages/boards/board-words.ts'
import { isToDiscuss } from '../../../web/src/pages/boards/is-to-discuss.ts'
import { MissingAtBoard } from '../../../web/src/pages/boards/MissingAtBoard.tsx'
import { NextForBoard } from '../../../web/src/pages/boards/NextForBoard.tsx'
import { TraineeProfile } from '../../../web/src/pages/boards/TraineeProfile.tsx'
import { renderInApp } from '../ui/render-in-app.tsx'

const proposal = {
  outcome: 'reassess',
  rule: 'reassessment-left',
  sentence: '28 is under the pass mark of 40.',
  reassessBy: '2022-07-01',
}
const module: BoardModule = {
  code: 'PZ1015',
  title: 'Study and Lifelong Learning Skills',
  level: 4,
  credits: 20,
  workBased: false,
  mark: 28,
  state: 'failed',
  components: [{ key: 'module', title: 'Module mark', kind: 'mark', weight: 100 }],
  attempts: [
    {
      component: 'module',
      title: 'Module mark',
      attempt: 'first-sit',
      mark: 28,
      passed: null,
      notSubmitted: false,
      suffix: 'R',
      daysLate: 2,
      deferred: false,
      ratified: false,
      correctionReason: null,
    },
  ],
  explanation: {
    rule: 'module-result',
    title: 'Module mark',
    basis: 'Weights of the curriculum',
    startsFrom: null,
    startsTo: null,
    inputs: [],
    formula: 'sum',
    working: '(28 × 100) ÷ 100 = 28',
    result: { value: 28, unit: 'percent' },
    notes: [],
  },
  since: null,
  proposal,
  decision: null,
}
const trainee = {
  id: 'trainee-1',
  givenName: 'Asha',
  familyName: 'Grant',
  studentNumber: 's1',
  credits: { before: 20, after: 40 },
  modules: [module],
  earlier: [],
  overall: { proposal: { ...proposal, outcome: 'continue', reassessBy: null }, decision: null },
}
const board = (more: Partial<BoardView> = {}): BoardView => ({
  version: 3,
  id: 'board-1',
  title: 'Summer board',
  meetsOn: '2022-05-11',
  state: 'planned',
  cohort: { id: 'cohort-1', name: 'March 2021' },
  members: ['Dr Irene Vance', 'Mark Sugden'],
  programme: 'FdSc',
  met: true,
  ratified: null,
  published: null,
  last: null,
  trainees: [trainee],
  missing: [],
  ...more,
  counts: { trainees: 1, modules: 1, open: 2, changed: 0, outdated: 0, credits: 20, ...more.counts },
})
const counts = (more: Partial<BoardView['counts']>) => ({ ...board().counts, ...more })

describe('A board offers one step', () => {
  const button = (more: Partial<BoardView>) => {
    renderInApp(<NextForBoard board={board(more)} />)
    return screen.queryByRole('button')?.textContent
  }
  test('accepts what is open', () => expect(button({})).toBe('Accept 2 proposals'))
  test('accepts again where results changed', () =>
    expect(button({ counts: counts({ open: 0, outdated: 1 }) })).toBe('Accept the new proposals'))
  test('ratifies once all is decided', () =>
    expect(button({ counts: counts({ open: 0 }) })).toBe('Ratify the results'))
  test('waits for the day it meets', () => {
    expect(button({ counts: counts({ open: 0 }), met: false })).toBeUndefined()
    expect(screen.getByText(/can be ratified when the board has met, on 11 May 2022/)).toBeDefined()
  })
  test('publishes what is ratified, and says what that does', () => {
    expect(button({ state: 'ratified' })).toBe('Publish to 1 trainee')
    expect(screen.getByText(/^1 trainee is told\. 20 credits are awarded\./)).toBeDefined()
  })
  test('offers nothing once it is published', () => expect(button({ state: 'published' })).toBeUndefined())
  test('leads to the results where nothing is before it', () => {
    expect(button({ counts: counts({ modules: 0, open: 0 }) })).toBeUndefined()
    expect(screen.getByRole('link', { name: 'Enter results' })).toBeDefined()
  })
})

test('Deleting a board says how many decisions are lost', () => {
  const decision = {
    proposed: 'reassess',
    outcome: 'reassess',
    reason: null,
    reassessBy: null,
    by: null,
    at: '2022-05-11T09:00:00Z',
    outdated: false,
  }
  expect(whatDeletingLoses(board())).toBe('Nothing is decided for it yet, so no decision is lost.')
  const one = { ...trainee, modules: [{ ...module, decision }] }
  expect(whatDeletingLoses(board({ trainees: [one] }))).toBe(
    '1 decision made for it so far is lost. It cannot be brought back.',
  )
  const two = { ...one, overall: { ...one.overall, decision } }
  expect(whatDeletingLoses(board({ trainees: [two] }))).toBe(
    '2 decisions made for it so far are lost. They cannot be brought back.',
  )
})

describe('A profile', () => {
  test('says what is proposed by which rule, and leads to deciding otherwise', () => {
    renderInApp(<TraineeProfile board={board()} trainee={trainee} />)
    expect(screen.getByText('Module mark, first sit: 28R, 2 days late')).toBeDefined()
    expect(screen.getByText('s1. 20 credits now, 40 after this board')).toBeDefined()
    const link = screen.getByRole('link', { name: /^Decide otherwise.*PZ1015 of Asha Grant$/ })
    expect(link.getAttribute('href')).toBe(
      '/cohorts/cohort-1/boards/board-1/trainees/trainee-1?module=PZ1015',
    )
    const [first] = screen.getAllByText('28 is under the pass mark of 40.')
    expect(within(first?.parentElement as HTMLElement).getByText(/by 1 July 2022/)).toBeDefined()
  })

  test('says who decided otherwise and why, and that results changed since', () => {
    const decision = {
      proposed: 'compensate',
      outcome: 'fail',
      reason: 'The work was not their own',
      reassessBy: null,
      by: { id: 'p', name: 'Helen Ashworth' },
      at: '2022-05-11T09:00:00Z',
      outdated: true,
    }
    const decided = { ...trainee, modules: [{ ...module, decision }] }
    renderInApp(<TraineeProfile board={board()} trainee={decided} />)
    expect(
      screen.getByText(/Proposed was “Compensated pass”\. Reason: The work was not their own/),
    ).toBeDefined()
    expect(screen.getByText(/Results changed since\. Now proposed: Reassess\./)).toBeDefined()
  })
})

test('Who has no result of a module before the board is named, the first ten of many', () => {
  const trainees = Array.from({ length: 12 }, (_, place) => ({
    id: `t${place}`,
    name: `Robin Trainee${place}`,
    studentNumber: String(place),
  }))
  const missing = [{ moduleCode: 'PZ1015', title: 'Study and Lifelong Learning Skills', trainees }]
  renderInApp(<MissingAtBoard board={board({ missing })} />)
  expect(screen.getByText(/Robin Trainee0 \(0\), Robin Trainee1 \(1\).* and 2 more$/)).toBeDefined()
  expect(
    screen.getByRole('link', { name: 'Study and Lifelong Learning Skills (PZ1015)' }).getAttribute('href'),
  ).toBe('/cohorts/cohort-1/results/PZ1015')
})

test('Who is not simply passed, or is to leave, is to be discussed', () => {
  const passed = { ...module, proposal: { ...proposal, outcome: 'pass' } }
  expect(isToDiscuss(trainee)).toBe(true)
  expect(isToDiscuss({ ...trainee, modules: [passed] })).toBe(false)
  const leaving = { ...trainee.overall, proposal: { ...proposal, outcome: 'withdraw' } }
  expect(isToDiscuss({ ...trainee, modules: [passed], overall: leaving })).toBe(true)
})

test('Where a board stands is said in a sentence', () => {
  expect(whereItStands(board())).toBe('1 trainee, 1 module. 2 decisions still to be made.')
  expect(whereItStands(board({ counts: counts({ open: 0, changed: 1 }) }))).toBe(
    '1 trainee, 1 module. Everything is decided. 1 decision otherwise than proposed.',
  )
  expect(membersInWords(board().members)).toBe('Dr Irene Vance (chair), Mark Sugden')
  const [attempt] = module.attempts
  expect(attempt && attemptInWords({ ...attempt, correctionReason: 'Wrong line' })).toBe(
    'Module mark, first sit: 28R, 2 days late, corrected (Wrong line)',
  )
})

test('Members stand one in a line, and a day that is none is named', () => {
  const form = new FormData()
  form.set('title', ' Summer board ')
  form.set('meetsOn', '2022-02-31')
  form.set('members', 'Dr Irene Vance\n\n Mark Sugden ')
  expect(boardDetailsIn(form)).toEqual({
    details: { title: 'Summer board', meetsOn: '2022-02-31', members: ['Dr Irene Vance', 'Mark Sugden'] },
    faults: [{ field: 'meetsOn', message: 'Enter a real date, for example 5 January 2026' }],
  })
})
