import { changeEmployment, type TraineeRecord } from '@rung/shared/contract/trainees'
import { decimalHours, formatMinutes, parseDuration } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { DurationField } from '../../ui/DurationField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { withDone } from './just-done.ts'
import { useSaving } from './use-saving.ts'

/** Agenda for Change full time: 37 hours 30 minutes a week. */
const fullTimeMinutes = 2250
const fields = ['post', 'band', 'weeklyMinutes', 'startsOn']
const bands = ['2', '3', '4'].map((value) => ({ value, text: `Band ${value}` }))

/** The post as it will be from a day on; the one before ends the day before. */
export function EmploymentForm({ trainee }: { trainee: TraineeRecord }) {
  const navigate = useNavigate()
  const { faults, setFaults, busy, save } = useSaving(fields)
  const [latest] = trainee.employments
  const [post, setPost] = useState(latest?.post ?? '')
  const [band, setBand] = useState(String(latest?.band ?? 2))
  const [hours, setHours] = useState(latest ? decimalHours(latest.weeklyMinutes) : '')
  const [startsOn, setStartsOn] = useState('')
  const record = (event: FormEvent) => {
    event.preventDefault()
    const weeklyMinutes = parseDuration(hours)
    if (weeklyMinutes === null)
      return setFaults([{ field: 'weeklyMinutes', message: 'Enter the hours a week, for example 37.5' }])
    const wte = Math.round((weeklyMinutes / fullTimeMinutes) * 100) / 100
    return save(async () => {
      await call(changeEmployment, {
        params: { traineeId: trainee.id },
        body: { post, band: Number(band), weeklyMinutes, wte, startsOn },
      })
      navigate(
        paths.trainee(trainee.id),
        withDone(
          `Band ${band}, ${formatMinutes(weeklyMinutes)} a week recorded from ${formatDate(startsOn)}`,
        ),
      )
      return []
    })
  }
  return (
    <form noValidate onSubmit={record}>
      <ErrorSummary errors={faults} />
      {latest && (
        <Note>
          Now: {latest.post}, Band {latest.band}, {formatMinutes(latest.weeklyMinutes)} a week since{' '}
          {formatDate(latest.startsOn)}. This ends the day before the change.
        </Note>
      )}
      <DateField
        name="startsOn"
        label="From which day?"
        value={startsOn}
        onChange={setStartsOn}
        error={errorFor(faults, 'startsOn')}
      />
      <TextField name="post" label="Post" value={post} onChange={setPost} error={errorFor(faults, 'post')} />
      <RadioGroup
        name="band"
        label="Band"
        inline
        choices={bands}
        value={band}
        onChange={setBand}
        error={errorFor(faults, 'band')}
      />
      <DurationField
        name="weeklyMinutes"
        label="Paid hours a week"
        hint="For example, 37.5 or 22:30"
        value={hours}
        onChange={setHours}
        error={errorFor(faults, 'weeklyMinutes')}
      />
      <Button busy={busy}>Record the change</Button>
    </form>
  )
}
