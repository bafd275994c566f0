import type { OffTheJobAnswer, StandingFigures } from '@rung/shared/contract/off-the-job'
import { formatHours } from '@rung/shared/kernel/minutes'
import { lazy, Suspense, useState } from 'react'
import { call, OfflineError } from '../../api-client.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { logPaths, type WhoseLog } from './whose-log.ts'

const ExplanationText = lazy(async () => ({
  default: (await import('../../ui/ExplanationDrawer.tsx')).ExplanationText,
}))

interface HowWorkedOutProps {
  whose: WhoseLog
  figures: StandingFigures
}

type Asked = OffTheJobAnswer['explanations'] | 'asking' | 'no-signal' | 'failed' | null

/** The rule behind the home's figure, one tap away. Asked for when opened: most visits never open it. */
export function HowWorkedOut({ whose, figures }: HowWorkedOutProps) {
  const [asked, setAsked] = useState<Asked>(null)
  const ask = async () => {
    setAsked('asking')
    try {
      const { readOffTheJob } = await import('@rung/shared/contract/off-the-job')
      setAsked((await call(readOffTheJob, { params: { traineeId: whose.traineeId } })).explanations)
    } catch (error) {
      setAsked(error instanceof OfflineError ? 'no-signal' : 'failed')
    }
  }
  const opened = (open: boolean) => {
    if (open && (asked === null || asked === 'no-signal' || asked === 'failed')) ask()
  }
  return (
    <details
      className="nhsuk-details rung-explanation"
      onToggle={(event) => opened(event.currentTarget.open)}
    >
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summaryOf(figures)}</span>
      </summary>
      <div className="nhsuk-details__text rung-explanation__body">
        <Working asked={asked} />
        <p>
          <AppLink href={logPaths(whose).hours()}>See all your figures, month by month</AppLink>
        </p>
      </div>
    </details>
  )
}

/** The plan is what the headline counts against; where the law asks for another figure, that is said. */
function summaryOf({ minimumMinutes, plannedMinutes }: StandingFigures): string {
  return minimumMinutes === null || minimumMinutes === plannedMinutes
    ? 'How we worked this out'
    : `How we worked this out. The legal minimum is ${formatHours(minimumMinutes)}`
}

function Working({ asked }: { asked: Asked }) {
  if (asked === null || asked === 'asking') return <Loading text="Loading the working" />
  if (asked === 'no-signal') return <p>There is no signal. Open this again when there is.</p>
  if (asked === 'failed') return <p>We could not load this. Close it and open it again.</p>
  return (
    <Suspense fallback={<Loading text="Loading the working" />}>
      <ExplanationText explanation={asked.expected} />
      <ExplanationText explanation={asked.standing} />
    </Suspense>
  )
}
