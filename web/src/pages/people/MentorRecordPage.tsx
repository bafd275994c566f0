import { changeMentorRecord } from '@rung/shared/contract/people'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import { type ActionFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { FormPage } from '../../ui/SaveForm.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { loadPerson } from './load-person.ts'
import { MentorFields, mentorFields, mentorTexts, readMentor, textsOf } from './mentor-form.tsx'

export const loader = loadPerson

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const mine = mentorTexts(form)
  const read = readMentor(mine)
  if ('faults' in read) return { faults: read.faults }
  const personId = params.personId ?? ''
  return saveForm(
    changeMentorRecord,
    { params: { personId }, body: read.record, ifMatch: Number(form.get('version')) },
    { fields: mentorFields, mine, goTo: () => `${paths.person(personId)}?done=mentor-record` },
  )
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
  const { faults, stale } = useFormOutcome<typeof action>()
  // The page is reached from a record that is there; somebody else may have been faster.
  if (!person.mentor) throw new Response(null, { status: 404 })
  const theirs = stale && textsOf(stale.current)
  return (
    <FormPage
      title="Mentor record"
      caption={`${person.givenName} ${person.familyName}`}
      back={{ text: 'Back', href: paths.person(person.id) }}
      faults={faults}
      version={person.mentor.version}
      button="Save"
      stale={
        stale &&
        theirs && (
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
        )
      }
    >
      <MentorFields texts={textsOf(person.mentor)} faults={faults} />
    </FormPage>
  )
}
