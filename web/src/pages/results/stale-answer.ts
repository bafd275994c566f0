import { ProblemError } from '../../api-client.ts'

/** What is there now, where a change was refused because somebody saved first. */
export function staleAnswer<T>(error: unknown): T | undefined {
  if (!(error instanceof ProblemError) || error.problem.code !== 'stale') return undefined
  // The API answers it in the shape of the endpoint's answer, which is what the caller names.
  return error.problem.current as T
}
