import { changeSession, listSessions, readRegister } from '@rung/shared/contract/register'
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
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { SessionFields } from './SessionFields.tsx'
import { readSessionForm, sessionFields } from './session-form.ts'
import './register.scss'

const idsOf = ({ params }: LoaderFunctionArgs | ActionFunctionArgs) => ({
  cohortId: params.cohortId ?? '',
  teachingSessionId: params.sessionId ?? '',
})

export async function loader(args: LoaderFunctionArgs) {
  const { signal } = args.request
  const params = idsOf(args)
  const [{ modules }, register] = await Promise.all([
    call(listSessions, { params: { cohortId: params.cohortId }, query: { limit: 1 }, signal }),
    call(readRegister, { params, signal }),
  ])
  const { cohort, session, version, may } = register
  if (!may.includes('change')) throw redirect(paths.session(cohort.id, session.id))
  return { cohort, session, version, modules }
}

export async function action(args: ActionFunctionArgs): Promise<FormFault[] | Response> {
  const params = idsOf(args)
  const form = await args.request.formData()
  const read = readSessionForm(form)
  if (Array.isArray(read)) return read
  try {
    await call(changeSession, { params, body: read.content, ifMatch: Number(form.get('version')) })
    return redirect(paths.session(params.cohortId, params.teachingSessionId))
  } catch (error) {
    return formFaults(error, sessionFields)
  }
}

export function Component() {
  const { cohort, session, version, modules } = useLoaderData<typeof loader>()
  const faults = useActionData<FormFault[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  return (
    <CohortFrame
      cohort={cohort}
      part="register"
      title="Change session"
      paths={paths}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <Form method="post" noValidate className="register-form">
        <input type="hidden" name="version" value={version} />
        <SessionFields modules={modules} faults={faults} session={session} />
        <Button busy={busy}>Save the change</Button>
      </Form>
    </CohortFrame>
  )
}
