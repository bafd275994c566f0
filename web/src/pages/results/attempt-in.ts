import { type Attempt, attempts } from '@rung/shared/figures/academic-rules'

/** The attempt an address asks for; the first sit where it asks for none. */
export function attemptIn(request: Request): Attempt {
  const asked = new URL(request.url).searchParams.get('attempt')
  return attempts.find((one) => one === asked) ?? 'first-sit'
}
