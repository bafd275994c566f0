import { listSessions, planSessions } from '@rung/shared/contract/register'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
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

export async function action({ params, request }: ActionFunctionArgs): Promise<FormFault[] | Response> {
  const cohortId = params.cohortId ?? ''
  const read = readSessionForm(await request.formData())
  if (Array.isArray(read)) return read
  try {
    const { sessions } = await call(planSessions, {
      params: { cohortId },
      body: { ...read.content, until: read.until },
    })
    return redirect(`${paths.cohortRegister(cohortId, 'show=coming')}&planned=${sessions.length}`)
  } catch (error) {
    return formFaults(error, sessionFields)
  }
}

/** One session, or the same one every week. */
export function Component() {
  const { cohort, modules } = useLoaderData<typeof loader>()
  const faults = useActionData<FormFault[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  return (
    <CohortFrame
      cohort={cohort}
      part="register"
      title="Plan sessions"
      paths={paths}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <Form method="post" noValidate className="register-form">
        <SessionFields modules={modules} faults={faults} />
        <DateField
          name="until"
          label="Every week until"
          optional
          hint="Leave empty for one session. Cancel the weeks without teaching afterwards"
          error={errorFor(faults, 'until')}
        />
        <Button busy={busy}>Plan</Button>
      </Form>
    </CohortFrame>
  )
}
