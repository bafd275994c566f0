import { once } from 'node:events'
import { createRequire } from 'node:module'
import { formatDate } from '@rung/shared/kernel/plain-date'
import PDFDocument from 'pdfkit'
import type { Transcript } from './transcript.ts'

const require = createRequire(import.meta.url)
// The fonts that every reader has lack letters that names are written with.
const fonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
}
const sizes = { heading: 20, part: 13, text: 9.5 }
const widths = [56, '*', 38, 50, 38, 92, 84] as const
const headings = ['Code', 'Module', 'Level', 'Credits', 'Mark', 'Outcome', 'Date']

/** A tagged PDF in portrait A4, in reading order, that a screen reader can follow. */
export async function writeTranscriptPdf(transcript: Transcript, at: Date): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 40,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: `Transcript of ${transcript.name}`, CreationDate: at, Producer: 'Rung', Creator: 'Rung' },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(document, 'end')
  write(document, transcript)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function write(document: PDFKit.PDFDocument, transcript: Transcript): void {
  const structure = document.struct('Document')
  document.addStructure(structure)
  const say = (type: string, font: string, size: number, text: string) =>
    structure.add(
      document.struct(type, {}, () => {
        document.font(font).fontSize(size).text(text)
      }),
    )
  say('H1', fonts.bold, sizes.heading, `Transcript of ${transcript.name}`)
  document.moveDown(0.5)
  pairs(document, structure, transcript.facts)
  document.moveDown()
  say('H2', fonts.bold, sizes.part, 'Modules')
  document.moveDown(0.4)
  if (transcript.lines.length === 0) say('P', fonts.regular, sizes.text, 'No results are published yet.')
  else modules(document, structure, transcript.lines)
  document.moveDown()
  say('H2', fonts.bold, sizes.part, 'Credits')
  document.moveDown(0.4)
  pairs(document, structure, transcript.totals)
  document.moveDown()
  say('P', fonts.regular, sizes.text, transcript.note)
  structure.end()
}

type Structure = ReturnType<PDFKit.PDFDocument['struct']>

/** Nothing between the parts of a table is drawn but a thin line under each row. */
const plainly = (heading: boolean) => ({
  border: { top: 0, right: 0, bottom: heading ? 1 : 0.5, left: 0 },
  borderColor: '#768692',
  padding: { top: 4, right: 4, bottom: 4, left: 0 },
})

const cell = (text: string, heading = false) => ({
  text,
  type: heading ? ('TH' as const) : ('TD' as const),
  font: { src: heading ? fonts.bold : fonts.regular, size: sizes.text },
})

function pairs(document: PDFKit.PDFDocument, structParent: Structure, rows: Transcript['facts']): void {
  const data = rows.map(({ key, value }) => [cell(key, true), cell(value)])
  // The library reads `structParent`; its types do not name it yet, and would refuse it in a literal.
  const table = { structParent, columnStyles: [150, '*'], defaultStyle: plainly(false), data }
  document.table(table)
}

function modules(document: PDFKit.PDFDocument, structParent: Structure, lines: Transcript['lines']): void {
  const rows = lines.map(({ code, title, level, credits, mark, outcome, on }) =>
    [code, title, level, credits, mark ?? '', outcome, on ? formatDate(on) : ''].map((value) =>
      cell(String(value)),
    ),
  )
  const data = [headings.map((heading) => cell(heading, true)), ...rows]
  const rowStyles = (row: number) => plainly(row === 0)
  const table = { structParent, columnStyles: [...widths], rowStyles, data }
  document.table(table)
}
