import { changeAccess, type PersonView } from '@rung/shared/contract/people'
import { useState } from 'react'
import { useLoaderData, useRevalidator, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { AccountCard } from './AccountCard.tsx'
import { loadPerson } from './load-person.ts'
import { MentorCard } from './MentorCard.tsx'
import { RolesHeld } from './RolesHeld.tsx'

export const loader = loadPerson

export function Component() {
  const person = useLoaderData<typeof loader>()
  const name = `${person.givenName} ${person.familyName}`
  return (
    <Page title={name} breadcrumbs={[{ text: 'People', href: paths.people() }]}>
      <News person={person} />
      <AccountCard person={person} />
      {person.trainee && <TraineeCard trainee={person.trainee} />}
      {(person.roles.length > 0 || !person.trainee) && <RolesHeld person={person} />}
      {person.lineManages.length > 0 && <LineManages trainees={person.lineManages} />}
      {person.mentor && <MentorCard personId={person.id} mentor={person.mentor} />}
      {person.lookedAfter && <Access person={person} />}
      {person.self && (
        <p>This is you. Nobody changes their own roles: ask a colleague who looks after people here.</p>
      )}
    </Page>
  )
}

/** What was just done, said once at the top of the page it led to. */
function News({ person }: { person: PersonView }) {
  const [search] = useSearchParams()
  const invited = search.get('invited')
  if (invited === 'sent')
    return (
      <Notification title={`${person.givenName} is invited`}>
        <p>A link to choose a password went to {person.email}.</p>
      </Notification>
    )
  if (invited === 'known')
    return (
      <Notification title={`${person.givenName} has the role now`}>
        <p>They had an account already and sign in as before.</p>
      </Notification>
    )
  if (invited === 'not-sent' && person.account === 'not-invited')
    return (
      <Notification title={`${person.givenName} is added`}>
        <p>No email was sent. Make a link below and pass it on yourself.</p>
      </Notification>
    )
  const done = search.get('done')
  return done && done in doneWords ? <Notification title={doneWords[done as keyof typeof doneWords]} /> : null
}

const doneWords = {
  details: 'Details saved',
  role: 'Role given',
  'role-ended': 'Role ended',
  'mentor-record': 'Mentor record saved',
} as const

function TraineeCard({ trainee }: { trainee: NonNullable<PersonView['trainee']> }) {
  return (
    <SummaryCard
      title="Trainee"
      actions={<AppLink href={paths.trainee(trainee.id)}>Open the trainee’s record</AppLink>}
    >
      <p>
        At {trainee.employer.name} and the {trainee.university.name.replace(/^The /, '')}.
      </p>
    </SummaryCard>
  )
}

/** Named on the trainee's record and ended there. */
function LineManages({ trainees }: { trainees: PersonView['lineManages'] }) {
  return (
    <SummaryCard title="Line manager of">
      <ul className="rung-lines">
        {trainees.map(({ id, name }) => (
          <li key={id}>
            <AppLink href={paths.trainee(id)}>{name}</AppLink>
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}

function Access({ person }: { person: PersonView }) {
  const { revalidate } = useRevalidator()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<FormError[]>([])
  const change = async (ended: boolean) => {
    setBusy(true)
    try {
      await call(changeAccess, { params: { personId: person.id }, body: { ended }, ifMatch: person.version })
      setFaults([])
    } catch (error) {
      setFaults(formFaults(error, []))
    } finally {
      setBusy(false)
      setAsking(false)
      await revalidate()
    }
  }
  const first = person.givenName
  if (person.account === 'ended')
    return (
      <SummaryCard title="Give access back">
        <ErrorSummary errors={faults} />
        <p>{first} can sign in again after this, and has no role until you give one.</p>
        <Button type="button" kind="secondary" busy={busy} onClick={() => change(false)}>
          Give access back
        </Button>
      </SummaryCard>
    )
  return (
    <SummaryCard title="End access">
      <ErrorSummary errors={faults} />
      <p>
        {first} is signed out everywhere at once and every role ends. What they signed and recorded stays as
        it is.
      </p>
      <Button type="button" kind="warning" onClick={() => setAsking(true)}>
        End access
      </Button>
      <ConfirmDialog
        open={asking}
        title={`End all access of ${first}?`}
        confirm="End access"
        warning
        busy={busy}
        onConfirm={() => change(true)}
        onCancel={() => setAsking(false)}
      >
        <p>They are signed out at once. You can give access back later, but roles have to be given again.</p>
      </ConfirmDialog>
    </SummaryCard>
  )
}
