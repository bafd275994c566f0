import type { BoardView } from '@rung/shared/contract/boards'
import { formatDate } from '@rung/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Note } from '../../ui/Note.tsx'
import { StickyActions } from '../../ui/StickyActions.tsx'
import { countOf } from '../../words/counts.ts'

/** The one thing to do next with a board: accept what is proposed, ratify, publish. */
export function NextForBoard({ board }: { board: BoardView }) {
  const { state, counts, cohort } = board
  if (state === 'published') return null
  if (state === 'ratified')
    return (
      <Step board={board} step="publish" text={whatPublishingDoes(board)}>
        Publish to {countOf(counts.trainees, 'trainee')}
      </Step>
    )
  if (counts.modules === 0)
    return (
      <EmptyState title="Nothing is before this board yet">
        <p>
          Results that are entered wait for a board.{' '}
          <AppLink href={paths.cohortResults(cohort.id)}>Enter results</AppLink>
        </p>
      </EmptyState>
    )
  if (counts.open > 0)
    return (
      <Step board={board} step="accept" text="What is decided with a reason stays as it is.">
        Accept {countOf(counts.open, 'proposal')}
      </Step>
    )
  if (counts.outdated > 0)
    return (
      <Step board={board} step="accept" text="Results changed since they were decided.">
        Accept the new proposals
      </Step>
    )
  if (!board.met)
    return (
      <Note>
        The results can be ratified when the board has met, on {formatDate(board.meetsOn)} or later.
      </Note>
    )
  return (
    <Step
      board={board}
      step="ratify"
      text="Ratified results cannot be changed, only corrected with a reason."
    >
      Ratify the results
    </Step>
  )
}

const whatPublishingDoes = ({ counts }: BoardView): string =>
  `${counts.trainees === 1 ? '1 trainee is' : `${counts.trainees} trainees are`} told. ${creditsMoved(counts.credits)} Mentors and managers see the results too.`

function creditsMoved(credits: number): string {
  if (credits === 0) return 'No credits are awarded.'
  return credits > 0
    ? `${countOf(credits, 'credit')} are awarded.`
    : `${countOf(-credits, 'credit')} are taken back.`
}

interface StepProps {
  board: BoardView
  step: 'accept' | 'ratify' | 'publish'
  text: string
  children: ReactNode
}

function Step({ board, step, text, children }: StepProps) {
  const busy = useNavigation().state !== 'idle'
  return (
    <StickyActions text={text}>
      <Form method="post">
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="version" value={board.version} />
        <Button busy={busy}>{children}</Button>
      </Form>
    </StickyActions>
  )
}
