import type { Entry } from '@rung/shared/contract/off-the-job'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigation, useRevalidator } from 'react-router'
import { useSendOutbox } from '../../drafts/use-outbox.ts'
import { paths } from '../../paths.ts'
import { Notification } from '../../ui/Notification.tsx'
import { countOf } from '../../words/counts.ts'

/** These show what was sent. Screens with a form are left as they are: somebody may be typing there. */
const shown = [paths.home(), paths.log(), paths.hours()]

/** On every screen: sends what waits on this device, and says so without taking anybody from what they do. */
export function SendWaiting({ personId }: { personId: string }) {
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
    <div className="nhsuk-width-container" aria-live="polite">
      {told?.on === pathname && (
        <Notification kind="information" title={told.title}>
          <p>You have signal again.</p>
        </Notification>
      )}
    </div>
  )
}
