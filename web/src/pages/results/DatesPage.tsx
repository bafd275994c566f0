import { readResultsGrid, type SubmissionDate, setSubmissionDate } from '@rung/shared/contract/results'
import { type Attempt, attempts as allAttempts } from '@rung/shared/figures/academic-rules'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { dayAndTime } from '@rung/shared/words/deadlines'
import { useState } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { staleAnswer } from '../../stale-answer.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { attemptWords } from '../../words/attempts.ts'
import { timeIn, timeMessage } from './time-in.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readResultsGrid, {
    params: { cohortId: params.cohortId ?? '', moduleCode: params.moduleCode ?? '' },
    signal: request.signal,
  })
}

type Given = Record<'place' | 'dueOn' | 'dueAt', string>

interface Outcome {
  faults: FormError[]
  set?: string
  stale?: { mine: Given; current: SubmissionDate }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { cohortId = '', moduleCode = '' } = params
  const [component = '', asked = ''] = text('place').split('|')
  const attempt = allAttempts.find((one) => one === asked) ?? 'first-sit'
  if (component === '') return { faults: [{ field: 'place', message: 'Choose the work that is due' }] }
  const dueOn = text('dueOn')
  if (dueOn !== '' && !isPlainDate(dueOn))
    return { faults: [{ field: 'dueOn', message: 'Enter a real date, for example 5 January 2026' }] }
  const dueAt = timeIn(text('dueAt'))
  if (dueAt === undefined) return { faults: [{ field: 'dueAt', message: timeMessage }] }
  if (dueAt !== null && dueOn === '')
    return { faults: [{ field: 'dueOn', message: 'Enter the day it is due, or take out the time' }] }
  try {
    await call(setSubmissionDate, {
      params: { cohortId, moduleCode, component, attempt },
      body: { dueOn: dueOn || null, dueAt },
      ifMatch: Number(text('version') || versionOf(text('versions'), text('place'))),
    })
    return { faults: [], set: dueOn ? 'The date is saved' : 'The date is taken away' }
  } catch (error) {
    const current = staleAnswer<SubmissionDate>(error)
    if (!current) return { faults: formFaults(error, ['dueOn', 'dueAt']) }
    return { faults: [], stale: { mine: { place: text('place'), dueOn, dueAt: dueAt ?? '' }, current } }
  }
}

/** The page's own list, as it was when it was read; 0 where there was no date. */
const versionOf = (versions: string, place: string): number =>
  (JSON.parse(versions) as Record<string, number>)[place] ?? 0

const placeOf = (component: string, attempt: Attempt): string => `${component}|${attempt}`

const dueWords = (dueOn: string | null, dueAt: string | null): string =>
  dueOn ? dayAndTime(dueOn, dueAt) : 'No date set'

/** The work that is chosen: at once here, so that a day typed right after stays, and in the address a moment later. */
function usePlace(): [string, (next: string) => void] {
  const [query, setQuery] = useSearchParams()
  const asked = query.get('place') ?? ''
  const [place, setPlace] = useState(asked)
  const [followed, setFollowed] = useState(asked)
  if (asked !== followed) {
    setFollowed(asked)
    setPlace(asked)
  }
  const choose = (next: string) => {
    setPlace(next)
    setQuery(next ? { place: next } : {}, { replace: true })
  }
  return [place, choose]
}

export function Component() {
  const { cohort, module, attempts, components, dates } = useLoaderData<typeof loader>()
  const outcome = useActionData<Outcome>()
  const faults = outcome?.faults ?? []
  const busy = useNavigation().state !== 'idle'
  const [place, choose] = usePlace()
  const here = paths.moduleResultsDates(cohort.id, module.code)
  const chosen = dates.find(({ component, attempt }) => placeOf(component, attempt) === place)
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
        {outcome?.stale && (
          <StaleForm
            mine={outcome.stale.mine}
            version={outcome.stale.current.version}
            what="Someone changed this date"
            rows={[
              {
                name: titleOf(outcome.stale.current),
                mine: dueWords(outcome.stale.mine.dueOn, outcome.stale.mine.dueAt),
                theirs: dueWords(outcome.stale.current.dueOn, outcome.stale.current.dueAt),
              },
            ]}
            theirsHref={here}
          />
        )}
        {outcome?.set && <Notification title={outcome.set} focus />}
        {dates.length > 0 && (
          <ResponsiveTable
            caption="Dates that are set"
            columns={[
              {
                key: 'what',
                heading: 'Work',
                rowHeading: true,
                cell: (date) => (
                  <AppLink
                    href={`${here}?place=${encodeURIComponent(placeOf(date.component, date.attempt))}`}
                  >
                    {titleOf(date)}
                  </AppLink>
                ),
              },
              { key: 'due', heading: 'Due', cell: ({ dueOn, dueAt }) => dueWords(dueOn, dueAt) },
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
            placeholder="Choose the work"
            value={place}
            onChange={choose}
            error={errorFor(faults, 'place')}
            choices={components.flatMap(({ key, title }) =>
              attempts.map((attempt) => ({
                value: placeOf(key, attempt),
                text: `${title}, ${attemptWords[attempt].toLowerCase()}`,
              })),
            )}
          />
          <DateField
            key={`on ${place} ${chosen?.version}`}
            name="dueOn"
            defaultValue={chosen?.dueOn ?? ''}
            label="Due on"
            hint="Leave it empty to take the date away"
            error={errorFor(faults, 'dueOn')}
          />
          <TimeField
            key={`at ${place} ${chosen?.version}`}
            name="dueAt"
            label="Time"
            optional
            hint="By the clock in London, for example 16:00. If no time is given, the whole day counts"
            defaultValue={chosen?.dueAt ?? ''}
            error={errorFor(faults, 'dueAt')}
          />
          <p>Days late of results that no board has ratified are worked out anew when you save.</p>
          <Button busy={busy}>Save the date</Button>
        </Form>
        <ButtonLink kind="quiet" href={paths.moduleResults(cohort.id, module.code)}>
          Back to the grid
        </ButtonLink>
      </div>
    </CohortFrame>
  )
}
