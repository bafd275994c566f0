import type { Entry } from '@rung/shared/contract/off-the-job'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigation, useRevalidator } from 'react-router'
import { useOutbox, useSendOutbox } from '../../drafts/use-outbox.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { countOf } from '../../words/counts.ts'

/** These show what was sent. Screens with a form are left as they are: somebody may be typing there. */
const shown = [paths.home(), paths.log(), paths.hours()]

interface Props {
  personId: string
  /** The screen lists what waits itself. */
  listed: boolean
}

/** On every screen: sends what waits on this device, and says so without taking anybody from what they do. */
export function SendWaiting({ personId, listed }: Props) {
  const { pathname } = useLocation()
  const { revalidate } = useRevalidator()
  const next = useRef(pathname)
  const [told, setTold] = useState<{ title: string; on: string } | null>(null)
  const going = useNavigation().location?.pathname
  useEffect(() => {
    next.current = going ?? pathname
  }, [going, pathname])
  const tell = useCallback(
    (sent: readonly Entry[]) => {
      // Told on the screen that comes, where one is on its way.
      setTold({ title: `${countOf(sent.length, 'entry', 'entries')} sent`, on: next.current })
      if (shown.includes(next.current)) revalidate()
    },
    [revalidate],
  )
  useSendOutbox(personId, tell)
  return (
    <div aria-live="polite">
      {!listed && <Refused personId={personId} pathname={pathname} />}
      {told?.on === pathname && (
        <div className="nhsuk-width-container">
          <Notification kind="information" title={told.title}>
            <p>You have signal again.</p>
          </Notification>
        </div>
      )}
    </div>
  )
}

/** What the server would not take, wherever its writer is: nothing else would tell them before they go home. */
function Refused({ personId, pathname }: { personId: string; pathname: string }) {
  const refused = useOutbox(personId).filter(({ faults }) => faults.length > 0)
  const [first] = refused
  if (!first) return null
  const href = refused.length === 1 ? paths.logEntryEdit(first.entryId) : paths.log()
  if (href === pathname) return null
  return (
    <div className="rung-shell-note">
      <p className="nhsuk-width-container">
        {countOf(refused.length, 'entry', 'entries')} could not be sent.{' '}
        <AppLink href={href}>Put {refused.length === 1 ? 'it' : 'them'} right</AppLink>
      </p>
    </div>
  )
}
