import type { Refusal } from '../kernel/outcome.ts'
import { sameName } from './closest-name.ts'
import {
  type EnteredMark,
  isNothing,
  type MarkFaultCode,
  markText,
  nothingEntered,
  readMark,
} from './mark.ts'
import type { ResultColumn, ResultPlaces } from './result-columns.ts'
import { checkUln } from './unique-learner-number.ts'

export const resultFaultCodes = [
  'student-missing',
  'student-unknown',
  'student-repeated',
  'student-and-uln-differ',
  'too-many-values',
  'module-not-theirs',
  'mark-expected',
  'pass-or-fail-expected',
  'reason-needed',
] as const
export type ResultFaultCode = (typeof resultFaultCodes)[number] | MarkFaultCode

export const resultNoteCodes = ['name-differs'] as const
export type ResultNoteCode = (typeof resultNoteCodes)[number]

export type ResultFault = Refusal<ResultFaultCode>
export type ResultNote = Refusal<ResultNoteCode>

export interface ResultTrainee {
  readonly id: string
  readonly studentNumber: string
  readonly uln: string | null
  readonly givenName: string
  readonly familyName: string
  /** Core modules and the options chosen. */
  readonly moduleCodes: readonly string[]
}

/** What stands in the grid already, of the attempt that is entered. */
export interface KnownResult {
  readonly traineeId: string
  /** Key of the column. */
  readonly column: string
  readonly entered: EnteredMark
  readonly ratified: boolean
}

export interface ResultFacts {
  readonly columns: readonly ResultColumn[]
  readonly trainees: readonly ResultTrainee[]
  readonly results: readonly KnownResult[]
  /** A reason for changing ratified results is given. */
  readonly reasonGiven: boolean
}

/** `empty` is nothing in the cell: it changes nothing, and takes nothing away. */
export type ResultChange = 'new' | 'changed' | 'same' | 'empty' | 'refused'

export interface CheckedResultCell {
  /** Key of the column. */
  readonly column: string
  readonly text: string
  /** Null where the cell cannot be read. */
  readonly entered: EnteredMark | null
  readonly before: EnteredMark | null
  readonly change: ResultChange
  readonly faults: readonly ResultFault[]
}

export interface CheckedResultRow {
  /** Row of the table, the heading row being 1. */
  readonly row: number
  /** Null where nobody, or more than one, can be meant. */
  readonly trainee: ResultTrainee | null
  /** As the table has it. */
  readonly name: string
  readonly cells: readonly CheckedResultCell[]
  /** Of the whole row: nothing of it is taken. */
  readonly faults: readonly ResultFault[]
  readonly notes: readonly ResultNote[]
}

/** The rows under the headings; `row` is the row of the table, the heading row being 1. */
export interface NumberedCells {
  readonly row: number
  readonly cells: readonly string[]
}

/**
 * Checks a pasted or imported table of results against the grid. A row is matched by student number or ULN, never by
 * order. Rows with nothing in them are left out.
 * Basis: each fault is shown at its place, and what is whole can be loaded without the rest.
 * Example: '101' is refused in its cell; a student number nobody has is refused with its row; an empty cell is neither.
 */
export function checkResults(
  rows: readonly NumberedCells[],
  places: ResultPlaces,
  facts: ResultFacts,
): CheckedResultRow[] {
  const known = indexOf(facts)
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const checked = filled.map((row) => checkRow(row, places, known))
  return withRepeats(checked)
}

interface Index {
  readonly facts: ResultFacts
  readonly byNumber: ReadonlyMap<string, ResultTrainee>
  readonly byUln: ReadonlyMap<string, ResultTrainee>
  readonly results: ReadonlyMap<string, KnownResult>
}

const keyOf = (text: string): string => text.trim().toLowerCase()

