import { draftCurriculum, listCurricula } from '@rung/shared/contract/curriculum'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { FormPage } from '../../ui/SaveForm.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(listCurricula, { params: { programmeId: params.programmeId ?? '' }, signal: request.signal })
}

const fields = ['basedOn', 'title', 'startsOn']

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  if (!isPlainDate(text('startsOn')))
    return { faults: [{ field: 'startsOn', message: 'Enter a real date, for example 5 January 2026' }] }
  return saveForm(
    draftCurriculum,
    {
      params: { programmeId: params.programmeId ?? '' },
      body: { basedOn: text('basedOn'), title: text('title'), startsOn: text('startsOn') },
    },
    { fields, mine: null, goTo: ({ id }) => paths.curriculumEdit(id) },
  )
}

export function Component() {
  const { programme, rows } = useLoaderData<typeof loader>()
  const { faults } = useFormOutcome<typeof action>()
  const from = useSearchParams()[0].get('from')
  const published = rows.filter(({ state }) => state === 'published')
  return (
    <FormPage
      title="Draft a new version"
      caption={programme.title}
      back={{ text: 'Versions of the curriculum', href: paths.curricula(programme.id) }}
      faults={faults}
      button="Draft this version"
    >
      <p>The draft starts as a copy. Nothing changes for any cohort until you publish it.</p>
      <SelectField
        name="basedOn"
        label="Start from"
        choices={published.map(({ id, title, startsOn }) => ({
          value: id,
          text: `${title}, from ${formatDate(startsOn)}`,
        }))}
        defaultValue={from ?? published[0]?.id}
        error={errorFor(faults, 'basedOn')}
      />
      <TextField
        name="title"
        label="Name of the version"
        hint="For example Autumn 2026"
        width={30}
        error={errorFor(faults, 'title')}
      />
      <DateField name="startsOn" label="For cohorts that start from" error={errorFor(faults, 'startsOn')} />
    </FormPage>
  )
}
