import type { CohortImportChoices, CohortImportReport } from '@rung/shared/contract/imports'
import { useOutletContext } from 'react-router'

/** What was chosen on the first step; kept while the person goes to and fro. */
export interface Draft {
  readonly where: '' | 'new' | 'existing'
  readonly programmeId: string
  readonly cohortTitle: string
  readonly cohortId: string
  readonly file: File | null
}

export const emptyDraft: Draft = { where: '', programmeId: '', cohortTitle: '', cohortId: '', file: null }

export type Into = { cohortId: string } | { programmeId: string; cohortTitle: string }

export interface Checked {
  readonly file: File
  readonly into: Into
  readonly report: CohortImportReport
  /** Makes sending again harmless; another for each way of loading, which are different requests. */
  readonly keys: Readonly<Record<'all-good-only' | 'good-rows', string>>
}

export interface CohortImportState {
  readonly choices: CohortImportChoices
  readonly draft: Draft
  change(part: Partial<Draft>): void
  readonly checked: Checked | null
  setChecked(checked: Checked): void
  /** Once it is loaded, the next import begins afresh. */
  forget(): void
}

export const useCohortImport = () => useOutletContext<CohortImportState>()

/** The file with its bytes held fast: what is loaded is what was checked, whatever happens to the file meanwhile. */
export async function heldFast(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name, { type: file.type })
}
