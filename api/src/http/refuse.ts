import type { ProblemCode } from '@rung/shared/contract/problem'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { refusalSentence } from '@rung/shared/words/refusals'

interface Fault {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

/** A use case's way of saying no: an ordinary value, answered as problem+json, with everything written undone. */
export class Refused {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly errors: readonly Fault[]
  readonly extra: { current?: unknown; retryAfter?: number }

  constructor(
    code: ProblemCode,
    detail?: string,
    errors: readonly Fault[] = [],
    extra: Refused['extra'] = {},
  ) {
    this.code = code
    this.detail = detail
    this.errors = errors
    this.extra = extra
  }
}

export const notFound = () => new Refused('not-found')
export const notPermitted = (detail?: string) => new Refused('not-permitted', detail)
/** `current` is the thing as it is now, in the shape of the endpoint's answer. */
export const stale = (current: unknown) =>
  new Refused('stale', 'Look at what changed, then decide which to keep.', [], { current })

/** A rule's refusals, each put into words and pointed at the field it speaks of. `at` prefixes the pointer. */
export function refusedBy(refusals: readonly Refusal[], at = ''): Refused {
  return new Refused(
    'refused',
    undefined,
    refusals.map((refusal) => ({
      pointer: refusal.field === undefined ? at : `${at}/${refusal.field}`,
      code: refusal.code,
      detail: refusalSentence(refusal),
    })),
  )
}
