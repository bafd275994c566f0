import { changeSession, listSessions, readRegister, type SessionRow } from '@rung/shared/contract/register'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { Note } from '../../ui/Note.tsx'
import { SaveForm } from '../../ui/SaveForm.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { SessionFields } from './SessionFields.tsx'
import { bothSessions, readSessionForm, sessionFields, sessionTexts } from './session-form.ts'
import './register.scss'

const idsOf = ({ params }: LoaderFunctionArgs | ActionFunctionArgs) => ({
  cohortId: params.cohortId ?? '',
  teachingSessionId: params.sessionId ?? '',
})

export async function loader(args: LoaderFunctionArgs) {
  const { signal } = args.request
  const params = idsOf(args)
  const [{ modules }, { cohort, session, version }] = await Promise.all([
    call(listSessions, { params: { cohortId: params.cohortId }, query: { limit: 1 }, signal }),
    call(readRegister, { params, signal }),
  ])
  return { cohort, session, version, modules }
}

export async function action(args: ActionFunctionArgs) {
  const params = idsOf(args)
  const form = await args.request.formData()
  const read = readSessionForm(form)
  if (Array.isArray(read)) return { faults: read }
  return saveForm(
    changeSession,
    { params, body: read.content, ifMatch: Number(form.get('version')) },
    {
      fields: sessionFields,
      mine: sessionTexts(form),
      goTo: () => paths.session(params.cohortId, params.teachingSessionId),
    },
  )
}

export function Component() {
  const { cohort, session, version, modules } = useLoaderData<typeof loader>()
  const { faults, stale } = useFormOutcome<typeof action>()
  const here = paths.session(cohort.id, session.id)
  return (
    <CohortFrame
      cohort={cohort}
      part="register"
      title="Change session"
      paths={paths}
      failed={faults.length > 0}
    >
      {session.state !== 'planned' && (
        <Note>
          {stands[session.state]} <AppLink href={here}>See this session</AppLink>
        </Note>
      )}
      <SaveForm
        faults={faults}
        version={version}
        button="Save the change"
        className="register-form"
        stale={
          stale?.current.state === 'planned' && (
            <StaleForm
              mine={stale.mine}
              version={stale.current.version}
              what="Someone changed this session"
              rows={bothSessions(stale.mine, stale.current, modules)}
              theirsHref={here}
            />
          )
        }
      >
        <SessionFields modules={modules} faults={faults} session={session} />
      </SaveForm>
    </CohortFrame>
  )
}

/** Why a change cannot be saved now; what was typed stays in the form. */
const stands: Record<Exclude<SessionRow['state'], 'planned'>, string> = {
  cancelled: 'This session is cancelled. Plan it again before you save a change.',
  taken: 'The register of this session is taken, so the session stays as it was.',
}
