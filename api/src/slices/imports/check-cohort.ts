import { checkCohortImport } from '@rung/shared/contract/imports'
import { readUpload } from '../../files/read-upload.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused } from '../../http/refuse.ts'
import { checkFile } from './check-file.ts'
import { reportOf } from './report.ts'
import { findTarget } from './target.ts'

/** Says of every row what would stop it, and what loading the rest would make. Writes nothing. */
export const checkCohort: UseCase<typeof checkCohortImport> = async ({ tx, caller, request }) => {
  const upload = await readUpload(request, checkCohortImport.body)
  if (upload instanceof Refused) return upload
  const { fileName, table, fields: into } = upload
  const target = await findTarget(tx, caller, into)
  if (target instanceof Refused) return target
  return reportOf(await checkFile(tx, table, target), { fileName, target, into })
}
