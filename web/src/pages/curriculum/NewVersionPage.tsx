import { draftCurriculum, listCurricula } from '@rung/shared/contract/curriculum'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(listCurricula, { params: { programmeId: params.programmeId ?? '' }, signal: request.signal })
}

const fields = ['basedOn', 'title', 'startsOn']

export async function action({ params, request }: ActionFunctionArgs): Promise<FormFault[] | Response> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  if (!isPlainDate(text('startsOn')))
    return [{ field: 'startsOn', message: 'Enter a real date, for example 5 January 2026' }]
  try {
    const { id } = await call(draftCurriculum, {
      params: { programmeId: params.programmeId ?? '' },
      body: { basedOn: text('basedOn'), title: text('title'), startsOn: text('startsOn') },
    })
    return redirect(paths.curriculumEdit(id))
  } catch (error) {
    return formFaults(error, fields)
  }
}

export function Component() {
  const { programme, rows } = useLoaderData<typeof loader>()
  const faults = useActionData<FormFault[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  const from = useSearchParams()[0].get('from')
  const published = rows.filter(({ state }) => state === 'published')
  return (
    <Page
      title="Draft a new version"
      caption={programme.title}
      width="reading"
      back={{ text: 'Versions of the curriculum', href: paths.curricula(programme.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <p>The draft starts as a copy. Nothing changes for any cohort until you publish it.</p>
      <Form method="post" noValidate>
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
        <Button busy={busy}>Draft this version</Button>
      </Form>
    </Page>
  )
}
