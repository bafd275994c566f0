import type { ReactNode } from 'react'
import { KeyValue, type KeyValueRow } from './KeyValue.tsx'

export interface CheckAnswersSection {
  heading: string
  rows: readonly KeyValueRow[]
}

export interface CheckAnswersProps {
  sections: readonly CheckAnswersSection[]
  /** What sending does, before the button: 'From 1 March 2026, Grace may sign Ruby's entries.' */
  consequence?: ReactNode
  headingLevel?: 2 | 3 | undefined
  /** The form with its one primary button. */
  children: ReactNode
}

/** The last page of a rare task: every answer with its Change link, what will happen, one button. */
export function CheckAnswers({ sections, consequence, headingLevel = 2, children }: CheckAnswersProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="rung-check">
      {sections.map(({ heading, rows }) => (
        <section key={heading} className="rung-check__section">
          <Heading className="rung-section-title">{heading}</Heading>
          <KeyValue rows={rows} />
        </section>
      ))}
      {consequence && <div className="rung-check__consequence">{consequence}</div>}
      {children}
    </div>
  )
}
