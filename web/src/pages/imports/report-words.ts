import type { CohortImportReport } from '@rung/shared/contract/imports'
import { countOf } from '../../words/counts.ts'

/** The whole report in one sentence. */
export function titleOf({ problems, rows, faulty, good }: CohortImportReport): string {
  if (problems.length > 0) return 'This file cannot be loaded yet'
  if (faulty === 0) return `${countOf(good.length, 'trainee')} can be loaded`
  return rows === 1
    ? 'The row has something to put right'
    : `${faulty.toLocaleString('en-GB')} of ${countOf(rows, 'row')} ${faulty === 1 ? 'has' : 'have'} something to put right`
}

/** What loading makes besides the trainees, and what it does not do. */
export function beside({ toCreate, cohort }: CohortImportReport): string {
  const { employers, systems } = toCreate
  const made = [
    ...(cohort.id ? [] : [`the cohort ${cohort.title}`]),
    ...(employers.length > 0 ? [`${countOf(employers.length, 'employer')} not known to Rung`] : []),
    ...(systems.length > 0 ? [countOf(systems.length, 'system')] : []),
  ]
  const first = made.length > 0 ? `Loading also adds ${listed(made)}. ` : ''
  return `${first}Nobody is sent an invitation.`
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
