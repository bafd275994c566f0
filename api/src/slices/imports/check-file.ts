import { type PlainDate, parsePlainDate } from '@rung/shared/kernel/plain-date'
import { type CohortCells, cohortColumns } from '@rung/shared/rules/cohort-columns'
import { type CheckedCohortRow, checkCohortFile } from '@rung/shared/rules/cohort-file'
import { commonest } from '@rung/shared/rules/cohort-organisations'
import { cohortRowReader } from '@rung/shared/rules/cohort-row'
import { cellsByKey, isExampleRow, placeColumns } from '@rung/shared/rules/import-columns'
import { headingProblems, headingRemarks } from '@rung/shared/words/import-faults'
import type { Tx } from '../../db/transaction.ts'
import { type Table, withoutEmptyEnd } from '../../files/read-table.ts'
import { type HeldRecords, inSystemScope, loadKnownRecords } from './known-records.ts'
import { curriculumOf, publishedFor, type Target } from './target.ts'

export interface CheckedRow extends CheckedCohortRow {
  readonly cells: CohortCells
}

export interface CheckedFile {
  readonly problems: readonly string[]
  readonly remarks: readonly string[]
  readonly rows: readonly CheckedRow[]
  /** What most good rows say. */
  readonly startsOn: PlainDate | null
  readonly plannedEndOn: PlainDate | null
  readonly curriculumId: string | null
  readonly optionGroup: string | null
  readonly held: HeldRecords | null
}

interface FileRow {
  readonly row: number
  readonly cells: CohortCells
  /** Set where the row has more values than there are headings. */
  readonly values: number | null
}

/** Holds a whole file against the rules and against what Rung knows, in one look at the database. */
export async function checkFile(tx: Tx, table: Table, target: Target): Promise<CheckedFile> {
  const { places, missing, unknown, repeated } = placeColumns(cohortColumns, table.headings)
  const all = table.rows.map(({ row, cells }) => fileRow(row, cells, places, table.headings.length))
  const rows = all.filter(({ cells }) => !isExampleRow(cohortColumns, cells))
  const examples = all.length - rows.length
  const curriculum = curriculumOf(target, commonest(rows.map(({ cells }) => parsePlainDate(cells.startsOn))))
  const problems = [
    ...headingProblems({ missing, repeated }),
    ...(rows.length === 0 ? ['There are no rows under the headings but the example'] : []),
    ...targetProblems(target, curriculum !== null),
  ]
  const remarks = [
    ...headingRemarks(unknown),
    ...(examples > 0 ? ['The example row of the template is left out'] : []),
  ]
  const whole = {
    problems,
    remarks,
    curriculumId: curriculum?.id ?? null,
    optionGroup: curriculum?.optionGroup ?? null,
  }
  if (problems.length > 0) return { ...whole, rows: [], held: null, startsOn: null, plannedEndOn: null }
  const readRow = cohortRowReader({
    optionCodes: curriculum?.optionCodes ?? [],
    plannedMinutes: target.plannedMinutes,
    publishedMinutes: publishedFor(target),
    cohortStartsOn: target.cohort?.startsOn ?? null,
  })
  const read = rows.map(({ row, cells, values }) => {
    const found = readRow(cells)
    if (values === null) return { row, ...found }
    // Its values stand under the wrong headings, so nothing else said of them would help.
    const detail = { values, columns: table.headings.length }
    return { row, ...found, faults: [{ code: 'too-many-values' as const, detail }], notes: [] }
  })
  const held = await inSystemScope(tx, () =>
    loadKnownRecords(tx, {
      emails: read.flatMap(({ reading }) => reading.email ?? []),
      ulns: read.flatMap(({ reading }) => reading.uln ?? []),
      studentNumbers: read.flatMap(({ reading }) => reading.studentNumber?.toLowerCase() ?? []),
      universityId: target.university.id,
    }),
  )
  const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]))
  const checked = checkCohortFile(read, held).map((row) => ({
    ...row,
    // Every row checked is one of those read.
    cells: cellsOf.get(row.row) as CohortCells,
  }))
  return { ...whole, ...usualDates(checked), rows: checked, held }
}

/** Start and planned end as most good rows have them, taken together so that the one comes before the other. */
function usualDates(rows: readonly CheckedRow[]): Pick<CheckedFile, 'startsOn' | 'plannedEndOn'> {
  const pair = commonest(rows.map(({ value }) => value && `${value.startsOn} ${value.plannedEndOn}`))
  const [startsOn = null, plannedEndOn = null] = pair?.split(' ') ?? []
  return { startsOn, plannedEndOn }
}

function fileRow(
  row: number,
  cells: readonly string[],
  places: Parameters<typeof cellsByKey<(typeof cohortColumns)[number]['key']>>[1],
  headings: number,
): FileRow {
  const values = withoutEmptyEnd(cells).length
  return { row, cells: cellsByKey(cohortColumns, places, cells), values: values > headings ? values : null }
}

function targetProblems({ university, regionId }: Target, hasCurriculum: boolean): string[] {
  return [
    ...(regionId === null
      ? [`${university.name} is not in a region yet. Ask an administrator to record which one`]
      : []),
    ...(hasCurriculum ? [] : ['The programme has no curriculum yet. Ask an administrator to load one']),
  ]
}
