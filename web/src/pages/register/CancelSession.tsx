import { cancelSession, type RegisterView } from '@rung/shared/contract/register'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { withDone } from './done.ts'
import { whenInWords } from './session-words.ts'
import { useSaving } from './use-saving.ts'

export function CancelSession({ register: { session, cohort, version } }: { register: RegisterView }) {
  const [asked, setAsked] = useState(false)
  const { faults, busy, save } = useSaving([])
  const navigate = useNavigate()
  const cancel = () =>
    save(async () => {
      await call(cancelSession, {
        params: { cohortId: cohort.id, teachingSessionId: session.id },
        ifMatch: version,
      })
      navigate(paths.cohortRegister(cohort.id), withDone(`${whenInWords(session)} is cancelled`))
    })
  return (
    <>
      <Button type="button" kind="quiet" onClick={() => setAsked(true)}>
        Cancel this session
      </Button>
      <ConfirmDialog
        open={asked}
        title="Cancel this session?"
        confirm="Cancel the session"
        cancel="Keep it"
        warning
        busy={busy}
        onConfirm={cancel}
        onCancel={() => setAsked(false)}
      >
        <ErrorSummary errors={faults} />
        <p>{whenInWords(session)}. It stays in the list as cancelled, and cannot be planned again.</p>
      </ConfirmDialog>
    </>
  )
}
