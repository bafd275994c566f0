import { listCurricula } from '@rung/shared/contract/curriculum'
import { createCohort, readProgramme } from '@rung/shared/contract/organisations'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
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
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const sent = { params: { programmeId: params.programmeId ?? '' }, signal: request.signal }
  const [programme, { rows }] = await Promise.all([call(readProgramme, sent), call(listCurricula, sent)])
  return { programme, versions: rows.filter(({ state }) => state === 'published') }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<FormError[] | Response> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [startsOn, plannedEndOn] = [text('startsOn'), text('plannedEndOn')]
  const notDays = Object.entries({ startsOn, plannedEndOn })
    .filter(([, day]) => !isPlainDate(day))
    .map(([field]) => ({ field, message: 'Enter a real date, for example 5 January 2026' }))
  if (notDays.length > 0) return notDays
  try {
    const { id } = await call(createCohort, {
      params: { programmeId: params.programmeId ?? '' },
      body: {
        title: text('title'),
        startsOn,
        plannedEndOn,
        ...(text('curriculumId') === '' ? {} : { curriculumId: text('curriculumId') }),
      },
    })
    return redirect(`${paths.cohort(id)}?done=added`)
  } catch (error) {
    return formFaults(error, ['title', 'startsOn', 'plannedEndOn', 'curriculumId'])
  }
}

export function Component() {
  const { programme, versions } = useLoaderData<typeof loader>()
  const faults = useActionData<FormError[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  return (
    <Page
      title="Add a cohort"
      caption={programme.title}
      width="reading"
      back={{ text: 'Back', href: paths.programme(programme.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <Form method="post" noValidate>
        <TextField
          name="title"
          label="Name of the cohort"
          hint="For example Spring 2026"
          width={20}
          error={errorFor(faults, 'title')}
        />
        <DateField name="startsOn" label="First day" error={errorFor(faults, 'startsOn')} />
        <DateField name="plannedEndOn" label="Planned end" error={errorFor(faults, 'plannedEndOn')} />
        <SelectField
          name="curriculumId"
          label="Version of the curriculum"
          hint="The cohort keeps it"
          placeholder="The newest that holds on the first day"
          choices={versions.map(({ id, title, startsOn }) => ({
            value: id,
            text: `${title}, from ${formatDate(startsOn)}`,
          }))}
          error={errorFor(faults, 'curriculumId')}
        />
        <Button busy={busy}>Add the cohort</Button>
      </Form>
    </Page>
  )
}
