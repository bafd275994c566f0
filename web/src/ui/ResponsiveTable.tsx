import type { ReactNode } from 'react'
import { AppLink } from './AppLink.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type SortDirection = 'ascending' | 'descending'

export interface TableColumn<Row> {
  key: string
  heading: string
  cell: (row: Row) => ReactNode
  /** Numbers line up on the right. */
  numeric?: boolean | undefined
  /** The column that names the row; screen readers repeat it. One column has it. */
  rowHeading?: boolean | undefined
  /** Where the heading leads: the same list, sorted by this column (the other way round if it already is). */
  sort?: { href: string; direction?: SortDirection | undefined } | undefined
}

export interface ResponsiveTableProps<Row> {
  /** Says what the table holds. Seen unless `hideCaption`. */
  caption: string
  hideCaption?: boolean | undefined
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** The stacked layout takes the table's own roles away in some browsers; said outright, they stay. */
const keep = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/** Rows and columns on a wide screen; below 769 px each row becomes a block with its headings beside the values. */
export function ResponsiveTable<Row>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
}: ResponsiveTableProps<Row>) {
  return (
    <>
      <SortLinks columns={columns} />
      <table className="rung-table" {...keep.table}>
        <caption className={hideCaption ? 'nhsuk-u-visually-hidden' : 'rung-table__caption'}>
          {caption}
        </caption>
        <thead {...keep.rowgroup}>
          <tr {...keep.row}>
            {columns.map((column) => (
              <HeadingCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...keep.rowgroup}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...keep.row}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function HeadingCell<Row>({ column }: { column: TableColumn<Row> }) {
  const { heading, numeric, sort } = column
  return (
    <th
      {...keep.columnheader}
      scope="col"
      className={classes(numeric && 'rung-table__numeric')}
      aria-sort={sort?.direction}
    >
      {sort ? (
        <AppLink className="rung-table__sort" href={sort.href}>
          {heading}
          <SortIcon direction={sort.direction} />
        </AppLink>
      ) : (
        heading
      )}
    </th>
  )
}

function SortIcon({ direction }: { direction: SortDirection | undefined }) {
  if (!direction) return <Icon name="sort" />
  return <Icon name={direction === 'ascending' ? 'up' : 'down'} />
}

function BodyCell<Row>({ column, row }: { column: TableColumn<Row>; row: Row }) {
  const Cell = column.rowHeading ? 'th' : 'td'
  return (
    <Cell
      {...(column.rowHeading ? keep.rowheader : keep.cell)}
      scope={column.rowHeading ? 'row' : undefined}
      className={classes(column.numeric && 'rung-table__numeric')}
    >
      <span className="rung-table__label">{column.heading} </span>
      <span className="rung-table__value">{column.cell(row)}</span>
    </Cell>
  )
}

/** The sortable headings again, for narrow screens where the head of the table is not shown. */
function SortLinks<Row>({ columns }: { columns: readonly TableColumn<Row>[] }) {
  const sortable = columns.filter((column) => column.sort)
  if (sortable.length === 0) return null
  return (
    <p className="rung-sort-links">
      <span>Sort by: </span>
      {sortable.map((column) => (
        <AppLink
          key={column.key}
          href={column.sort?.href ?? ''}
          aria-current={column.sort?.direction ? 'true' : undefined}
        >
          {column.heading}
          {column.sort?.direction && (
            <>
              <span className="nhsuk-u-visually-hidden">, sorted {column.sort.direction}</span>
              <SortIcon direction={column.sort.direction} />
            </>
          )}
        </AppLink>
      ))}
    </p>
  )
}
