import { useEffect, useRef, useState } from 'react'
import { OfflineError, ProblemError } from '../../api-client.ts'
import type { FormError } from '../../ui/ErrorSummary.tsx'

const LONG_AFTER_MILLISECONDS = 1000

export interface Work {
  readonly busy: boolean
  /** It has been going on for more than a second. */
  readonly long: boolean
  readonly errors: readonly FormError[]
  setErrors(errors: readonly FormError[]): void
  start(work: (signal: AbortSignal) => Promise<void>): Promise<void>
  cancel(): void
}

/** One piece of work at a time, that can be stopped and says what went wrong. */
export function useWork(): Work {
  const [busy, setBusy] = useState(false)
  const [long, setLong] = useState(false)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const going = useRef<AbortController | null>(null)
  useEffect(() => () => going.current?.abort(), [])
  const start = async (work: (signal: AbortSignal) => Promise<void>) => {
    if (going.current) return
    const control = new AbortController()
    going.current = control
    setBusy(true)
    setErrors([])
    const timer = setTimeout(() => setLong(true), LONG_AFTER_MILLISECONDS)
    try {
      await work(control.signal)
    } catch (error) {
      if (!control.signal.aborted) setErrors(errorsOf(error))
    } finally {
      clearTimeout(timer)
      going.current = null
      setBusy(false)
      setLong(false)
    }
  }
  return { busy, long, errors, setErrors, start, cancel: () => going.current?.abort() }
}

const MOST_SHOWN = 10

function errorsOf(error: unknown): FormError[] {
  if (error instanceof OfflineError)
    return [{ message: 'There is no signal. Nothing was loaded. Try again when there is' }]
  if (!(error instanceof ProblemError)) throw error
  const { errors = [], detail, title } = error.problem
  const fields = errors.map(({ pointer, detail: message }) => ({ field: fieldOf(pointer), message }))
  const inFields = fields.some(({ field }) => field !== undefined)
  return [...(inFields ? [] : [{ message: detail ?? title }]), ...fields.slice(0, MOST_SHOWN)]
}

const fields = ['file', 'cohortId', 'cohortTitle', 'programmeId']
const fieldOf = (pointer: string) => fields.find((field) => pointer === `/${field}`)
