import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { itemsThatFit, Navigation } from '../../../web/src/ui/Navigation.tsx'

describe('What fits on the line', () => {
  it.each([
    ['all that just fit', [40, 60, 100], 240, 3],
    ['all but those that make room for "More"', [40, 60, 100, 60], 300, 2],
    ['one less where "More" itself would not fit', [100, 100, 100], 330, 2],
    ['nothing on a very narrow line', [90, 90], 150, 0],
    ['nothing of nothing', [], 300, 0],
  ])('is %s', (_what, widths, line, fit) => {
    expect(itemsThatFit(widths, 20, line)).toBe(fit)
  })
})

describe('Navigation on a phone', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  // The page measures nothing here: every item is 100 wide, on a line of 330.
  function openOnPhone() {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    )
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(330)
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 100, 40))
    const items = ['Home', 'People', 'Programmes', 'Organisations'].map((text) => ({
      text,
      href: `/${text.toLowerCase()}`,
      current: text === 'Programmes',
    }))
    const router = createMemoryRouter([{ path: '*', element: <Navigation items={items} /> }])
    render(<RouterProvider router={router} />)
    return { router, user: userEvent.setup(), more: screen.getByRole('button', { name: 'More' }) }
  }

  it('keeps the rest behind a button, and closes it once one is chosen', async () => {
    const { router, user, more } = openOnPhone()
    const panel = document.getElementById(more.getAttribute('aria-controls') ?? '')
    if (!panel) throw new Error('the button controls nothing')
    expect(panel.hidden).toBe(true)
    await user.click(more)
    await user.click(within(panel).getByRole('link', { name: 'Organisations' }))
    expect(router.state.location.pathname).toBe('/organisations')
    expect(more.getAttribute('aria-expanded')).toBe('false')
  })

  it('closes on Escape and gives focus back', async () => {
    const { user, more } = openOnPhone()
    await user.click(more)
    await user.tab()
    await user.keyboard('{Escape}')
    expect(more.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(more)
  })

  it('marks the button while the page is one of those behind it', () => {
    expect(openOnPhone().more.className).toContain('rung-nav__link--current')
  })
})
