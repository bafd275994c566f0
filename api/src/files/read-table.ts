import { accepted, type Outcome, refused } from '@rung/shared/kernel/outcome'
import { type TableFaultCode, tableLimits } from '@rung/shared/rules/table-faults'
import { readDelimited } from './read-delimited.ts'
import { readWorkbook } from './read-workbook.ts'
import { recogniseFile } from './recognise-file.ts'

export interface TableRow {
  /** As a spreadsheet counts it: the heading row of most files is 1. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly headings: readonly string[]
  /** Rows with anything in them. */
  readonly rows: readonly TableRow[]
}

export type TableOutcome<T> = Outcome<T, TableFaultCode>

/**
 * Reads a CSV, TSV or XLSX file as text, cell by cell. What it is is told from its bytes, never from its name; nothing in
 * it is run. A file larger, longer or wider than the limits is refused before its cells are looked at.
 */
export async function readTable(bytes: Uint8Array): Promise<TableOutcome<Table>> {
  if (bytes.length === 0) return refused({ code: 'file-empty' })
  if (bytes.length > tableLimits.bytes)
    return refused({ code: 'file-too-large', detail: { megabytes: tableLimits.bytes / 1024 / 1024 } })
  const file = recogniseFile(bytes)
  if (!file.ok) return file
  const lines = file.value.kind === 'text' ? readDelimited(file.value.text) : await readWorkbook(bytes)
  return lines.ok ? tableOf(lines.value) : lines
}

/** The first row with anything in it holds the headings. */
function tableOf(lines: readonly (readonly string[])[]): TableOutcome<Table> {
  const filled = lines
    .map((cells, place) => ({ row: place + 1, cells: cells.map(tidyCell) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [first, ...rows] = filled
  if (!first) return refused({ code: 'file-empty' })
  if (rows.length === 0) return refused({ code: 'no-rows' })
  const { rows: most, columns, characters } = tableLimits
  if (rows.length > most) return refused({ code: 'too-many-rows', detail: { rows: rows.length, most } })
  if (filled.some(({ cells }) => cells.length > columns))
    return refused({ code: 'too-many-columns', detail: { most: columns } })
  for (const { row, cells } of filled) {
    const column = cells.findIndex((cell) => cell.length > characters) + 1
    if (column > 0) return refused({ code: 'cell-too-long', detail: { row, column, longest: characters } })
  }
  return accepted({ headings: withoutEmptyEnd(first.cells).map((heading) => heading.trim()), rows })
}

/** Rows often end in empty cells that were once used. */
export function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

// What no text column can hold, and what is only seen as a gap.
const unprintable = /(?![\t\n\r])[\p{Cc}\u200b\ufeff\ufffe\uffff]/gu
const halfCharacter = /\p{Surrogate}/gu

function tidyCell(cell: string): string {
  return cell.replace(unprintable, '').replace(halfCharacter, '\ufffd').normalize('NFC')
}
