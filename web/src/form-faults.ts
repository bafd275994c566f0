import { OfflineError, ProblemError } from './api-client.ts'
import { type FormFault, formFaults as faultsOfProblem } from './words/form-errors.ts'

/** What stopped a form, field by field; no signal is said of the whole form. Anything but a refusal goes on as the fault it is. */
export function formFaults(error: unknown, fields: readonly string[]): FormFault[] {
  if (error instanceof OfflineError) {
    return [{ message: 'There is no signal. Nothing was saved. Try again when there is' }]
  }
  if (!(error instanceof ProblemError)) throw error
  return faultsOfProblem(error.problem, fields)
}
