import { type CohortImportChoices, readCohortImportChoices } from '@rung/shared/contract/imports'
import { useCallback, useState } from 'react'
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
  const [draft, setDraft] = useState(() => freshDraft(choices))
  const [checked, setChecked] = useState<Checked | null>(null)
  const forget = useCallback(() => {
    setDraft(freshDraft(choices))
    setChecked(null)
  }, [choices])
  const state: CohortImportState = {
    choices,
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    checked,
    setChecked,
    forget,
  }
  return <Outlet context={state} />
}

/** Where there is one programme, it needs no choosing. */
function freshDraft({ programmes: [only, ...others] }: CohortImportChoices): Draft {
  return { ...emptyDraft, programmeId: only && others.length === 0 ? only.id : '' }
}
