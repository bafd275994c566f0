import { type EntryWithDecisions, requestReversal } from '@rung/shared/contract/off-the-job'
import { type FormEvent, useState } from 'react'
import { useRevalidator } from 'react-router'
import { call, OfflineError, ProblemError } from '../../api-client.ts'
import { faultsFrom } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { WhoseLog } from './whose-log.ts'

/** For those who sign: what is signed is never changed, it is reversed, and a second person agrees. */
export function AskForReversal({ whose, entry }: { whose: WhoseLog; entry: EntryWithDecisions }) {
  const { revalidate } = useRevalidator()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const params = { traineeId: whose.traineeId, entryId: entry.id }
    try {
      await call(requestReversal, { params, body: { reason } })
      await revalidate()
    } catch (failure) {
      setError(whyNot(failure))
    } finally {
      setBusy(false)
    }
  }
  return (
    <details className="nhsuk-details otj-reversal">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Ask for this entry to be reversed</span>
      </summary>
      <form className="nhsuk-details__text" noValidate onSubmit={ask}>
        <TextArea
          name="reason"
          label="Why should it be reversed?"
          hint="Someone else who signs for this trainee has to agree. Until then the hours count"
          rows={3}
          value={reason}
          onChange={setReason}
          error={error}
        />
        <Button kind="secondary" busy={busy}>
          Ask for a reversal
        </Button>
      </form>
    </details>
  )
}

function whyNot(failure: unknown): string {
  if (failure instanceof OfflineError) return 'There is no signal. Try again when there is'
  if (failure instanceof ProblemError) return faultsFrom(failure.problem, ['reason'])[0]?.message ?? ''
  throw failure
}
