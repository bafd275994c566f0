import { createHash } from 'node:crypto'
import type { CheckedResults } from '@rung/shared/contract/results'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { markText } from '@rung/shared/rules/mark'
import { headedTable } from '@rung/shared/rules/pasted-table'
import { placeResultColumns, resultImportColumns } from '@rung/shared/rules/result-columns'
import {
  type CheckedResultRow,
  checkResults,
  countResults,
  type DueInAttempt,
  resultsToLoad,
} from '@rung/shared/rules/result-row'
import type { ResultTrainee } from '@rung/shared/rules/result-student'
import { headingProblems, headingRemarks } from '@rung/shared/words/import-faults'
import { refusalSentence } from '@rung/shared/words/refusals'
import type { Table } from '../../files/read-table.ts'
import { type Grid, placeKey } from './grid.ts'
import type { Change } from './write-results.ts'

export interface CheckedTable {
  readonly rows: readonly CheckedResultRow[]
  readonly problems: readonly string[]
  readonly remarks: readonly string[]
  /** Keys of the components the table has columns for. */
  readonly places: ReadonlySet<string>
}

interface Asked {
  readonly due?: DueInAttempt | undefined
  readonly everyone?: 'yes' | undefined
  readonly from?: string | undefined
  readonly reason?: string | undefined
}

/** Holds a table against the grid, row by row. */
export function checkTable(table: Table, grid: Grid, asked: Asked): CheckedTable {
  const trainees = grid.trainees.map(traineeOf(grid))
  const { headings, rows } = headedTable(table, grid.columns, trainees, asked.from)
  const found = placeResultColumns(grid.columns, headings)
  const problems = [
    ...found.faults.map((code) => refusalSentence({ code })),
    ...headingProblems({ missing: [], repeated: found.repeated }),
  ]
  return {
    rows: problems.length > 0 ? [] : checkResults(rows, found, factsOf(grid, trainees, asked)),
    problems,
    remarks: headingRemarks(found.unknown),
    places: new Set(found.places.keys()),
  }
}

const traineeOf =
  (grid: Grid) =>
  ({ takes, recognised, withdrawnOn, ...trainee }: Grid['trainees'][number]): ResultTrainee => ({
    ...trainee,
    moduleCodes: takes ? [grid.module.code] : [],
    recognisedCodes: recognised ? [grid.module.code] : [],
  })

const factsOf = (grid: Grid, trainees: readonly ResultTrainee[], { reason, due, everyone }: Asked) => ({
  columns: grid.columns,
  trainees,
  results: [...grid.standings.values()].map(({ component, ...standing }) => ({
    ...standing,
    column: component,
  })),
  reasonGiven: (reason ?? '') !== '',
  // Where everyone is shown nothing is closed.
  due: due && everyone ? { ...due, closed: new Map<string, string>() } : due,
})

/** What loading the table would do, place by place. */
export function changesOf({ rows }: CheckedTable, grid: Grid, reason: string | undefined): Change[] {
  return resultsToLoad(rows).map(({ traineeId, column, entered }) => {
    const standing = grid.standings.get(placeKey(traineeId, column)) ?? null
    const { daysLate = 0, handedIn = null, feedback = '' } = standing ?? {}
    return {
      traineeId,
      component: column,
      content: { entered, daysLate, handedIn, feedback },
      standing,
      reason: standing?.ratified ? (reason ?? null) : null,
    }
  })
}

/** Stands for what would be written over what: the same again only while neither has changed. */
export function fingerprintOf(changes: readonly Change[]): string {
  const said = changes.map(({ traineeId, component, content, standing }) => [
    traineeId,
    component,
    content && markText(content.entered),
    standing?.id,
    standing?.version,
  ])
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

export function reportOf(
  fileName: string,
  checked: CheckedTable,
  grid: Grid,
  reason: string | undefined,
): CheckedResults {
  const { rows, problems, remarks, places } = checked
  const headings = new Map(resultImportColumns(grid.columns).map(({ key, heading }) => [key, heading]))
  const said = (refusal: Refusal) => ({
    column: headings.get(refusal.field ?? '') ?? '',
    code: refusal.code,
    sentence: refusalSentence(refusal),
  })
  return {
    fileName,
    components: grid.components
      .filter(({ key }) => places.has(key))
      .map(({ key, title }) => ({ key, title })),
    problems: [...problems],
    remarks: [...remarks],
    rows: rows.map(({ row, trainee, name, cells, faults, notes }) => ({
      row,
      trainee: trainee && {
        id: trainee.id,
        givenName: trainee.givenName,
        familyName: trainee.familyName,
        studentNumber: trainee.studentNumber,
      },
      name: name.slice(0, 200),
      cells: cells.map(({ column, text, before, change }) => ({
        component: column,
        text: text.trim().slice(0, 100),
        before: before && markText(before),
        change,
      })),
      faults: [...faults, ...cells.flatMap((cell) => cell.faults)].map(said),
      notes: notes.map(said),
    })),
    counts: countResults(rows),
    checked: fingerprintOf(changesOf(checked, grid, reason)),
  }
}
