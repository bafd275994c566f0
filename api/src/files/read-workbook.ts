import { accepted, refused } from '@rung/shared/kernel/outcome'
import { tableLimits } from '@rung/shared/rules/table-faults'
import { unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import type { TableOutcome } from './read-table.ts'

/** What a workbook may unpack to: about ten times what 5,000 full rows take. */
const mostUnpackedBytes = 40 * 1024 * 1024
const mostParts = 1000
/** A sheet may be longer than what is read of it by the empty rows people leave. */
const mostSheetRows = tableLimits.rows * 2
const mostTags = mostSheetRows * (tableLimits.columns + 1)

/** The first sheet of an XLSX workbook as text. Formulas are not run: what Excel last showed for them is read. */
export async function readWorkbook(bytes: Uint8Array): Promise<TableOutcome<string[][]>> {
  const unpacked = unpack(bytes)
  if (!unpacked.ok) return unpacked
  if (!unpacked.value.every(keepsToTheSheet)) return refused({ code: 'workbook-too-large' })
  try {
    // A copy: the library wants a buffer that holds nothing but the file.
    const rows = await readSheet<string>(new Uint8Array(bytes).buffer, {
      parseNumber: plainNumber,
      trim: false,
    })
    return accepted(rows.map((row) => row.map(textOf)))
  } catch (error) {
    const place = /<c\/> at row (\d+), col (\d+)/.exec(error instanceof Error ? error.message : '')
    if (place)
      return refused({
        code: 'workbook-cell-unreadable',
        detail: { row: Number(place[1]), column: Number(place[2]) },
      })
    return refused({ code: 'workbook-unreadable' })
  }
}

/**
 * The sheets of the workbook, unpacked, once its directory has shown that all of it is small enough. The directory's
 * sizes bound what is unpacked, here and by the library, so a false one gains nothing.
 */
function unpack(bytes: Uint8Array): TableOutcome<string[]> {
  let size = 0
  let parts = 0
  let isWorkbook = false
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize
        parts += 1
        isWorkbook ||= name === 'xl/workbook.xml'
        return false
      },
    })
    if (!isWorkbook) return refused({ code: 'file-other-package' })
    if (size > mostUnpackedBytes || parts > mostParts) return refused({ code: 'workbook-too-large' })
    const sheets = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') })
    return accepted(Object.values(sheets).map((sheet) => new TextDecoder().decode(sheet)))
  } catch {
    return refused({ code: 'workbook-unreadable' })
  }
}

const lastColumn = 'ZZ'

/**
 * Whether every cell and row stands where a person could have put it. The library makes a place for each cell up to the
 * farthest, so a few bytes that name a far one would fill the memory. A tag that hides its address is refused too.
 */
function keepsToTheSheet(sheet: string): boolean {
  let tags = 0
  for (const [tag] of sheet.matchAll(/<(?:[\w.-]+:)?(?:c|row)(?=[\s/>])[^>]*>?/g)) {
    tags += 1
    if (tags > mostTags || tag.includes('&') || (tag.match(/["']/g) ?? []).length % 2 !== 0) return false
    const address = /\s(?:[\w.-]+:)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag)
    if (address === null ? /\sr\s*=/.test(tag) : !isNear(address[1] ?? address[2] ?? '')) return false
  }
  return true
}

function isNear(address: string): boolean {
  const parts = /^([A-Z]{0,3})(\d{1,7})$/.exec(address)
  if (!parts) return false
  const [, column = '', row = ''] = parts
  return Number(row) <= mostSheetRows && (column.length < lastColumn.length || column <= lastColumn)
}

/** Numbers as a person sees them: 37.5, never 37.499999999999996 or 9.99E9. */
function plainNumber(text: string): string {
  const number = Number(text)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : text
}

const MINUTES_A_DAY = 1440
const MILLISECONDS_A_MINUTE = 60_000
/** Day 0 of a spreadsheet; what lies within its first days is a time, not a date. */
const dayZero = Date.UTC(1899, 11, 30)
const two = (number: number): string => String(number).padStart(2, '0')

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** '06/04/2021'; a time or a length of time is '09:30' or '25:00'. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const minutes = Math.round((date.getTime() - dayZero) / MILLISECONDS_A_MINUTE)
  if (minutes >= 0 && minutes < 60 * MINUTES_A_DAY) return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
  const time = minutes % MINUTES_A_DAY
  return time === 0 ? day : `${day} ${two(Math.floor(time / 60))}:${two(time % 60)}`
}
