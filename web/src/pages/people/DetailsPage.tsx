import { correctPerson, type PersonView } from '@rung/shared/contract/people'
import {
  type ActionFunctionArgs,
  Form,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { staleAnswer } from '../../stale-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { loadPerson } from './load-person.ts'

export const loader = loadPerson

const fields = ['givenName', 'familyName', 'email'] as const
type Details = Record<(typeof fields)[number], string>
interface Outcome {
  faults: FormError[]
  stale?: { mine: Details; current: PersonView }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome | Response> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const mine = { givenName: text('givenName'), familyName: text('familyName'), email: text('email') }
  const personId = params.personId ?? ''
  try {
    await call(correctPerson, { params: { personId }, body: mine, ifMatch: Number(form.get('version')) })
    return redirect(`${paths.person(personId)}?done=details`)
  } catch (error) {
    const current = staleAnswer<PersonView>(error)
    return current ? { faults: [], stale: { mine, current } } : { faults: formFaults(error, fields) }
  }
}

export function Component() {
  const person = useLoaderData<typeof loader>()
  const { faults, stale } = useActionData<Outcome>() ?? { faults: [] }
  const busy = useNavigation().state !== 'idle'
  const names = { givenName: 'Given name', familyName: 'Family name', email: 'Email address' }
  return (
    <Page
      title="Correct name or email address"
      caption={`${person.givenName} ${person.familyName}`}
      width="reading"
      back={{ text: 'Back', href: paths.person(person.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {stale && (
        <StaleForm
          mine={stale.mine}
          version={stale.current.version}
          what="Someone changed these details"
          rows={fields.map((field) => ({
            name: names[field],
            mine: stale.mine[field],
            theirs: stale.current[field],
          }))}
          theirsHref={paths.person(person.id)}
        />
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={person.version} />
        {fields.map((field) => (
          <TextField
            key={field}
            name={field}
            label={names[field]}
            type={field === 'email' ? 'email' : 'text'}
            hint={
              field === 'email'
                ? 'They sign in with the new address from now on. Links sent to the old one stop working.'
                : undefined
            }
            autoComplete="off"
            spellCheck={false}
            defaultValue={person[field]}
            error={errorFor(faults, field)}
          />
        ))}
        <Button busy={busy}>Save</Button>
      </Form>
    </Page>
  )
}
