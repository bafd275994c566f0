import { changePassword } from '@rung/shared/contract/session'
import { leastPasswordLength } from '@rung/shared/rules/password'
import { type FormEvent, useState } from 'react'
import { useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'

export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const { revalidate } = useRevalidator()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [faults, setFaults] = useState<FormError[]>([])
  const [busy, setBusy] = useState(false)
  const change = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await call(changePassword, { body: { old, new: fresh } })
      setOld('')
      setFresh('')
      setFaults([])
      onChanged()
      await revalidate()
    } catch (error) {
      setFaults(formFaults(error, ['old', 'new']))
    } finally {
      setBusy(false)
    }
  }
  return (
    <SummaryCard title="Change your password">
      <form noValidate onSubmit={change}>
        <ErrorSummary errors={faults} />
        <PasswordField
          name="old"
          label="Password now"
          autoComplete="current-password"
          value={old}
          onChange={setOld}
          error={errorFor(faults, 'old')}
        />
        <PasswordField
          name="new"
          label="New password"
          hint={`${leastPasswordLength} characters or more`}
          autoComplete="new-password"
          value={fresh}
          onChange={setFresh}
          error={errorFor(faults, 'new')}
        />
        <Button kind="secondary" busy={busy}>
          Change password
        </Button>
      </form>
    </SummaryCard>
  )
}
