import { accepted, refused } from '@rung/shared/kernel/outcome'
import { CsvError, parse } from 'csv-parse/sync'
import type { TableOutcome } from './read-table.ts'

const delimiters = [',', ';', '\t'] as const

/** CSV and its relatives, line by line; an empty line is a row without cells, so that rows keep their numbers. */
export function readDelimited(text: string): TableOutcome<string[][]> {
  // Excel writes and reads this line to say which delimiter follows; nobody sees it as a row.
  const said = /^sep=(.)\r?\n/i.exec(text)
  const body = said ? text.slice(said[0].length) : text
  try {
    return accepted(
      parse(body, {
        bom: true,
        delimiter: said?.[1] ?? delimiterOf(body),
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
      }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Rows read whole before it, and itself.
    const row = Number(error.records ?? 0) + 1
    return refused({
      code: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'text-unreadable',
      detail: { row },
    })
  }
}

/** Whichever of the usual ones stands most often in the first line with anything on it, outside quotation marks. */
function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/, 20).find((line) => line.trim() !== '') ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  const counted = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}
