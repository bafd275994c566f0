import type { OffTheJobAnswer } from '@rung/shared/contract/off-the-job'
import { formatHours } from '@rung/shared/kernel/minutes'
import { formatMonth, monthOf, type PlainDate } from '@rung/shared/kernel/plain-date'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { formatCount } from '../../words/counts.ts'

type Month = OffTheJobAnswer['months'][number]

const columns: readonly TableColumn<Month>[] = [
  { key: 'month', heading: 'Month', cell: ({ month }) => formatMonth(month), rowHeading: true },
  {
    key: 'planned',
    heading: 'Planned',
    cell: ({ plannedMinutes }) => formatHours(plannedMinutes),
    numeric: true,
  },
  {
    key: 'signed',
    heading: 'Signed',
    cell: ({ signedMinutes }) => formatHours(signedMinutes),
    numeric: true,
  },
  {
    key: 'waiting',
    heading: 'Waiting',
    cell: ({ submittedMinutes }) => formatHours(submittedMinutes),
    numeric: true,
  },
  { key: 'entries', heading: 'Entries', cell: ({ entries }) => formatCount(entries), numeric: true },
]

/** Folded away: on a phone two years of months are a long way down. */
export function MonthTable({ months, today }: { months: readonly Month[]; today: PlainDate }) {
  const soFar = months.filter(({ month }) => month <= monthOf(today)).toReversed()
  return (
    <details className="nhsuk-details otj-months">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Month by month, against the plan</span>
      </summary>
      <div className="otj-months__table">
        <ResponsiveTable
          caption="Hours in each month, newest first"
          hideCaption
          columns={columns}
          rows={soFar}
          rowKey={({ month }) => month}
        />
      </div>
    </details>
  )
}
