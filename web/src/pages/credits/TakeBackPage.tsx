import { type CreditsAnswer, readCredits, takeBackPriorLearning } from '@rung/shared/contract/credits'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
import { type FormEvent, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { countOf } from '../../words/counts.ts'
import { withDone } from './done.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { traineeId = '', priorLearningId } = params
  const credits = await call(readCredits, { params: { traineeId }, signal: request.signal })
  const module = credits.modules.find(({ recognition }) => recognition?.id === priorLearningId)
  return { credits, module }
}

/** Asks why, and says before it is done what follows from it. */
export function Component() {
  const { credits, module } = useLoaderData<typeof loader>()
  const { trainee } = credits
  const [faults, setFaults] = useState<readonly FormFault[]>([])
  const name = `${trainee.givenName} ${trainee.familyName}`
  const href = paths.traineeCredits(trainee.id)
  return (
    <Page
      title="Take back prior learning"
      caption={name}
      width="reading"
      back={{ text: `Credits of ${name}`, href }}
      failed={faults.length > 0}
    >
      {module?.recognition ? (
        <>
          <ErrorSummary errors={faults} />
          <KeyValue rows={whatIsTaken(module, module.recognition)} />
          <WhatFollows credits={credits} module={module} />
          <Ask {...{ trainee, module, faults, setFaults }} recognition={module.recognition} />
        </>
      ) : (
        <>
          <Note>This prior learning does not stand any more: it was taken back already.</Note>
          <ButtonLink href={href}>See the credits</ButtonLink>
        </>
      )}
    </Page>
  )
}

type Module = CreditsAnswer['modules'][number]
type Recognition = NonNullable<Module['recognition']>

const whatIsTaken = ({ title, code, awarded }: Module, { evidence, recognisedOn, by }: Recognition) => [
  { key: 'Module', value: `${title} (${code})` },
  { key: 'Credits', value: String(awarded) },
  { key: 'Recognised', value: `${formatDate(recognisedOn)}${by === null ? '' : ` by ${by}`}` },
  { key: 'What shows it', value: evidence },
]

function WhatFollows({
  credits,
  module: { awarded, level, code },
}: {
  credits: CreditsAnswer
  module: Module
}) {
  const { progression, overall } = credits
  const left = level === 4 ? progression.credits - awarded : progression.credits
  return (
    <>
      <p>When it is taken back:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          The credits go from {credits.credits} to {credits.credits - awarded} of {credits.of} at once.
          {progression.met &&
            left < progression.needed &&
            ` The ${progression.needed} level 4 credits for year 2 are then no longer held: ${progression.needed - left} are missing.`}
        </li>
        <li>Results of {code} can then be entered, and a board decides on them.</li>
        {overall && (
          <li>
            {overall.board} on {formatDate(overall.on)} decided: {outcomeInWords(overall.outcome)}. That
            stands until a board decides again.
          </li>
        )}
        <li>What was recognised, and why it was taken back, stays in the history.</li>
      </ul>
    </>
  )
}

interface AskProps {
  trainee: CreditsAnswer['trainee']
  module: Module
  recognition: Recognition
  faults: readonly FormFault[]
  setFaults: (faults: readonly FormFault[]) => void
}

function Ask({
  trainee,
  module: { code, awarded },
  recognition: { id, version },
  faults,
  setFaults,
}: AskProps) {
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const takeBack = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    setBusy(true)
    try {
      await call(takeBackPriorLearning, {
        params: { traineeId: trainee.id, priorLearningId: id },
        body: { reason },
        ifMatch: version,
      })
      navigate(
        paths.traineeCredits(trainee.id),
        withDone(`Prior learning for ${code} is taken back, and its ${countOf(awarded, 'credit')} with it`),
      )
    } catch (error) {
      setFaults(formFaults(error, ['reason']))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={takeBack}>
      <TextArea
        name="reason"
        label="Why is it taken back?"
        hint="Everyone who sees the credits can read it"
        most={1000}
        error={errorFor(faults, 'reason')}
      />
      <Button kind="warning" busy={busy}>
        Take it back
      </Button>
    </form>
  )
}