function indexOf(facts: ResultFacts): Index {
  const withUln = facts.trainees.filter(({ uln }) => uln !== null && !checkUln(uln).isTemporary)
  return {
    facts,
    byNumber: new Map(facts.trainees.map((trainee) => [keyOf(trainee.studentNumber), trainee])),
    byUln: new Map(withUln.map((trainee) => [trainee.uln ?? '', trainee])),
    results: new Map(facts.results.map((result) => [`${result.traineeId} ${result.column}`, result])),
  }
}

function checkRow({ row, cells }: NumberedCells, places: ResultPlaces, known: Index): CheckedResultRow {
  const cell = (key: string): string => cells[places.places.get(key) ?? -1] ?? ''
  const name = cell('name').trim()
  const { trainee, faults } = whoIs(cell('studentNumber'), cell('uln'), known)
  const columns = known.facts.columns.filter(({ key }) => places.places.has(key))
  return {
    row,
    trainee,
    name,
    cells: columns.map((column) => checkCell(column, cell(column.key), trainee, known)),
    faults: [...faults, ...lengthFaults(cells, places)],
    notes: trainee && name !== '' && !isNameOf(name, trainee) ? [nameDiffers(trainee)] : [],
  }
}

/** Values beyond the headings mean that those before stand under the wrong ones. */
function lengthFaults(cells: readonly string[], { width }: ResultPlaces): ResultFault[] {
  const values = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  return values > width ? [{ code: 'too-many-values', detail: { values, columns: width } }] : []
}

function whoIs(
  studentNumber: string,
  uln: string,
  known: Index,
): { readonly trainee: ResultTrainee | null; readonly faults: readonly ResultFault[] } {
  const [number, learner] = [keyOf(studentNumber), uln.trim()]
  const byNumber = known.byNumber.get(number)
  const byUln = known.byUln.get(learner)
  const no = (code: ResultFaultCode, field: string, text: string) => ({
    trainee: null,
    faults: [{ code, field, detail: { text } }],
  })
  if (number === '' && learner === '') return no('student-missing', 'studentNumber', '')
  if (byNumber && byUln && byNumber.id !== byUln.id) return no('student-and-uln-differ', 'uln', learner)
  if (number !== '' && !byNumber) return no('student-unknown', 'studentNumber', studentNumber.trim())
  const trainee = byNumber ?? byUln
  return trainee ? { trainee, faults: [] } : no('student-unknown', 'uln', learner)
}

/** The words of a name whatever their order, so that 'Afolabi, Devi' is Devi Afolabi. */
const wordsOf = (name: string): string =>
  sameName(name)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ')

const isNameOf = (name: string, { givenName, familyName }: ResultTrainee): boolean =>
  wordsOf(name) === wordsOf(`${givenName} ${familyName}`)

const nameDiffers = ({ givenName, familyName }: ResultTrainee): ResultNote => ({
  code: 'name-differs',
  field: 'name',
  detail: { name: `${givenName} ${familyName}` },
})

function checkCell(
  column: ResultColumn,
  text: string,
  trainee: ResultTrainee | null,
  known: Index,
): CheckedResultCell {
  const { key } = column
  const read = readMark(text)
  const before = known.results.get(`${trainee?.id} ${key}`) ?? null
  const said = { column: key, text, before: before?.entered ?? null }
  if (!read.ok) {
    const faults = read.refusals.map((refusal) => ({ ...refusal, field: key }))
    return { ...said, entered: null, change: 'refused', faults }
  }
  const entered = read.value
  if (isNothing(entered)) return { ...said, entered, change: 'empty', faults: [] }
  const faults = resultFaults(column, entered, trainee, before, known.facts.reasonGiven)
  if (faults.length > 0) return { ...said, entered, change: 'refused', faults }
  return { ...said, entered, change: changeOf(before, entered), faults: [] }
}

/**
 * What speaks against a mark that can be read.
 * Basis: only the trainee's own modules; a mark where a mark is due; ratified results change only with a reason.
 * Example: 'P' for an essay that is marked in percent is refused.
 */
