import { formatHours, formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { countOf } from '../../words/counts.ts'
import type { Report } from './use-import.ts'

type Row = Report['rows'][number]

const facts: readonly TableColumn<Row>[] = [
  { key: 'row', heading: 'Row', cell: ({ row }) => String(row), rowHeading: true },
  { key: 'date', heading: 'Date', cell: ({ learnedOn }) => dateInWords(learnedOn) },
  { key: 'activity', heading: 'Activity', cell: ({ activity }) => activity || '–' },
  {
    key: 'long',
    heading: 'How long',
    cell: ({ minutes }) => (minutes === null ? '–' : formatMinutes(minutes)),
  },
]

const withFaults: readonly TableColumn<Row>[] = [
  ...facts,
  {
    key: 'faults',
    heading: 'Why not',
    cell: ({ faults }) => (
      <ul className="otj-faults">
        {faults.map(({ column, sentence }) => (
          <li key={`${column} ${sentence}`}>
            <strong>{column}:</strong> {sentence}
          </li>
        ))}
      </ul>
    ),
  },
]

interface ImportReportProps {
  report: Report
  busy: boolean
  onLoad: () => void
}

/** What the file holds, row by row, before anything is loaded. */
export function ImportReport({ report, busy, onLoad }: ImportReportProps) {
  const { rows, accepted, refused, acceptedMinutes, faults } = report
  return (
    <section className="otj-report" aria-live="polite">
      <h2 className="rung-section-title">
        {countOf(accepted, 'row')} can be loaded, {countOf(refused, 'row')} cannot
      </h2>
      {faults.map((fault) => (
        <Note key={fault}>{fault}</Note>
      ))}
      {accepted > 0 && (
        <>
          <p>
            {accepted === 1 ? 'It comes' : 'They come'} to {formatHours(acceptedMinutes)} and{' '}
            {accepted === 1 ? 'goes' : 'go'} to your mentor to sign.
          </p>
          <Button type="button" busy={busy} onClick={onLoad}>
            {accepted === 1 ? 'Load the accepted row' : `Load the ${accepted} accepted rows`}
          </Button>
        </>
      )}
      {refused > 0 && (
        <>
          <p>
            Put the refused rows right in your file and check it again. The rows you load now are not loaded
            twice.
          </p>
          <ResponsiveTable
            caption="Rows that cannot be loaded"
            columns={withFaults}
            rows={rows.filter((row) => !row.accepted)}
            rowKey={keyOf}
          />
        </>
      )}
      {accepted > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">Show the accepted rows</span>
          </summary>
          <ResponsiveTable
            caption="Rows that can be loaded"
            hideCaption
            columns={facts}
            rows={rows.filter((row) => row.accepted)}
            rowKey={keyOf}
          />
        </details>
      )}
    </section>
  )
}

const keyOf = ({ row }: Row) => String(row)

/** What stands in the file where it is no date. */
function dateInWords(learnedOn: string | null): string {
  return isPlainDate(learnedOn) ? formatDate(learnedOn) : (learnedOn ?? '–')
}
