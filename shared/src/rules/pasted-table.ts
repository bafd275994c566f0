import { readMark } from './mark.ts'
import type { ResultColumn } from './result-columns.ts'
import { placeResultColumns } from './result-columns.ts'
import type { NumberedCells } from './result-row.ts'
import { type ResultTrainee, studentFinder } from './result-student.ts'

export interface HeadedTable {
  readonly headings: readonly string[]
  readonly rows: readonly NumberedCells[]
}

/**
 * A table with its headings. One that was copied without them is known by a column that holds student numbers or ULNs;
 * marks beside it belong to the components from `from` on, in the order of the grid. Any other stays as it is.
 * Basis: people copy the part of a sheet they see, and rows are still matched by number, never by order.
 * Example: '20210100 | Afolabi, Devi | 67' pasted under Essay is one mark for the essay.
 */
export function headedTable(
  table: HeadedTable,
  columns: readonly ResultColumn[],
  trainees: readonly ResultTrainee[],
  from: string | undefined,
): HeadedTable {
  const headed = placeResultColumns(columns, table.headings)
  if (from === undefined || headed.places.size > 0) return table
  const first = { row: (table.rows[0]?.row ?? 2) - 1, cells: table.headings }
  const rows = [first, ...table.rows]
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const cellsOf = (place: number) => rows.map(({ cells }) => (cells[place] ?? '').trim()).filter(Boolean)
  const find = studentFinder(trainees)
  const places = Array.from({ length: width }, (_, place) => cellsOf(place))
  const numbers = places.findIndex((cells) => mostly(cells, (cell) => find(cell, '').trainee !== null))
  const learners = places.findIndex((cells) => mostly(cells, (cell) => find('', cell).trainee !== null))
  if (numbers < 0 && learners < 0) return table
  const marks = columns.slice(columns.findIndex(({ key }) => key === from))
  let next = 0
  const headings = places.map((cells, place) => {
    if (place === numbers) return 'Student number'
    if (place === learners) return 'ULN'
    if (cells.length > 0 && !cells.some((cell) => readMark(cell).ok)) return isNames(cells) ? 'Name' : ''
    const column = marks[next]
    next += 1
    return column ? headingOf(column) : ''
  })
  return { headings, rows }
}

const headingOf = ({ moduleCode, title }: ResultColumn): string => `${moduleCode} ${title}`

const mostly = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(is).length * 2 > cells.length

const isNames = (cells: readonly string[]): boolean => mostly(cells, (cell) => /\p{L}{2}/u.test(cell))
