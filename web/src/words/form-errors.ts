import type { Problem } from '@rung/shared/contract/problem'

export interface FormFault {
  /** The field it is about; left out where it is about the whole form. */
  readonly field?: string
  readonly message: string
}

/**
 * What the API refused, for an error summary: in the order of the form's fields, one for each. A pointer such as
 * '/mentor/profession' is the field named by its last part that the form has.
 */
export function formFaults(problem: Problem, fields: readonly string[]): FormFault[] {
  const faults = (problem.errors ?? []).map(({ pointer, detail }): FormFault => {
    const field = pointer.split('/').findLast((part) => fields.includes(part))
    return field === undefined ? { message: detail } : { field, message: detail }
  })
  if (faults.length === 0) return [{ message: problem.detail ?? problem.title }]
  const place = ({ field }: FormFault) => (field === undefined ? -1 : fields.indexOf(field))
  return faults
    .filter(({ field }, at) => field === undefined || faults.findIndex((one) => one.field === field) === at)
    .toSorted((one, other) => place(one) - place(other))
}