export function resultFaults(
  { key: field, moduleCode, kind }: ResultColumn,
  entered: EnteredMark,
  trainee: Pick<ResultTrainee, 'moduleCodes'> | null,
  before: Pick<KnownResult, 'entered' | 'ratified'> | null,
  reasonGiven: boolean,
): ResultFault[] {
  const theirs = trainee === null || trainee.moduleCodes.includes(moduleCode)
  const ratified = before?.ratified === true && changeOf(before, entered) === 'changed'
  return [
    ...(kind === 'mark' && entered.passed !== null ? [{ code: 'mark-expected' as const, field }] : []),
    ...(kind === 'pass-fail' && entered.mark !== null
      ? [{ code: 'pass-or-fail-expected' as const, field }]
      : []),
    ...(theirs ? [] : [{ code: 'module-not-theirs' as const, field, detail: { moduleCode } }]),
    ...(ratified && !reasonGiven
      ? [{ code: 'reason-needed' as const, field, detail: { before: markText(before.entered) } }]
      : []),
  ]
}

function changeOf(before: Pick<KnownResult, 'entered'> | null, entered: EnteredMark): ResultChange {
  const was = before?.entered ?? nothingEntered
  if (isNothing(was)) return 'new'
  return markText(was) === markText(entered) ? 'same' : 'changed'
}

/**
 * A trainee stands in one row. The same row again is at fault by itself; where two say different things, both are,
 * because nobody can tell which is meant.
 */
function withRepeats(rows: readonly CheckedResultRow[]): CheckedResultRow[] {
  const byTrainee = new Map<string, CheckedResultRow[]>()
  for (const row of rows)
    if (row.trainee) byTrainee.set(row.trainee.id, [...(byTrainee.get(row.trainee.id) ?? []), row])
  return rows.map((row) => {
    const sharing = byTrainee.get(row.trainee?.id ?? '') ?? [row]
    const [first] = sharing
    const alike = sharing.every((other) => cellTexts(other) === cellTexts(row))
    const other = sharing.find((one) => one !== row)
    if (!other || (alike && row === first)) return row
    const repeated: ResultFault = {
      code: 'student-repeated',
      field: 'studentNumber',
      detail: { row: alike ? (first?.row ?? other.row) : other.row },
    }
    return { ...row, faults: [...row.faults, repeated] }
  })
}

const cellTexts = ({ cells }: CheckedResultRow): string =>
  JSON.stringify(cells.map(({ text }) => text.trim()))

export interface ResultCounts {
  /** Marks that loading would write. */
  readonly toLoad: number
  readonly same: number
  readonly empty: number
  /** Each row or cell at fault is one. */
  readonly problems: number
}

/** Cells of rows without a fault of their own that loading would write. */
export function resultsToLoad(rows: readonly CheckedResultRow[]) {
  return rows.flatMap(({ row, trainee, faults, cells }) =>
    trainee === null || faults.length > 0
      ? []
      : cells.flatMap(({ column, entered, change }) =>
          entered !== null && (change === 'new' || change === 'changed')
            ? [{ row, traineeId: trainee.id, column, entered, change }]
            : [],
        ),
  )
}

/** '28 marks, 3 problems' in numbers. */
export function countResults(rows: readonly CheckedResultRow[]): ResultCounts {
  const whole = rows.filter(({ faults }) => faults.length === 0).flatMap(({ cells }) => cells)
  const having = (change: ResultChange) => whole.filter((cell) => cell.change === change).length
  const rowFaults = rows.reduce((sum, { faults }) => sum + faults.length, 0)
  return {
    toLoad: resultsToLoad(rows).length,
    same: having('same'),
    empty: having('empty'),
    problems: rowFaults + rows.flatMap(({ cells }) => cells).flatMap(({ faults }) => faults).length,
  }
}
