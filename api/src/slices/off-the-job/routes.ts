import {
  changeEntry,
  checkEntryImport,
  countersignEntries,
  decideReversal,
  deleteEntry,
  entryImportTemplate,
  exportEntries,
  importEntries,
  listEntries,
  logEntry,
  readEntry,
  readEntryChoices,
  readHome,
  readOffTheJob,
  readQueue,
  requestReversal,
  returnEntry,
  signEntries,
} from '@rung/shared/contract/off-the-job'
import type { Routes } from '../../http/mount.ts'
import { changeOneEntry } from './change-entry.ts'
import { countersignChosenEntries } from './countersign-entries.ts'
import { decideOneReversal } from './decide-reversal.ts'
import { deleteOneEntry } from './delete-entry.ts'
import { exportOwnEntries } from './export-entries.ts'
import { checkLog, importLog, writeLogTemplate } from './import-entries.ts'
import { listOwnEntries } from './list-entries.ts'
import { logOneEntry } from './log-entry.ts'
import { readOneEntry } from './read-entry.ts'
import { readChoices } from './read-entry-choices.ts'
import { readTraineeHome } from './read-home.ts'
import { readOffTheJobFigures } from './read-off-the-job.ts'
import { readMyQueue } from './read-queue.ts'
import { requestOneReversal } from './request-reversal.ts'
import { returnOneEntry } from './return-entry.ts'
import { signChosenEntries } from './sign-entries.ts'

export function offTheJobRoutes(routes: Routes): void {
  routes.addHot(readHome, readTraineeHome)
  routes.addHot(readOffTheJob, readOffTheJobFigures)
  routes.addHot(listEntries, listOwnEntries)
  routes.addHot(readEntry, readOneEntry)
  routes.addHot(readEntryChoices, readChoices)
  routes.addHot(exportEntries, exportOwnEntries)
  routes.addEarly(logEntry, logOneEntry)
  routes.add(changeEntry, changeOneEntry)
  routes.add(deleteEntry, deleteOneEntry)
  routes.add(checkEntryImport, checkLog)
  routes.add(importEntries, importLog)
  routes.add(entryImportTemplate, writeLogTemplate)

  routes.addHot(readQueue, readMyQueue)
  routes.addEarly(signEntries, signChosenEntries)
  routes.add(countersignEntries, countersignChosenEntries)
  routes.add(returnEntry, returnOneEntry)
  routes.add(requestReversal, requestOneReversal)
  routes.add(decideReversal, decideOneReversal)
}
