import { changeMentorRecord, type PersonView } from '@rung/shared/contract/people'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
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
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { loadPerson } from './load-person.ts'
import { MentorFields, mentorFields, mentorTexts, readMentor, textsOf } from './mentor-form.tsx'

export const loader = loadPerson

type Mentor = NonNullable<PersonView['mentor']>
interface Outcome {
  faults: FormError[]
  stale?: { mine: ReturnType<typeof mentorTexts>; current: Mentor }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome | Response> {
  const form = await request.formData()
  const mine = mentorTexts(form)
  const read = readMentor(mine)
  if ('faults' in read) return { faults: read.faults }
  const personId = params.personId ?? ''
  try {
    await call(changeMentorRecord, {
      params: { personId },
      body: read.record,
      ifMatch: Number(form.get('version')),
    })
    return redirect(`${paths.person(personId)}?done=mentor-record`)
  } catch (error) {
    const current = staleAnswer<Mentor>(error)
    return current ? { faults: [], stale: { mine, current } } : { faults: formFaults(error, mentorFields) }
  }
}

const names = {
  profession: 'Profession',
  registrationNumber: 'Registration number',
  preparation: 'Preparation',
  preparedOn: 'Prepared',
  updatedOn: 'Last update',
  capacity: 'Trainees at a time',
}

const shown = (text: string) => (isPlainDate(text) ? formatDate(text) : text)

export function Component() {
  const person = useLoaderData<typeof loader>()
  const { faults, stale } = useActionData<Outcome>() ?? { faults: [] }
  const busy = useNavigation().state !== 'idle'
  // The page is reached from a record that is there; somebody else may have been faster.
  if (!person.mentor) throw new Response(null, { status: 404 })
  const theirs = stale && textsOf(stale.current)
  return (
    <Page
      title="Mentor record"
      caption={`${person.givenName} ${person.familyName}`}
      width="reading"
      back={{ text: 'Back', href: paths.person(person.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {stale && theirs && (
        <StaleForm
          mine={stale.mine}
          version={stale.current.version}
          what="Someone changed this record"
          rows={mentorFields.map((field) => ({
            name: names[field],
            mine: shown(stale.mine[field]),
            theirs: shown(theirs[field]),
          }))}
          theirsHref={paths.person(person.id)}
        />
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={person.mentor.version} />
        <MentorFields texts={textsOf(person.mentor)} faults={faults} />
        <Button busy={busy}>Save</Button>
      </Form>
    </Page>
  )
}
