/** A value with where it comes from; not confirmed is a usual value, set by the programme and never law. */
export interface Grounded<T> {
  readonly value: T
  readonly basis: string
  readonly confirmed: boolean
}
