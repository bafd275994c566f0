import type { CheckedResults } from '@rung/shared/contract/results'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { countOf } from '../../words/counts.ts'
import { sheetName } from './grid-words.ts'

type Row = CheckedResults['rows'][number]

interface TableReportProps {
  report: CheckedResults
  busy: boolean
  errors: readonly FormError[]
  onReason: (reason: string) => void
  onLoad: (accept: 'all-good-only' | 'good-rows') => void
  onCancel: () => void
}

/** '28 marks, 3 problems': what the table holds, before anything is saved. */
export function TableReport({ report, busy, errors, onReason, onLoad, onCancel }: TableReportProps) {
  const { counts, problems, remarks } = report
  const { toLoad, same } = counts
  return (
    <section className="results-report">
      <h2 className="rung-section-title" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {reportHeading(report)}
      </h2>
      {[...problems, ...remarks].map((one) => (
        <Note key={one}>{one}.</Note>
      ))}
      {problems.length === 0 && counts.problems === 0 && toLoad === 0 && (
        <p>No mark here is new or changed, so there is nothing to save.</p>
      )}
      {same > 0 && (
        <p>
          {countOf(same, 'mark')} stand{same === 1 ? 's' : ''} there already.
        </p>
      )}
      <div className="rung-buttons">
        <LoadButton counts={counts} busy={busy} onLoad={onLoad} />
        <Button type="button" kind="quiet" onClick={onCancel}>
          Save nothing
        </Button>
      </div>
      {needsReason(report) && <GiveReason busy={busy} errors={errors} onReason={onReason} />}
      <Problems report={report} />
      <Changes report={report} />
    </section>
  )
}

function LoadButton({
  counts,
  busy,
  onLoad,
}: { counts: CheckedResults['counts'] } & Pick<TableReportProps, 'busy' | 'onLoad'>) {
  const { toLoad, problems } = counts
  if (toLoad === 0) return null
  const marks = countOf(toLoad, 'mark')
  return problems === 0 ? (
    <Button type="button" busy={busy} onClick={() => onLoad('all-good-only')}>
      Save {marks}
    </Button>
  ) : (
    <Button type="button" busy={busy} onClick={() => onLoad('good-rows')}>
      Save {marks} and leave out {countOf(problems, 'problem')}
    </Button>
  )
}

/** '21 marks, 3 problems' */
export function reportHeading({ counts, problems }: CheckedResults): string {
  if (problems.length > 0) return 'These marks cannot be read'
  return `${countOf(counts.toLoad, 'mark')}, ${counts.problems === 0 ? 'no problems' : countOf(counts.problems, 'problem')}`
}

const needsReason = ({ rows }: CheckedResults): boolean =>
  rows.some(({ faults }) => faults.some(({ code }) => code === 'reason-needed'))

/** A board has ratified some of these marks: with a reason they are corrected, and checked again first. */
function GiveReason({ busy, errors, onReason }: Pick<TableReportProps, 'busy' | 'errors' | 'onReason'>) {
  const [reason, setReason] = useState('')
  return (
    <div className="rung-main--reading">
      <TextArea
        name="reason"
        label="Why are ratified marks changed?"
        hint="The old results stay in the history, and a board ratifies the new ones"
        rows={2}
        value={reason}
        onChange={setReason}
        error={errorFor(errors, 'reason')}
      />
      <Button type="button" kind="secondary" busy={busy} onClick={() => onReason(reason.trim())}>
        Check again with this reason
      </Button>
    </div>
  )
}

const nameOf = ({ trainee, name }: Row): string => (trainee ? sheetName(trainee) : name || 'Unknown')

interface Fault {
  row: Row
  fault: Row['faults'][number]
}

const faultColumns: readonly TableColumn<Fault>[] = [
  { key: 'row', heading: 'Row', cell: ({ row }) => row.row },
  { key: 'who', heading: 'Trainee', rowHeading: true, cell: ({ row }) => nameOf(row) },
  { key: 'column', heading: 'Column', cell: ({ fault }) => fault.column || 'The whole row' },
  { key: 'why', heading: 'What to put right', cell: ({ fault }) => fault.sentence },
]

function Problems({ report }: { report: CheckedResults }) {
  const faults = report.rows.flatMap((row) => row.faults.map((fault) => ({ row, fault })))
  const notes = report.rows.flatMap((row) => row.notes.map((fault) => ({ row, fault })))
  const keyOf = ({ row, fault }: Fault) => `${row.row} ${fault.column} ${fault.code}`
  return (
    <>
      {faults.length > 0 && (
        <ResponsiveTable caption="Problems" columns={faultColumns} rows={faults} rowKey={keyOf} />
      )}
      {notes.length > 0 && (
        <ResponsiveTable caption="To look at" columns={faultColumns} rows={notes} rowKey={keyOf} />
      )}
    </>
  )
}

interface Place {
  row: Row
  cell: Row['cells'][number]
}

const CHANGED = new Set(['new', 'changed'])

/** Marks that replace others stand first and open; the rest are looked at by who wants to. */
function Changes({ report }: { report: CheckedResults }) {
  const places = report.rows.flatMap((row) =>
    row.faults.some(({ column }) => column === '' || column === 'Student number' || column === 'ULN')
      ? []
      : row.cells.filter(({ change }) => CHANGED.has(change)).map((cell) => ({ row, cell })),
  )
  if (places.length === 0) return null
  const titles = new Map(report.components.map(({ key, title }) => [key, title]))
  const columns: readonly TableColumn<Place>[] = [
    { key: 'row', heading: 'Row', cell: ({ row }) => row.row },
    { key: 'who', heading: 'Trainee', rowHeading: true, cell: ({ row }) => nameOf(row) },
    { key: 'what', heading: 'Component', cell: ({ cell }) => titles.get(cell.component) ?? cell.component },
    { key: 'mark', heading: 'Mark', cell: ({ cell }) => cell.text },
    { key: 'before', heading: 'Replaces', cell: ({ cell }) => cell.before ?? 'Nothing' },
  ]
  const replaced = places.filter(({ cell }) => cell.change === 'changed')
  const fresh = places.filter(({ cell }) => cell.change === 'new')
  const keyOf = ({ row, cell }: Place) => `${row.row} ${cell.component}`
  return (
    <>
      {replaced.length > 0 && (
        <ResponsiveTable
          caption="Marks that replace others"
          columns={columns}
          rows={replaced}
          rowKey={keyOf}
        />
      )}
      {fresh.length > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">Show {countOf(fresh.length, 'new mark')}</span>
          </summary>
          <ResponsiveTable
            caption="New marks"
            hideCaption
            columns={columns.slice(0, 4)}
            rows={fresh}
            rowKey={keyOf}
          />
        </details>
      )}
    </>
  )
}
