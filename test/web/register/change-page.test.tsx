import type { RegisterView, SessionRow } from '@rung/shared/contract/register'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import * as changePage from '../../../web/src/pages/register/ChangePage.tsx'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()
const id = '01890000-0000-7000-8000-000000000002'
const puts = () => asked.filter(({ method }) => method === 'PUT')
const cohort = { id, title: 'Spring 2021', startsOn: '2021-04-05', plannedEndOn: '2023-04-04' }
const modules = [{ code: 'PZ1022', title: 'Communication', year: 1 }]
const session: SessionRow = {
  version: 1,
  id,
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
  marks: { present: 0, late: 0, online: 0, absent: 0 },
}

let now: SessionRow
beforeEach(() => {
  now = session
})

async function openAndChange(meanwhile: Partial<SessionRow>) {
  answerWith(({ method, path }) => {
    if (method === 'PUT' && now.version === 2) return { status: 200, body: now }
    if (method === 'PUT') {
      now = { ...session, ...meanwhile, version: 2 }
      return problem(412, 'stale', { detail: 'Look', current: now })
    }
    if (!path.includes(`/teaching-sessions/${id}`)) return { status: 200, body: { cohort, modules } }
    const { version, marks: _, ...shown } = now
    const view: RegisterView = { version, session: shown, cohort, rows: [], summary: null, may: [] }
    return { status: 200, body: view }
  })
  const { Component, loader, action } = changePage
  const routes: RouteObject[] = [
    {
      path: '/cohorts/:cohortId/register/:sessionId/change',
      Component,
      loader,
      action,
      HydrateFallback: () => null,
    },
    { path: '*', element: <h1>Elsewhere</h1> },
  ]
  const router = createMemoryRouter(routes, { initialEntries: [`/cohorts/${id}/register/${id}/change`] })
  render(<RouterProvider router={router} />)
  const user = userEvent.setup()
  const topic = await screen.findByLabelText('What is it about?')
  await user.clear(topic)
  await user.type(topic, 'Speaking')
  await user.click(screen.getByRole('button', { name: 'Save the change' }))
  return user
}

test('A session that somebody changed meanwhile stands beside what was typed, and mine is saved over it', async () => {
  const user = await openAndChange({ endsAt: '15:30', minutes: 300, topic: 'Reading' })
  const dialog = within(await screen.findByRole('alertdialog'))
  const cells = (name: string) =>
    within(dialog.getByRole('row', { name: new RegExp(`^${name}`) }))
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
  expect(cells('What it is about')).toEqual(['Speaking', 'Reading'])
  expect(cells('Ends')).toEqual(['16:30', '15:30'])
  expect(cells('Teaching')).toEqual(['6 hours', '5 hours'])
  await user.click(dialog.getByRole('button', { name: 'Use mine' }))
  expect(await screen.findByRole('heading', { name: 'Elsewhere' })).toBeDefined()
  expect(puts().map(({ ifMatch, body }) => [ifMatch, (body as SessionRow).topic])).toEqual([
    ['"1"', 'Speaking'],
    ['"2"', 'Speaking'],
  ])
})

test('A session that was cancelled meanwhile says so, and what was typed stays', async () => {
  await openAndChange({ state: 'cancelled' })
  expect(await screen.findByText(/Plan it again before you save a change/)).toBeDefined()
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(screen.getByLabelText('What is it about?')).toHaveProperty('value', 'Speaking')
})
