import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type FormEvent, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { Button } from '../../../web/src/ui/Button.tsx'
import { DateField } from '../../../web/src/ui/DateField.tsx'
import { DurationField } from '../../../web/src/ui/DurationField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../../web/src/ui/ErrorSummary.tsx'
import { TextArea } from '../../../web/src/ui/TextArea.tsx'

const refusals: readonly FormError[] = [
  { field: 'date', message: 'Enter the date' },
  { field: 'learned', message: 'Enter what you learned' },
]

function LogForm() {
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const send = (event: FormEvent) => {
    event.preventDefault()
    setErrors([...refusals])
  }
  return (
    <form noValidate onSubmit={send}>
      <ErrorSummary errors={errors} />
      <DateField name="date" label="When was it?" error={errorFor(errors, 'date')} />
      <DurationField name="duration" label="How long did it take?" />
      <TextArea name="learned" label="What did you learn?" error={errorFor(errors, 'learned')} />
      <Button>Send</Button>
    </form>
  )
}

describe('A form that is refused', () => {
  it('says nothing before it is sent', () => {
    render(<LogForm />)
    expect(screen.queryByText('There is a problem')).toBeNull()
  })

  it('moves focus to the summary each time it is sent', async () => {
    const user = userEvent.setup()
    render(<LogForm />)
    for (const _ of [1, 2]) {
      await user.click(screen.getByRole('button', { name: 'Send' }))
      expect(document.activeElement?.textContent).toContain('There is a problem')
    }
  })

  it('keeps what was typed', async () => {
    const user = userEvent.setup()
    render(<LogForm />)
    await user.type(screen.getByLabelText('How long did it take?'), '6.5')
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect(screen.getByLabelText<HTMLInputElement>('How long did it take?').value).toBe('6.5')
  })

  it.each([
    ['Enter the date', 'Day'],
    ['Enter what you learned', 'What did you learn?'],
  ])('leads from "%s" to its field', async (message, label) => {
    const user = userEvent.setup()
    render(<LogForm />)
    await user.click(screen.getByRole('button', { name: 'Send' }))
    await user.click(screen.getByRole('link', { name: message }))
    expect(document.activeElement).toBe(screen.getByLabelText(label))
  })

  it('says the error with its field', async () => {
    const user = userEvent.setup()
    render(<LogForm />)
    await user.click(screen.getByRole('button', { name: 'Send' }))
    const field = screen.getByLabelText('What did you learn?')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ')
    const words = described.map((id) => document.getElementById(id)?.textContent).join(' ')
    expect(words).toContain('Error: Enter what you learned')
    expect(words).toContain('Do not include patient names, dates of birth or NHS numbers')
  })
})
