import type { AnswerOf } from '@rung/shared/contract/endpoint'
import { checkEntryImport, importEntries } from '@rung/shared/contract/off-the-job'
import { useRef, useState } from 'react'
import { call, OfflineError, ProblemError } from '../../api-client.ts'
import { faultsFrom } from '../../form-faults.ts'
import type { FormError } from '../../ui/ErrorSummary.tsx'

export type Report = AnswerOf<typeof checkEntryImport>

export interface ImportState {
  report: Report | null
  errors: readonly FormError[]
  busy: 'check' | 'load' | null
  check: (file: File | null) => Promise<void>
  load: () => Promise<void>
  /** Another file was chosen: what was said of the last one no longer holds. */
  forget: () => void
}

export function useImport(traineeId: string, onLoaded: (loaded: number) => void): ImportState {
  const [report, setReport] = useState<Report | null>(null)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [busy, setBusy] = useState<ImportState['busy']>(null)
  const checked = useRef<{ file: File; key: string } | null>(null)

  const work = async (at: 'check' | 'load', does: () => Promise<void>) => {
    if (busy) return
    setBusy(at)
    setErrors([])
    try {
      await does()
    } catch (error) {
      setErrors(whyNot(error))
    } finally {
      setBusy(null)
    }
  }
  return {
    report,
    errors,
    busy,
    check: async (file) => {
      if (!file) return setErrors([{ field: 'file', message: 'Choose a CSV or Excel (XLSX) file' }])
      await work('check', async () => {
        setReport(await call(checkEntryImport, { params: { traineeId }, file }))
        // One key for one checked file: pressing "Load" again after a lost answer does not load it twice.
        checked.current = { file, key: crypto.randomUUID() }
      })
    },
    load: () =>
      work('load', async () => {
        if (!checked.current) return
        const answer = await call(importEntries, { params: { traineeId }, ...checked.current })
        onLoaded(answer.loaded)
      }),
    forget: () => {
      setReport(null)
      setErrors([])
      checked.current = null
    },
  }
}

function whyNot(error: unknown): FormError[] {
  if (error instanceof OfflineError) {
    return [{ message: 'There is no signal. The file is still chosen: try again when there is' }]
  }
  if (!(error instanceof ProblemError)) throw error
  return faultsFrom(error.problem, ['file']).map(({ message }) => ({ field: 'file', message }))
}
