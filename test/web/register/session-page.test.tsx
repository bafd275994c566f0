import type { RegisterRow, RegisterView } from '@rung/shared/contract/register'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import * as sessionPage from '../../../web/src/pages/register/SessionPage.tsx'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()
const idOf = (place: number) => `01890000-0000-7000-8000-00000000000${place}`
const me = { personId: idOf(9), givenName: 'Anna', familyName: 'Reed', roles: ['tutor'] }

const row = (place: number, name: string, more: Partial<RegisterRow> = {}): RegisterRow => ({
  trainee: { id: idOf(place), givenName: name, familyName: 'Grant', studentNumber: `S${place}` },
  outside: null,
  openOption: false,
  attendance: null,
  clashes: [],
  other: null,
  ...more,
})
const clash: RegisterRow['clashes'][number] = {
  kind: 'times-overlap',
  entry: {
    id: idOf(7),
    state: 'submitted',
    activity: 'Seminar',
    startsAt: '16:00',
    endsAt: '18:00',
    minutes: 120,
  },
  sentence: 'The times overlap an entry that waits for a signature from 16:00 to 18:00: Seminar',
  givesWay: true,
}
const waiting: RegisterView = {
  version: 1,
  session: {
    id: idOf(8),
    moduleCode: 'PZ1022',
    moduleTitle: 'Communication',
    heldOn: '2022-05-10',
    startsAt: '09:30',
    endsAt: '16:30',
    minutes: 360,
    topic: 'Listening',
    state: 'planned',
    takenAt: null,
    takenBy: null,
  },
  cohort: { id: idOf(6), title: 'Spring 2021' },
  rows: [
    row(1, 'Asha'),
    row(2, 'Ben', { clashes: [clash] }),
    row(3, 'Cara', { outside: { code: 'in-a-break', sentence: 'On a break from 1 April 2022' } }),
  ],
  summary: null,
  may: ['take', 'change', 'cancel'],
}
const attendance = (mark: 'present' | 'absent'): RegisterRow['attendance'] => ({
  mark,
  clash: null,
  reason: null,
  by: { id: idOf(9), name: 'Anna Reed' },
  at: '2022-05-10T16:00:00.000Z',
  entry: mark === 'present' ? { id: idOf(5), state: 'signed', minutes: 360, byRegister: true } : null,
})
const taken: RegisterView = {
  ...waiting,
  version: 2,
  session: {
    ...waiting.session,
    state: 'taken',
    takenAt: '2022-05-10T16:00:00.000Z',
    takenBy: { id: idOf(9), name: 'Anna Reed' },
  },
  rows: [
    row(1, 'Asha', { attendance: attendance('present') }),
    row(2, 'Ben', { attendance: attendance('absent') }),
  ],
  summary: '1 present, 1 absent: 1 entry of 6 hours logged',
  may: ['correct'],
}

let shown: RegisterView
beforeEach(() => {
  sessionStorage.clear()
  shown = waiting
  answerWith(({ method, path }) => {
    if (method === 'GET') return { status: 200, body: shown }
    if (path.endsWith('/register')) {
      shown = taken
      return { status: 200, body: taken }
    }
    return problem(422, 'refused', {
      errors: [{ pointer: '/reason', code: 'reason-missing', detail: 'Give a reason' }],
    })
  })
})

async function open() {
  const router = createMemoryRouter(
    [
      {
        id: 'signed-in',
        loader: () => me,
        HydrateFallback: () => null,
        children: [
          {
            path: '/cohorts/:cohortId/register/:sessionId',
            loader: sessionPage.loader,
            Component: sessionPage.Component,
          },
        ],
      },
    ],
    { initialEntries: [`/cohorts/${idOf(6)}/register/${idOf(8)}`] },
  )
  const { unmount } = render(<RouterProvider router={router} />)
  await screen.findByRole('heading', { level: 1, name: /Tuesday 10 May 2022/ })
  return { user: userEvent.setup(), unmount }
}

const marksOf = (name: RegExp) => within(screen.getByRole('group', { name }))

test('Everyone expected is present to begin with; who is on a break has no mark and says why', async () => {
  await open()
  expect(screen.getByText('2 present')).toBeDefined()
  expect(marksOf(/^Asha/).getByRole('radio', { name: 'Present' })).toHaveProperty('checked', true)
  const cara = marksOf(/^Cara.*On a break from 1 April 2022/)
  expect(cara.getAllByRole('radio').some((one) => (one as HTMLInputElement).checked)).toBe(false)
})

test('A clash is asked about before anything is sent, and the answer goes with the register', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Take register' }))
  await user.click(await screen.findByRole('link', { name: 'Ben Grant: choose which entry counts' }))
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
  await user.click(screen.getByRole('radio', { name: 'Keep the trainee’s own' }))
  await user.click(screen.getByRole('button', { name: 'Take register' }))
  await screen.findByText('1 present, 1 absent: 1 entry of 6 hours logged')
  const sent = asked.find(({ method }) => method === 'POST')
  expect([sent?.ifMatch, sent?.body]).toEqual([
    '"1"',
    {
      marks: [
        { traineeId: idOf(1), mark: 'present', clash: null },
        { traineeId: idOf(2), mark: 'present', clash: 'keep-own' },
      ],
      undecided: 'stop',
    },
  ])
})

