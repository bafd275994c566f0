import { endRole } from '@rung/shared/contract/people'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  Form,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  useParams,
} from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { roleInWords } from '../../words/roles.ts'
import { loadPerson } from './load-person.ts'
import { periodInWords } from './RolesHeld.tsx'

export const loader = loadPerson

export async function action({ params, request }: ActionFunctionArgs): Promise<FormError[] | Response> {
  const form = await request.formData()
  const { personId = '', roleId = '' } = params
  const when = form.get('when')
  const day = String(form.get('endsOn') ?? '')
  if (when !== 'at-once' && when !== 'on-a-day')
    return [{ field: 'when', message: 'Choose when the role ends' }]
  if (when === 'on-a-day' && !isPlainDate(day))
    return [{ field: 'endsOn', message: 'Enter a real date, for example 5 January 2026' }]
  try {
    await call(endRole, {
      params: { personId, roleId },
      body: { endsOn: when === 'at-once' ? 'at-once' : day },
      ifMatch: Number(form.get('version')),
    })
    return redirect(`${paths.person(personId)}?done=role-ended`)
  } catch (error) {
    return formFaults(error, ['endsOn'])
  }
}

export function Component() {
  const person = useLoaderData<typeof loader>()
  const { roleId } = useParams()
  const faults = useActionData<FormError[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  const held = person.roles.find(({ id }) => id === roleId)
  if (!held) throw new Response(null, { status: 404 })
  return (
    <Page
      title={`End the role of ${roleInWords(held.role).toLowerCase()}`}
      caption={`${person.givenName} ${person.familyName}`}
      width="reading"
      back={{ text: 'Back', href: paths.person(person.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <p>
        {roleInWords(held.role)} at {held.organisation.name}, {periodInWords(held).replace(/^From/, 'from')}.
        What they signed and recorded stays as it is.
      </p>
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={held.version} />
        <RadioGroup
          name="when"
          label="When does it end?"
          labelSize="m"
          error={errorFor(faults, 'when')}
          choices={[
            { value: 'at-once', text: 'At once', hint: 'The next thing they open no longer shows it' },
            {
              value: 'on-a-day',
              text: 'On a day',
              conditional: <DateField name="endsOn" label="Last day" error={errorFor(faults, 'endsOn')} />,
            },
          ]}
        />
        <Button kind="warning" busy={busy}>
          End the role
        </Button>
      </Form>
    </Page>
  )
}
