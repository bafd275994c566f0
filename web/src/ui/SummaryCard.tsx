import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export interface SummaryCardProps {
  title: string
  /** Links or a tag at the heading's right. */
  actions?: ReactNode
  headingLevel?: 2 | 3 | undefined
  /** Takes the inner space away, for a list or table that brings its own. */
  flush?: boolean | undefined
  children: ReactNode
}

/** A titled white panel that holds one subject: employment, mentor, the practical period. */
export function SummaryCard({ title, actions, headingLevel = 2, flush, children }: SummaryCardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <section className={classes('rung-card', flush && 'rung-card--flush')}>
      <div className="rung-card__top">
        <Heading className="rung-card__title">{title}</Heading>
        {actions && <div className="rung-card__actions">{actions}</div>}
      </div>
      <div className="rung-card__body">{children}</div>
    </section>
  )
}
