import { useState } from 'react'
import { AppLink } from '../ui/AppLink.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ConflictDialog } from '../ui/ConflictDialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Note } from '../ui/Note.tsx'
import { Notification } from '../ui/Notification.tsx'
import { OfflineBanner } from '../ui/OfflineBanner.tsx'
import { ProgressCount } from '../ui/ProgressCount.tsx'
import { SessionEndedDialog } from '../ui/SessionEndedDialog.tsx'
import type { Specimen } from './specimen.ts'

type DialogName = 'confirm' | 'conflict' | 'session'

function SampleDialogs() {
  const [open, setOpen] = useState<DialogName | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <div className="rung-buttons">
        <Button type="button" kind="secondary" onClick={() => setOpen('confirm')}>
          Open confirm
        </Button>
        <Button type="button" kind="secondary" onClick={() => setOpen('conflict')}>
          Open conflict
        </Button>
        <Button type="button" kind="secondary" onClick={() => setOpen('session')}>
          Open session ended
        </Button>
      </div>
      <ConfirmDialog
        open={open === 'confirm'}
        title="Delete this draft?"
        confirm="Delete draft"
        warning
        onConfirm={close}
        onCancel={close}
      >
        <p>University day, 2 June 2022, 7 hours 30 minutes. You cannot get it back.</p>
      </ConfirmDialog>
      <ConflictDialog
        open={open === 'conflict'}
        what="Grace Mensah changed this entry at 9:42am"
        rows={[
          { name: 'Date', mine: '2 June 2022', theirs: '2 June 2022', differs: false },
          { name: 'Time', mine: '7 hours 30 minutes', theirs: '6 hours', differs: true },
          { name: 'Learned', mine: 'How a reflex works', theirs: 'How a reflex works', differs: false },
        ]}
        onUseMine={close}
        onKeepTheirs={close}
        onClose={close}
      />
      <SessionEndedDialog
        open={open === 'session'}
        email="ruby.ellis@example.nhs.uk"
        onSignIn={async (password) => {
          if (password !== 'correct') return 'The password is not right'
          close()
          return null
        }}
        onSignInAsOther={close}
      />
    </>
  )
}

export const messageSpecimens: readonly Specimen[] = [
  {
    id: 'empty-state',
    title: 'Empty state',
    states: [
      {
        name: 'With an action',
        show: (
          <EmptyState
            headingLevel={3}
            title="You have not logged anything yet"
            action={<ButtonLink href="#log">Log learning</ButtonLink>}
          >
            <p>
              Log your first university day or a time you learned something new at work. It takes less than a
              minute.
            </p>
          </EmptyState>
        ),
      },
    ],
  },
  {
    id: 'loading',
    title: 'Loading',
    states: [
      { name: 'Figure', show: <Loading shape="figure" text="Loading your hours" /> },
      { name: 'Table', show: <Loading shape="table" text="Loading trainees" /> },
      { name: 'Lines', show: <Loading /> },
    ],
  },
  {
    id: 'error-state',
    title: 'Error state',
    states: [
      {
        name: 'Whole',
        show: (
          <ErrorState requestId="0198f2c4-7a55-7b1e-9d61-2f0f5f0a9c31" onRetry={() => undefined}>
            <p>We could not load your log. Nothing you saved is lost.</p>
          </ErrorState>
        ),
      },
    ],
  },
  {
    id: 'notification',
    title: 'Notification',
    states: [
      {
        name: 'Success',
        show: (
          <Notification title="10 entries signed">
            The hours count from now. <AppLink href="#log">See what you signed</AppLink>
          </Notification>
        ),
      },
      {
        name: 'Information',
        show: <Notification kind="information" title="Your mentor update is due by 1 August 2022" />,
      },
    ],
  },
  {
    id: 'note',
    title: 'Note',
    states: [
      {
        name: 'Text',
        show: (
          <Note>
            <p>English and maths do not count as off-the-job training.</p>
          </Note>
        ),
      },
    ],
  },
  { id: 'offline', title: 'No signal', states: [{ name: 'Offline', show: <OfflineBanner offline /> }] },
  {
    id: 'progress',
    title: 'Progress with a count',
    states: [
      {
        name: 'Under way',
        show: <ProgressCount text="Checking rows" done={412} total={1000} onCancel={() => undefined} />,
      },
    ],
  },
  { id: 'dialogs', title: 'Dialogs', states: [{ name: 'Open one', show: <SampleDialogs /> }] },
]
