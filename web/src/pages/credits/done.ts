import * as z from 'zod/mini'

/** What was just done, told by the page it leads to; out of the address, it is not a place. */
export const withDone = (done: string) => ({ state: { done } })

export function doneIn(state: unknown): string | undefined {
  const outcome = z.object({ done: z.string() }).safeParse(state)
  return outcome.success ? outcome.data.done : undefined
}
