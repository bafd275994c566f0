/** Why something was refused, as data: screens put the code into words, `field` names the contract's field. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly field?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

export interface Accepted<T> {
  readonly ok: true
  readonly value: T
}

export interface Refused<Code extends string = string> {
  readonly ok: false
  readonly refusals: readonly Refusal<Code>[]
}

/** What a decision comes to. A refused outcome names at least one reason. */
export type Outcome<T, Code extends string = string> = Accepted<T> | Refused<Code>

export function accepted<T>(value: T): Accepted<T> {
  return { ok: true, value }
}

export function refused<Code extends string>(...refusals: readonly Refusal<Code>[]): Refused<Code> {
  return { ok: false, refusals }
}

/** Accepted with the value where nothing speaks against it, else refused with all of it. */
export function decide<T, Code extends string>(
  value: T,
  refusals: readonly Refusal<Code>[],
): Outcome<T, Code> {
  return refusals.length === 0 ? accepted(value) : refused(...refusals)
}
