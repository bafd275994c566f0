import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router'
import { describe, expect, it } from 'vitest'
import { AppLink } from '../../../web/src/ui/AppLink.tsx'
import { Page } from '../../../web/src/ui/Page.tsx'
import { Shell } from '../../../web/src/ui/Shell.tsx'
import type { ShellAccountProps } from '../../../web/src/ui/ShellAccount.tsx'

const mentorAndManager: ShellAccountProps = {
  personName: 'Maya Okafor',
  roles: [
    { key: 'mentor', text: 'Mentor', where: 'Moorside NHS Trust' },
    { key: 'manager', text: 'Manager', where: 'Moorside NHS Trust' },
  ],
  currentRole: 'mentor',
  accountHref: '/account',
  onSignOut: () => undefined,
}

function renderShell(account: ShellAccountProps = mentorAndManager) {
  const frame = (
    <Shell
      account={account}
      navigation={[
        { text: 'To sign', href: '/', current: true, count: 3 },
        { text: 'My trainees', href: '/trainees' },
      ]}
      footerLinks={[{ text: 'Accessibility', href: '/accessibility' }]}
    >
      <Outlet />
    </Shell>
  )
  const router = createMemoryRouter([
    {
      element: frame,
      children: [
        { path: '/', element: <Page title="To sign" /> },
        { path: '/trainees', element: <Page title="My trainees" failed /> },
        { path: '/accessibility', element: <Page title="Accessibility" /> },
        { path: '/account', element: <Page title="Your account" /> },
      ],
    },
  ])
  render(<RouterProvider router={router} />)
  return router
}

describe('The shell', () => {
  it('moves focus to the heading of a new page, and not on the first', async () => {
    renderShell()
    expect(document.activeElement).toBe(document.body)
    await userEvent.click(screen.getByRole('link', { name: 'My trainees' }))
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'My trainees' }))
  })

  it('leaves focus alone when only the filter in the address changes', async () => {
    const router = renderShell()
    await act(() => router.navigate('/?standing=behind'))
    expect(document.activeElement).toBe(document.body)
  })

  it('names the page in the title, and says when something is wrong', async () => {
    renderShell()
    expect(document.title).toBe('To sign – Rung')
    await userEvent.click(screen.getByRole('link', { name: 'My trainees' }))
    expect(document.title).toBe('Error: My trainees – Rung')
  })

  it('skips to the one main part', () => {
    renderShell()
    const skip = screen.getByRole('link', { name: 'Skip to main content' })
    expect(skip.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`)
  })

  it('marks where one is', () => {
    renderShell()
    const main = within(screen.getByRole('navigation', { name: 'Main' }))
    expect(main.getByRole('link', { name: /To sign/ }).getAttribute('aria-current')).toBe('page')
    expect(main.getByRole('link', { name: 'My trainees' }).getAttribute('aria-current')).toBeNull()
  })
})

describe('Who is signed in', () => {
  it('shows the person and the role', () => {
    renderShell()
    const button = screen.getByRole('button', { name: /Maya Okafor/ })
    expect(button.textContent).toContain('Mentor')
    expect(button.getAttribute('aria-expanded')).toBe('false')
  })

  it('offers the other role', async () => {
    const chosen: string[] = []
    renderShell({ ...mentorAndManager, onChooseRole: (key) => chosen.push(key) })
    await userEvent.click(screen.getByRole('button', { name: /Maya Okafor/ }))
    await userEvent.click(screen.getByRole('button', { name: /^Manager/ }))
    expect(chosen).toEqual(['manager'])
  })

  it('has nothing to switch for one role', async () => {
    renderShell({ ...mentorAndManager, roles: mentorAndManager.roles.slice(0, 1) })
    await userEvent.click(screen.getByRole('button', { name: /Maya Okafor/ }))
    expect(screen.queryByText('Use Rung as')).toBeNull()
    expect(screen.getByRole('link', { name: 'Your account' })).toBeTruthy()
  })

  it('closes on Escape and gives focus back', async () => {
    const user = userEvent.setup()
    renderShell()
    const button = screen.getByRole('button', { name: /Maya Okafor/ })
    await user.click(button)
    await user.tab()
    await user.keyboard('{Escape}')
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button)
  })

  it('closes when focus goes on', async () => {
    const user = userEvent.setup()
    renderShell()
    const button = screen.getByRole('button', { name: /Maya Okafor/ })
    await user.click(button)
    await user.click(screen.getByRole('link', { name: 'Accessibility' }))
    expect(button.getAttribute('aria-expanded')).toBe('false')
  })
})

describe('A link', () => {
  it.each([
    ['/api/v1/trainees.csv', 'the API'],
    ['/docs', 'its documentation'],
    ['https://example.org', 'another site'],
    ['mailto:help@example.org', 'an address'],
  ])('to %s is left to the browser: %s is not a page of ours', async (href) => {
    const router = createMemoryRouter([{ path: '*', element: <AppLink href={href}>Go</AppLink> }])
    render(<RouterProvider router={router} />)
    const link = screen.getByRole('link', { name: 'Go' })
    link.addEventListener('click', (event) => event.preventDefault())
    await userEvent.click(link)
    expect(router.state.location.pathname).toBe('/')
    expect(link.getAttribute('href')).toBe(href)
  })
})
