import type { AnswerOf } from '@rung/shared/contract/endpoint'
import {
  allocateMentor,
  endMentorship,
  type listMentors,
  type TraineeRecord,
} from '@rung/shared/contract/trainees'
import { addDays, formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import { type FormEvent, useState } from 'react'
import { useNavigate, useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import type { Choice } from '../../ui/choices.ts'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { withDone } from './just-done.ts'
import { useSaving } from './use-saving.ts'

type Possible = AnswerOf<typeof listMentors>['mentors'][number]
type Mentorship = TraineeRecord['mentorships'][number]

interface Props {
  trainee: TraineeRecord
  mentors: readonly Possible[]
  /** Those who mentor today. */
  current: readonly Mentorship[]
}

/** One answer for the usual case: a new mentor takes over from the one of today. */
export function MentorForm({ trainee, mentors, current }: Props) {
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const { asOf } = trainee.figures
  const { faults, setFaults, busy, save } = useSaving(['mentorId', 'startsOn', 'stays'])
  const [mentorId, setMentorId] = useState('')
  const [startsOn, setStartsOn] = useState(asOf)
  const [stays, setStays] = useState('')
  const chosen = mentors.find(({ id }) => id === mentorId)
  const allocate = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn({ chosen, stays, asked: current.length > 0 })
    if (!chosen || missing.length > 0) return setFaults(missing)
    return save(async () => {
      await call(allocateMentor, { params: { traineeId: trainee.id }, body: { mentorId, startsOn } })
      const left = stays === 'no' ? await endAll(trainee.id, current, addDays(startsOn, -1)) : []
      if (left.length > 0) await revalidate()
      else
        navigate(paths.trainee(trainee.id), withDone(`${chosen.name} is mentor from ${formatDate(startsOn)}`))
      return left
    })
  }
  return (
    <form noValidate onSubmit={allocate}>
      <ErrorSummary errors={faults} />
      <RadioGroup
        name="mentorId"
        label="Who is the new mentor?"
        labelSize="m"
        choices={[...mentors].sort(withRoomFirst).map(choiceOf)}
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
        today={asOf}
        error={errorFor(faults, 'startsOn')}
      />
      {current.length > 0 && (
        <RadioGroup
          name="stays"
          label={`Does ${namesOf(current)} stay on as a mentor?`}
          labelSize="m"
          hint="What they signed stays signed"
          choices={staysChoices(startsOn)}
          value={stays}
          onChange={setStays}
          error={errorFor(faults, 'stays')}
        />
      )}
      <Button busy={busy}>Allocate mentor</Button>
    </form>
  )
}

const namesOf = (mentorships: readonly Mentorship[]) =>
  mentorships.map(({ mentor }) => mentor.name).join(' or ')

function staysChoices(startsOn: string): Choice[] {
  const last = isPlainDate(startsOn) ? `, their last day is ${formatDate(addDays(startsOn, -1))}` : ''
  return [
    { value: 'no', text: `No${last}` },
    { value: 'yes', text: 'Yes, both may sign' },
  ]
}

function missingIn({
  chosen,
  stays,
  asked,
}: {
  chosen: Possible | undefined
  stays: string
  asked: boolean
}): FormFault[] {
  return [
    ...(chosen ? [] : [{ field: 'mentorId', message: 'Choose a mentor' }]),
    ...(asked && stays === ''
      ? [{ field: 'stays', message: 'Choose whether the mentor of today stays on' }]
      : []),
  ]
}

/** The new mentor is allocated by now, so one who cannot be ended is told of rather than undone. */
async function endAll(
  traineeId: string,
  mentorships: readonly Mentorship[],
  endsOn: string,
): Promise<FormFault[]> {
  const left: FormFault[] = []
  for (const { id, version, mentor } of mentorships) {
    try {
      await call(endMentorship, {
        params: { traineeId, mentorshipId: id },
        body: { endsOn },
        ifMatch: version,
      })
    } catch (error) {
      const why = formFaults(error, []).map(({ message }) => message)
      left.push({
        message: `The new mentor is allocated, but ${mentor.name} stays on too. ${why.join('. ')}`,
      })
    }
  }
  return left
}

const hasRoom = ({ trainees, capacity }: Possible) => trainees < capacity
const withRoomFirst = (one: Possible, other: Possible) => Number(hasRoom(other)) - Number(hasRoom(one))

function choiceOf(mentor: Possible): Choice {
  const { id, name, profession, trainees, capacity, current, updateDueOn } = mentor
  const room = `${trainees} of ${capacity} trainees${hasRoom(mentor) ? '' : ', so no room'}`
  const update = current
    ? updateDueOn && `Update due on ${formatDate(updateDueOn)}`
    : 'Cannot sign until their update is recorded'
  return { value: id, text: name, hint: [profession, room, update].filter(Boolean).join('. ') }
}
