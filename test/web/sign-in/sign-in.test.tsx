import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import * as invitationPage from '../../../web/src/pages/sign-in/InvitationPage.tsx'
import * as signInPage from '../../../web/src/pages/sign-in/SignInPage.tsx'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()

const persona = {
  role: 'mentor',
  name: 'Grace Oyelaran',
  email: 'grace.oyelaran@example.nhs.uk',
  about: 'mentors six trainees',
}
const me = {
  personId: '01890000-0000-7000-8000-000000000001',
  givenName: 'Grace',
  familyName: 'Oyelaran',
  email: persona.email,
  traineeId: null,
  roles: ['mentor'],
  posts: [],
}

let personas = [persona]
let refusal: ReturnType<typeof problem> | null = null
beforeEach(() => {
  personas = [persona]
  refusal = null
  answerWith(({ method, path }) => {
    if (path.endsWith('/demonstration'))
      return { status: 200, body: { personas, password: 'ladder-demo-2026' } }
    if (method === 'POST') return refusal ?? { status: 200, body: me }
    return problem(410, 'ended', { title: 'This link has been used or has expired' })
  })
})

function open(address: string) {
  const router = createMemoryRouter(
    [
      {
        path: '/sign-in',
        loader: signInPage.loader,
        action: signInPage.action,
        Component: signInPage.Component,
        HydrateFallback: () => null,
      },
      {
        path: '/invitations/:token',
        loader: invitationPage.loader,
        action: invitationPage.action,
        Component: invitationPage.Component,
        HydrateFallback: () => null,
      },
      { path: '*', element: <p>Elsewhere</p> },
    ],
    { initialEntries: [address] },
  )
  render(<RouterProvider router={router} />)
  return { router, user: userEvent.setup() }
}

test('One press on a demonstration person fills in the form, and the next signs in', async () => {
  const { router, user } = open('/sign-in?next=%2Ftrainees%3Fstanding%3Dbehind')
  await user.click(await screen.findByRole('button', { name: /^Mentor Grace Oyelaran/ }))
  expect(screen.getByLabelText('Email address')).toHaveProperty('value', persona.email)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sign in' }))
  await user.keyboard('{Enter}')
  await screen.findByText('Elsewhere')
  expect(router.state.location.pathname + router.state.location.search).toBe('/trainees?standing=behind')
  const sent = asked.find(({ method }) => method === 'POST')
  expect(sent).toMatchObject({
    path: '/api/v1/session',
    body: { email: persona.email, password: 'ladder-demo-2026' },
  })
})

test('Outside a demonstration nobody is offered', async () => {
  personas = []
  open('/sign-in')
  await screen.findByRole('button', { name: 'Sign in' })
  expect(screen.queryByText('Try Rung as')).toBeNull()
})

test.each([
  ['//elsewhere.example.org'],
  ['https://elsewhere.example.org'],
  ['/\\elsewhere.example.org'],
  [''],
])('After signing in, %s is not gone to: it is no screen of ours', async (next) => {
  const { router, user } = open(`/sign-in?next=${encodeURIComponent(next)}`)
  await user.click(await screen.findByRole('button', { name: /Grace/ }))
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await screen.findByText('Elsewhere')
  expect(router.state.location.pathname).toBe('/')
})

test('What is missing is named before anything is sent', async () => {
  const { user } = open('/sign-in')
  await user.click(await screen.findByRole('button', { name: 'Sign in' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Enter your email address')
  expect(alert.textContent).toContain('Enter your password')
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
})

test('A refusal keeps what was typed and says what to do', async () => {
  refusal = problem(401, 'sign-in-failed', {
    title: 'The email address or password is not right',
    detail: 'Check the email address and the password, then try again.',
  })
  const { user } = open('/sign-in')
  await user.click(await screen.findByRole('button', { name: /Grace/ }))
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Check the email address and the password')
  expect(screen.getByLabelText('Email address')).toHaveProperty('value', persona.email)
})

test('A link that is over leads to sign-in', async () => {
  open('/invitations/abc')
  await screen.findByRole('heading', { name: 'This link has been used or has expired' })
  expect(screen.getByRole('link', { name: 'Go to sign in' }).getAttribute('href')).toBe('/sign-in')
})
