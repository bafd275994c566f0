import { giveRoles, listGrantableRoles, readPerson } from '@rung/shared/contract/people'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
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
import { Checkboxes } from '../../ui/Checkboxes.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { roleHints, roleInWords } from '../../words/roles.ts'
import { MentorFields, mentorFields, mentorTexts, readMentor } from './mentor-form.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const [person, { places, today }] = await Promise.all([
    call(readPerson, { params: { personId: params.personId ?? '' }, signal: request.signal }),
    call(listGrantableRoles, { signal: request.signal }),
  ])
  return { person, places, today }
}

const fields = ['organisationId', 'roles', 'startsOn', 'endsOn', ...mentorFields] as const
const notADay = 'Enter a real date, for example 5 January 2026'

export async function action({ params, request }: ActionFunctionArgs): Promise<FormError[] | Response> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const { places } = await call(listGrantableRoles)
  const place = places.find(({ organisation }) => organisation.id === text('organisationId'))
  if (!place) return [{ field: 'organisationId', message: 'Choose an organisation' }]
  const roles = place.roles.filter((role) => form.getAll('roles').includes(role))
  const [startsOn, endsOn] = [text('startsOn'), text('endsOn')]
  if (!isPlainDate(startsOn)) return [{ field: 'startsOn', message: notADay }]
  if (endsOn !== '' && !isPlainDate(endsOn)) return [{ field: 'endsOn', message: notADay }]
  const mentor = form.has('profession') ? readMentor(mentorTexts(form)) : { record: null }
  if ('faults' in mentor) return mentor.faults
  const personId = params.personId ?? ''
  try {
    await call(giveRoles, {
      params: { personId },
      body: {
        organisationId: place.organisation.id,
        roles,
        startsOn,
        endsOn: endsOn || null,
        mentor: mentor.record,
      },
    })
    return redirect(`${paths.person(personId)}?done=role`)
  } catch (error) {
    return formFaults(error, fields)
  }
}

const noTexts = mentorTexts(new FormData())

export function Component() {
  const { person, places, today } = useLoaderData<typeof loader>()
  const faults = useActionData<FormError[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  const [placeId, setPlaceId] = useState(places.length === 1 ? (places[0]?.organisation.id ?? '') : '')
  const [chosen, setChosen] = useState<string[]>([])
  const place = places.find(({ organisation }) => organisation.id === placeId)
  const asksForRecord = chosen.includes('mentor') && !person.mentor
  return (
    <Page
      title="Give a role"
      caption={`${person.givenName} ${person.familyName}`}
      width="reading"
      back={{ text: 'Back', href: paths.person(person.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <Form method="post" noValidate>
        {places.length === 1 ? (
          <input type="hidden" name="organisationId" value={placeId} />
        ) : (
          <SelectField
            name="organisationId"
            label="Organisation"
            placeholder="Choose an organisation"
            value={placeId}
            onChange={setPlaceId}
            choices={places.map(({ organisation }) => ({ value: organisation.id, text: organisation.name }))}
            error={errorFor(faults, 'organisationId')}
          />
        )}
        {place && (
          <Checkboxes
            key={placeId}
            name="roles"
            label={`Roles at ${place.organisation.name}`}
            onChange={setChosen}
            values={chosen}
            choices={place.roles.map((role) => ({
              value: role,
              text: roleInWords(role),
              hint: roleHints[role],
            }))}
            error={errorFor(faults, 'roles')}
          />
        )}
        <DateField
          name="startsOn"
          label="First day"
          defaultValue={today}
          error={errorFor(faults, 'startsOn')}
        />
        <DateField
          name="endsOn"
          label="Last day"
          hint="Leave empty if it is not known"
          optional
          error={errorFor(faults, 'endsOn')}
        />
        {asksForRecord && <MentorFields texts={{ ...noTexts, capacity: '4' }} faults={faults} />}
        <Button busy={busy}>Give the role</Button>
      </Form>
    </Page>
  )
}
