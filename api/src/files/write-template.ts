import type { ImportColumn } from '@rung/shared/rules/import-columns'
import { stringify } from 'csv-stringify/sync'
import writeWorkbook from 'write-excel-file/node'

/** A CSV file that Excel opens as it should: marked as UTF-8, and no cell of it is run as a formula. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )
}

const linesOf = (columns: readonly ImportColumn[]) => [
  columns.map(({ heading }) => heading),
  columns.map(({ example }) => example),
]

/** The headings the importer reads, and one example row, which the importer leaves out if it is still there. */
export function csvTemplate(columns: readonly ImportColumn[]): string {
  return csvOf(linesOf(columns))
}

/** The same as a workbook. Every cell is text, so that Excel changes no date and drops no zero. */
export async function workbookTemplate(columns: readonly ImportColumn[], sheet: string): Promise<Buffer> {
  const [headings = [], example = []] = linesOf(columns)
  const cell = (value: string) => ({ value, type: String, format: '@' })
  const rows = [headings.map((value) => ({ ...cell(value), fontWeight: 'bold' as const })), example.map(cell)]
  const widths = headings.map((heading, place) => ({
    width: Math.max(heading.length, example[place]?.length ?? 0) + 3,
  }))
  return writeWorkbook(rows, { sheet, stickyRowsCount: 1, columns: widths }).toBuffer()
}
