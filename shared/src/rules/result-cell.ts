import type { Refusal } from '../kernel/outcome.ts'
import {
  type EnteredMark,
  isNothing,
  type MarkFaultCode,
  markText,
  nothingEntered,
  readMark,
} from './mark.ts'
import type { ResultColumn } from './result-columns.ts'

export const resultFaultCodes = [
  'student-missing',
  'student-unknown',
  'student-repeated',
  'student-and-uln-differ',
  'too-many-values',
  'module-not-theirs',
  'module-recognised',
  'mark-expected',
  'pass-or-fail-expected',
  'reason-needed',
  'component-closed',
] as const
export type ResultFaultCode = (typeof resultFaultCodes)[number] | MarkFaultCode
export type ResultFault = Refusal<ResultFaultCode>

/** What stands in the grid already, of the attempt that is entered. */
export interface KnownResult {
  readonly traineeId: string
  /** Key of the column. */
  readonly column: string
  readonly entered: EnteredMark
  readonly ratified: boolean
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

/** What a cell is held against. */
export interface ResultCellFacts {
  /** Core modules of the trainee and the options chosen; null where nobody knows whose cell it is. */
  readonly moduleCodes: readonly string[] | null
  readonly before: Pick<KnownResult, 'entered' | 'ratified'> | null
  /** Prior learning stands for the module. */
  readonly recognised?: boolean
  /** A reason for changing a ratified result is given. */
  readonly reasonGiven: boolean
  /** What counts of a component that is not taken again in this attempt, '' for nothing; left out where it is open. */
  readonly closed?: string | undefined
}

/**
 * Checks one cell of a grid, typed, pasted or imported.
 * Basis: each fault is shown at its place; an empty cell is no fault and loads nothing.
 * Example: '101' is refused; '62.5' where 60 stands is a change; the same again is none.
 */
export function checkResultCell(
  column: ResultColumn,
  text: string,
  facts: ResultCellFacts,
): CheckedResultCell {
  const { key } = column
  const said = { column: key, text, before: facts.before?.entered ?? null }
  const read = readMark(text)
  if (!read.ok) {
    const faults = read.refusals.map((refusal) => ({ ...refusal, field: key }))
    return { ...said, entered: null, change: 'refused', faults }
  }
  const entered = read.value
  if (isNothing(entered)) return { ...said, entered, change: 'empty', faults: [] }
  const faults = resultFaults(column, entered, facts)
  return { ...said, entered, change: faults.length > 0 ? 'refused' : changeOf(facts, entered), faults }
}

/**
 * What speaks against a mark that can be read.
 * Basis: only the trainee's own modules, and none that prior learning stands for; a mark where a mark is due; ratified
 * results change only with a reason.
 * Example: 'P' for an essay that is marked in percent is refused.
 */
export function resultFaults(
  { key: field, moduleCode, kind }: Pick<ResultColumn, 'key' | 'moduleCode' | 'kind'>,
  entered: EnteredMark,
  facts: ResultCellFacts,
): ResultFault[] {
  const { moduleCodes, before, reasonGiven } = facts
  if (moduleCodes !== null && !moduleCodes.includes(moduleCode))
    return [{ code: 'module-not-theirs', field, detail: { moduleCode } }]
  if (facts.recognised && changeOf(facts, entered) !== 'same')
    return [{ code: 'module-recognised', field, detail: { moduleCode } }]
  if (facts.closed !== undefined && before === null)
    return [{ code: 'component-closed', field, detail: { stands: facts.closed } }]
  if (kind === 'mark' && entered.passed !== null) return [{ code: 'mark-expected', field }]
  if (kind === 'pass-fail' && entered.mark !== null) return [{ code: 'pass-or-fail-expected', field }]
  const settled = before?.ratified === true && changeOf(facts, entered) === 'changed'
  return settled && !reasonGiven
    ? [{ code: 'reason-needed', field, detail: { before: markText(before.entered) } }]
    : []
}

function changeOf({ before }: ResultCellFacts, entered: EnteredMark): 'new' | 'changed' | 'same' {
  const was = markText(before?.entered ?? nothingEntered)
  if (was === '') return 'new'
  return was === markText(entered) ? 'same' : 'changed'
}
