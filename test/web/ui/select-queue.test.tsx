import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Announcer } from '../../../web/src/ui/Announcer.tsx'
import { type QueueGroup, SelectQueue } from '../../../web/src/ui/SelectQueue.tsx'
import { renderInApp } from './render-in-app.tsx'

const groups: readonly QueueGroup[] = [
  {
    id: 'asha',
    heading: 'Asha Grant',
    items: [
      { id: 'a1', title: 'University day', when: 'Thursday 2 June', minutes: 450 },
      {
        id: 'a2',
        title: 'Shadowing',
        when: 'Friday 3 June',
        minutes: 660,
        exceptions: ['11 hours in one day'],
      },
    ],
  },
  {
    id: 'ben',
    heading: 'Ben Holroyd',
    items: [
      { id: 'b1', title: 'Online learning', when: 'Monday 6 June', minutes: 90 },
      { id: 'b2', title: 'Reading', when: 'Tuesday 7 June', minutes: 60, blocked: 'Ben is correcting this' },
    ],
  },
]

let signed: (readonly string[])[] = []
let returned: (readonly string[])[] = []

function Queue() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <>
      <SelectQueue
        words={{ one: 'entry', many: 'entries' }}
        groups={groups}
        selected={selected}
        onSelectedChange={setSelected}
        action="Sign"
        onAction={(ids) => signed.push(ids)}
        secondary="Return"
        onSecondary={(ids) => returned.push(ids)}
      />
      <Announcer />
    </>
  )
}

const tick = (name: RegExp) => userEvent.click(screen.getByRole('checkbox', { name }))

beforeEach(() => {
  signed = []
  returned = []
})

describe('A queue', () => {
  it('counts what is selected, with its hours, on the button and aloud', async () => {
    renderInApp(<Queue />)
    await tick(/^University day/)
    await tick(/^Online learning/)
    expect(screen.getByText('2 selected')).toBeTruthy()
    expect(screen.getByText('9 hours')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Sign 2 entries' })).toBeTruthy()
    expect(screen.getByText('2 entries selected').getAttribute('aria-live')).toBe('polite')
  })

  it('says one entry as one', async () => {
    renderInApp(<Queue />)
    await tick(/^Shadowing/)
    expect(screen.getByRole('button', { name: 'Sign 1 entry' })).toBeTruthy()
  })

  it('selects all that can be selected, and none again', async () => {
    renderInApp(<Queue />)
    await tick(/^Select all 3 entries/)
    expect(screen.getByText('3 selected')).toBeTruthy()
    await tick(/^Select all 3 entries/)
    expect(screen.getByText('0 selected')).toBeTruthy()
  })

  it('selects all of one trainee, and shows all as partly selected', async () => {
    renderInApp(<Queue />)
    await tick(/^Select all 2 of Asha Grant/)
    expect(screen.getByText('2 selected')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Select all 3/ }).indeterminate).toBe(true)
  })

  it('says exceptions and what cannot be selected in words', () => {
    renderInApp(<Queue />)
    const described = (name: RegExp) => {
      const id = screen.getByRole('checkbox', { name }).getAttribute('aria-describedby') ?? ''
      return document.getElementById(id)?.textContent
    }
    expect(described(/^Shadowing/)).toBe('11 hours in one day')
    expect(described(/^Reading/)).toBe('Ben is correcting this')
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Reading/ }).disabled).toBe(true)
  })

  it('hands over what was selected, in the order shown', async () => {
    renderInApp(<Queue />)
    await tick(/^Online learning/)
    await tick(/^University day/)
    await userEvent.click(screen.getByRole('button', { name: 'Sign 2 entries' }))
    await userEvent.click(screen.getByRole('button', { name: 'Return' }))
    expect(signed).toEqual([['a1', 'b1']])
    expect(returned).toEqual([['a1', 'b1']])
  })

  it('asks for a choice where none was made', async () => {
    renderInApp(<Queue />)
    await userEvent.click(screen.getByRole('button', { name: 'Sign' }))
    expect(screen.getByRole('alert').textContent).toContain('Select at least one entry')
    expect(signed).toEqual([])
    await tick(/^Shadowing/)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('is worked by keyboard alone', async () => {
    const user = userEvent.setup()
    renderInApp(<Queue />)
    const asha = screen.getByRole('region', { name: 'Asha Grant' })
    within(asha)
      .getByRole('checkbox', { name: /^University day/ })
      .focus()
    await user.keyboard(' ')
    await user.tab()
    await user.keyboard(' ')
    expect(screen.getByText('2 selected')).toBeTruthy()
  })
})
