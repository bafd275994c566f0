import type { ResultsGrid, SubmissionDate } from '@rung/shared/contract/results'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import * as datesPage from '../../../web/src/pages/results/DatesPage.tsx'
import * as onePage from '../../../web/src/pages/results/OneTraineePage.tsx'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()
beforeEach(() => {
  // jsdom has dialogs without the means to open them.
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true
  }
})

const cohortId = '01800000-0000-7000-8000-000000000099'
const devi = '01800000-0000-7000-8000-000000000001'
const set: SubmissionDate = {
  version: 3,
  component: 'module',
  attempt: 'first-sit',
  dueOn: '2022-05-06',
  dueAt: '16:00',
}

const grid = (dates: SubmissionDate[]): ResultsGrid => ({
  cohort: { id: cohortId, title: 'Spring 2021' },
  module: { code: 'PZ1015', title: 'Study Skills', level: 4, year: 1, credits: 20 },
  attempt: 'first-sit',
  attempts: ['first-sit', 'reassessment', 'retake'],
  everyone: false,
  takers: 1,
  closed: [],
  components: [{ key: 'module', title: 'Module mark', kind: 'mark', weight: 100 }],
  trainees: [
    {
      id: devi,
      givenName: 'Devi',
      familyName: 'Afolabi',
      studentNumber: '20210100',
      withdrawnOn: null,
      due: true,
      recognised: false,
    },
  ],
  cells: [],
  dates,
  claims: [],
})

/** The server has these dates, and gives this answer to what is sent. */
function open(
  page: '/dates' | '/trainees',
  dates: SubmissionDate[],
  answer: Parameters<typeof answerWith>[0],
) {
  answerWith((request) => (request.method === 'GET' ? { status: 200, body: grid(dates) } : answer(request)))
  const root = `/cohorts/:cohortId/results/:moduleCode`
  const here = `/cohorts/${cohortId}/results/PZ1015`
  const { loader, action, Component } = page === '/dates' ? datesPage : onePage
  const router = createMemoryRouter(
    [
      {
        path: page === '/dates' ? `${root}/dates` : `${root}/trainees/:traineeId`,
        loader,
        action,
        Component,
      },
      { path: root, element: <h1>The grid</h1> },
    ],
    { initialEntries: [page === '/dates' ? `${here}/dates` : `${here}/trainees/${devi}`] },
  )
  render(<RouterProvider router={router} />)
  return userEvent.setup()
}
const sent = () => asked.filter(({ method }) => method !== 'GET')
async function enter(user: ReturnType<typeof userEvent.setup>, values: Record<string, string>) {
  for (const [label, text] of Object.entries(values)) {
    const box = await screen.findByLabelText(label)
    await user.clear(box)
    if (text) await user.type(box, text)
  }
}

test('A date that is set is shown with its time, chosen by its link, and changed', async () => {
  const user = open('/dates', [set], () => ({ status: 200, body: { ...set, version: 4 } }))
  expect(await screen.findByText('6 May 2022 at 16:00')).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Module mark, first sit' }))
  expect(await screen.findByDisplayValue('16:00')).toBe(screen.getByLabelText('Time (optional)'))
  await enter(user, { 'Time (optional)': 'noon' })
  await user.click(screen.getByRole('button', { name: 'Save the date' }))
  expect(await screen.findAllByText('Enter the time like 16:00, or leave it empty')).toHaveLength(2)
  expect(sent()).toEqual([])
  await enter(user, { Day: '7', 'Time (optional)': '5pm' })
  await user.click(screen.getByRole('button', { name: 'Save the date' }))
  expect(await screen.findByText('The date is saved')).toBeTruthy()
  expect(sent()).toMatchObject([{ ifMatch: '"3"', body: { dueOn: '2022-05-07', dueAt: '17:00' } }])
})

test('Where somebody changed the date first, both are shown and mine can still be used', async () => {
  const theirs = { ...set, version: 5, dueOn: '2022-05-13', dueAt: null }
  const user = open('/dates', [set], ({ ifMatch }) =>
    ifMatch === '"5"' ? { status: 200, body: theirs } : problem(412, 'stale', { current: theirs }),
  )
  await user.click(await screen.findByRole('link', { name: 'Module mark, first sit' }))
  await screen.findByDisplayValue('16:00')
  await enter(user, { Day: '9' })
  await user.click(screen.getByRole('button', { name: 'Save the date' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  expect(dialog.getByText('9 May 2022 at 16:00')).toBeTruthy()
  expect(dialog.getByText('13 May 2022')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Use mine' }))
  expect(await screen.findByText('The date is saved')).toBeTruthy()
  expect(sent().at(-1)).toMatchObject({ ifMatch: '"5"', body: { dueOn: '2022-05-09', dueAt: '16:00' } })
})

test('A day typed right after the work is chosen stays, however slow the page is', async () => {
  open('/dates', [set], () => ({ status: 500 }))
  const work = await screen.findByLabelText('Work')
  // In one breath: before the address has changed and the page was read again.
  fireEvent.change(work, { target: { value: 'module|reassessment' } })
  fireEvent.change(screen.getByLabelText('Day'), { target: { value: '12' } })
  await screen.findByDisplayValue('Module mark, reassessment')
  await act(async () => undefined)
  expect(screen.getByLabelText<HTMLInputElement>('Day').value).toBe('12')
})

test('Nothing is sent before the work is chosen', async () => {
  const user = open('/dates', [], () => ({ status: 500 }))
  await user.click(await screen.findByRole('button', { name: 'Save the date' }))
  expect(await screen.findAllByText('Choose the work that is due')).toHaveLength(2)
  expect(sent()).toEqual([])
})

test('What a trainee handed in is worked out as it is typed, and days cannot be typed beside a date', async () => {
  const user = open('/trainees', [set], () => ({ status: 200, body: { cells: [] } }))
  expect(
    await screen.findByText('Due on 6 May 2022 at 16:00. Leave it empty where it came in time'),
  ).toBeTruthy()
  expect(screen.queryByLabelText('Days late (optional)')).toBeNull()
  await enter(user, { 'Mark for Module mark': '62', 'Time handed in (optional)': '4.01pm' })
  await user.click(screen.getByRole('button', { name: 'Save Module mark' }))
  expect(await screen.findAllByText('Enter the day it was handed in, or take out the time')).toHaveLength(2)
  await enter(user, { Day: '7', Month: '5', Year: '2022' })
  expect(screen.getByText('2 days late')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save Module mark' }))
  await screen.findByRole('heading', { name: 'The grid' })
  expect(sent()[0]?.body).toMatchObject({
    cells: [{ text: '62', handedIn: { on: '2022-05-07', at: '16:01' }, was: null }],
  })
  expect(JSON.stringify(sent()[0]?.body)).not.toContain('daysLate')
})

test('Without a submission date it says so, and the days are typed', async () => {
  const user = open('/trainees', [], () => ({ status: 200, body: { cells: [] } }))
  expect(await screen.findByText('No submission date is set, so days late cannot be worked out')).toBeTruthy()
  await enter(user, { 'Mark for Module mark': '62', 'Days late (optional)': '3' })
  await user.click(screen.getByRole('button', { name: 'Save Module mark' }))
  await screen.findByRole('heading', { name: 'The grid' })
  expect(sent()[0]?.body).toMatchObject({ cells: [{ text: '62', handedIn: null, daysLate: 3 }] })
})
