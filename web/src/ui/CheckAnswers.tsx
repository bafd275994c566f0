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
  /** The form with its one primary button. */
  children: ReactNode
}

/** The last page of a rare task: every answer with its Change link, what will happen, one button. */
export function CheckAnswers({ sections, consequence, children }: CheckAnswersProps) {
  return (
    <div className="rung-check">
      {sections.map(({ heading, rows }) => (
        <section key={heading} className="rung-check__section">
          <h2 className="rung-section-title">{heading}</h2>
          <KeyValue rows={rows} />
        </section>
      ))}
      {consequence && <div className="rung-check__consequence">{consequence}</div>}
      {children}
    </div>
  )
}
