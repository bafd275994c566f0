import { cohortColumns } from '@rung/shared/rules/cohort-columns'
import { entryColumns } from '@rung/shared/rules/entry-row'
import { tableFaultSentence } from '@rung/shared/words/import-faults'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readTable } from '../../../api/src/files/read-table.ts'
import { csvOf, csvTemplate, workbookTemplate } from '../../../api/src/files/write-template.ts'

async function read(file: Uint8Array | string) {
  const outcome = await readTable(typeof file === 'string' ? Buffer.from(file) : file)
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ code }) => code).join())
  return outcome.value
}

async function faultOf(file: Uint8Array | string): Promise<string> {
  const outcome = await readTable(typeof file === 'string' ? Buffer.from(file) : file)
  const [refusal] = outcome.ok ? [] : outcome.refusals
  return refusal ? tableFaultSentence(refusal) : 'read'
}

const cellsOf = async (file: Uint8Array | string) => (await read(file)).rows.map(({ cells }) => cells)

/** A workbook of one sheet with this inside its sheetData. */
async function workbook(sheetData: string, more: Record<string, Uint8Array> = {}): Promise<Uint8Array> {
  const parts = unzipSync(await writeWorkbook([['a']]).toBuffer())
  const path = 'xl/worksheets/sheet1.xml'
  const sheet = strFromU8(parts[path] ?? new Uint8Array()).replace(
    /<sheetData>.*<\/sheetData>/,
    () => `<sheetData>${sheetData}</sheetData>`,
  )
  return zipSync({ ...parts, [path]: strToU8(sheet), ...more })
}
const heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>Heading</t></is></c></row>'
const oneCell = (cell: string) => workbook(`${heading}<row r="2">${cell}</row>`)

test('a quoted value may hold delimiters, lines and quotation marks, and empty lines keep the count of rows', async () => {
  const table = await read('\ufeffName;Note\r\n"Lowe; Ada";"one\r\ntwo ""three"""\r\n\r\n;;\r\nBo;x\r\n')
  expect(table.headings).toEqual(['Name', 'Note'])
  expect(table.rows).toEqual([
    { row: 2, cells: ['Lowe; Ada', 'one\r\ntwo "three"'] },
    { row: 5, cells: ['Bo', 'x'] },
  ])
})

