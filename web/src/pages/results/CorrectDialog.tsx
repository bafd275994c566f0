import { correctResult, type ResultsGrid } from '@rung/shared/contract/results'
import { useState } from 'react'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { spotKey } from './grid-store.ts'
import { dueFor } from './grid-words.ts'
import { HandedInFields, readHandIn, type TypedHandIn } from './HandedInFields.tsx'
import { placeName } from './OvertakenDialog.tsx'
import type { GridInUse } from './use-grid.ts'

const isOfHandIn = ({ field }: FormError): boolean => field === 'handedIn' || field === 'at'

/** A ratified result changes only with a reason; the old one stays in the history. */
export function CorrectDialog({ grid, state }: { grid: ResultsGrid; state: GridInUse }) {
  const { correcting, cells } = state.now
  const cell = correcting && cells.get(spotKey(correcting))
  const [reason, setReason] = useState('')
  const [handIn, setHandIn] = useState<TypedHandIn>()
  const [faults, setFaults] = useState<readonly FormError[]>([])
  const [busy, setBusy] = useState(false)
  if (!correcting || !cell) return null
  const close = (corrected: Parameters<GridInUse['store']['corrected']>[0]) => {
    state.store.corrected(corrected)
    setReason('')
    setHandIn(undefined)
    setFaults([])
  }
  const correct = async () => {
    const read = handIn && readHandIn(handIn)
    if (read && 'faults' in read) {
      setFaults(read.faults)
      return
    }
    setBusy(true)
    try {
      close(
        await call(correctResult, {
          params: { traineeId: cell.traineeId, resultId: cell.id },
          body: { text: correcting.text, reason, ...(read ? { handedIn: read.given } : {}) },
          ifMatch: cell.version,
        }),
      )
    } catch (error) {
      setFaults(formFaults(error, ['handedIn', 'at', 'reason']))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open title="Why is this ratified mark changed?" onClose={() => close(null)}>
      <p>
        {placeName(grid, cell)}: a board has ratified {cell.text}. {correcting.text} waits for a board to
        ratify it, and the old result stays in the history.
      </p>
      <TextArea
        name="reason"
        label="Reason"
        value={reason}
        onChange={setReason}
        error={errorFor(faults, 'reason') ?? faults.find(({ field }) => field === undefined)?.message}
        rows={3}
      />
      <details className="nhsuk-details" open={faults.some(isOfHandIn) || undefined}>
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Change when it was handed in</span>
        </summary>
        <div className="nhsuk-details__text">
          <HandedInFields
            field={(name) => ({ name, id: `correct-${name}`, error: errorFor(faults, name) })}
            deadline={dueFor(grid, cell)}
            cell={cell}
            onChange={setHandIn}
          />
        </div>
      </details>
      <div className="rung-buttons">
        <Button type="button" busy={busy} onClick={correct}>
          Correct the mark
        </Button>
        <Button type="button" kind="quiet" onClick={() => close(null)}>
          Leave it as it was
        </Button>
      </div>
    </Dialog>
  )
}
