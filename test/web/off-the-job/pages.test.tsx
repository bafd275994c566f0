import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import { Home, load } from '../../../web/src/homes/TraineeHome.tsx'
import * as importPage from '../../../web/src/pages/off-the-job/ImportPage.tsx'
import { forgetMe } from '../../../web/src/session.ts'
import { me, traineeId } from './samples.ts'
import { problem, stubServer } from './server-stub.ts'

const { asked, answerWith } = stubServer()

const account = {
  personId: me,
  givenName: 'Ruby',
  familyName: 'Ellis',
  email: 'ruby.ellis@example.nhs.uk',
  traineeId,
  roles: ['trainee' as const],
  posts: [],
}

beforeEach(() => forgetMe(account))

const report = {
  rows: [
    { row: 2, accepted: true, learnedOn: '2021-04-06', activity: 'University day', minutes: 390, faults: [] },
    {
      row: 3,
      accepted: false,
      learnedOn: '01/01/2031',
      activity: 'University day',
      minutes: 390,
      faults: [{ column: 'Date', code: 'in-the-future', sentence: 'Enter a day that has passed' }],
    },
  ],
  accepted: 1,
  refused: 1,
  acceptedMinutes: 390,
  faults: [],
}

function openImport() {
  const router = createMemoryRouter(
    [
      { path: '/log/import', loader: importPage.loader, Component: importPage.Component },
      { path: '/log', element: <p>The log</p> },
    ],
    { initialEntries: ['/log/import'] },
  )
  render(<RouterProvider router={router} />)
  return userEvent.setup()
}

const csv = () => new File(['Date,Activity'], 'log.csv', { type: 'text/csv' })

test('An import shows every refused row with its reason, and loads only when told to, once', async () => {
  const user = openImport()
  answerWith(({ path }) =>
    path.endsWith('/check') ? { status: 200, body: report } : { status: 201, body: { ...report, loaded: 1 } },
  )
  await user.upload(await screen.findByLabelText('Your log'), csv())
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  await screen.findByText('1 row can be loaded, 1 row cannot')
  expect(screen.getByText('Enter a day that has passed')).toBeTruthy()
  expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['check'])
  await user.click(screen.getByRole('button', { name: 'Load the accepted row' }))
  await screen.findByText('The log')
  expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['check', 'imports'])
})

test('Loading again after a lost answer goes under the same key', async () => {
  const user = openImport()
  answerWith(({ path }) => (path.endsWith('/check') ? { status: 200, body: report } : 'answer-lost'))
  await user.upload(await screen.findByLabelText('Your log'), csv())
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  const load = await screen.findByRole('button', { name: 'Load the accepted row' })
  await user.click(load)
  await screen.findByText(/There is no signal/)
  await user.click(load)
  await expect.poll(() => asked.length).toBe(3)
  expect(asked[2]?.key).toBe(asked[1]?.key)
})

test('Checking without a file says what to do, and a refused file keeps its reason at the field', async () => {
  const user = openImport()
  answerWith(() => problem(413, 'too-large', { title: 'That is too large to send' }))
  await user.click(await screen.findByRole('button', { name: 'Check the file' }))
  expect(screen.getAllByText('Choose a CSV or Excel (XLSX) file').length).toBe(2)
  await user.upload(screen.getByLabelText('Your log'), csv())
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  await screen.findByRole('link', { name: 'That is too large to send' })
})

const home = {
  trainee: { id: traineeId, givenName: 'Ruby', familyName: 'Ellis' },
  figures: {
    asOf: '2022-05-11',
    standing: 'on-track',
    withdrawnOn: null,
    signedMinutes: 0,
    submittedMinutes: 0,
    minimumMinutes: 41_760,
    plannedMinutes: 41_760,
    expectedMinutes: 0,
    behindMinutes: 0,
    plannedEndOn: '2024-05-10',
    forecast: { reached: false, reachesOn: null, daysAfterPlannedEnd: null, paceMinutesPerWeek: 0 },
    reasons: [],
  },
  nextSteps: [],
  lastKinds: [],
  counts: { draft: 0, submitted: 0, returned: 0, signed: 0 },
  thisMonthMinutes: 0,
  mentors: [],
  published: null,
  may: ['log-entry'],
}
const choices = {
  categories: [{ key: 'shadowing', title: 'Shadowing' }],
  excluded: [],
  modules: [],
  ksbs: [],
  earliest: '2022-05-11',
  latest: '2022-05-11',
}

test('What a board published, and what is to be taken again, lead to the results', async () => {
  const step = {
    code: 'take-assessment',
    holder: 'trainee',
    since: '2022-05-10',
    due: '2022-07-01',
    sentence: 'Take the essay of PZ1015 Foundations for Practice again by 1 July 2022',
  }
  const published = { board: 'Summer board', on: '2022-05-10' }
  answerWith(({ path }) => ({
    status: 200,
    body: path.endsWith('/choices') ? choices : { ...home, nextSteps: [step], published },
  }))
  const data = await load(account)
  const router = createMemoryRouter([{ path: '/', element: <Home data={data} /> }])
  render(<RouterProvider router={router} />)
  await screen.findByText('Summer board published your results on 10 May 2022.')
  for (const name of ['See your results', step.sentence])
    expect(screen.getByRole('link', { name }).getAttribute('href')).toBe('/results')
})

test('Who has logged nothing yet finds the whole form on the home page; without signal the figures stay', async () => {
  answerWith(({ path }) => ({ status: 200, body: path.endsWith('/choices') ? choices : home }))
  const data = await load(account)
  const router = createMemoryRouter([{ path: '/', element: <Home data={data} /> }])
  render(<RouterProvider router={router} />)
  await screen.findByRole('heading', { name: 'Log your first learning' })
  await screen.findByLabelText('Shadowing')
  expect(screen.getByText('You are on plan.')).toBeTruthy()
  answerWith(() => 'no-signal')
  expect(await load(account)).toMatchObject({ lastSeen: true, home: { mentors: [] } })
})

test('Who has left finds their hours and their log, and nothing to do', async () => {
  const figures = {
    ...home.figures,
    standing: null,
    withdrawnOn: '2022-03-12',
    behindMinutes: null,
    forecast: null,
  }
  answerWith(() => ({ status: 200, body: { ...home, figures } }))
  const data = await load(account)
  const router = createMemoryRouter([{ path: '/', element: <Home data={data} /> }])
  render(<RouterProvider router={router} />)
  expect(screen.getByText('Withdrawn on 12 March 2022.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See your log' }).getAttribute('href')).toBe('/log')
  expect(screen.queryByText(/Expected by today/)).toBeNull()
  expect(screen.queryByRole('heading', { name: /Log|What needs doing/ })).toBeNull()
})