test('text is read in UTF-8, UTF-16 and what Excel writes in the United Kingdom', async () => {
  const text = 'Name\tTown\nSiân O’Neill\tCafé\n'
  expect(await cellsOf(text)).toEqual([['Siân O’Neill', 'Café']])
  expect(await cellsOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([['Siân O’Neill', 'Café']])
  const windows = Buffer.from('Name\tTown\nSi\u00e2n O\u0092Neill\tCaf\u00e9\n', 'latin1')
  expect(await cellsOf(windows)).toEqual([['Siân O’Neill', 'Café']])
})

test('what no text can hold is taken out', async () => {
  const sheet = await oneCell('<c r="A2" t="inlineStr"><is><t>A_x0000_d_x0007_a_xD800_</t></is></c>')
  expect(await cellsOf(sheet)).toEqual([['Ada\ufffd']])
})

test.each([
  ['', 'This file is empty'],
  [' \n ', 'This file is empty'],
  ['a,b\n', 'There are no rows under the headings'],
  ['%PDF-1.7 …', 'This is a PDF. Choose the CSV or Excel file it was made from'],
  [
    '<html><table><tr><td>a</td></tr></table>',
    'This file is not a table. Save it as CSV or as an Excel workbook (.xlsx) and choose it again',
  ],
  [
    'PK\u0003\u0004 torn',
    'We cannot read this workbook. Open it in Excel, save it again as .xlsx or CSV, and choose the new file',
  ],
  [
    'a,b\n1,2\n"3,4\n5,6\n',
    'A quotation mark is opened and never closed, from row 3. Close it or take it out',
  ],
])('%j is refused in plain words', async (text, sentence) => {
  expect(await faultOf(text)).toBe(sentence)
})

test('a picture, an older Excel file and another kind of package are told apart by their bytes', async () => {
  expect(await faultOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toContain('not a table')
  expect(await faultOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('older Excel file')
  expect(await faultOf(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toContain('not an Excel workbook')
})

test('too many rows, too many columns, too long a cell and too large a file are refused', async () => {
  expect(await faultOf(`a\n${'1\n'.repeat(5001)}`)).toBe(
    'There are 5001 rows. 5000 can be read at once. Split the file',
  )
  expect(await faultOf(`a\n${'1,'.repeat(100)}1\n`)).toContain('more than 100 columns')
  expect(await faultOf(`a,b\n1,${'x'.repeat(10_001)}\n`)).toContain('row 2, column 2')
  expect(await faultOf(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'))).toBe(
    'The file is larger than 5 MB. Split it into smaller files',
  )
})

test('numbers of a workbook are read as people see them, dates and times as they are written', async () => {
  const bold = { fontWeight: 'bold' as const }
  const bytes = await writeWorkbook([
    ['ULN', 'Hours', 'Noise', 'Start', 'From', 'Long', 'Levy', 'Text'].map((value) => ({ value, ...bold })),
    [
      { value: 9_999_999_999, type: Number },
      { value: 37.5, type: Number },
      { value: 0.1 + 0.2, type: Number },
      { value: new Date('2021-04-06'), type: Date, format: 'dd/mm/yyyy' },
      { value: new Date('1899-12-30T09:30:00Z'), type: Date, format: 'hh:mm' },
      { value: new Date('1899-12-31T01:00:00Z'), type: Date, format: '[h]:mm' },
      { value: true, type: Boolean },
      { value: '=1+1', type: String },
    ],
  ]).toBuffer()
  expect(await cellsOf(bytes)).toEqual([
    ['9999999999', '37.5', '0.3', '06/04/2021', '9:30', '25:00', 'yes', '=1+1'],
  ])
})

test('a formula is never run: what Excel last showed is read, and nothing where it showed nothing', async () => {
  expect(await cellsOf(await oneCell('<c r="A2" t="str"><f>CONCAT("a","b")</f><v>shown</v></c>'))).toEqual([
    ['shown'],
  ])
  expect(await cellsOf(await oneCell('<c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>2+2</f></c>'))).toEqual([
    ['2'],
  ])
  expect(await faultOf(await oneCell('<c r="A2"><v>1</v></c><c r="B2" t="s"><v>99</v></c>'))).toContain(
    'row 2, column 2',
  )
})

test('a workbook that unpacks to far more than it weighs is refused before it is unpacked', async () => {
  const bomb = await workbook(`${heading}<row r="2"><c r="A2"><v>1</v></c></row>`, {
    'xl/media/zeros.xml': new Uint8Array(60 * 1024 * 1024),
  })
  expect(bomb.length).toBeLessThan(200_000)
  const before = process.memoryUsage().arrayBuffers
  expect(await faultOf(bomb)).toContain('more room than we can read')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024)
})

test('a directory that lies about the size of what it holds gains nothing', async () => {
  const honest = Buffer.from(
    await workbook(`${heading}<row r="2"><c r="A2"><v>1</v></c></row>`, {
      'xl/lies.xml': new Uint8Array(30 * 1024 * 1024),
    }),
  )
  const size = Buffer.alloc(4)
  size.writeUInt32LE(30 * 1024 * 1024)
  const small = Buffer.alloc(4)
  small.writeUInt32LE(10)
  for (let at = honest.indexOf(size); at >= 0; at = honest.indexOf(size)) small.copy(honest, at)
  expect(['read', await faultOf('PK\u0003\u0004 torn')]).toContain(await faultOf(honest))
})

test.each([
  ['a cell in the last corner', '<row r="2"><c r="XFD1048576"><v>1</v></c></row>'],
  ['a row far down', '<row r="100000000"><c r="A100000000"><v>1</v></c></row>'],
  ['a row that hides its number', '<row r="&#49;00000000"><c><v>1</v></c></row>'],
  ['a cell that hides its address behind a bracket', '<row r="2"><c x=">" r="XFD1048576"><v>1</v></c></row>'],
  ['an address without quotation marks', '<row r=9999999><c r=XFD9><v>1</v></c></row>'],
])('%s is refused, not laid out', async (_name, rows) => {
  expect(await faultOf(await workbook(heading + rows))).toContain('more room than we can read')
})

test('entities of a workbook are not expanded', async () => {
  const parts = unzipSync(await oneCell('<c r="A2" t="inlineStr"><is><t>&lol;</t></is></c>'))
  const path = 'xl/worksheets/sheet1.xml'
  const sheet = strFromU8(parts[path] ?? new Uint8Array()).replace(
    /\?>/,
    '?><!DOCTYPE x [<!ENTITY lol "lollollol"><!ENTITY file SYSTEM "file:///etc/passwd">]>',
  )
  const text = JSON.stringify(await readTable(zipSync({ ...parts, [path]: strToU8(sheet) })))
  expect(text).not.toContain('lollollol')
})

test.each([
  ['cohort', cohortColumns],
  ['log', entryColumns],
] as const)('the templates of a %s are read back as they were written', async (_name, columns) => {
  const expected = {
    headings: columns.map(({ heading }) => heading),
    cells: columns.map(({ example }) => example),
  }
  const csv = await read(csvTemplate(columns))
  const excel = await read(new Uint8Array(await workbookTemplate(columns, 'Rows')))
  for (const table of [csv, excel]) {
    expect(table.headings).toEqual(expected.headings)
    const [row] = table.rows
    expect(columns.map((_, place) => row?.cells[place] ?? '')).toEqual(expected.cells)
  }
})

test('what goes out is never taken for a formula', async () => {
  const corpus = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/C calc"!A0', '＝1+1']
  const [, ...cells] = csvOf([['heading'], ...corpus.map((text) => [text])]).split(/\r\n(?=.)/)
  for (const cell of cells) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/)
})
