import { readResultsGrid, type SubmissionDate, setSubmissionDate } from '@rung/shared/contract/results'
import { type Attempt, attempts } from '@rung/shared/figures/academic-rules'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { attemptWords } from '../../words/attempts.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readResultsGrid, {
    params: { cohortId: params.cohortId ?? '', moduleCode: params.moduleCode ?? '' },
    signal: request.signal,
  })
}

interface Outcome {
  faults: FormError[]
  set?: string
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { cohortId = '', moduleCode = '' } = params
  const [component = '', asked = ''] = text('place').split('|')
  const attempt = attempts.find((one) => one === asked) ?? 'first-sit'
  const dueOn = text('dueOn')
  if (dueOn !== '' && !isPlainDate(dueOn))
    return { faults: [{ field: 'dueOn', message: 'Enter a real date, for example 5 January 2026' }] }
  const versions = JSON.parse(text('versions')) as Record<string, number>
  try {
    await call(setSubmissionDate, {
      params: { cohortId, moduleCode, component, attempt },
      body: { dueOn: dueOn || null, dueAt: null },
      ifMatch: versions[text('place')] ?? 0,
    })
    return { faults: [], set: dueOn ? 'The date is saved' : 'The date is taken away' }
  } catch (error) {
    return { faults: formFaults(error, ['dueOn']) }
  }
}

export function Component() {
  const { cohort, module, components, dates } = useLoaderData<typeof loader>()
  const outcome = useActionData<Outcome>()
  const faults = outcome?.faults ?? []
  const busy = useNavigation().state !== 'idle'
  const placeOf = (component: string, attempt: Attempt) => `${component}|${attempt}`
  const titleOf = ({ component, attempt }: SubmissionDate) =>
    `${components.find(({ key }) => key === component)?.title ?? component}, ${attemptWords[attempt].toLowerCase()}`
  return (
    <CohortFrame
      cohort={cohort}
      part="results"
      paths={paths}
      title={`Submission dates of ${module.code}`}
      failed={faults.length > 0}
    >
      <div className="rung-main--reading">
        <ErrorSummary errors={faults} />
        {outcome?.set && <Notification title={outcome.set} focus />}
        {dates.length > 0 && (
          <ResponsiveTable
            caption="Dates that are set"
            columns={[
              { key: 'what', heading: 'Work', rowHeading: true, cell: titleOf },
              { key: 'due', heading: 'Due', cell: ({ dueOn }) => (dueOn ? formatDate(dueOn) : '') },
            ]}
            rows={dates}
            rowKey={({ component, attempt }) => placeOf(component, attempt)}
          />
        )}
        <Form method="post" noValidate>
          <input
            type="hidden"
            name="versions"
            value={JSON.stringify(
              Object.fromEntries(dates.map((date) => [placeOf(date.component, date.attempt), date.version])),
            )}
          />
          <SelectField
            name="place"
            label="Work"
            choices={components.flatMap(({ key, title }) =>
              attempts.map((attempt) => ({
                value: placeOf(key, attempt),
                text: `${title}, ${attemptWords[attempt].toLowerCase()}`,
              })),
            )}
          />
          <DateField
            name="dueOn"
            label="Due on"
            hint="Leave it empty to take the date away"
            error={errorFor(faults, 'dueOn')}
          />
          <Button busy={busy}>Save the date</Button>
        </Form>
        <ButtonLink kind="quiet" href={paths.moduleResults(cohort.id, module.code)}>
          Back to the grid
        </ButtonLink>
      </div>
    </CohortFrame>
  )
}
