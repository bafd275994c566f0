import { correctPerson } from '@rung/shared/contract/people'
import { type ActionFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { FormPage } from '../../ui/SaveForm.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { loadPerson } from './load-person.ts'

export const loader = loadPerson

const fields = ['givenName', 'familyName', 'email'] as const

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const mine = { givenName: text('givenName'), familyName: text('familyName'), email: text('email') }
  const personId = params.personId ?? ''
  return saveForm(
    correctPerson,
    { params: { personId }, body: mine, ifMatch: Number(form.get('version')) },
    { fields, mine, goTo: () => `${paths.person(personId)}?done=details` },
  )
}

export function Component() {
  const person = useLoaderData<typeof loader>()
  const { faults, stale } = useFormOutcome<typeof action>()
  const names = { givenName: 'Given name', familyName: 'Family name', email: 'Email address' }
  return (
    <FormPage
      title="Correct name or email address"
      caption={`${person.givenName} ${person.familyName}`}
      back={{ text: 'Back', href: paths.person(person.id) }}
      faults={faults}
      version={person.version}
      button="Save"
      stale={
        stale && (
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
        )
      }
    >
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
    </FormPage>
  )
}
