import * as z from 'zod/mini'

/** Every way the API says no, and the HTTP status it says it with. */
export const problemStatus = {
  'not-accepted': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'not-permitted': 403,
  'other-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  ended: 410,
  stale: 412,
  'too-large': 413,
  'unsupported-media': 415,
  refused: 422,
  'key-reused': 422,
  'version-needed': 428,
  'too-many-tries': 429,
  fault: 500,
  'not-ready': 503,
} as const
export type ProblemCode = keyof typeof problemStatus

export const problemTitle: Record<ProblemCode, string> = {
  'not-accepted': 'Something needs correcting',
  'not-signed-in': 'Sign in to continue',
  'sign-in-failed': 'The email address or password is not right',
  'not-permitted': 'You do not have permission to do this',
  'other-site': 'This request came from another website',
  'not-found': 'We could not find that',
  'method-not-allowed': 'That cannot be done here',
  conflict: 'This cannot be done now',
  ended: 'This link has been used or has expired',
  stale: 'Someone changed this since you opened it',
  'too-large': 'That is too large to send',
  'unsupported-media': 'That kind of content is not accepted here',
  refused: 'Something needs correcting',
  'key-reused': 'This request was already used for something else',
  'version-needed': 'Say which version you are changing',
  'too-many-tries': 'Too many tries',
  fault: 'Something went wrong on our side',
  'not-ready': 'Rung is starting or cannot reach its database',
}

/** Problem details as in RFC 9457. `errors[].pointer` is a JSON pointer to the field of the request. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))),
  requestId: z.optional(z.string()),
  /** With `stale`: the thing as it is now. */
  current: z.optional(z.unknown()),
  /** With `too-many-tries`: seconds to wait. */
  retryAfter: z.optional(z.int()),
})
export type Problem = z.infer<typeof problem>
