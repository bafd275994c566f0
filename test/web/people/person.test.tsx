import type { PersonView } from '@rung/shared/contract/people'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import * as personPage from '../../../web/src/pages/people/PersonPage.tsx'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()
const id = '01890000-0000-7000-8000-000000000002'
const employer = { id: '01890000-0000-7000-8000-000000000003', name: 'Moorside NHS Trust' }

const person: PersonView = {
  version: 3,
  id,
  givenName: 'Nadia',
  familyName: 'Khan',
  email: 'nadia.khan@example.org',
  account: 'not-invited',
  link: null,
  lastSeenAt: null,
  roles: [
    {
      version: 1,
      id: '01890000-0000-7000-8000-000000000004',
      role: 'mentor',
      organisation: employer,
      startsOn: '2022-05-11',
      endsOn: null,
      mayEnd: true,
    },
  ],
  mentor: {
    version: 1,
    profession: 'Registered nurse',
    registrationNumber: null,
    preparation: null,
    preparedOn: null,
    updatedOn: null,
    capacity: 4,
    employer,
    trainees: 0,
    mayChange: true,
  },
  trainee: null,
  lineManages: [],
  self: false,
  lookedAfter: true,
}

let shown = person
const link = `http://rung.example.org/invitations/${'a'.repeat(43)}`
beforeEach(() => {
  shown = person
  answerWith(({ method, path }) => {
    if (method === 'GET') return { status: 200, body: shown }
    if (path.endsWith('/link'))
      return {
        status: 200,
        body: { kind: 'invitation', sent: false, link, expiresAt: '2022-05-18T09:00:00.000Z' },
      }
    if (path.endsWith('/access')) return problem(412, 'stale', { detail: 'Look at what changed' })
    return { status: 404 }
  })
})

function open(search = '') {
  const router = createMemoryRouter(
    [
      {
        path: '/people/:personId',
        loader: personPage.loader,
        Component: personPage.Component,
        HydrateFallback: () => null,
      },
    ],
    { initialEntries: [`/people/${id}${search}`] },
  )
  render(<RouterProvider router={router} />)
  return userEvent.setup()
}

test('A link is shown once, where it was asked for, with how long it works', async () => {
  const user = open('?invited=not-sent')
  await screen.findByText('Nadia is added')
  await user.click(screen.getByRole('button', { name: 'Make a link to start with' }))
  expect(await screen.findByLabelText('Link')).toHaveProperty('value', link)
  expect(screen.getByText(/until 18 May 2022 at 10:00am/).textContent).toContain('It is shown only now')
})

test('A mentor without recorded preparation is said not to be able to sign', async () => {
  open()
  expect(await screen.findByText('Not recorded, so they cannot sign')).toBeDefined()
  expect(screen.getByRole('link', { name: /^End\s*the role of Mentor/ })).toBeDefined()
})

test('What the caller may not do is not offered', async () => {
  shown = {
    ...person,
    lookedAfter: false,
    self: true,
    roles: person.roles.map((held) => ({ ...held, mayEnd: false })),
    mentor: person.mentor && { ...person.mentor, mayChange: false },
  }
  open()
  await screen.findByRole('heading', { level: 1, name: 'Nadia Khan' })
  for (const name of [/Correct/, /Change/, /End the role/, 'Give a role'])
    expect(screen.queryByRole('link', { name })).toBeNull()
  for (const name of [/link/, /End access/]) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(screen.getByText(/Nobody changes their own roles/)).toBeDefined()
})

test('Ending access is asked about, sent for the version that was seen, and a refusal is said', async () => {
  const user = open()
  await user.click(await screen.findByRole('button', { name: 'End access' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog.textContent).toContain('End all access of Nadia?')
  const [, confirm] = screen.getAllByRole('button', { name: 'End access' })
  if (!confirm) throw new Error('nothing to confirm with')
  await user.click(confirm)
  expect((await screen.findByRole('alert')).textContent).toContain('Look at what changed')
  expect(asked.find(({ method }) => method === 'PUT')).toMatchObject({
    path: `/api/v1/people/${id}/access`,
    ifMatch: '"3"',
    body: { ended: true },
  })
})
