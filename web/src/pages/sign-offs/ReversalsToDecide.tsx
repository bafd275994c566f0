import { decideReversal, type QueueAnswer } from '@rung/shared/contract/off-the-job'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDay } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { dayInWords } from '../../words/moments.ts'
import { type Done, whyNot } from './sign-all.ts'

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

function Reversal({ waiting, onDone }: { waiting: Waiting; onDone: (done: Done) => void }) {
  const { reversal, entry, trainee } = waiting
  const name = `${trainee.givenName} ${trainee.familyName}`
  const long = formatMinutes(entry.minutes ?? 0)
  const { busy, decide } = useDecision(waiting, onDone)
  return (
    <div className="sign-offs__reversal">
      <h3 className="sign-offs__reversal-title">
        <AppLink href={paths.traineeEntry(trainee.id, entry.id)}>{entry.activity}</AppLink>
      </h3>
      <p>
        <AppLink href={paths.trainee(trainee.id)}>{name}</AppLink>
        {entry.learnedOn && `, ${formatDay(entry.learnedOn)}`}, {long}
      </p>
      <blockquote className="sign-offs__reason">
        <p>{reversal.reason}</p>
        <footer>
          {reversal.requestedBy.name}, {dayInWords(reversal.requestedAt)}
        </footer>
      </blockquote>
      <p>If you agree, these {long} no longer count.</p>
      <div className="rung-buttons">
        <Button type="button" kind="secondary" small busy={busy} onClick={() => decide('countersigned')}>
          Agree to reverse it
        </Button>
        <Button type="button" kind="quiet" busy={busy} onClick={() => decide('refused')}>
          Keep it signed
        </Button>
      </div>
    </div>
  )
}

function useDecision({ reversal, entry, trainee }: Waiting, onDone: (done: Done) => void) {
  const { revalidate } = useRevalidator()
  const [busy, setBusy] = useState(false)
  const long = formatMinutes(entry.minutes ?? 0)
  const said = {
    countersigned: { title: 'Entry reversed', text: `${long} no longer count for ${trainee.givenName}.` },
    refused: { title: 'The entry stays signed', text: `${long} go on counting for ${trainee.givenName}.` },
  }
  const decide = async (decision: 'countersigned' | 'refused') => {
    setBusy(true)
    try {
      const params = { traineeId: trainee.id, entryId: entry.id, reversalId: reversal.id }
      await call(decideReversal, { params, body: { decision }, ifMatch: reversal.version })
      onDone({ ...said[decision], worked: true, refused: new Map() })
    } catch (error) {
      onDone({ title: whyNot(error), worked: false, refused: new Map() })
    } finally {
      setBusy(false)
    }
    await revalidate()
  }
  return { busy, decide }
}
