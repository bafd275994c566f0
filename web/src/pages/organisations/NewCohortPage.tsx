import { listCurricula } from '@rung/shared/contract/curriculum'
import { createCohort, readProgramme } from '@rung/shared/contract/organisations'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { FormPage } from '../../ui/SaveForm.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const sent = { params: { programmeId: params.programmeId ?? '' }, signal: request.signal }
  const [programme, { rows }] = await Promise.all([call(readProgramme, sent), call(listCurricula, sent)])
  return { programme, versions: rows.filter(({ state }) => state === 'published') }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [startsOn, plannedEndOn] = [text('startsOn'), text('plannedEndOn')]
  const notDays = Object.entries({ startsOn, plannedEndOn })
    .filter(([, day]) => !isPlainDate(day))
    .map(([field]) => ({ field, message: 'Enter a real date, for example 5 January 2026' }))
  if (notDays.length > 0) return { faults: notDays }
  const curriculumId = text('curriculumId')
  return saveForm(
    createCohort,
    {
      params: { programmeId: params.programmeId ?? '' },
      body: {
        title: text('title'),
        startsOn,
        plannedEndOn,
        ...(curriculumId === '' ? {} : { curriculumId }),
      },
    },
    {
      fields: ['title', 'startsOn', 'plannedEndOn', 'curriculumId'],
      mine: null,
      goTo: ({ id }) => `${paths.cohort(id)}?done=added`,
    },
  )
}

export function Component() {
  const { programme, versions } = useLoaderData<typeof loader>()
  const { faults } = useFormOutcome<typeof action>()
  return (
    <FormPage
      title="Add a cohort"
      caption={programme.title}
      back={{ text: 'Back', href: paths.programme(programme.id) }}
      faults={faults}
      button="Add the cohort"
    >
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
    </FormPage>
  )
}
