import { accepted, refused } from '@rung/shared/kernel/outcome'
import type { TableOutcome } from './read-table.ts'

export type RecognisedFile = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'workbook' }

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, place) => bytes[place] === byte)

/** What a file is, by its bytes. Text comes with the encoding it was found to have. */
export function recogniseFile(bytes: Uint8Array): TableOutcome<RecognisedFile> {
  if (startsWith(bytes, 0x50, 0x4b)) return accepted({ kind: 'workbook' })
  // The container of .xls, and of an .xlsx with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refused({ code: 'file-old-excel' })
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refused({ code: 'file-pdf' })
  const text = decode(bytes)
  // Web pages and XML are text too; some programs save them under the name of a spreadsheet.
  if (text === null || text.trimStart().startsWith('<')) return refused({ code: 'file-not-a-table' })
  return text.trim() === '' ? refused({ code: 'file-empty' }) : accepted({ kind: 'text', text })
}

function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What Excel writes in the United Kingdom when it is not asked for UTF-8.
    const text = fromWindows1252(bytes)
    return looksBinary(text) ? null : text
  }
}

// Where windows-1252 differs from Latin-1: 0x80 to 0x9f. Node's own decoder leaves these as control characters.
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString('latin1')
  return latin1.replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** Text has next to no control characters in it; pictures and programs are full of them. */
function looksBinary(text: string): boolean {
  const start = text.slice(0, 4096)
  const controls = [...start].filter((sign) => sign < ' ' && !'\t\r\n'.includes(sign)).length
  return controls > start.length / 100
}
