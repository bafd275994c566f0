import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { AppLink } from './AppLink.tsx'

export interface NextStep {
  id: string
  /** What has to be done, as an instruction where it is the reader's: 'Correct 2 returned entries'. */
  text: string
  href?: string | undefined
  /** Who holds it: 'You', 'Grace Mensah, your mentor'. */
  holder: string
  since?: PlainDate | undefined
  /** Why it stands in the way. */
  reason?: ReactNode
  /** The reader's own steps come with a stronger edge. */
  yours?: boolean | undefined
}

export interface NextStepsProps {
  title?: string | undefined
  steps: readonly NextStep[]
  /** Said when nothing stands in the way. */
  nothing?: ReactNode
  headingLevel?: 2 | 3 | undefined
}

/** What stands in the way next, who holds it and since when. The reader's own steps first. */
export function NextSteps({
  title = 'What needs doing next',
  steps,
  nothing,
  headingLevel = 2,
}: NextStepsProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <section className="rung-steps">
      <Heading className="rung-section-title">{title}</Heading>
      {steps.length === 0 ? (
        <div className="rung-steps__nothing">{nothing ?? 'Nothing stands in the way.'}</div>
      ) : (
        <ul className="rung-steps__list">
          {steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Step({ step }: { step: NextStep }) {
  return (
    <li className={step.yours ? 'rung-step rung-step--yours' : 'rung-step'}>
      <div className="rung-step__text">
        {step.href ? (
          <AppLink className="rung-step__link" href={step.href}>
            {step.text}
          </AppLink>
        ) : (
          step.text
        )}
        {step.reason && <div className="rung-step__reason">{step.reason}</div>}
      </div>
      <p className="rung-step__holder">
        <span className="rung-step__who">{step.holder}</span>
        {step.since && <span> since {formatDate(step.since)}</span>}
      </p>
    </li>
  )
}
