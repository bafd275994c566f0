import { correctResult, type ResultsGrid } from '@rung/shared/contract/results'
import { useState } from 'react'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { spotKey } from './grid-store.ts'
import { placeName } from './OvertakenDialog.tsx'
import type { GridInUse } from './use-grid.ts'

/** A ratified result changes only with a reason; the old one stays in the history. */
export function CorrectDialog({ grid, state }: { grid: ResultsGrid; state: GridInUse }) {
  const { correcting, cells } = state.now
  const cell = correcting && cells.get(spotKey(correcting))
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (!correcting || !cell) return null
  const close = (corrected: Parameters<GridInUse['store']['corrected']>[0]) => {
    state.store.corrected(corrected)
    setReason('')
    setFault(undefined)
  }
  const correct = async () => {
    setBusy(true)
    try {
      close(
        await call(correctResult, {
          params: { traineeId: cell.traineeId, resultId: cell.id },
          body: { text: correcting.text, reason },
          ifMatch: cell.version,
        }),
      )
    } catch (error) {
      setFault(formFaults(error, ['reason'])[0]?.message)
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
      <TextArea name="reason" label="Reason" value={reason} onChange={setReason} error={fault} rows={3} />
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
