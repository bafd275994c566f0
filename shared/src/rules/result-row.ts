import type { Attempt } from '../figures/academic-rules.ts'
import {
  type CheckedResultCell,
  checkResultCell,
  type KnownResult,
  type ResultChange,
  type ResultFault,
} from './result-cell.ts'
import type { ResultColumn, ResultPlaces } from './result-columns.ts'
import { nameNotes, type ResultNote, type ResultTrainee, studentFinder } from './result-student.ts'

export interface ResultFacts {
  readonly columns: readonly ResultColumn[]
  readonly trainees: readonly ResultTrainee[]
  readonly results: readonly KnownResult[]
  /** A reason for changing ratified results is given. */
  readonly reasonGiven: boolean
  /** Who is due in the attempt that is entered; left out where everyone is. */
  readonly due?: DueInAttempt | undefined
}

export interface DueInAttempt {
  readonly attempt: Attempt
  /** Ids of the trainees with something to take in it. */
  readonly trainees: ReadonlySet<string>
  /** What counts of components that are not taken again, by trainee and column. */
  readonly closed: ReadonlyMap<string, string>
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
 * Checks a pasted or imported table of results against the grid. Rows with nothing in them are left out.
 * Basis: each fault is shown at its place, and what is whole can be loaded without the rest.
 * Example: '101' is refused in its cell; a student number nobody has is refused with its row; an empty cell is neither.
 */
export function checkResults(
  rows: readonly NumberedCells[],
  places: ResultPlaces,
  facts: ResultFacts,
): CheckedResultRow[] {
  const find = studentFinder(facts.trainees)
  const results = new Map(facts.results.map((result) => [`${result.traineeId} ${result.column}`, result]))
  const columns = facts.columns.filter(({ key }) => places.places.has(key))
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const checked = filled.map(({ row, cells }): CheckedResultRow => {
    const cell = (key: string): string => cells[places.places.get(key) ?? -1] ?? ''
    const { trainee, faults } = find(cell('studentNumber'), cell('uln'))
    const checkedCell = (column: ResultColumn) =>
      checkResultCell(column, cell(column.key), {
        moduleCodes: trainee?.moduleCodes ?? null,
        recognised: trainee?.recognisedCodes?.includes(column.moduleCode) ?? false,
        before: results.get(`${trainee?.id} ${column.key}`) ?? null,
        reasonGiven: facts.reasonGiven,
        closed: closedAt(trainee, column, facts),
      })
    const checkedCells = columns.map(checkedCell)
    return {
      row,
      trainee,
      name: cell('name').trim(),
      cells: checkedCells,
      faults: [...faults, ...lengthFaults(cells, places)],
      notes: [...nameNotes(cell('name'), trainee), ...dueNotes(trainee, checkedCells, facts)],
    }
  })
  return withRepeats(checked)
}

/** Of somebody who is not due nothing is closed: their row is noted as a whole. */
function closedAt(
  trainee: ResultTrainee | null,
  { key }: ResultColumn,
  { due }: ResultFacts,
): string | undefined {
  return trainee && due?.trainees.has(trainee.id) ? due.closed.get(`${trainee.id} ${key}`) : undefined
}

/** A tutor may have marks before a board has met, so this is no fault. */
function dueNotes(
  trainee: ResultTrainee | null,
  cells: readonly CheckedResultCell[],
  { due }: ResultFacts,
): ResultNote[] {
  const isEntered = cells.some(({ change }) => change === 'new')
  if (!trainee || !due || due.trainees.has(trainee.id) || !isEntered) return []
  return [{ code: 'attempt-not-due', detail: { name: trainee.givenName, attempt: due.attempt } }]
}

/** Values beyond the headings mean that those before stand under the wrong ones. */
function lengthFaults(cells: readonly string[], { width }: ResultPlaces): ResultFault[] {
  const values = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  return values > width ? [{ code: 'too-many-values', detail: { values, columns: width } }] : []
}

interface RowsOfOne {
  readonly first: number
  readonly second: number
  readonly alike: boolean
}

/**
 * A trainee stands in one row. The same row again is at fault by itself; where two say different things all are,
 * because nobody can tell which is meant.
 */
function withRepeats(rows: readonly CheckedResultRow[]): CheckedResultRow[] {
  const found = rowsByTrainee(rows)
  return rows.map((row) => {
    const sharing = found.get(row.trainee?.id ?? '')
    if (!sharing || sharing.second === 0 || (sharing.alike && row.row === sharing.first)) return row
    const other = row.row === sharing.first ? sharing.second : sharing.first
    const repeated = { code: 'student-repeated' as const, field: 'studentNumber', detail: { row: other } }
    return { ...row, faults: [...row.faults, repeated] }
  })
}

/** Which rows a trainee stands in; `second` is 0 where there is one. */
function rowsByTrainee(rows: readonly CheckedResultRow[]): Map<string, RowsOfOne> {
  const found = new Map<string, RowsOfOne>()
  const texts = new Map<string, string>()
  for (const { trainee, row, cells } of rows) {
    if (trainee === null) continue
    const text = JSON.stringify(cells.map((cell) => cell.text.trim()))
    const before = found.get(trainee.id)
    if (!before) {
      found.set(trainee.id, { first: row, second: 0, alike: true })
      texts.set(trainee.id, text)
    } else {
      const alike = before.alike && texts.get(trainee.id) === text
      found.set(trainee.id, { ...before, second: before.second || row, alike })
    }
  }
  return found
}

export interface ResultToLoad {
  readonly row: number
  readonly traineeId: string
  /** Key of the column. */
  readonly column: string
  readonly entered: NonNullable<CheckedResultCell['entered']>
  readonly change: 'new' | 'changed'
}

/** What loading would write: whole cells of rows without a fault of their own. */
export function resultsToLoad(rows: readonly CheckedResultRow[]): ResultToLoad[] {
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

export interface ResultCounts {
  /** Marks that loading would write. */
  readonly toLoad: number
  /** Marks that stand there as they are already. */
  readonly same: number
  readonly empty: number
  /** Each fault of a row or a cell is one. */
  readonly problems: number
  readonly notes: number
}

/** '28 marks, 3 problems' in numbers. */
export function countResults(rows: readonly CheckedResultRow[]): ResultCounts {
  const cells = rows.flatMap((row) => (row.faults.length === 0 ? row.cells : []))
  const having = (change: ResultChange) => cells.filter((cell) => cell.change === change).length
  const faults = rows.flatMap((row) => [...row.faults, ...row.cells.flatMap((cell) => cell.faults)])
  return {
    toLoad: resultsToLoad(rows).length,
    same: having('same'),
    empty: having('empty'),
    problems: faults.length,
    notes: rows.reduce((sum, { notes }) => sum + notes.length, 0),
  }
}
