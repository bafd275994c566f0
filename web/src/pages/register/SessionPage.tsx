import { type RegisterView, readRegister } from '@rung/shared/contract/register'
import { useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { Note } from '../../ui/Note.tsx'
import type { Marks } from './kept-marks.ts'
import { SessionPlan } from './SessionPlan.tsx'
import { moduleInWords, whenInWords } from './session-words.ts'
import { TakenRegister } from './TakenRegister.tsx'
import { TakeRegister } from './TakeRegister.tsx'
import './register.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { cohortId = '', sessionId = '' } = params
  return call(readRegister, {
    params: { cohortId, teachingSessionId: sessionId },
    signal: request.signal,
  })
}

/** One session: its register to take, or as it was taken. */
export function Component() {
  const register = useLoaderData<typeof loader>()
  return <Session key={register.session.id} register={register} />
}

function Session({ register }: { register: RegisterView }) {
  const { session, cohort, may, version } = register
  const [opened] = useState(version)
  const [overtaken, setOvertaken] = useState<Marks | null>(null)
  return (
    <CohortFrame cohort={cohort} part="register" title={whenInWords(session)} paths={paths}>
      <p className="register-about">
        {session.topic}
        <span>{moduleInWords(session)}</span>
      </p>
      <SessionPlan register={register} />
      {session.state === 'taken' && (
        <TakenRegister
          register={register}
          justDone={version !== opened && overtaken === null}
          overtaken={overtaken}
        />
      )}
      {may.includes('take') && <TakeRegister register={register} onOvertaken={setOvertaken} />}
      {session.state === 'planned' && !may.includes('take') && (
        <Note>Its register can be taken on the day. {expected(register.rows.length)}</Note>
      )}
    </CohortFrame>
  )
}

const expected = (count: number) =>
  count === 1 ? '1 trainee takes this module.' : `${count} trainees take this module.`
