import { cancelSession, type RegisterView, reinstateSession } from '@rung/shared/contract/register'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { staleAnswer } from '../../stale-answer.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { useSaving } from './use-saving.ts'

/** A planned session can be changed or cancelled; a cancelled one is planned again in one press, so neither asks twice. */
export function SessionPlan({ register }: { register: RegisterView }) {
  const { session, may } = register
  const { done, faults, busy, run } = usePlan(register)
  const justDone = done === session.state
  return (
    <>
      <ErrorSummary errors={faults} />
      {may.includes('change') && (
        <>
          {justDone && <Notification title="This session is planned again" focus />}
          <div className="register-other">
            <AppLink href={paths.sessionChange(register.cohort.id, session.id)}>Change this session</AppLink>
            <Button type="button" kind="quiet" busy={busy} onClick={() => run(cancelSession)}>
              Cancel this session
            </Button>
          </div>
        </>
      )}
      {may.includes('reinstate') && (
        <>
          <Cancelled justDone={justDone} />
          <Button type="button" kind="secondary" busy={busy} onClick={() => run(reinstateSession)}>
            Plan this session again
          </Button>
        </>
      )}
    </>
  )
}

const Cancelled = ({ justDone }: { justDone: boolean }) =>
  justDone ? (
    <Notification title="This session is cancelled" focus>
      <p>It stays in the list, and calendars show it as cancelled.</p>
    </Notification>
  ) : (
    <Note>This session was cancelled. Nothing was logged.</Note>
  )

/** `done` is the state that the last press on this page led to. */
function usePlan({ session, cohort, version }: RegisterView) {
  const [done, setDone] = useState<string | null>(null)
  const { faults, busy, save } = useSaving([])
  const { revalidate } = useRevalidator()
  const run = (endpoint: typeof cancelSession | typeof reinstateSession) =>
    save(async () => {
      setDone(null)
      try {
        const params = { cohortId: cohort.id, teachingSessionId: session.id }
        const { state } = await call(endpoint, { params, ifMatch: version })
        await revalidate()
        setDone(state)
        return []
      } catch (error) {
        if (!staleAnswer(error)) throw error
        await revalidate()
        return [{ message: 'Someone changed this session meanwhile. Here it is as it is now' }]
      }
    })
  return { done, faults, busy, run }
}
