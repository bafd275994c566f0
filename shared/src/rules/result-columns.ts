import type { ComponentKind } from './counted-component.ts'
import { type ColumnPlaces, type ImportColumn, placeColumns } from './import-columns.ts'

/** One column of a results grid: a component of a module. */
export interface ResultColumn {
  /** Only one in the grid. */
  readonly key: string
  readonly moduleCode: string
  readonly moduleTitle: string
  /** Key of the component in its module. */
  readonly component: string
  readonly title: string
  readonly kind: ComponentKind
}

const identity = (key: string, heading: string, example: string, alsoWritten: readonly string[]) => ({
  key,
  heading,
  alsoWritten,
  required: false,
  example,
})

/** The columns that say whose marks a row has. The name is read only to warn where it is another one. */
export const identityColumns = [
  identity('studentNumber', 'Student number', '20220101', ['Student no', 'Student ID', 'Number']),
  identity('uln', 'ULN', '', ['Unique learner number']),
  identity('name', 'Name', 'Trainee, Example', ['Student name', 'Full name']),
] as const

/**
 * The columns of a table of results, in the order of the template. A module with one component is known by its code
 * or title; of several, each by the code and its own title, or by that title alone where no other has it.
 * Basis: sheets head a column with the code of the module. Example: 'PZ1015', or 'PZ1015 Essay' and 'PZ1015 Test'.
 */
export function resultImportColumns(columns: readonly ResultColumn[]): ImportColumn[] {
  return [...identityColumns, ...columns.map((column) => importColumn(column, columns))]
}

function importColumn(column: ResultColumn, columns: readonly ResultColumn[]): ImportColumn {
  const { key, moduleCode, moduleTitle, title, kind } = column
  const alone = columns.filter((other) => other.moduleCode === moduleCode).length === 1
  const ownTitle = columns.filter((other) => other.title === title).length === 1
  const full = `${moduleCode} ${title}`
  return {
    key,
    heading: alone ? moduleCode : full,
    alsoWritten: [
      full,
      ...(alone ? [moduleCode, moduleTitle, `${moduleCode} ${moduleTitle}`] : []),
      ...(ownTitle ? [title] : []),
    ],
    required: false,
    example: kind === 'mark' ? '62' : 'P',
  }
}

export const resultTableFaultCodes = ['student-column-missing', 'no-result-columns'] as const
export type ResultTableFaultCode = (typeof resultTableFaultCodes)[number]

export interface ResultPlaces extends ColumnPlaces<string> {
  /** Why nothing in the table can be read. */
  readonly faults: readonly ResultTableFaultCode[]
  /** How many headings there are. */
  readonly width: number
}

/** Which column of a table is which. Without a student number or ULN nothing is read: order says nothing. */
export function placeResultColumns(
  columns: readonly ResultColumn[],
  headings: readonly string[],
): ResultPlaces {
  const found = placeColumns(resultImportColumns(columns), headings)
  const known = found.places.has('studentNumber') || found.places.has('uln')
  const marks = columns.some(({ key }) => found.places.has(key))
  return {
    ...found,
    width: headings.findLastIndex((heading) => heading.trim() !== '') + 1,
    faults: [
      ...(known ? [] : ['student-column-missing' as const]),
      ...(marks ? [] : ['no-result-columns' as const]),
    ],
  }
}
