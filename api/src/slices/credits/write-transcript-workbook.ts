import writeWorkbook from 'write-excel-file/node'
import type { Transcript } from './transcript.ts'

const text = (value: string) => ({ value, type: String, format: '@' })
const heading = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })
const whole = (value: number) => ({ value, type: Number })
const headings = ['Code', 'Module', 'Level', 'Year', 'Credits', 'Mark', 'Outcome', 'Date']

/** Text is written as text, so that no cell is run as a formula and no code or date is changed. */
export async function writeTranscriptWorkbook(transcript: Transcript): Promise<Buffer> {
  const { name, facts, lines, totals, note } = transcript
  const pair = ({ key, value }: { key: string; value: string }) => [heading(key), text(value)]
  const rows = [
    [heading('Transcript'), text(name)],
    ...facts.map(pair),
    [],
    headings.map(heading),
    ...lines.map((line) => [
      text(line.code),
      text(line.title),
      whole(line.level),
      whole(line.year),
      whole(line.credits),
      line.mark === null ? null : whole(line.mark),
      text(line.outcome),
      text(line.on ?? ''),
    ]),
    [],
    ...totals.map(pair),
    [],
    [text(note)],
  ]
  const columns = [22, 60, 8, 8, 10, 8, 28, 14].map((width) => ({ width }))
  return writeWorkbook(rows, { sheet: 'Transcript', columns }).toBuffer()
}
