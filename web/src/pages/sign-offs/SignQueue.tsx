import type { QueueAnswer, QueueRow } from '@rung/shared/contract/off-the-job'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { OfflineError, ProblemError } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Note } from '../../ui/Note.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectQueue } from '../../ui/SelectQueue.tsx'
import { countOf } from '../../words/counts.ts'
import { groupsOf } from './queue-groups.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { ReversalsToDecide } from './ReversalsToDecide.tsx'
import { type Done, returnAll, signAll } from './sign-all.ts'

const words = { one: 'entry', many: 'entries' }

/** Everything that waits for this person's signature, across trainees. */
export function SignQueue({ queue }: { queue: QueueAnswer }) {
  const { revalidate } = useRevalidator()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [returning, setReturning] = useState<QueueRow[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const chosen = (ids: readonly string[]) => queue.rows.filter((row) => ids.includes(row.id))

  const carryOut = async (work: () => Promise<Done>) => {
    if (busy) return
    setBusy(true)
    try {
      const outcome = await work()
      setDone(outcome)
      setSelected(new Set(outcome.refused.keys()))
      setReturning([])
      await revalidate()
    } catch (error) {
      setDone({ title: sentenceOf(error), worked: false, refused: new Map() })
      setReturning([])
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page title={titleOf(queue)} width="full">
      {done && (
        <Notification
          key={done.title}
          kind={done.worked ? 'success' : 'information'}
          title={done.title}
          focus
        >
          {done.refused.size > 0 && (
            <p>Those that could not be signed are still below, each with the reason.</p>
          )}
        </Notification>
      )}
      {queue.mentor && !queue.mentor.current && <Note>{queue.mentor.sentence}</Note>}
      <ReversalsToDecide reversals={queue.reversals} onDone={setDone} />
      {queue.rows.length === 0 ? (
        <EmptyState
          title="Nothing waits for your signature"
          action={
            <ButtonLink kind="secondary" href={paths.trainees()}>
              See your trainees
            </ButtonLink>
          }
        >
          <p>When a trainee sends you off-the-job learning, it is shown here.</p>
        </EmptyState>
      ) : (
        <>
          <SelectQueue
            words={words}
            groups={groupsOf(queue, done?.refused ?? new Map())}
            selected={selected}
            onSelectedChange={setSelected}
            action="Sign"
            onAction={(ids) => carryOut(() => signAll(chosen(ids)))}
            secondary="Return"
            onSecondary={(ids) => setReturning(chosen(ids))}
            busy={busy}
          />
          {queue.next !== null && (
            <p className="rung-queue__note">
              Showing the oldest {queue.rows.length} of {queue.total}. The rest come up as you sign.
            </p>
          )}
        </>
      )}
      <ReturnDialog
        entries={returning}
        busy={busy}
        onReturn={(reason) => carryOut(() => returnAll(returning, reason))}
        onCancel={() => setReturning([])}
      />
    </Page>
  )
}

function titleOf({ total, trainees, reversals }: QueueAnswer): string {
  if (total === 0) return reversals.length > 0 ? 'To sign' : 'Nothing to sign'
  return `${countOf(total, 'entry waits', 'entries wait')} for you, from ${countOf(trainees, 'trainee')}`
}

function sentenceOf(error: unknown): string {
  if (error instanceof OfflineError) return 'There is no signal. Nothing was signed. Try again when there is'
  if (error instanceof ProblemError)
    return error.problem.errors?.[0]?.detail ?? error.problem.detail ?? error.problem.title
  throw error
}
