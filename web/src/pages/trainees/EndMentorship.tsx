import { endMentorship, type TraineeRecord } from '@rung/shared/contract/trainees'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { withDone } from './just-done.ts'
import { useSaving } from './use-saving.ts'

interface Props {
  trainee: TraineeRecord
  mentorship: TraineeRecord['mentorships'][number]
}

/** The rarer case: a mentor goes and nobody takes over yet. */
export function EndMentorship({ trainee, mentorship }: Props) {
  const navigate = useNavigate()
  const { faults, busy, save } = useSaving([])
  const [endsOn, setEndsOn] = useState(trainee.figures.asOf)
  const { id, mentor, version } = mentorship
  const end = (event: FormEvent) => {
    event.preventDefault()
    return save(async () => {
      const params = { traineeId: trainee.id, mentorshipId: id }
      await call(endMentorship, { params, body: { endsOn }, ifMatch: version })
      navigate(paths.trainee(trainee.id), withDone(`${mentor.name} is mentor until ${formatDate(endsOn)}`))
      return []
    })
  }
  return (
    <details className="nhsuk-details trainees-second">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Only end {mentor.name} as mentor</span>
      </summary>
      <form className="nhsuk-details__text" noValidate onSubmit={end}>
        <ErrorSummary errors={faults} />
        <p>
          Mentor since {formatDate(mentorship.startsOn)}. What they signed stays signed. Nobody can sign for{' '}
          {trainee.person.givenName} until another mentor is allocated.
        </p>
        <DateField
          name="endsOn"
          id={`endsOn-${id}`}
          label="Last day as mentor"
          value={endsOn}
          onChange={setEndsOn}
          today={trainee.figures.asOf}
        />
        <Button kind="secondary" busy={busy}>
          End on this day
        </Button>
      </form>
    </details>
  )
}
