import {
  allocateMentor,
  endMentorship,
  listMentors,
  readTrainee,
  type TraineeRecord,
} from '@rung/shared/contract/trainees'
import { formatDate, londonDay } from '@rung/shared/kernel/plain-date'
import { type FormEvent, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useNavigate, useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import type { Choice } from '../../ui/choices.ts'
import { DateField } from '../../ui/DateField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const ids = { traineeId: params.traineeId ?? '' }
  const [trainee, possible] = await Promise.all([
    call(readTrainee, { params: ids, signal: request.signal }),
    call(listMentors, { params: ids, signal: request.signal }),
  ])
  return { trainee, mentors: possible.mentors }
}

/** Change who may sign: the mentors of today with a way to end each, and a new one from a date. */
export function Component() {
  const { trainee, mentors } = useLoaderData<typeof loader>()
  const name = `${trainee.person.givenName} ${trainee.person.familyName}`
  const current = trainee.mentorships.filter(({ endsOn }) => endsOn === null)
  return (
    <Page
      title="Change mentor"
      caption={name}
      back={{ text: 'Back to the record', href: paths.trainee(trainee.id) }}
      width="reading"
    >
      {current.map((mentorship) => (
        <CurrentMentor key={mentorship.id} traineeId={trainee.id} mentorship={mentorship} />
      ))}
      {mentors.length === 0 ? (
        <EmptyState title="No mentor to choose from">
          <p>Nobody at {trainee.employer.name} is recorded as a mentor yet. Invite one under People.</p>
        </EmptyState>
      ) : (
        <Allocate traineeId={trainee.id} mentors={mentors} />
      )}
    </Page>
  )
}

type Mentorship = TraineeRecord['mentorships'][number]

function CurrentMentor({ traineeId, mentorship }: { traineeId: string; mentorship: Mentorship }) {
  const { revalidate } = useRevalidator()
  const [endsOn, setEndsOn] = useState(londonDay(new Date()))
  const [faults, setFaults] = useState<FormError[]>([])
  const end = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await call(endMentorship, {
        params: { traineeId, mentorshipId: mentorship.id },
        body: { endsOn },
        ifMatch: mentorship.version,
      })
      setFaults([])
      await revalidate()
    } catch (error) {
      setFaults(formFaults(error, []))
    }
  }
  return (
    <SummaryCard title={mentorship.mentor.name}>
      <ErrorSummary errors={faults} />
      <p>
        {mentorship.profession}, mentor since {formatDate(mentorship.startsOn)}. What they signed stays
        signed.
      </p>
      <form noValidate onSubmit={end}>
        <DateField
          name={`endsOn-${mentorship.id}`}
          label="Last day as mentor"
          value={endsOn}
          onChange={setEndsOn}
          today={londonDay(new Date())}
        />
        <Button kind="secondary" small>
          End on this day
        </Button>
      </form>
    </SummaryCard>
  )
}

interface Possible {
  id: string
  name: string
  profession: string
  capacity: number
  trainees: number
  current: boolean
  updateDueOn: string | null
}

const fields = ['mentorId', 'startsOn']

function Allocate({ traineeId, mentors }: { traineeId: string; mentors: readonly Possible[] }) {
  const navigate = useNavigate()
  const today = londonDay(new Date())
  const [mentorId, setMentorId] = useState('')
  const [startsOn, setStartsOn] = useState(today)
  const [faults, setFaults] = useState<FormError[]>([])
  const [busy, setBusy] = useState(false)
  const allocate = async (event: FormEvent) => {
    event.preventDefault()
    if (mentorId === '') return setFaults([{ field: 'mentorId', message: 'Choose a mentor' }])
    setBusy(true)
    try {
      await call(allocateMentor, { params: { traineeId }, body: { mentorId, startsOn } })
      navigate(paths.trainee(traineeId))
    } catch (error) {
      setFaults(formFaults(error, fields))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={allocate}>
      <ErrorSummary errors={faults} />
      <RadioGroup
        name="mentorId"
        label="Who is the new mentor?"
        labelSize="m"
        choices={mentors.map(choiceOf)}
        value={mentorId}
        onChange={setMentorId}
        error={errorFor(faults, 'mentorId')}
      />
      <DateField
        name="startsOn"
        label="From which day?"
        labelSize="m"
        value={startsOn}
        onChange={setStartsOn}
        today={today}
        error={errorFor(faults, 'startsOn')}
      />
      <Button busy={busy}>Allocate mentor</Button>
    </form>
  )
}

function choiceOf(mentor: Possible): Choice {
  const update = mentor.current
    ? `update due ${mentor.updateDueOn ? formatDate(mentor.updateDueOn) : 'later'}`
    : 'cannot sign until their update is recorded'
  return {
    value: mentor.id,
    text: mentor.name,
    hint: `${mentor.profession}, ${mentor.trainees} of ${mentor.capacity} trainees, ${update}`,
  }
}
