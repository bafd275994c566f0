import type { CohortImportReport, CohortRemark } from '@rung/shared/contract/imports'
import { formatHours } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { countOf, formatCount } from '../../words/counts.ts'

const AT_ONCE = 100

interface LongTableProps<Row> {
  caption: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** A table of maybe thousands of rows, of which a hundred more are shown at each press. */
function LongTable<Row>({ caption, columns, rows, rowKey }: LongTableProps<Row>) {
  const [shown, setShown] = useState(AT_ONCE)
  const left = rows.length - shown
  return (
    <>
      <ResponsiveTable caption={caption} columns={columns} rows={rows.slice(0, shown)} rowKey={rowKey} />
      {left > 0 && (
        <p>
          <Button type="button" kind="quiet" onClick={() => setShown(shown + AT_ONCE)}>
            Show {formatCount(Math.min(left, AT_ONCE))} more of {formatCount(left)}
          </Button>
        </p>
      )}
    </>
  )
}

interface RemarksProps {
  caption: string
  /** Over the sentences. */
  heading: string
  remarks: readonly CohortRemark[]
}

/** Faults or notes by row and column, each with what stands there and a plain sentence. */
export function Remarks({ caption, heading, remarks }: RemarksProps) {
  if (remarks.length === 0) return null
  return (
    <div className="imports-remarks">
      <LongTable
        caption={caption}
        rows={remarks}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
        columns={[
          { key: 'row', heading: 'Row', cell: ({ row }) => `Row ${row}`, rowHeading: true },
          { key: 'column', heading: 'Column', cell: ({ column }) => column || 'The whole row' },
          { key: 'value', heading: 'Value', cell: ({ value }) => <Value text={value} /> },
          { key: 'sentence', heading, cell: ({ sentence }) => sentence },
        ]}
      />
    </div>
  )
}

function Value({ text }: { text: string }) {
  return text.trim() === '' ? (
    <span className="imports-empty">Empty</span>
  ) : (
    <span className="imports-value">{text}</span>
  )
}

/** Everybody who can be loaded, and what is new with them, folded away until asked for. */
export function GoodRows({ report: { good, toCreate } }: { report: CohortImportReport }) {
  if (good.length === 0) return null
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          Show the {countOf(good.length, 'trainee')} without faults
        </span>
      </summary>
      <div className="nhsuk-details__text imports-details">
        <LongTable
          caption="Trainees that can be loaded"
          rows={good}
          rowKey={({ row }) => String(row)}
          columns={[
            { key: 'name', heading: 'Name', cell: ({ name }) => name, rowHeading: true },
            { key: 'number', heading: 'Student number', cell: ({ studentNumber }) => studentNumber },
            { key: 'employer', heading: 'Employer', cell: ({ employer }) => employer },
            { key: 'band', heading: 'Band', cell: ({ band }) => `Band ${band}` },
            { key: 'weekly', heading: 'A week', cell: ({ weeklyMinutes }) => formatHours(weeklyMinutes) },
            { key: 'planned', heading: 'Planned', cell: ({ plannedMinutes }) => formatHours(plannedMinutes) },
            { key: 'end', heading: 'Planned end', cell: ({ plannedEndOn }) => formatDate(plannedEndOn) },
          ]}
        />
        {toCreate.employers.length > 0 && (
          <LongTable
            caption="Employers not known to Rung, added with their systems"
            rows={toCreate.employers}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', heading: 'Employer', cell: ({ name }) => name, rowHeading: true },
              { key: 'system', heading: 'System (STP)', cell: ({ system }) => system },
              { key: 'levy', heading: 'Levy payer', cell: ({ levyPayer }) => (levyPayer ? 'Yes' : 'No') },
              { key: 'trainees', heading: 'Trainees', cell: ({ trainees }) => trainees, numeric: true },
            ]}
          />
        )}
      </div>
    </details>
  )
}
