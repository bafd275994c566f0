import type { CohortImportReport, CohortRemark } from '@rung/shared/contract/imports'
import { type CohortColumn, cohortColumns } from '@rung/shared/rules/cohort-columns'
import type { CohortRow } from '@rung/shared/rules/cohort-row'
import { cohortFaultSentence, cohortHeading, cohortNoteSentence } from '@rung/shared/words/import-faults'
import type { CheckedFile, CheckedRow } from './check-file.ts'
import { cohortView, type Into, type Target } from './target.ts'

const longestShown = 100
const order = new Map<string | undefined, number>(cohortColumns.map(({ key }, place) => [key, place]))

/** A row that may be loaded, with what it says. */
export interface GoodRow {
  readonly row: number
  readonly value: CohortRow
}

export const goodRows = (file: CheckedFile): GoodRow[] =>
  file.rows.flatMap(({ row, value }) => (value === null ? [] : [{ row, value }]))

/** Every fault and note of a file, in the order of its rows and columns, in words. */
export function reportOf(
  file: CheckedFile,
  about: { fileName: string; target: Target; into: Into },
): CohortImportReport {
  const good = goodRows(file)
  return {
    fileName: about.fileName,
    cohort: cohortView(about.target, about.into, file),
    rows: file.rows.length,
    faulty: file.rows.length - good.length,
    problems: [...file.problems],
    remarks: [...file.remarks],
    faults: faultsOf(file),
    notes: file.rows.flatMap((row) =>
      row.notes.map((note) => remark(row, note.field, note.code, cohortNoteSentence(note))),
    ),
    good: good.map(({ row, value }) => ({
      row,
      name: `${value.givenName} ${value.familyName}`,
      studentNumber: value.studentNumber,
      employer: value.employer,
      band: value.band,
      weeklyMinutes: value.weeklyMinutes,
      startsOn: value.startsOn,
      plannedEndOn: value.plannedEndOn,
      plannedMinutes: value.plannedMinutes,
    })),
    toCreate: toCreate(file, good),
  }
}

export function faultsOf(file: CheckedFile): CohortRemark[] {
  return file.rows.flatMap((row) =>
    row.faults
      .toSorted((a, b) => (order.get(a.field) ?? -1) - (order.get(b.field) ?? -1))
      .map((fault) => remark(row, fault.field, fault.code, cohortFaultSentence(fault))),
  )
}

function remark(row: CheckedRow, field: string | undefined, code: string, sentence: string): CohortRemark {
  // A field of the rules is a column of the file; a fault of the whole row has none.
  const value = field === undefined ? '' : row.cells[field as CohortColumn]
  return { row: row.row, column: cohortHeading(field), value: value.slice(0, longestShown), code, sentence }
}

/** The employers and systems the good rows name that Rung does not have. */
export function toCreate({ held }: CheckedFile, good: readonly GoodRow[]): CohortImportReport['toCreate'] {
  const employers = new Map<string, CohortImportReport['toCreate']['employers'][number]>()
  for (const { value } of good) {
    if (held?.employerIds.has(value.employer)) continue
    const seen = employers.get(value.employer)
    if (seen) seen.trainees += 1
    else
      employers.set(value.employer, {
        name: value.employer,
        system: value.system,
        levyPayer: value.levyPayer,
        trainees: 1,
      })
  }
  const systems = new Set([...employers.values()].map(({ system }) => system))
  return {
    employers: [...employers.values()],
    systems: [...systems].filter((name) => !held?.systemIds.has(name)),
  }
}
