import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Checkboxes } from '../../../web/src/ui/Checkboxes.tsx'
import { DateField } from '../../../web/src/ui/DateField.tsx'
import { DurationField } from '../../../web/src/ui/DurationField.tsx'
import { PasswordField } from '../../../web/src/ui/PasswordField.tsx'
import { RadioGroup } from '../../../web/src/ui/RadioGroup.tsx'
import { TextArea } from '../../../web/src/ui/TextArea.tsx'
import { TextField } from '../../../web/src/ui/TextField.tsx'
import { TimeField } from '../../../web/src/ui/TimeField.tsx'

/** What the form around the fields would send. */
function posted(): Record<string, unknown> {
  const form = document.querySelector('form')
  return form ? Object.fromEntries(new FormData(form)) : {}
}

describe('A duration', () => {
  it.each([
    ['6.5', '6 hours 30 minutes'],
    ['6:30', '6 hours 30 minutes'],
    ['6h30', '6 hours 30 minutes'],
    ['390m', '6 hours 30 minutes'],
    ['1', '1 hour'],
    ['0.75', '45 minutes'],
  ])('typed as %s is echoed as %s', async (text, words) => {
    render(<DurationField name="duration" label="How long?" />)
    await userEvent.type(screen.getByLabelText('How long?'), text)
    expect(screen.getByText(words).getAttribute('aria-live')).toBe('polite')
  })

  it('that may mean two things is not guessed at', async () => {
    const heard: (number | null)[] = []
    render(<DurationField name="duration" label="How long?" onChange={(_, minutes) => heard.push(minutes)} />)
    await userEvent.type(screen.getByLabelText('How long?'), '6,5')
    expect(heard).toEqual([360, null, null])
    expect(screen.queryByText(/hours \d+ minutes/)).toBeNull()
  })
})

describe('A date', () => {
  it('is sent as one value once it is whole', async () => {
    render(
      <form>
        <DateField name="date" label="When was it?" />
      </form>,
    )
    await userEvent.type(screen.getByLabelText('Day'), '05')
    await userEvent.type(screen.getByLabelText('Month'), '01')
    await userEvent.type(screen.getByLabelText('Year'), '2026')
    expect(posted()).toEqual({ date: '2026-01-05' })
  })

  it('typed without zeros is sent with them', async () => {
    render(
      <form>
        <DateField name="date" label="When was it?" />
      </form>,
    )
    await userEvent.type(screen.getByLabelText('Day'), '5')
    await userEvent.type(screen.getByLabelText('Month'), '1')
    await userEvent.type(screen.getByLabelText('Year'), '2026')
    expect(posted()).toEqual({ date: '2026-01-05' })
    expect(screen.getByLabelText<HTMLInputElement>('Day').value).toBe('5')
  })

  it('can be corrected box by box', async () => {
    render(
      <form>
        <DateField name="date" label="When was it?" defaultValue="2026-01-05" />
      </form>,
    )
    const day = screen.getByLabelText<HTMLInputElement>('Day')
    await userEvent.clear(day)
    expect(day.value).toBe('')
    await userEvent.type(day, '12')
    expect(posted()).toEqual({ date: '2026-01-12' })
  })

  it('is one tap for today and yesterday', async () => {
    render(
      <form>
        <DateField name="date" label="When was it?" today="2026-03-01" />
      </form>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Yesterday' }))
    expect(posted()).toEqual({ date: '2026-02-28' })
    expect(screen.getByRole('button', { name: 'Yesterday' }).getAttribute('aria-pressed')).toBe('true')
    await userEvent.click(screen.getByRole('button', { name: 'Today' }))
    expect(posted()).toEqual({ date: '2026-03-01' })
  })

  it('left empty is sent empty', () => {
    render(
      <form>
        <DateField name="date" label="When was it?" />
      </form>,
    )
    expect(posted()).toEqual({ date: '' })
  })
})

describe('A time', () => {
  it.each([
    ['9am', '09:00'],
    ['1730', '17:30'],
    ['9.15', '09:15'],
    ['soon', 'soon'],
  ])('typed as %s becomes %s when the person goes on', async (text, tidy) => {
    render(<TimeField name="from" label="From" />)
    await userEvent.type(screen.getByLabelText('From'), text)
    await userEvent.tab()
    expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe(tidy)
  })
})

describe('Choices', () => {
  const choices = [
    { value: 'yes', text: 'Yes' },
    { value: 'other', text: 'Something else', conditional: <TextField name="what" label="What was it?" /> },
  ]

  it('asks what belongs to an answer only once it is chosen', async () => {
    render(<RadioGroup name="kind" label="What kind?" choices={choices} />)
    expect(screen.queryByLabelText('What was it?')).toBeNull()
    await userEvent.click(screen.getByLabelText('Something else'))
    expect(screen.getByLabelText('What was it?')).toBeTruthy()
  })

  it('keeps several answers', async () => {
    const heard: string[][] = []
    render(
      <Checkboxes
        name="kinds"
        label="What kinds?"
        choices={choices}
        onChange={(values) => heard.push(values)}
      />,
    )
    await userEvent.click(screen.getByLabelText('Yes'))
    await userEvent.click(screen.getByLabelText('Something else'))
    await userEvent.click(screen.getByLabelText('Yes'))
    expect(heard).toEqual([['yes'], ['yes', 'other'], ['other']])
  })
})

describe('Free text', () => {
  it('counts what is left, and what is too much, without cutting it off', async () => {
    render(<TextArea name="learned" label="What did you learn?" most={5} />)
    const box = screen.getByLabelText<HTMLTextAreaElement>('What did you learn?')
    await userEvent.type(box, 'abcd')
    expect(screen.getByText('You have 1 character remaining')).toBeTruthy()
    await userEvent.type(box, 'efg')
    expect(screen.getByText('You have 2 characters too many')).toBeTruthy()
    expect(box.value).toBe('abcdefg')
  })
})

describe('A password', () => {
  it('can be seen while it is typed', async () => {
    render(<PasswordField name="password" label="Password" autoComplete="current-password" />)
    const box = screen.getByLabelText<HTMLInputElement>('Password')
    expect(box.type).toBe('password')
    await userEvent.click(screen.getByRole('button', { name: 'Show password' }))
    expect(box.type).toBe('text')
  })
})
