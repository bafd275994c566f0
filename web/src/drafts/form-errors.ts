import type { Problem } from '@rung/shared/contract/problem'
import * as z from 'zod/mini'

export const entryFault = z.object({ field: z.optional(z.string()), message: z.string() })
/** What is wrong with one field of the form, or with the whole of it. */
export type EntryFault = z.infer<typeof entryFault>

/** The server's no, field by field in the order of the form: pointer '/ksbs/0' is the field 'ksbs'. */
export function faultsFrom(problem: Problem, order: readonly string[]): EntryFault[] {
  const faults = (problem.errors ?? []).map(({ pointer, detail }) =>
    faultOf(pointer.split('/')[1] ?? '', detail, order),
  )
  return faults.length === 0 ? [{ message: problem.detail ?? problem.title }] : inOrder(faults, order)
}

export function faultOf(field: string, message: string, order: readonly string[]): EntryFault {
  return order.includes(field) ? { field, message } : { message }
}

/** The first of each field; what is about the whole form comes first. */
export function inOrder(faults: readonly EntryFault[], order: readonly string[]): EntryFault[] {
  const place = ({ field }: EntryFault) => (field === undefined ? -1 : order.indexOf(field))
  return faults
    .filter(({ field }, index) => field === undefined || faults.findIndex((f) => f.field === field) === index)
    .toSorted((a, b) => place(a) - place(b))
}
