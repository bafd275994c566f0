import type { BoardAttempt } from '@rung/shared/contract/boards'
import { attemptOrder, type ComponentResult } from '@rung/shared/rules/counted-component'
import type { PackModule, PackResult, PackTrainee } from './pack-facts.ts'

type Sat = Pick<PackResult, 'moduleCode' | 'component' | 'attempt'>

const isSame = (a: Sat, b: Sat): boolean =>
  a.moduleCode === b.moduleCode && a.component === b.component && a.attempt === b.attempt

/** What a correction replaces is left out. */
const standing = (results: readonly PackResult[]): PackResult[] =>
  results.filter((one) => !results.some(({ corrects }) => corrects === one.id))

/** What stands of a module. A deferral without any result is an attempt that says nothing. */
export function componentResultsOf({ results, deferrals }: PackTrainee, code: string): ComponentResult[] {
  const sat = standing(results.filter(({ moduleCode }) => moduleCode === code))
  const notSat = deferrals.filter(
    (deferral) => deferral.moduleCode === code && !sat.some((result) => isSame(deferral, result)),
  )
  return [
    ...sat.map((result) => ({ ...result, daysLate: result.daysLate ?? 0 })),
    ...notSat.map(({ component, attempt }) => ({ component, attempt, ...nothingSaid, deferred: true })),
  ]
}

const nothingSaid = {
  mark: null,
  passed: null,
  notSubmitted: false,
  suffix: null,
  daysLate: 0,
  latenessWaived: false,
}

/** What was entered, in the order in which it was taken. */
export function attemptsOf(module: PackModule, results: readonly PackResult[]): BoardAttempt[] {
  const place = new Map(module.components.map(({ key }, position) => [key, position]))
  return standing(results)
    .toSorted(
      (a, b) =>
        attemptOrder[a.attempt] - attemptOrder[b.attempt] ||
        (place.get(a.component) ?? 0) - (place.get(b.component) ?? 0),
    )
    .map((result) => ({
      component: result.component,
      title: module.components.find(({ key }) => key === result.component)?.title ?? result.component,
      attempt: result.attempt,
      mark: result.mark,
      passed: result.passed,
      notSubmitted: result.notSubmitted,
      suffix: result.suffix,
      daysLate: result.daysLate,
      deferred: result.deferred,
      ratified: result.state === 'ratified',
      correctionReason: result.reason,
    }))
}
