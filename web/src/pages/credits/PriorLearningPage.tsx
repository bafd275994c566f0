import { readCredits, recognisePriorLearning } from '@rung/shared/contract/credits'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { type FormEvent, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { countOf } from '../../words/counts.ts'
import { withDone } from './done.ts'

const fields = ['moduleCode', 'recognisedOn', 'evidence']

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readCredits, { params: { traineeId: params.traineeId ?? '' }, signal: request.signal })
}

/** Prior learning against one module of the trainee, which then needs no result. */
export function Component() {
  const { trainee, modules } = useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const [faults, setFaults] = useState<readonly FormFault[]>([])
  const [busy, setBusy] = useState(false)
  const open = modules.filter(({ awarded }) => awarded === 0)
  const recognise = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const body = {
      moduleCode: text('moduleCode'),
      evidence: text('evidence'),
      recognisedOn: text('recognisedOn'),
    }
    const missing = whatIsMissing(body)
    if (missing.length > 0) return setFaults(missing)
    setBusy(true)
    try {
      const { credits } = await call(recognisePriorLearning, { params: { traineeId: trainee.id }, body })
      navigate(
        paths.traineeCredits(trainee.id),
        withDone(`Prior learning recognised against ${body.moduleCode}: ${countOf(credits, 'credit')}`),
      )
    } catch (error) {
      setFaults(formFaults(error, fields))
    } finally {
      setBusy(false)
    }
  }
  const name = `${trainee.givenName} ${trainee.familyName}`
  return (
    <Page
      title="Recognise prior learning"
      caption={name}
      width="reading"
      back={{ text: `Credits of ${name}`, href: paths.traineeCredits(trainee.id) }}
      failed={faults.length > 0}
    >
      <form noValidate onSubmit={recognise}>
        <ErrorSummary errors={faults} />
        <SelectField
          name="moduleCode"
          label="Against which module?"
          placeholder="Choose a module"
          choices={open.map(({ code, title, credits }) => ({
            value: code,
            text: `${title} (${code}), ${countOf(credits, 'credit')}`,
          }))}
          error={errorFor(faults, 'moduleCode')}
        />
        <DateField
          name="recognisedOn"
          label="When was it recognised?"
          error={errorFor(faults, 'recognisedOn')}
        />
        <TextArea
          name="evidence"
          label="What was learned before, and what shows it?"
          most={1000}
          error={errorFor(faults, 'evidence')}
        />
        <Button busy={busy}>Recognise it</Button>
      </form>
    </Page>
  )
}

function whatIsMissing({
  moduleCode,
  recognisedOn,
}: {
  moduleCode: string
  recognisedOn: string
}): FormFault[] {
  return [
    ...(moduleCode === '' ? [{ field: 'moduleCode', message: 'Choose a module' }] : []),
    ...(isPlainDate(recognisedOn)
      ? []
      : [{ field: 'recognisedOn', message: 'Enter a real date, for example 5 January 2026' }]),
  ]
}
