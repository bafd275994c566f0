import { checkResults, loadResults } from '@rung/shared/contract/results'
import { markText } from '@rung/shared/rules/mark'
import { findNhsNumber } from '@rung/shared/rules/nhs-number'
import { refusalSentence } from '@rung/shared/words/refusals'
import { readUpload } from '../../files/read-upload.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy } from '../../http/refuse.ts'
import { type CheckedTable, changesOf, checkTable, fingerprintOf, reportOf } from './checked-table.ts'
import { loadDue } from './due.ts'
import { loadGrid, lockGrid } from './grid.ts'
import { type Change, writeResults } from './write-results.ts'

/** Says of every row and cell whether it would be taken. Writes nothing. */
export const checkPasted: UseCase<typeof checkResults> = async ({ tx, params, request, today }) => {
  const upload = await readUpload(request, checkResults.body)
  if (upload instanceof Refused) return upload
  const grid = await loadGrid(tx, params, upload.fields.attempt)
  if (!grid) return notFound()
  const due = await loadDue(tx, grid, upload.fields.attempt, today)
  const checked = checkTable(upload.table, grid, { ...upload.fields, due })
  return reportOf(upload.fileName, checked, grid, upload.fields.reason)
}

/** Checks the table again in the transaction that loads it, and loads what was agreed to or nothing. */
export const loadPasted: UseCase<typeof loadResults> = async (call) => {
  const { tx, params, request, today } = call
  const upload = await readUpload(request, loadResults.body)
  if (upload instanceof Refused) return upload
  const { attempt, reason } = upload.fields
  if (findNhsNumber(reason ?? '') !== null)
    return refusedBy([{ code: 'nhs-number-in-text', field: 'reason' }])
  const grid = await lockGrid(tx, params, attempt)
  if (!grid) return notFound()
  const due = await loadDue(tx, grid, attempt, today)
  const table = checkTable(upload.table, grid, { ...upload.fields, due })
  const changes = changesOf(table, grid, reason)
  const refused = refusedTable(table, changes, upload.fields)
  if (refused) return refused
  const cells = await writeResults({ ...call, moduleCode: grid.module.code, attempt }, changes)
  if (!cells) return changedSince()
  return {
    loaded: cells.length,
    leftOut: table.rows.filter(isFaulty).map(({ row }) => row),
    cells,
    before: changes.map(({ traineeId, component, standing }) => ({
      traineeId,
      component,
      text: standing && markText(standing.entered),
    })),
  }
}

const isFaulty = ({ faults, cells }: CheckedTable['rows'][number]): boolean =>
  faults.length > 0 || cells.some((cell) => cell.faults.length > 0)

interface Agreed {
  readonly accept: 'all-good-only' | 'good-rows'
  readonly checked: string
}

/** Why nothing of the table is loaded; null where it may be. */
function refusedTable(table: CheckedTable, changes: readonly Change[], agreed: Agreed): Refused | null {
  const nothing = (errors: Refused['errors'], detail = 'Nothing was loaded.') =>
    new Refused('refused', detail, errors)
  if (table.problems.length > 0)
    return nothing(table.problems.map((detail) => ({ pointer: '/file', code: 'file-problem', detail })))
  const faults = table.rows.flatMap(({ row, ...one }) =>
    [...one.faults, ...one.cells.flatMap((cell) => cell.faults)].map((fault) => ({ row, fault })),
  )
  if (faults.length > 0 && agreed.accept === 'all-good-only')
    return nothing(
      faults.map(({ row, fault }) => ({
        pointer: `/file/${row}/${fault.field ?? ''}`,
        code: fault.code,
        detail: `Row ${row}: ${refusalSentence(fault)}`,
      })),
    )
  if (agreed.checked !== fingerprintOf(changes)) return changedSince()
  return changes.length === 0 ? nothing([], 'There is nothing to load: no mark is new or changed.') : null
}

const changedSince = () =>
  new Refused('conflict', 'Someone changed these marks since you checked them. Check them again.')
