import type { QueueAnswer } from '@rung/shared/contract/off-the-job'
import { useRef } from 'react'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectQueue } from '../../ui/SelectQueue.tsx'
import { countOf } from '../../words/counts.ts'
import { groupsOf } from './queue-groups.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { ReversalsToDecide } from './ReversalsToDecide.tsx'
import { type SignQueueState, useSignQueue } from './use-sign-queue.ts'
import { WhatWasDone } from './WhatWasDone.tsx'
import './sign-offs.scss'

const words = { one: 'entry', many: 'entries' }

/** Everything that waits for this person's signature, across trainees. */
export function SignQueue({ queue }: { queue: QueueAnswer }) {
  const state = useSignQueue(queue, useMe().personId)
  const waiting = queue.total + queue.reversals.length
  return (
    <Page title={waiting > 0 ? `To sign (${waiting})` : 'To sign'} heading={headingOf(queue)}>
      <WhatWasDone done={state.done} />
      {queue.mentor && !queue.mentor.current && (
        <Note>{queue.mentor.sentence} When your update is done, ask your manager to record it.</Note>
      )}
      <ReversalsToDecide reversals={queue.reversals} onDone={state.tell} />
      {queue.rows.length > 0 && <Waiting queue={queue} state={state} />}
      {waiting === 0 && <Nothing queue={queue} />}
      <ReturnDialog
        entries={state.returning}
        busy={state.busy}
        onReturn={state.returnWith}
        onCancel={state.keepThem}
      />
    </Page>
  )
}

function Waiting({ queue, state }: { queue: QueueAnswer; state: SignQueueState }) {
  const box = useRef<HTMLDivElement>(null)
  const goToSign = () => box.current?.querySelector<HTMLElement>('.rung-sticky button')?.focus()
  return (
    <div className="sign-offs" ref={box}>
      <button type="button" className="nhsuk-skip-link sign-offs__skip" onClick={goToSign}>
        Skip to the Sign button
      </button>
      <SelectQueue
        words={words}
        groups={groupsOf(queue, { refused: refusedIn(state), onReturn: state.askReason })}
        selected={state.selected}
        onSelectedChange={state.select}
        action="Sign"
        onAction={state.sign}
        secondary={queue.rows.some(({ mayReturn }) => mayReturn) ? 'Return' : undefined}
        onSecondary={state.askReason}
        busy={state.busy}
      />
      {queue.next !== null && (
        <p className="rung-queue__note">
          Showing the oldest {queue.rows.length} of {queue.total}. The rest come up as you sign.
        </p>
      )}
    </div>
  )
}

/** Of what was just tried, what did not go through though the rest did. */
function refusedIn({ done }: SignQueueState): ReadonlyMap<string, string> {
  return !done || done.what.none ? new Map() : done.what.refused
}

function Nothing({ queue }: { queue: QueueAnswer }) {
  return (
    <EmptyState
      title="You are up to date"
      action={
        <ButtonLink kind="secondary" href={paths.trainees()}>
          See your trainees
        </ButtonLink>
      }
    >
      <p>
        {queue.mentor
          ? 'When a trainee sends off-the-job learning for you to sign, it is shown here.'
          : 'Entries are signed by the trainee’s mentor. When a signature or a reversal needs a second person to agree, it is shown here.'}
      </p>
    </EmptyState>
  )
}

/** '44 entries wait for you, from 5 trainees' */
function headingOf({ total, trainees, rows, reversals }: QueueAnswer): string {
  if (total === 0)
    return reversals.length > 0
      ? `${countOf(reversals.length, 'reversal waits', 'reversals wait')} for you`
      : 'Nothing to sign'
  const [first] = rows
  const from =
    trainees === 1 && first
      ? `${first.trainee.givenName} ${first.trainee.familyName}`
      : countOf(trainees, 'trainee')
  return `${countOf(total, 'entry waits', 'entries wait')} for you, from ${from}`
}
