import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { inputInWords } from '../words/explained-inputs.ts'
import { quantityInWords } from '../words/quantities.ts'
import { AppLink } from './AppLink.tsx'

/** A figure and how it came about, as the API gives it. */
export interface ExplanationShape {
  /** The rule's own name and version: 'off-the-job-minimum-a'. */
  rule: string
  /** The question it answers, in words. */
  title?: string | undefined
  /** The document it comes from. */
  basis: string
  startsFrom: PlainDate | null
  startsTo: PlainDate | null
  inputs: readonly {
    /** The rule's own name for it, 'planned-minutes', or words. */
    name: string
    symbol?: string | undefined
    value: number | string | null
    unit: string
  }[]
  formula: string
  working: string
  result: { value: number | string | null; unit: string }
  notes: readonly string[]
}

export interface ExplanationDrawerProps {
  explanation: ExplanationShape
  /** 'How we worked this out' unless a page has several. */
  summary?: string | undefined
  /** Where the entries behind the figure are listed. */
  entries?: { text: string; href: string } | undefined
  open?: boolean | undefined
  children?: ReactNode
}

/** One tap behind any figure: the rule, what went in, the sum with its numbers, the result. Place it directly under the figure. */
export function ExplanationDrawer(props: ExplanationDrawerProps) {
  const { explanation, summary = 'How we worked this out', entries, open, children } = props
  return (
    <details className="nhsuk-details rung-explanation" open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text rung-explanation__body">
        <ExplanationText explanation={explanation} />
        {children}
        {entries && (
          <p>
            <AppLink href={entries.href}>{entries.text}</AppLink>
          </p>
        )}
      </div>
    </details>
  )
}

/** The explanation itself, for a page that shows it open. */
export function ExplanationText({ explanation }: { explanation: ExplanationShape }) {
  const { title, basis, rule, inputs, formula, working, result, notes } = explanation
  return (
    <>
      {title && <p className="rung-explanation__title">{title}</p>}
      <dl className="rung-explanation__inputs">
        {inputs.map(({ name, symbol, value, unit }) => (
          <div key={name}>
            <dt>
              {inputInWords(name)}
              {symbol && <span className="rung-explanation__symbol"> {symbol}</span>}
            </dt>
            <dd>{quantityInWords(value, unit)}</dd>
          </div>
        ))}
      </dl>
      <div className="rung-explanation__sum">
        <p>
          <span className="rung-explanation__label">The rule</span> {formula}
        </p>
        <p>
          <span className="rung-explanation__label">With your numbers</span> {working}
        </p>
        <p className="rung-explanation__result">
          <span className="rung-explanation__label">Result</span> {quantityInWords(result.value, result.unit)}
        </p>
      </div>
      {notes.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="rung-explanation__basis">
        {basis}. {appliesTo(explanation)} <span className="rung-reference">{rule}</span>
      </p>
    </>
  )
}

function appliesTo({ startsFrom, startsTo }: ExplanationShape): string {
  if (startsFrom && startsTo)
    return `For trainees who start from ${formatDate(startsFrom)} to ${formatDate(startsTo)}.`
  if (startsFrom) return `For trainees who start from ${formatDate(startsFrom)}.`
  return startsTo ? `For trainees who start up to ${formatDate(startsTo)}.` : ''
}
