import { listSessions, planSessions } from '@rung/shared/contract/register'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { SaveForm } from '../../ui/SaveForm.tsx'
import { SessionFields } from './SessionFields.tsx'
import { readSessionForm, sessionFields } from './session-form.ts'
import './register.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { cohort, modules } = await call(listSessions, {
    params: { cohortId: params.cohortId ?? '' },
    query: { limit: 1 },
    signal: request.signal,
  })
  return { cohort, modules }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const cohortId = params.cohortId ?? ''
  const read = readSessionForm(await request.formData())
  if (Array.isArray(read)) return { faults: read }
  const { content, until } = read
  return saveForm(
    planSessions,
    { params: { cohortId }, body: { ...content, until } },
    {
      fields: sessionFields,
      mine: null,
      goTo: ({ sessions }) => `${paths.cohortRegister(cohortId, 'show=coming')}&planned=${sessions.length}`,
    },
  )
}

/** One session, or the same one every week. */
export function Component() {
  const { cohort, modules } = useLoaderData<typeof loader>()
  const { faults } = useFormOutcome<typeof action>()
  return (
    <CohortFrame
      cohort={cohort}
      part="register"
      title="Plan sessions"
      paths={paths}
      failed={faults.length > 0}
    >
      <SaveForm faults={faults} button="Plan" className="register-form">
        <SessionFields modules={modules} faults={faults} />
        <DateField
          name="until"
          label="Every week until"
          optional
          hint="Leave empty for one session. Cancel the weeks without teaching afterwards"
          error={errorFor(faults, 'until')}
        />
      </SaveForm>
    </CohortFrame>
  )
}
