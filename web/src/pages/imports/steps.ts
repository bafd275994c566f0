import type { CohortImported } from '@rung/shared/contract/imports'
import { paths } from '../../paths.ts'

/** Where each step of an import lies. */
export const steps = {
  choose: () => paths.cohortImport(),
  check: () => `${paths.cohortImport()}/check`,
  loadedPath: () => `${paths.cohortImport()}/loaded`,
  /** Says all that the page shows, so that it is the same after a reload. */
  loaded: ({ cohort, loaded, leftOut, created }: CohortImported) => {
    const said = new URLSearchParams({ cohort: cohort.id, title: cohort.title, loaded: String(loaded) })
    if (leftOut.length > 0) said.set('left-out', leftOut.join(' '))
    if (created.employers.length > 0) said.set('employers', String(created.employers.length))
    return `${steps.loadedPath()}?${said}`
  },
}
