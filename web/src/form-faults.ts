import { OfflineError, ProblemError } from './api-client.ts'
import type { FormError } from './ui/ErrorSummary.tsx'

/**
 * What a refused form says, field by field: '/mentorId' is the field 'mentorId'. What no field holds is said of the
 * whole form. Anything but a refusal goes on as the fault it is.
 */
export function formFaults(error: unknown, fields: readonly string[]): FormError[] {
  if (error instanceof OfflineError)
    return [{ message: 'There is no signal. Nothing was saved. Try again when there is' }]
  if (!(error instanceof ProblemError)) throw error
  const { errors = [], detail, title } = error.problem
  if (errors.length === 0) return [{ message: detail ?? title }]
  return errors.map(({ pointer, detail: message }) => {
    const field = pointer.split('/')[1] ?? ''
    return fields.includes(field) ? { field, message } : { message }
  })
}

export const faultOf = (faults: readonly FormError[], field: string): string | undefined =>
  faults.find((fault) => fault.field === field)?.message
