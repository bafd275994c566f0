import type { ReactNode } from 'react'

export interface ErrorStateProps {
  /** 'Sorry, there is a problem with Rung' unless more is known. */
  title?: string | undefined
  /** What happened to the person's work and what to do. */
  children?: ReactNode
  /** Quoted to support; found in the logs. */
  requestId?: string | undefined
  onRetry?: (() => void) | undefined
  headingLevel?: 1 | 2 | undefined
}

/** In place of a page or part that could not be loaded. For what a person can correct, use ErrorSummary. */
export function ErrorState(props: ErrorStateProps) {
  const {
    title = 'Sorry, there is a problem with Rung',
    children,
    requestId,
    onRetry,
    headingLevel = 2,
  } = props
  const Heading = `h${headingLevel}` as const
  return (
    <div className="rung-error-state" role={headingLevel === 2 ? 'alert' : undefined}>
      <Heading className="rung-error-state__title" tabIndex={-1}>
        {title}
      </Heading>
      <div className="rung-error-state__text">
        {children ?? <p>Try again in a minute. Nothing you saved is lost.</p>}
      </div>
      {onRetry && (
        <button type="button" className="nhsuk-button nhsuk-button--secondary-solid" onClick={onRetry}>
          Try again
        </button>
      )}
      {requestId && (
        <p className="rung-error-state__id">
          If you tell us about this, quote <span className="rung-reference">{requestId}</span>
        </p>
      )}
    </div>
  )
}
