import type { PlainDate } from '../kernel/plain-date.ts'

export type ExplainedUnit =
  | 'minutes'
  | 'minutes-a-week'
  | 'days'
  | 'weeks'
  | 'months'
  | 'percent'
  | 'credits'
  | 'text'
  | 'date'
  | 'rounding'
  | 'standing'

/** One figure that went into a sum. `symbol` is its letter in the formula. */
export interface ExplainedInput {
  readonly name: string
  readonly symbol?: string
  readonly value: number | string | null
  readonly unit: ExplainedUnit
}

/** A figure and how it came about, as data: the same on the screen and in the API. */
export interface Explanation {
  readonly rule: string
  readonly title: string
  readonly basis: string
  /** The start dates of trainees this version holds for; both null where it does not hang on the start date. */
  readonly startsFrom: PlainDate | null
  readonly startsTo: PlainDate | null
  readonly inputs: readonly ExplainedInput[]
  /** With letters. */
  readonly formula: string
  /** The same with the numbers in it and the result at its end. */
  readonly working: string
  readonly result: { readonly value: number | string | null; readonly unit: ExplainedUnit }
  readonly notes: readonly string[]
}
