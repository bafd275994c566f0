import { claimCircumstances, readTraineeResults } from '@rung/shared/contract/results'
import { attempts } from '@rung/shared/figures/academic-rules'
import { type FormEvent, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { requireMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { attemptWords } from '../../words/attempts.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const me = await requireMe(request)
  const traineeId = params.traineeId ?? ''
  const results = await call(readTraineeResults, { params: { traineeId }, signal: request.signal })
  if (!results.may.includes('claim-circumstances')) throw new Response(null, { status: 403 })
  return { results, own: me.traineeId === traineeId }
}

const asked = {
  place: 'Choose the work it is about',
  claim: 'Say what happened',
  evidence: 'Say what shows it',
}

export function Component() {
  const { results, own } = useLoaderData<typeof loader>()
  const { trainee } = results
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [key] = useState(() => crypto.randomUUID())
  const [faults, setFaults] = useState<readonly FormError[]>([])
  const [busy, setBusy] = useState(false)
  const back = own ? paths.results() : paths.traineeResults(trainee.id)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const missing = Object.entries(asked).flatMap(([field, message]) =>
      text(field) ? [] : [{ field, message }],
    )
    setFaults(missing)
    if (missing.length > 0) return
    const [moduleCode = '', component = ''] = text('place').split('|')
    const attempt = attempts.find((one) => one === text('attempt')) ?? 'first-sit'
    setBusy(true)
    try {
      await call(claimCircumstances, {
        params: { traineeId: trainee.id },
        body: { moduleCode, component, attempt, claim: text('claim'), evidence: text('evidence') },
        key,
        ...(file ? { file } : {}),
      })
      navigate(`${back}?done=claimed`)
    } catch (error) {
      setFaults(
        formFaults(error, ['moduleCode', 'component', 'claim', 'evidence', 'file']).map(
          ({ field, message }) =>
            field === undefined
              ? { message }
              : { field: field === 'moduleCode' || field === 'component' ? 'place' : field, message },
        ),
      )
      setBusy(false)
    }
  }
  return (
    <Page
      title="Claim mitigating circumstances"
      caption={own ? undefined : `${trainee.givenName} ${trainee.familyName}`}
      width="reading"
      back={{ text: own ? 'My results' : 'Results', href: back }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <p>
        Only {own ? 'you' : 'the trainee'} and the university’s tutors see this. Mentors and managers do not.
      </p>
      <form noValidate onSubmit={send}>
        <SelectField
          name="place"
          label="Which work is it about?"
          placeholder="Choose the work"
          choices={results.modules.flatMap(({ code, title, components }) =>
            components.map((component) => ({
              value: `${code}|${component.key}`,
              text: components.length === 1 ? `${code} ${title}` : `${code} ${title}: ${component.title}`,
            })),
          )}
          error={errorFor(faults, 'place')}
        />
        <RadioGroup
          name="attempt"
          label="Which attempt?"
          inline
          defaultValue="first-sit"
          choices={results.attempts.map((value) => ({ value, text: attemptWords[value] }))}
        />
        <TextArea
          name="claim"
          label="What happened, and when?"
          most={5000}
          rows={5}
          error={errorFor(faults, 'claim')}
        />
        <TextArea
          name="evidence"
          label="What shows it?"
          hint="For example a doctor’s letter"
          most={2000}
          rows={2}
          error={errorFor(faults, 'evidence')}
        />
        <FileField
          name="file"
          label="A file of the evidence"
          optional
          hint="A PDF, a picture (PNG or JPG) or a Word document (DOCX), smaller than 5 MB"
          accept=".pdf,.png,.jpg,.jpeg,.docx"
          onChange={setFile}
          error={errorFor(faults, 'file')}
        />
        <Button busy={busy}>Send the claim</Button>
      </form>
    </Page>
  )
}
