import type { AnswerOf } from '@rung/shared/contract/endpoint'
import {
  type CheckedResults,
  checkResults,
  loadResults,
  type ResultsGrid,
} from '@rung/shared/contract/results'
import { useRef, useState } from 'react'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import type { FormError } from '../../ui/ErrorSummary.tsx'
import { everyoneAsked } from './attempt-in.ts'

export type LoadedResults = AnswerOf<typeof loadResults>
type Accept = 'all-good-only' | 'good-rows'

export interface TableState {
  report: CheckedResults | null
  errors: readonly FormError[]
  busy: 'check' | 'load' | null
  check: (file: File, options?: { from?: string; reason?: string }) => Promise<void>
  /** The same table again, with a reason for changing what a board has ratified. */
  checkWithReason: (reason: string) => Promise<void>
  load: (accept: Accept) => Promise<LoadedResults | null>
  fail: (error: FormError) => void
  forget: () => void
}

interface Checked {
  file: File
  fields: { from?: string; reason?: string }
  checked: string
  /** One for one checked table: loading again after a lost answer does not load it twice. */
  key: string
}

/** A table of marks, pasted or chosen: checked first, then loaded as it was agreed to. */
export function useTable(grid: Pick<ResultsGrid, 'cohort' | 'module' | 'attempt' | 'everyone'>): TableState {
  const [report, setReport] = useState<CheckedResults | null>(null)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [busy, setBusy] = useState<TableState['busy']>(null)
  const last = useRef<Checked | null>(null)
  const params = { cohortId: grid.cohort.id, moduleCode: grid.module.code }
  const asked = { attempt: grid.attempt, ...everyoneAsked(grid.everyone) }

  const work = async <T>(at: 'check' | 'load', does: () => Promise<T>): Promise<T | null> => {
    if (busy) return null
    setBusy(at)
    setErrors([])
    try {
      return await does()
    } catch (error) {
      setErrors(formFaults(error, ['file', 'reason']))
      return null
    } finally {
      setBusy(null)
    }
  }
  const check: TableState['check'] = async (file, fields = {}) => {
    await work('check', async () => {
      const found = await call(checkResults, { params, file, body: { ...asked, ...fields } })
      last.current = { file, fields, checked: found.checked, key: crypto.randomUUID() }
      setReport(found)
    })
  }
  return {
    report,
    errors,
    busy,
    check,
    checkWithReason: async (reason) => {
      if (reason === '') setErrors([{ field: 'reason', message: 'Give a reason' }])
      else if (last.current) await check(last.current.file, { ...last.current.fields, reason })
    },
    load: (accept) =>
      work('load', async () => {
        if (!last.current) return null
        const { file, fields, checked, key } = last.current
        const loaded = await call(loadResults, {
          params,
          file,
          key,
          body: { ...asked, ...fields, accept, checked },
        })
        setReport(null)
        last.current = null
        return loaded
      }),
    fail: (error) => setErrors([error]),
    forget: () => {
      setReport(null)
      setErrors([])
      last.current = null
    },
  }
}
