import type { Problem } from '@rung/shared/contract/problem'
import { OfflineError, ProblemError } from './api-client.ts'

export interface FormFault {
  /** The field it is about; left out where it is about the whole form. */
  readonly field?: string | undefined
  readonly message: string
}

/** What stopped a form, field by field; no signal is said of the whole form. Anything but a refusal goes on as the fault it is. */
export function formFaults(error: unknown, fields: readonly string[]): FormFault[] {
  if (error instanceof OfflineError) {
    return [{ message: 'There is no signal. Nothing was saved. Try again when there is' }]
  }
  if (!(error instanceof ProblemError)) throw error
  return faultsFrom(error.problem, fields)
}

/**
 * What the API refused, for an error summary. A pointer such as '/mentor/profession' or '/ksbs/0' is the field named by
 * its last part that the form has.
 */
export function faultsFrom(problem: Problem, fields: readonly string[]): FormFault[] {
  const faults = (problem.errors ?? []).map(({ pointer, detail }) =>
    faultOf(pointer.split('/').findLast((part) => fields.includes(part)) ?? '', detail, fields),
  )
  return faults.length === 0 ? [{ message: problem.detail ?? problem.title }] : inOrder(faults, fields)
}

export function faultOf(field: string, message: string, fields: readonly string[]): FormFault {
  return fields.includes(field) ? { field, message } : { message }
}

/** In the order of the form's fields, the first of each; what is about the whole form comes first. */
export function inOrder(faults: readonly FormFault[], fields: readonly string[]): FormFault[] {
  const place = ({ field }: FormFault) => (field === undefined ? -1 : fields.indexOf(field))
  return faults
    .filter(({ field }, at) => field === undefined || faults.findIndex((one) => one.field === field) === at)
    .toSorted((one, other) => place(one) - place(other))
}
