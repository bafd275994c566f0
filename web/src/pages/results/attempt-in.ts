import { type Attempt, attempts } from '@rung/shared/figures/academic-rules'

/** The attempt an address asks for; the first sit where it asks for none. */
export function attemptIn(request: Request): Attempt {
  const asked = new URL(request.url).searchParams.get('attempt')
  return attempts.find((one) => one === asked) ?? 'first-sit'
}

/** Whether an address asks for everyone who takes the module, and not only for who is due in the attempt. */
export const everyoneIn = (request: Request): boolean =>
  new URL(request.url).searchParams.get('everyone') === 'yes'

/** As the API takes it. */
export const everyoneAsked = (everyone: boolean): { everyone?: 'yes' } =>
  everyone ? { everyone: 'yes' } : {}
