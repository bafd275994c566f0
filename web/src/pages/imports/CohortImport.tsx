import { readCohortImportChoices } from '@rung/shared/contract/imports'
import { useState } from 'react'
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { type Checked, type CohortImportState, type Draft, emptyDraft } from './cohort-import-state.ts'
import { steps } from './steps.ts'
import './imports.scss'

export const loader = () => call(readCohortImportChoices)
/** Only a cohort that was loaded changes the choices. */
export const shouldRevalidate = ({ currentUrl }: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname === steps.loadedPath()

/** Around the steps: holds what was chosen and what the check said from one to the next. */
export function Component() {
  const choices = useLoaderData<typeof loader>()
  const [draft, setDraft] = useState<Draft>(() => ({
    ...emptyDraft,
    programmeId: choices.programmes.length === 1 ? (choices.programmes[0]?.id ?? '') : '',
  }))
  const [checked, setChecked] = useState<Checked | null>(null)
  const state: CohortImportState = {
    choices,
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    checked,
    setChecked,
  }
  return <Outlet context={state} />
}
