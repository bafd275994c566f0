import {
  changeOption,
  chooseOption,
  listOptions,
  type OptionGroupView,
} from '@rung/shared/contract/curriculum'
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
import { call, ProblemError } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { countOf } from '../../words/counts.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { traineeId = '', optionGroup = '' } = params
  const { trainee, rows } = await call(listOptions, { params: { traineeId }, signal: request.signal })
  const group = rows.find((one) => one.group === optionGroup)
  if (!group) throw new Response(null, { status: 404 })
  return { trainee, group }
}

const fields = ['moduleCode', 'chosenOn', 'reason']

export async function action({
  params,
  request,
}: ActionFunctionArgs): Promise<readonly FormFault[] | Response> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { traineeId = '', optionGroup = '' } = params
  const [moduleCode, chosenOn] = [text('moduleCode'), text('chosenOn')]
  const faults = [
    ...(moduleCode === '' ? [{ field: 'moduleCode', message: 'Choose a module' }] : []),
    ...(isPlainDate(chosenOn)
      ? []
      : [{ field: 'chosenOn', message: 'Enter a real date, for example 5 January 2026' }]),
  ]
  if (faults.length > 0) return faults
  const version = Number(form.get('version'))
  const sent = { params: { traineeId, optionGroup }, body: { moduleCode, chosenOn } }
  try {
    if (version === 0) await call(chooseOption, sent)
    else
      await call(changeOption, { ...sent, body: { ...sent.body, reason: text('reason') }, ifMatch: version })
    return redirect(paths.trainee(traineeId))
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'stale')
      return [{ message: 'Someone changed this choice since you opened it. Look at it, then save again' }]
    return formFaults(error, fields)
  }
}

/** The choice of a trainee from one group of options, recorded or changed by their tutor. */
export function Component() {
  const { trainee, group } = useLoaderData<typeof loader>()
  const faults = useActionData<readonly FormFault[]>() ?? []
  const { chosen } = group
  const title = chosen ? 'Change the option chosen' : 'Record the option chosen'
  return (
    <Page
      title={title}
      caption={trainee.name}
      width="reading"
      back={{ text: trainee.name, href: paths.trainee(trainee.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {chosen && (
        <Note>
          {chosen.title} ({chosen.code}) was chosen on {formatDate(chosen.on)}.
          {chosen.hasResults && ' It has results already, so the choice stands.'}
        </Note>
      )}
      {!chosen?.hasResults && <Choose group={group} faults={faults} />}
    </Page>
  )
}

function Choose({ group, faults }: { group: OptionGroupView; faults: readonly FormFault[] }) {
  const busy = useNavigation().state !== 'idle'
  const { chosen, options, level } = group
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="version" value={group.version} />
      <RadioGroup
        name="moduleCode"
        label={`Option at level ${level}`}
        choices={options.map((option) => ({
          value: option.code,
          text: `${option.title} (${option.code})`,
          hint: hintOf(option),
        }))}
        error={errorFor(faults, 'moduleCode')}
      />
      <DateField name="chosenOn" label="Chosen on" error={errorFor(faults, 'chosenOn')} />
      {chosen && (
        <TextArea name="reason" label="Why the choice changes" rows={3} error={errorFor(faults, 'reason')} />
      )}
      <Button busy={busy}>{chosen ? 'Change the choice' : 'Record the choice'}</Button>
    </Form>
  )
}

/** Advice stops nobody: it is said, and that is all. */
function hintOf({ credits, advised }: OptionGroupView['options'][number]): string {
  const advice = advised ? `. It is advised to take ${advised.title} (${advised.code}) first` : ''
  return `${countOf(credits, 'credit')}${advice}`
}