test('Marks outlive a closed page, and a clash of someone absent is nobody’s question', async () => {
  const first = await open()
  await first.user.click(marksOf(/^Ben/).getByRole('radio', { name: 'Absent' }))
  expect(screen.getByText('1 present, 1 absent')).toBeDefined()
  expect(screen.queryByText(/Which counts/)).toBeNull()
  first.unmount()
  await open()
  expect(screen.getByText('1 present, 1 absent')).toBeDefined()
})

test('A correction asks why and says what it does to the log; without a reason it stays open', async () => {
  shown = taken
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: /^Correct\s*Asha Grant/ }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: 'Absent' }))
  expect(dialog.getByText('What the register logged is reversed')).toBeDefined()
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByRole('link', { name: 'Give a reason' })).toBeDefined()
})

test('Logged over the trainee’s own entry, that one is kept instead in one step', async () => {
  const other = {
    choice: 'keep-own' as const,
    clashes: [{ ...clash, sentence: 'The times overlap a returned entry' }],
  }
  const over = attendance('present')
  shown = {
    ...taken,
    rows: [row(1, 'Asha', { attendance: over && { ...over, clash: 'log-register' }, other })],
  }
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: /^Correct\s*Asha Grant/ }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('The times overlap a returned entry.')).toBeDefined()
  expect(dialog.getByRole('radio', { name: /as it is now/ })).toHaveProperty('checked', true)
  expect(dialog.queryByLabelText('Why is it corrected?')).toBeNull()
  await user.click(dialog.getByRole('radio', { name: 'Keep the trainee’s own entry instead' }))
  await user.type(dialog.getByLabelText('Why is it corrected?'), 'On the ward')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  const sent = asked.find(({ method }) => method === 'POST')
  expect(sent?.body).toEqual({
    marks: [{ traineeId: idOf(1), mark: 'present', clash: 'keep-own' }],
    reason: 'On the ward',
    undecided: 'stop',
  })
})

test('A mark that somebody else corrected meanwhile is shown beside what is chosen, and saved again over it', async () => {
  shown = taken
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: /^Correct\s*Asha Grant/ }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: 'Absent' }))
  const late = attendance('present')
  const now = {
    ...taken,
    version: 3,
    rows: [
      row(1, 'Asha', {
        attendance: late && { ...late, mark: 'late', by: { id: idOf(4), name: 'Helen Ash' } },
      }),
    ],
  }
  answerWith(({ method }) => {
    if (method === 'GET') return { status: 200, body: shown }
    if (shown === now) return { status: 200, body: now }
    shown = now
    return problem(412, 'stale', { detail: 'Look', current: now })
  })
  await user.type(dialog.getByLabelText('Why is it corrected?'), 'Not there')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByText(/Helen Ash marked them late/)).toBeDefined()
  expect(dialog.getByRole('radio', { name: 'Absent' })).toHaveProperty('checked', true)
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(asked.filter(({ method }) => method === 'POST').map(({ ifMatch }) => ifMatch)).toEqual([
    '"2"',
    '"3"',
  ])
})

test('Of two who take the same register, the second is told so and where theirs differs', async () => {
  shown = { ...waiting, rows: [row(1, 'Asha'), row(2, 'Ben')] }
  const { user } = await open()
  answerWith(({ method }) => {
    if (method === 'GET') return { status: 200, body: shown }
    shown = taken
    return problem(412, 'stale', { detail: 'Look', current: taken })
  })
  await user.click(screen.getByRole('button', { name: 'Take register' }))
  expect(
    await screen.findByText('Anna Reed took this register before you. Yours was not saved'),
  ).toBeDefined()
  expect(screen.getByText('Ben Grant: you marked present, they marked absent')).toBeDefined()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('A session is cancelled in one press, and planned again in one', async () => {
  const { user } = await open()
  answerWith(({ method, path }) => {
    if (method === 'GET') return { status: 200, body: shown }
    const cancelled = path.endsWith('/cancellation')
    const session = { ...waiting.session, state: cancelled ? ('cancelled' as const) : ('planned' as const) }
    const version = shown.version + 1
    shown = { ...waiting, version, session, may: cancelled ? ['reinstate'] : waiting.may }
    const marks = { present: 0, late: 0, online: 0, absent: 0 }
    return { status: 200, body: { ...session, version, marks } }
  })
  await user.click(screen.getByRole('button', { name: 'Cancel this session' }))
  expect(await screen.findByText('This session is cancelled')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Take register' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Plan this session again' }))
  expect(await screen.findByText('This session is planned again')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Take register' })).toBeDefined()
  expect(asked.filter(({ method }) => method === 'POST').map(({ path, ifMatch }) => [path, ifMatch])).toEqual(
    [
      [expect.stringMatching(/\/cancellation$/), '"1"'],
      [expect.stringMatching(/\/reinstatement$/), '"2"'],
    ],
  )
})

test('A session that was cancelled or is still to come offers no register', async () => {
  shown = { ...waiting, session: { ...waiting.session, state: 'cancelled' }, may: ['reinstate'] }
  await open()
  expect(screen.getByText('This session was cancelled. Nothing was logged.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Take register' })).toBeNull()
})
