import { decideReversal, type QueueAnswer } from '@rung/shared/contract/off-the-job'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, londonDay } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import type { Done } from './sign-all.ts'

type Waiting = QueueAnswer['reversals'][number]

/** Signed entries someone asked to have reversed: a second person decides. */
export function ReversalsToDecide({
  reversals,
  onDone,
}: {
  reversals: readonly Waiting[]
  onDone: (done: Done) => void
}) {
  if (reversals.length === 0) return null
  return (
    <SummaryCard title="Reversals to countersign">
      {reversals.map((waiting) => (
        <Reversal key={waiting.reversal.id} waiting={waiting} onDone={onDone} />
      ))}
    </SummaryCard>
  )
}

function Reversal({
  waiting: { reversal, entry, trainee },
  onDone,
}: {
  waiting: Waiting
  onDone: (done: Done) => void
}) {
  const { revalidate } = useRevalidator()
  const [busy, setBusy] = useState(false)
  const decide = async (decision: 'countersigned' | 'refused') => {
    setBusy(true)
    try {
      const params = { traineeId: trainee.id, entryId: entry.id, reversalId: reversal.id }
      await call(decideReversal, { params, body: { decision }, ifMatch: reversal.version })
      onDone({
        title: decision === 'countersigned' ? 'Entry reversed' : 'Reversal refused, the entry stays signed',
        worked: true,
        refused: new Map(),
      })
      await revalidate()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      onDone({
        title: error.problem.errors?.[0]?.detail ?? error.problem.title,
        worked: false,
        refused: new Map(),
      })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="rung-reversal">
      <p>
        <AppLink href={paths.traineeEntry(trainee.id, entry.id)}>{entry.activity}</AppLink>,{' '}
        {trainee.givenName} {trainee.familyName}, {entry.learnedOn && formatDate(entry.learnedOn)},{' '}
        {formatMinutes(entry.minutes ?? 0)}
      </p>
      <p>
        {reversal.requestedBy.name} asked on {formatDate(londonDay(new Date(reversal.requestedAt)))}: “
        {reversal.reason}”
      </p>
      <div className="rung-buttons">
        <Button type="button" kind="secondary" small busy={busy} onClick={() => decide('countersigned')}>
          Countersign the reversal
        </Button>
        <Button type="button" kind="quiet" busy={busy} onClick={() => decide('refused')}>
          Refuse, keep it signed
        </Button>
      </div>
    </div>
  )
}
