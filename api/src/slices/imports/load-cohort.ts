import { importCohort } from '@rung/shared/contract/imports'
import { readUpload } from '../../files/read-upload.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { keepOutlook } from '../off-the-job/keep-outlook.ts'
import { type CheckedFile, checkFile } from './check-file.ts'
import { inSystemScope } from './known-records.ts'
import { faultsOf, goodRows, toCreate } from './report.ts'
import { saveCohort } from './save-cohort.ts'
import { findTarget } from './target.ts'

/** Checks the file again in the transaction that loads it, and loads all that was agreed to or nothing. */
export const loadCohort: UseCase<typeof importCohort> = async ({ tx, caller, request, at, today }) => {
  const upload = await readUpload(request, importCohort.body)
  if (upload instanceof Refused) return upload
  const { table, fields: into } = upload
  const target = await findTarget(tx, caller, into)
  if (target instanceof Refused) return target
  const file = await checkFile(tx, table, target)
  const refused = refusedFile(file, into)
  if (refused) return refused
  const good = goodRows(file)
  const made = toCreate(file, good)
  const saved = await inSystemScope(tx, async () => {
    const written = await saveCohort(tx, {
      target,
      file,
      good,
      made,
      title: into.cohortTitle ?? '',
      at,
      today,
    })
    const ids = written.trainees.map(({ id }) => id)
    await keepOutlook(tx, ids, at, today)
    return written
  })
  const loaded = new Set(good.map(({ row }) => row))
  return {
    cohort: saved.cohort,
    loaded: saved.trainees.length,
    leftOut: file.rows.map(({ row }) => row).filter((row) => !loaded.has(row)),
    created: {
      cohort: target.cohort === null,
      systems: made.systems,
      employers: made.employers.map(({ name }) => name),
    },
    trainees: saved.trainees,
  }
}

type Agreed = { readonly accept: 'all-good-only' | 'good-rows'; readonly expected?: number | undefined }

/** Why nothing of the file is loaded; null where it may be. */
function refusedFile(file: CheckedFile, { accept, expected }: Agreed): Refused | null {
  if (file.problems.length > 0)
    return new Refused(
      'refused',
      'Nothing was loaded.',
      file.problems.map((detail) => ({ pointer: '/file', code: 'file-problem', detail })),
    )
  const good = goodRows(file).length
  const faulty = file.rows.length - good
  if (faulty > 0 && (accept === 'all-good-only' || good === 0))
    return new Refused(
      'refused',
      `${faulty} of ${file.rows.length} rows have something to put right. Nothing was loaded.`,
      faultsOf(file).map(({ row, column, code, sentence }) => ({
        pointer: `/rows/${row}/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        code,
        detail: sentence,
      })),
    )
  if (expected === undefined || expected === good) return null
  return new Refused(
    'conflict',
    `${good} rows can be loaded now, not ${expected}. Nothing was loaded. Check the file again.`,
  )
}
