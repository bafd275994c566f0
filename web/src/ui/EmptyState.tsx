import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** 'No entries yet' */
  title: string
  /** What to do next, in a sentence. */
  children: ReactNode
  /** The one link or button that does it. */
  action?: ReactNode
  headingLevel?: 2 | 3 | undefined
}

/** In place of a list that has nothing in it. Always says what to do next. */
export function EmptyState({ title, children, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="rung-empty">
      <Heading className="rung-empty__title">{title}</Heading>
      <div className="rung-empty__text">{children}</div>
      {action && <div className="rung-empty__action">{action}</div>}
    </div>
  )
}
